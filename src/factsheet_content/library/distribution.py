"""Which distribution of the package this is."""

from __future__ import annotations

from pathlib import Path


def version() -> str:
    """The installed distribution's version; in a checkout that was not installed, the one that it would get."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("factsheet-content")
    except PackageNotFoundError:
        import tomllib

        project = Path(__file__).parents[3] / "pyproject.toml"
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
