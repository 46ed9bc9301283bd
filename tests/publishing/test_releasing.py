from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import DRAFT, ContentTree
from factsheet_content.checks.validation import errors, validate
from factsheet_content.editions.lock import lock_entries, series_lock_entries
from factsheet_content.editions.publication import Publication
from factsheet_content.errors import FactsheetError, UnknownFactsheetError
from factsheet_content.publishing.releasing import Release, begin, release
from tests.translation.trees import CONTACTS, EDITION, FOLDER, LOCK, SHEET, SLUG, edit

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)
NEW = "2026-12-01"
DRAFT_PATH = f"{FOLDER}/draft.yaml"
SERIES_DRAFT = "content/nl/series/draft.yaml"
CRITICAL = "paragraph: Bij acuut gevaar bel {contacts.alarmnummer.telefoon}."


def at(root: Path) -> ContentTree:
    return ContentTree(root, TODAY)


def drafted(root: Path, *changes: tuple[str, str]) -> None:
    begin(at(root), SLUG)
    edit(root, DRAFT_PATH, *changes)


def released(root: Path, day: str = NEW, note: str | None = None) -> Release:
    return release(at(root), SLUG, day, note)


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_draft_that_is_begun_is_sound(tree: Path) -> None:
    draft = begin(at(tree), SLUG)
    assert (draft.path, draft.edition) == (DRAFT_PATH, EDITION)
    assert draft.files == [DRAFT_PATH, f"content/pot/factsheets/{SLUG}.pot"]
    assert errors(validate(at(tree))) == []


def test_the_whole_cycle(tree: Path) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    before = (tree / DRAFT_PATH).read_text("utf-8")
    done = released(tree, note="Nieuwe tekst.")
    assert (done.edition, done.note, done.proposed, done.behind) == (NEW, "Nieuwe tekst.", False, ())
    text = (tree / FOLDER / f"{NEW}.yaml").read_text("utf-8")
    dated = before.replace(f"factsheet: {SLUG}\n", f"factsheet: {SLUG}\nedition: {NEW}\n")
    assert text == f"{dated}\nchanges:\n  note: Nieuwe tekst.\n"
    assert not (tree / DRAFT_PATH).exists()
    assert errors(validate(at(tree))) == []
    publication = Publication(at(tree))
    assert [publication.status(SLUG, edition) for edition in publication.editions(SLUG)] == ["current", "superseded"]
    assert lock_entries(at(tree), SLUG)[NEW].released == "2026-11-23"
    catalog = at(tree).catalog("en", f"factsheets/{SLUG}")
    assert catalog
    fuzzy = catalog.get("signals/mogelijk/weglopen", "Weglopen van het huis")
    assert fuzzy
    assert "fuzzy" in fuzzy.flags


def test_a_dry_run_says_the_same_and_writes_nothing(tree: Path) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    before = files(tree)
    planned = release(at(tree), SLUG, NEW, None, dry_run=True)
    assert files(tree) == before
    assert released(tree) == planned


def test_without_a_note_the_difference_makes_one(tree: Path) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    done = released(tree)
    assert done.proposed
    assert f"1 wijziging tussen {EDITION} en {NEW}" in done.note
    assert at(tree).sheet(SLUG, NEW).changes["note"] == done.note


def test_the_note_of_the_draft_is_kept(tree: Path) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    with (tree / DRAFT_PATH).open("a", encoding="utf-8") as stream:
        stream.write("changes:\n  note: Eén woord.\n  same_meaning: [signals/mogelijk/weglopen]\n")
    done = released(tree)
    assert (done.note, done.proposed, done.behind) == ("Eén woord.", False, ())
    assert at(tree).sheet(SLUG, NEW).changes["same_meaning"] == ["signals/mogelijk/weglopen"]


def test_a_language_that_falls_behind_is_named_and_keeps_its_edition(tree: Path) -> None:
    drafted(tree, (CRITICAL, CRITICAL.replace("Bij acuut", "Bij direct")))
    (behind,) = released(tree).behind
    assert (behind.language, behind.keeps) == ("en", EDITION)
    assert [unit.id for unit, _ in behind.coverage.blocking] == ["contact/gevaar"]
    publication = Publication(at(tree))
    assert publication.newest_in(SLUG, "en") == EDITION
    assert publication.factsheet(SLUG, EDITION, "en").status == "superseded"
    assert publication.languages(SLUG, NEW) == ["nl"]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (EDITION, f"not after {EDITION}"),
        ("2018-11-16", f"not after {EDITION}"),
        ("2062-12-01", "is the year right"),
        ("1-12-2026", "year-month-day"),
    ],
)
def test_a_date_that_cannot_be_is_refused(tree: Path, day: str, why: str) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    before = files(tree)
    with pytest.raises(FactsheetError, match=why):
        released(tree, day)
    assert files(tree) == before


def test_errors_stop_a_release_and_nothing_is_changed(tree: Path) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van {facts.huis}"))
    before = files(tree)
    with pytest.raises(ContentError, match="nothing is released") as refused:
        released(tree)
    assert [problem.code for problem in refused.value.diagnostics] == ["FC401"]
    assert {problem.path for problem in refused.value.diagnostics} == {DRAFT_PATH}
    assert files(tree) == before


