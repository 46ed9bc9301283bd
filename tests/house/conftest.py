"""What the house is judged by: its distributions, and a repository of the files that a commit would hold."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, need, output

if TYPE_CHECKING:
    from pathlib import Path

GIT = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


@dataclass(frozen=True)
class Distributions:
    """What one source builds."""

    sdist: Path
    wheel_from_checkout: Path
    wheel: Path
    """Built from the sdist, as a package index would have it."""


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with one commit: the files of this checkout as they are now, without what git ignores."""
    git, folder = need("git"), tmp_path_factory.mktemp("repository")
    listed = output(git, "ls-files", "-z", "--cached", "--others", "--exclude-standard").decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    output(git, "init", "--quiet", cwd=folder)
    output(git, "add", "--all", cwd=folder)
    output(git, *GIT, "commit", "--quiet", "--message", "as it is", cwd=folder)
    return folder


@pytest.fixture(scope="session")
def distributions(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Distributions:
    """The sdist, the wheel made from it, and the wheel made from the checkout."""
    target = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--no-isolation")
    output(*build, "--outdir", target / "both", repository)
    output(*build, "--wheel", "--outdir", target / "direct", repository)
    return Distributions(
        sdist=next((target / "both").glob("*.tar.gz")),
        wheel_from_checkout=next((target / "direct").glob("*.whl")),
        wheel=next((target / "both").glob("*.whl")),
    )


@pytest.fixture(scope="session")
def installed(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that held nothing before the wheel came in; pip can reach no index."""
    folder = tmp_path_factory.mktemp("empty")
    output(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    output(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", distributions.wheel)
    return python
