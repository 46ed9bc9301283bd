from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.coverage import Coverage, coverage, reading_units, threshold
from factsheet_content.translation.states import Language, State
from tests.translation.trees import NOTICES, SHEET, edit, edit_entry, sheet, shipped

if TYPE_CHECKING:
    from pathlib import Path


def ids(root: Path) -> list[str]:
    tree = ContentTree(root)
    return [unit.id for unit in reading_units(tree, sheet(tree))]


def test_a_reader_reads_the_sheet_its_series_texts_and_its_notices() -> None:
    units = list(reading_units(shipped().tree, sheet(shipped().tree)))
    keys = [(unit.domain, unit.id) for unit in units]
    assert len(set(keys)) == len(keys)
    found = {unit.id for unit in units}
    assert {"title", "publisher", "name", "intro/doel", "signals.heading", "definition.heading"} <= found
    assert {"contact/gevaar", "facts.meldingen.label", "notices.afwegingskader"} <= found
    assert not any(unit.domain in ("labels", "contacts", "types") for unit in units)


def test_only_what_the_edition_uses_of_the_series(tree: Path) -> None:
    edit(
        tree, SHEET, ("  - series: voorbeelden\n", ""), ("  - id: signals\n", "  - id: signals\n    heading: Tekens\n")
    )
    found = ids(tree)
    assert "intro/voorbeelden" not in found
    assert "intro/doel" in found
    assert found.count("signals.heading") == 1
    edit(tree, SHEET, ("intro:\n  - series: doel\n  - series: inhoud\n", ""))
    assert "intro/voorbeelden" in ids(tree)


def test_a_notice_of_another_edition_is_not_read(tree: Path) -> None:
    edit(tree, NOTICES, ("    critical: true\n", "    critical: true\n    # niet van deze\n"))
    text = (tree / NOTICES).read_text("utf-8")
    (tree / NOTICES).write_text(text.replace("editions: [2018-11-17]", "editions: [2017-01-01]", 1), "utf-8")
    assert [id_ for id_ in ids(tree) if id_.startswith("notices")] == ["notices.aantal_meldingen"]


def test_the_counts(tree: Path) -> None:
    edit_entry(tree, "signals/mogelijk/weglopen", msgstr="")
    edit_entry(tree, "signals/mogelijk/conflicten", flags=("fuzzy",))
    edit_entry(tree, "contact/gevaar", msgstr="Call {contacts.alarmnummer.telefoon}.")
    content = ContentTree(tree)
    found = coverage(content, sheet(content), Language(content, "en"))
    total = len(ids(tree))
    assert (found.counts.total, found.counts.current) == (total, total - 3)
    assert (found.counts.outdated, found.counts.missing) == (2, 1)
    assert found.ratio == round((total - 3) / total, 4)


def test_the_source_language_is_complete() -> None:
    found = coverage(shipped().tree, sheet(shipped().tree), Language(shipped().tree, "nl"))
    assert (found.ratio, found.blocking, found.publishable) == (1.0, [], True)


@pytest.mark.parametrize(("current", "publishable"), [(8, True), (7, False), (10, True), (0, False)])
def test_the_threshold_is_inclusive(current: int, publishable: bool) -> None:  # noqa: FBT001
    harmless = next(unit for unit in sheet(shipped().tree).units() if not unit.critical)
    states = [(harmless, State.CURRENT)] * current + [(harmless, State.MISSING)] * (10 - current)
    assert Coverage(tuple(states), 0.8).publishable is publishable


def test_where_the_threshold_comes_from(tree: Path) -> None:
    assert threshold(ContentTree(tree)) == 0.8
    edit(tree, "content/site.yaml", ("publication_threshold: 0.8", "publication_threshold: 1"))
    assert threshold(ContentTree(tree)) == 1.0
    edit(tree, "content/site.yaml", ("publication_threshold: 1\n", ""))
    assert threshold(ContentTree(tree)) == 0.8
