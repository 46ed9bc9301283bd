"""Compiles ``content/`` into the JSON that a wheel carries, so that an installed package needs no other library."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "factsheet_content"


class ContentBuildHook(BuildHookInterface[Any]):
    """Adds ``data/`` (compiled) and ``schema/`` (as it is) to a wheel.

    An editable install gets neither: a copy would go stale, and in a checkout ``library.py`` compiles anew.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Lay the files ready and tell hatchling where in the wheel they belong."""
        if self.target_name != "wheel" or version != "standard":
            return
        root = Path(self.root)
        self._compiled = TemporaryDirectory()
        data = Path(self._compiled.name)
        for name, content in _compile_tree(root).items():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        build_data["force_include"] |= {
            str(data): f"{PACKAGE}/data",
            str(root / "schema"): f"{PACKAGE}/schema",
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling's
        """Remove what was laid ready."""
        if hasattr(self, "_compiled"):
            self._compiled.cleanup()


def _compile_tree(root: Path) -> dict[str, bytes]:
    sys.path.insert(0, str(root / "src"))
    from factsheet_content.publishing.compiling import compile_tree

    return compile_tree(root)