def test_a_note_that_names_nothing_is_found(tree: Path) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    with (tree / DRAFT_PATH).open("a", encoding="utf-8") as stream:
        stream.write('changes:\n  note: "Nu {facts.weg}."\n')
    with pytest.raises(ContentError) as refused:
        released(tree)
    assert [problem.code for problem in refused.value.diagnostics] == ["FC401"]


def test_a_note_from_the_command_line_stands_as_it_is_typed(tree: Path) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    released(tree, note="Nu {weg} en *los*.")
    (entry, _) = Publication(at(tree)).edition_entries(SLUG, "nl")
    assert entry.note
    assert entry.note.text == "Nu {weg} en *los*."


def test_a_draft_that_says_nothing_new_is_a_reissue(tree: Path) -> None:
    drafted(tree)
    edit(tree, DRAFT_PATH, ("# Gepubliceerde uitgave", "# Andere opmerking"))
    with pytest.raises(FactsheetError, match=f"release {SLUG} --reissue {EDITION}"):
        released(tree)


def test_without_a_draft_there_is_nothing_to_release(tree: Path) -> None:
    with pytest.raises(FactsheetError, match=f"begin one: factsheet revise {SLUG}"):
        released(tree)
    with pytest.raises(UnknownFactsheetError):
        release(at(tree), "stalking", NEW, None)
    with pytest.raises(UnknownFactsheetError):
        begin(at(tree), "stalking")


def test_an_edited_edition_stops_a_draft(tree: Path) -> None:
    edit(tree, SHEET, ("Weglopen van huis", "Weglopen van thuis"))
    with pytest.raises(ContentError, match="no draft is begun"):
        begin(at(tree), SLUG)


def test_the_series_text_has_editions_in_the_same_way(tree: Path) -> None:
    draft = begin(at(tree), None)
    assert (draft.path, draft.dropped) == (SERIES_DRAFT, ["edition"])
    assert errors(validate(at(tree))) == []
    with pytest.raises(FactsheetError, match="release --series --reissue"):
        release(at(tree), None, NEW, None)
    edit(tree, SERIES_DRAFT, ("specifiek typen", "specifieke typen"))
    done = release(at(tree), None, NEW, None)
    assert "content/pot/labels.pot" in done.files
    assert list(series_lock_entries(at(tree))) == [NEW, EDITION]
    assert errors(validate(at(tree))) == []
    # The factsheets go on with the text that they were published with, until an edition takes up the new one.
    assert Publication(at(tree)).factsheet(SLUG, EDITION, "nl").series.edition == EDITION


def test_a_factsheet_waits_for_the_series_text_that_it_carries(tree: Path) -> None:
    begin(at(tree), None)
    drafted(tree, (f"series: {EDITION}", f"series: {NEW}"))
    (tree / SERIES_DRAFT).rename(tree / f"content/nl/series/{NEW}.yaml")
    edit(tree, f"content/nl/series/{NEW}.yaml", ("name: Factsheets", f"edition: {NEW}\nname: Factsheets"))
    with pytest.raises(FactsheetError, match=f"series text of {NEW}, which is not released"):
        released(tree)


def test_a_draft_of_the_series_has_no_date_yet(tree: Path) -> None:
    begin(at(tree), None)
    edit(tree, SERIES_DRAFT, ("name: Factsheets", f"edition: {NEW}\nname: Factsheets"))
    assert "FC411" in {problem.code for problem in validate(at(tree))}


def test_what_is_written_at_the_same_time_is_not_overwritten(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factsheet_content.publishing.staging import Stage

    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    refresh = Stage.refresh

    def meanwhile(stage: Stage, *, catalogs: bool) -> None:
        refresh(stage, catalogs=catalogs)
        edit(tree, DRAFT_PATH, ("Weglopen van het huis", "Weglopen uit huis"))

    monkeypatch.setattr(Stage, "refresh", meanwhile)
    with pytest.raises(FactsheetError, match=r"draft\.yaml was changed at the same time"):
        released(tree)
    assert at(tree).has_draft(SLUG)
    assert at(tree).editions(SLUG) == [EDITION]


def test_the_first_edition_of_a_factsheet_has_no_edition_before_it(tree: Path) -> None:
    """A factsheet that is new: a folder with a draft."""
    (tree / FOLDER / "notices.yaml").unlink()
    source = (tree / SHEET).read_text("utf-8").replace(f"edition: {EDITION}\n", "")
    (tree / DRAFT_PATH).write_text(source.replace("  text: 2018-11-17.source.txt\n", ""), "utf-8")
    (tree / SHEET).unlink()
    lock = (tree / LOCK).read_text("utf-8")
    (tree / LOCK).write_text(
        lock[: lock.index("factsheets:")] + "factsheets: {}\n" + lock[lock.index("series:") :], "utf-8"
    )
    done = released(tree)
    assert (done.note, done.proposed) == ("", False)
    assert Publication(at(tree)).status(SLUG, NEW) == "current"


def test_a_contact_may_change_while_an_edition_is_published(tree: Path) -> None:
    drafted(tree, ("Weglopen van huis", "Weglopen van het huis"))
    released(tree)
    edit(tree, CONTACTS, ("    name: Alarmnummer", "    name: Alarmnummer 112"))
    assert "FC605" not in {problem.code for problem in validate(at(tree))}
    assert not at(tree).has_draft(DRAFT)
