"""What tests of every room share: where the repository is, programs from outside, and the command line as a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import atomic, po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.templates import domains, template, template_path

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[1]


def need(program: str) -> str:
    """The path of a program from outside; without it the test is skipped, but fails where ``CI=true``."""
    here = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))  # .venv may not be active
    path = shutil.which(program, path=here)
    if path is not None:
        return path
    if os.environ.get("CI") == "true":
        pytest.fail(f"{program} is not installed; .ci/run installs what the tests need")
    pytest.skip(f"{program} is not installed")


def run(
    *command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """The finished process, whatever its exit code; ``env`` is laid over this process's environment."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | (env or {}),
        input=stdin,
        capture_output=True,
        check=False,
        timeout=600,
    )


def output(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> bytes:
    """The standard output of a process that has to succeed."""
    done = run(*command, cwd=cwd, env=env)
    assert done.returncode == 0, f"{command}\n{(done.stdout + done.stderr).decode(errors='replace')}"
    return done.stdout


def factsheet(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command line, run from the checkout as a process of its own; name another tree with ``--root``."""
    return run(sys.executable, ROOT / "cli.py", *arguments, cwd=cwd, env=env)


def without_drafts(root: Path) -> Path:
    """The tree with what is published alone, and the templates of that."""
    for draft in root.rglob("draft.yaml"):
        draft.unlink()
    tree = ContentTree(root)
    for domain in domains(tree):
        atomic.write_if_changed(tree.path(template_path(domain)), po_writer.render(template(tree, domain)))
    return root
