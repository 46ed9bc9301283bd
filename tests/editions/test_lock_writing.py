from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.schema import check_schema
from factsheet_content.editions.lock import Amendment, lock_entries, series_lock_entries
from factsheet_content.editions.lock_writing import Ledger
from factsheet_content.errors import FactsheetError
from tests.translation.trees import EDITION, LOCK, SLUG

if TYPE_CHECKING:
    from pathlib import Path

HASH = "0" * 64
OTHER = "1" * 64


def written(root: Path, ledger: Ledger) -> ContentTree:
    (root / LOCK).write_bytes(ledger.render())
    return ContentTree(root)


def test_writing_twice_gives_the_same_bytes_and_says_the_same(tree: Path) -> None:
    before = ContentTree(tree)
    entries = lock_entries(before, SLUG), series_lock_entries(before)
    now = written(tree, Ledger(before))
    assert (lock_entries(now, SLUG), series_lock_entries(now)) == entries
    assert Ledger(now).render() == (tree / LOCK).read_bytes()
    assert list(check_schema(now.lock)) == []


def test_everything_that_can_happen_is_kept(tree: Path) -> None:
    ledger = Ledger(ContentTree(tree))
    ledger.released(SLUG, "2026-12-01", HASH, "2026-11-23")
    ledger.reissued(SLUG, "2026-12-01", "2027-01-02")
    ledger.reissued(SLUG, "2026-12-01", "2027-01-01")
    ledger.amended(SLUG, "2026-12-01", OTHER, "2027-01-03", "Tikfout: 'x' # geen commentaar")
    ledger.withdrawn(SLUG, "2026-12-01", "2027-01-04", "Fout nummer. " * 12 + "Einde")
    ledger.released(None, "2026-12-01", HASH, "2026-11-23")
    ledger.released("aaa", "2026-12-01", HASH, "2026-11-23")
    now = written(tree, ledger)
    entry = lock_entries(now, SLUG)["2026-12-01"]
    assert (entry.hash, entry.released, entry.reissued) == (OTHER, "2026-11-23", ("2027-01-01", "2027-01-02"))
    assert entry.amended == (Amendment("2027-01-03", "Tikfout: 'x' # geen commentaar", HASH),)
    assert (entry.withdrawn, entry.withdrawn_because) == ("2027-01-04", "Fout nummer. " * 12 + "Einde")
    assert list(lock_entries(now, SLUG)) == ["2026-12-01", EDITION]
    assert list(now.lock.data["factsheets"]) == ["aaa", SLUG]
    assert list(check_schema(now.lock)) == []
    assert max(map(len, (tree / LOCK).read_text("utf-8").splitlines())) <= 120


def test_the_comments_at_its_head_are_kept(tree: Path) -> None:
    head = "# eerst\n# dan\n"
    (tree / LOCK).write_text(head + (tree / LOCK).read_text("utf-8"), "utf-8")
    assert Ledger(ContentTree(tree)).render().decode().startswith(f"{head}# yaml-language-server:")


def test_a_tree_without_a_lock_gets_one(tree: Path) -> None:
    (tree / LOCK).unlink()
    now = written(tree, Ledger(ContentTree(tree)))
    assert now.lock.data == {"factsheets": {}, "series": {}}
    assert list(check_schema(now.lock)) == []


def test_nothing_is_released_twice_and_nothing_unpublished_recalled(tree: Path) -> None:
    ledger = Ledger(ContentTree(tree))
    with pytest.raises(FactsheetError, match="was released on"):
        ledger.released(SLUG, EDITION, HASH, "2026-11-23")
    with pytest.raises(FactsheetError, match=f"no published edition '2017-01-01'; there are: {EDITION}"):
        ledger.withdrawn(SLUG, "2017-01-01", "2026-11-23", "x")
    with pytest.raises(FactsheetError, match="there are: none"):
        ledger.reissued("stalking", EDITION, "2026-11-23")
