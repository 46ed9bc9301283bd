from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import errors, validate
from factsheet_content.editions.lock import lock_entries, series_lock_entries
from factsheet_content.editions.publication import Publication
from factsheet_content.errors import FactsheetError, UnknownEditionError
from factsheet_content.publishing.compiling import compile_tree
from factsheet_content.publishing.recalling import amend, reissue, review, withdraw
from factsheet_content.publishing.releasing import begin, release
from factsheet_content.rendering import render
from tests.translation.trees import DOCUMENT, EDITION, FOLDER, LABELS, NOTICES, SERIES, SHEET, SLUG, edit

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)
NEW = "2026-12-01"


def at(root: Path) -> ContentTree:
    return ContentTree(root, TODAY)


@pytest.fixture
def two(tree: Path) -> Path:
    """A tree with an edition that supersedes the shipped one."""
    begin(at(tree), SLUG)
    edit(tree, f"{FOLDER}/draft.yaml", ("Weglopen van huis", "Weglopen van het huis"))
    release(at(tree), SLUG, NEW, "Nieuw.")
    return tree


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_correction_that_changes_no_meaning_is_recorded(two: Path) -> None:
    before = lock_entries(at(two), SLUG)[NEW]
    publication = Publication(at(two))
    english = publication.factsheet(SLUG, NEW, "en").translation.units
    edit(two, f"{FOLDER}/{NEW}.yaml", ("landen in Noord Afrika", "landen in Noord-Afrika"))
    assert {problem.code for problem in errors(validate(at(two)))} == {"FC605"}
    tampering, changed = amend(at(two), SLUG, NEW, "Koppelteken vergeten.")
    assert [one.id for one in tampering.texts] == ["facts/cijfers/landen"]
    entry = lock_entries(at(two), SLUG)[NEW]
    (amendment,) = entry.amended
    assert (amendment.on, amendment.reason, amendment.hash) == ("2026-11-23", "Koppelteken vergeten.", before.hash)
    assert entry.hash != before.hash
    assert "content/editions.lock" in changed
    assert errors(validate(at(two))) == []
    # Its translation is as current as it was.
    assert Publication(at(two)).factsheet(SLUG, NEW, "en").translation.units == english


def test_a_correction_of_the_series_text_is_recorded_as_well(tree: Path) -> None:
    begin(at(tree), None)
    edit(tree, "content/nl/series/draft.yaml", ("specifiek typen", "specifieke typen"))
    release(at(tree), None, NEW, None)
    edit(tree, f"content/nl/series/{NEW}.yaml", ("5 stappen van de meldcode", "5 stappen van de Meldcode"))
    amend(at(tree), None, NEW, "Hoofdletter.")
    assert len(series_lock_entries(at(tree))[NEW].amended) == 1
    assert errors(validate(at(tree))) == []


def test_two_corrections_are_kept_in_order(two: Path) -> None:
    for old, new in (("landen in Noord Afrika", "landen in Noord-Afrika"), ("Weglopen van het", "Wegloop van het")):
        edit(two, f"{FOLDER}/{NEW}.yaml", (old, new))
        amend(at(two), SLUG, NEW, new)
    assert [one.reason for one in lock_entries(at(two), SLUG)[NEW].amended] == [
        "landen in Noord-Afrika",
        "Wegloop van het",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Mag niet beschikken", "Mag beschikken"),
        ("min: 182", "min: 183"),
        ("{contacts.alarmnummer.telefoon}", "{contacts.politie.telefoon}"),
        ("          weglopen: Weglopen van het huis\n", ""),
    ],
)
def test_what_changes_the_meaning_is_not_amended(two: Path, old: str, new: str) -> None:
    edit(two, f"{FOLDER}/{NEW}.yaml", (old, new))
    before = files(two)
    with pytest.raises(FactsheetError, match="amended"):
        amend(at(two), SLUG, NEW, "x")
    assert files(two) == before


def test_an_edition_stays_true_to_its_source_document(tree: Path) -> None:
    edit(tree, SHEET, ("landen in Noord Afrika", "landen in Noord-Afrika"))
    with pytest.raises(ContentError, match="nothing is recorded") as refused:
        amend(at(tree), SLUG, EDITION, "x")
    assert {problem.code for problem in refused.value.diagnostics} == {"FC603"}
    edit(tree, DOCUMENT, ("landen in Noord Afrika", "landen in Noord-Afrika"))
    amend(at(tree), SLUG, EDITION, "Slordig overgenomen.")
    assert errors(validate(at(tree))) == []


def test_nothing_edited_is_nothing_to_amend(tree: Path) -> None:
    with pytest.raises(FactsheetError, match="is what was published"):
        amend(at(tree), SLUG, EDITION, "x")
    with pytest.raises(UnknownEditionError, match=f"there are: {EDITION}"):
        amend(at(tree), SLUG, NEW, "x")


