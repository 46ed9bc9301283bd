"""The corpus of edit pairs: two factsheets, what an expert would say changed, and the memo that says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.diff.asking import of_files
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.editions.diff.asking import Answer
    from factsheet_content.editions.diff.changes import Diff

FOLDER = ROOT / "tests/examples/diffs"
TREE = ContentTree(ROOT)


@dataclass(frozen=True)
class Pair:
    """One folder of the corpus."""

    folder: Path

    @property
    def old(self) -> Path:
        return self.folder / "old.yaml"

    @property
    def new(self) -> Path:
        return self.folder / "new.yaml"

    @property
    def memo(self) -> Path:
        return self.folder / "memo.txt"

    @property
    def expected(self) -> list[str]:
        """What an expert would say, by hand: ``<class> <aspects> <id>``, or ``<old id> → <new id>``."""
        changes: list[str] = yaml.safe_load((self.folder / "expected.yaml").read_text("utf-8"))["changes"]
        return changes

    def answer(self) -> Answer:
        return of_files(TREE, self.old, self.new)


PAIRS = {folder.name: Pair(folder) for folder in sorted(FOLDER.iterdir())}


def told(diff: Diff) -> list[str]:
    """The changes that a memo tells, in the words of the corpus."""
    found = []
    for change in diff.told:
        ids = [id_ for id_ in (change.old_id, change.new_id) if id_]
        found.append(f"{change.weight} {' '.join(change.aspects)} {' → '.join(dict.fromkeys(ids))}")
    return found
