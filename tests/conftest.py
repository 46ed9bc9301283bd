"""Fixtures of every room."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, without_drafts

if TYPE_CHECKING:
    from pathlib import Path


# Messages are compared in English, whatever language the machine speaks.
os.environ.setdefault("FACTSHEET_UI_LANG", "en")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the shipped content and schemas that a test may alter: a root for ``--root`` or ``compile_tree``.

    Drafts are left out, for one may be written at any time.
    """
    root = tmp_path / "tree"
    for folder in ("content", "schema"):
        shutil.copytree(ROOT / folder, root / folder)
    return without_drafts(root)