def test_a_withdrawn_edition_is_readable_with_a_notice_and_kept_for_no_language(two: Path) -> None:
    _, refreshed = withdraw(at(two), SLUG, NEW, "Het nummer klopt niet.")
    assert refreshed
    assert errors(validate(at(two))) == []
    publication = Publication(at(two))
    assert publication.status(SLUG, NEW) == "withdrawn"
    assert publication.newest(SLUG) == EDITION
    assert {entry.edition for entry in publication.language_entries(SLUG)} == {EDITION}
    sheet = publication.factsheet(SLUG, NEW, "nl")
    assert str(sheet.notices[0].text) == "Deze uitgave is ingetrokken. Het nummer klopt niet."
    for form in ("text", "markdown"):
        assert "Deze uitgave is ingetrokken" in render(sheet, form).decode()
    assert not [notice for notice in publication.factsheet(SLUG, EDITION, "nl").notices if "ingetrokken" in notice.id]
    assert f"nl/{SLUG}/{NEW}.json" in compile_tree(two)


def test_an_only_edition_that_is_withdrawn_leaves_none_current(tree: Path) -> None:
    withdraw(at(tree), SLUG, EDITION, "Fout.")
    publication = Publication(at(tree))
    assert publication.newest(SLUG) is None
    assert list(publication.language_entries(SLUG)) == []
    assert f"nl/{SLUG}/{EDITION}.json" in compile_tree(tree)
    assert begin(at(tree), SLUG).edition == EDITION


def test_nothing_is_withdrawn_twice(tree: Path) -> None:
    withdraw(at(tree), SLUG, EDITION, "Fout.")
    with pytest.raises(FactsheetError, match="was withdrawn on 2026-11-23"):
        withdraw(at(tree), SLUG, EDITION, "Fout.")


def test_errors_elsewhere_do_not_stop_a_withdrawal(two: Path) -> None:
    edit(two, LABELS, ("labels:\n", "labels: []\nlabel:\n"))
    changed, refreshed = withdraw(at(two), SLUG, NEW, "Het nummer klopt niet.")
    assert not refreshed
    assert changed == ["content/editions.lock", NOTICES]
    assert lock_entries(at(two), SLUG)[NEW].withdrawn == "2026-11-23"


def test_the_series_text_can_be_withdrawn(tree: Path) -> None:
    changed, _ = withdraw(at(tree), None, EDITION, "Fout.")
    sheet = Publication(at(tree)).factsheet(SLUG, EDITION, "nl")
    first = str(sheet.notices[0].text)
    assert first == "De tekst die deze uitgave met de hele serie deelt, is ingetrokken. Fout."
    assert Publication(at(tree)).status(SLUG, EDITION) == "current", "its own text was not withdrawn"
    assert "content/editions.lock" in changed
    assert series_lock_entries(at(tree))[EDITION].withdrawn_because == "Fout."
    assert (tree / SERIES).exists()


def test_an_unchanged_reissue_is_a_date_in_the_lock(tree: Path) -> None:
    before = files(tree)
    assert reissue(at(tree), SLUG, EDITION, "2022-08-01") == ["content/editions.lock"]
    reissue(at(tree), SLUG, EDITION, "2020-01-01")
    assert lock_entries(at(tree), SLUG)[EDITION].reissued == ("2020-01-01", "2022-08-01")
    assert {path for path, data in files(tree).items() if before.get(path) != data} == {"content/editions.lock"}
    (entry,) = Publication(at(tree)).edition_entries(SLUG)
    assert entry.reissued == ("2020-01-01", "2022-08-01")


@pytest.mark.parametrize("day", [EDITION, "2017-01-01", "2062-01-01", "2022-08-01", "x"])
def test_a_reissue_has_a_day_of_its_own(tree: Path, day: str) -> None:
    reissue(at(tree), SLUG, EDITION, "2022-08-01")
    with pytest.raises(FactsheetError, match=r"the date|issued again"):
        reissue(at(tree), SLUG, EDITION, day)


def test_only_the_current_edition_is_issued_again(two: Path) -> None:
    with pytest.raises(FactsheetError, match=f"is not current; issue {NEW} again"):
        reissue(at(two), SLUG, EDITION, "2026-12-02")


def test_a_review_is_recorded_and_told(tree: Path) -> None:
    assert review(at(tree), SLUG, "2026-11-20", "LKHA", "2027-11-20") == [NOTICES]
    assert errors(validate(at(tree))) == []
    found = Publication(at(tree)).factsheet(SLUG, EDITION, "nl").review
    assert (found.on, found.by, found.due) == ("2026-11-20", "LKHA", "2027-11-20")


@pytest.mark.parametrize(
    ("on", "due", "why"),
    [
        ("2026-11-24", None, "once it has been done"),
        ("2026-11-20", "2026-11-20", "not after 2026-11-20"),
        ("2026-13-01", None, "does not exist"),
        ("2026-11-20", "morgen", "year-month-day"),
    ],
)
def test_a_review_with_a_day_that_cannot_be_is_refused(tree: Path, on: str, due: str | None, why: str) -> None:
    before = files(tree)
    with pytest.raises(FactsheetError, match=why):
        review(at(tree), SLUG, on, "LKHA", due)
    assert files(tree) == before


def test_no_draft_is_released_on_a_series_text_that_was_withdrawn(tree: Path) -> None:
    draft = begin(at(tree), SLUG).path
    edit(tree, draft, ("Weglopen van huis", "Weglopen van het huis"))
    withdraw(at(tree), None, EDITION, "Fout.")
    with pytest.raises(FactsheetError, match=f"carries the series text of {EDITION}, which was withdrawn"):
        release(at(tree), SLUG, "2026-12-01", None)
