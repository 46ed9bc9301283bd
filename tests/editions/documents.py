"""The shipped edition, or that of another tree, held against a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.fidelity import compare
from tests.support import ROOT
from tests.translation.trees import DOCUMENT, sheet, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.editions.fidelity import Difference

TEXT = (ROOT / DOCUMENT).read_text("utf-8")


def held(document: str, tree: ContentTree | None = None) -> Difference | None:
    """What differs between the shipped edition, or that of another tree, and a document."""
    tree = tree or shipped().tree
    return compare(tree, sheet(tree), document)


def held_in(root: Path) -> Difference | None:
    """What differs between the edition and the document of a tree."""
    return held((root / DOCUMENT).read_text("utf-8"), ContentTree(root))
