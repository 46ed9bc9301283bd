from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.editions import journal
from factsheet_content.errors import FactsheetError
from tests.translation.trees import LOCK, NOTICES, SHEET

if TYPE_CHECKING:
    from pathlib import Path

FRESH = "content/nl/nieuw/a.yaml"


def before(root: Path) -> dict[str, bytes]:
    return {path: (root / path).read_bytes() for path in (LOCK, NOTICES, SHEET)}


def test_files_are_changed_made_and_removed_together(tree: Path) -> None:
    with journal.changing(tree, "x") as left:
        assert left == ""
        journal.commit(tree, "x", {LOCK: b"a", FRESH: b"b", NOTICES: None}, before(tree))
    assert (tree / LOCK).read_bytes() == b"a"
    assert (tree / FRESH).read_bytes() == b"b"
    assert not (tree / NOTICES).exists()
    assert not (tree / journal.FOLDER).exists()


def test_a_file_that_changed_meanwhile_stops_everything(tree: Path) -> None:
    known = before(tree)
    (tree / LOCK).write_bytes(b"anders")
    with pytest.raises(FactsheetError, match=r"editions\.lock was changed at the same time"):
        journal.commit(tree, "x", {LOCK: b"a", NOTICES: None}, known)
    assert (tree / NOTICES).exists()


def test_a_file_that_came_meanwhile_stops_everything_too(tree: Path) -> None:
    (tree / "content/nl/nieuw").mkdir()
    (tree / FRESH).write_bytes(b"van een ander")
    with pytest.raises(FactsheetError, match="at the same time"):
        journal.commit(tree, "x", {FRESH: b"b"}, before(tree))
    assert (tree / FRESH).read_bytes() == b"van een ander"


def test_what_was_never_begun_is_cleared_away(tree: Path) -> None:
    (tree / journal.FOLDER).mkdir()
    (tree / journal.FOLDER / "0").write_bytes(b"half")
    known = before(tree)
    assert "nothing was changed" in journal.settle(tree)
    assert before(tree) == known
    assert journal.settle(tree) == ""


def test_a_plan_that_cannot_be_read_is_shown_to_a_person(tree: Path) -> None:
    (tree / journal.FOLDER).mkdir()
    (tree / journal.FOLDER / "plan.json").write_bytes(b"{")
    with pytest.raises(FactsheetError, match="remove the folder"):
        journal.settle(tree)


def test_nothing_to_do_writes_nothing(tree: Path) -> None:
    journal.commit(tree, "x", {}, {})
    assert not (tree / journal.FOLDER).exists()
