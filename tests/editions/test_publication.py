from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.publication import Publication, index
from factsheet_content.translation.states import State
from tests.translation.trees import (
    CONTACTS,
    DOMAIN,
    EDITION,
    NOTICES,
    SHEET,
    SLUG,
    accept,
    add_edition,
    edit,
    edit_entry,
    edit_header,
    lock,
    sheet,
    shipped,
)

if TYPE_CHECKING:
    from pathlib import Path

NEWER, NEWEST = "2022-03-04", "2025-06-07"
CRITICAL = "reporting-code/daarnaast/slachtoffer_in_buitenland"
NEW_TEXT = ("voer i.v.m. de veiligheid geen gesprek", "voer vanwege de veiligheid geen gesprek")


def opened(root: Path) -> Publication:
    """The publication of the tree as it is now."""
    return Publication(ContentTree(root))


def check_first_number(root: Path, day: str) -> None:
    """The first channel of the contacts is checked on another day."""
    text = (root / CONTACTS).read_text("utf-8")
    (root / CONTACTS).write_text(text.replace("date: 2026-11-23", f"date: {day}", 1), "utf-8")


@pytest.fixture
def three(tree: Path) -> Path:
    """Three editions with the same texts, all in the lock."""
    add_edition(tree, NEWER)
    add_edition(tree, NEWEST)
    lock(tree)
    return tree


def test_the_shipped_edition_is_current_in_both_languages() -> None:
    assert shipped().slugs == [SLUG]
    assert shipped().status(SLUG, EDITION) == "current"
    assert shipped().languages(SLUG, EDITION) == ["nl", "en"]
    assert shipped().content_as_of == "2026-11-23"


def test_the_newest_edition_is_current_and_older_ones_are_superseded(three: Path) -> None:
    add_edition(three, "", name="draft")
    publication = opened(three)
    assert publication.editions(SLUG) == [NEWEST, NEWER, EDITION]
    assert [publication.status(SLUG, edition) for edition in (NEWEST, NEWER, EDITION, "draft")] == [
        "current",
        "superseded",
        "superseded",
        "draft",
    ]
    assert publication.newest(SLUG) == NEWEST
    assert [(entry.edition, entry.status) for entry in publication.edition_entries(SLUG)] == [
        (NEWEST, "current"),
        (NEWER, "superseded"),
        (EDITION, "superseded"),
    ]


def test_an_edition_that_is_not_in_the_lock_is_not_published(tree: Path) -> None:
    add_edition(tree, NEWER)
    publication = opened(tree)
    assert publication.status(SLUG, NEWER) == "unreleased"
    assert publication.editions(SLUG) == [EDITION]
    assert publication.newest(SLUG) == EDITION


def test_the_newest_that_is_not_withdrawn_is_current(three: Path) -> None:
    lock(three, withdrawn={NEWEST: "2025-07-01"})
    publication = opened(three)
    assert [publication.status(SLUG, edition) for edition in (NEWEST, NEWER, EDITION)] == [
        "withdrawn",
        "current",
        "superseded",
    ]
    assert [entry.edition for entry in publication.language_entries(SLUG)] == [NEWER, NEWER]


def test_nothing_is_current_where_all_is_withdrawn(tree: Path) -> None:
    lock(tree, withdrawn={EDITION: "2025-07-01"})
    publication = opened(tree)
    assert publication.newest(SLUG) is None
    assert list(publication.language_entries(SLUG)) == []
    assert index(publication)["factsheets"][0]["editions"][0]["status"] == "withdrawn"
    assert publication.factsheet(SLUG, EDITION, "nl").status == "withdrawn"


def test_a_language_keeps_its_newest_edition_until_the_new_one_is_translated(three: Path) -> None:
    edit(three, SHEET.replace(EDITION, NEWEST), NEW_TEXT)
    lock(three)
    publication = opened(three)
    assert publication.languages(SLUG, NEWEST) == ["nl"]
    assert {entry.language: entry.edition for entry in publication.language_entries(SLUG)} == {
        "nl": NEWEST,
        "en": NEWER,
    }
    kept = publication.factsheet(SLUG, NEWER, "en")
    assert kept.status == "superseded"
    assert next((entry.edition, entry.label) for entry in kept.editions) == (NEWEST, "7 June 2025")


def test_a_language_never_keeps_a_withdrawn_edition(three: Path) -> None:
    edit(three, SHEET.replace(EDITION, NEWEST), NEW_TEXT)
    lock(three, withdrawn={NEWER: "2025-07-01"})
    assert opened(three).newest_in(SLUG, "en") == EDITION
    lock(three, withdrawn={NEWER: "2025-07-01", EDITION: "2025-07-01"})
    publication = opened(three)
    assert publication.newest_in(SLUG, "en") is None
    assert [entry.language for entry in publication.language_entries(SLUG)] == ["nl"]


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"msgstr": ""}, State.MISSING),
        ({"msgstr": "  "}, State.MISSING),
        ({"flags": ("fuzzy",)}, State.OUTDATED),
        ({"msgid": "Slachtoffer in het buitenland: praat niet."}, State.OUTDATED),
        ({"obsolete": True}, State.MISSING),
        ({"msgstr": "Victim abroad: do hold a conversation with parents, partner or family."}, State.UNACCEPTED),
    ],
)
def test_a_critical_unit_that_is_not_current_stops_a_language(tree: Path, change: dict[str, Any], state: State) -> None:
    edit_entry(tree, CRITICAL, **change)
    publication = opened(tree)
    assert publication.languages(SLUG, EDITION) == ["nl"]
    assert [(unit.id, found) for unit, found in publication.coverage(SLUG, EDITION, "en").blocking] == [
        (CRITICAL, state)
    ]


def test_what_was_never_accepted_stops_a_language(tree: Path) -> None:
    (tree / "content/en/accepted.yaml").unlink()
    blocking = opened(tree).coverage(SLUG, EDITION, "en").blocking
    assert len(blocking) == 7
    assert {state for _, state in blocking} == {State.UNACCEPTED}
    accept(tree)
    assert opened(tree).languages(SLUG, EDITION) == ["nl", "en"]


def test_one_changed_word_of_the_dutch_text_withdraws_its_acceptance(tree: Path) -> None:
    edit(tree, SHEET, NEW_TEXT)
    new = next(unit.text for unit in sheet(ContentTree(tree)).units() if unit.id == CRITICAL)
    edit_entry(tree, CRITICAL, msgid=new)
    blocking = opened(tree).coverage(SLUG, EDITION, "en").blocking
    assert [(unit.id, state) for unit, state in blocking] == [(CRITICAL, State.UNACCEPTED)]
    accept(tree)
    assert opened(tree).coverage(SLUG, EDITION, "en").blocking == []


def test_a_critical_notice_stops_a_language_too(tree: Path) -> None:
    edit_entry(tree, "notices.afwegingskader", msgstr="")
    assert opened(tree).languages(SLUG, EDITION) == ["nl"]
    edit(tree, NOTICES, ("    critical: true\n", ""))
    assert opened(tree).languages(SLUG, EDITION) == ["nl", "en"]


def test_too_little_translated_stops_a_language(tree: Path) -> None:
    states = shipped().coverage(SLUG, EDITION, "en").states
    harmless = [unit for unit, _ in states if not unit.critical and unit.domain == DOMAIN]
    may_lack = int(len(states) * 0.2)
    for unit in harmless[:may_lack]:
        edit_entry(tree, unit.id, msgstr="")
    assert opened(tree).languages(SLUG, EDITION) == ["nl", "en"]
    edit_entry(tree, harmless[may_lack].id, msgstr="")
    publication = opened(tree)
    assert publication.languages(SLUG, EDITION) == ["nl"]
    assert publication.coverage(SLUG, EDITION, "en").blocking == []
    edit(tree, "content/site.yaml", ("publication_threshold: 0.8", "publication_threshold: 0.5"))
    assert opened(tree).languages(SLUG, EDITION) == ["nl", "en"]


@pytest.mark.parametrize("written", ["YEAR-MO-DA HO:MI+ZONE", "soon", "9999-99-99 10:00+0000", "2099-02-31 10:00+0000"])
def test_what_is_no_date_does_not_make_the_content_newer(tree: Path, written: str) -> None:
    before = opened(tree).content_as_of
    for domain in ("labels", "contacts", "series", "types", f"factsheets/{SLUG}"):
        edit_header(tree, domain, PO_Revision_Date=written)
    assert opened(tree).content_as_of == before == "2026-11-23"
    assert opened(tree).factsheet(SLUG, EDITION, "en").translation.revised is None


def test_content_is_as_of_the_newest_thing_known(tree: Path) -> None:
    edit_header(tree, "labels", PO_Revision_Date="2027-01-02 10:00+0000")
    assert opened(tree).content_as_of == "2027-01-02"
    check_first_number(tree, "2027-01-03")
    assert opened(tree).content_as_of == "2027-01-03"
    edit(
        tree, NOTICES, ("  - id: aantal_meldingen\n    on: 2026-11-23", "  - id: aantal_meldingen\n    on: 2027-01-04")
    )
    assert opened(tree).content_as_of == "2027-01-04"
    edit(tree, NOTICES, ("notices:\n", "review: {on: 2027-01-05, by: Ann}\nnotices:\n"))
    assert opened(tree).content_as_of == "2027-01-05"
    lock(tree, withdrawn={EDITION: "2027-01-06"})
    assert opened(tree).content_as_of == "2027-01-06"


def test_a_catalog_that_nobody_translated_yet_has_no_date(tree: Path) -> None:
    edit_header(tree, DOMAIN, PO_Revision_Date="YEAR-MO-DA HO:MI+ZONE")
    assert opened(tree).content_as_of == "2026-11-23"


def test_the_oldest_check_of_a_number(tree: Path) -> None:
    publication = opened(tree)
    assert publication.oldest_verification(sheet(publication.tree)) == "2026-11-23"
    check_first_number(tree, "2025-01-03")
    publication = opened(tree)
    assert publication.oldest_verification(sheet(publication.tree)) == "2025-01-03"


def test_the_index_lists_what_there_is(three: Path) -> None:
    edit(three, SHEET.replace(EDITION, NEWEST), NEW_TEXT, ("title: Gedwongen", "title: \\*Gedwongen\\*"))
    lock(three)
    (listed,) = index(opened(three))["factsheets"]
    assert listed["titles"] == {"nl": "*Gedwongen* achterlating", "en": "Forced abandonment"}
    assert [entry["edition"] for entry in listed["editions"]] == [NEWEST, NEWER, EDITION]
    assert listed["editions"][0] == {
        "edition": NEWEST,
        "status": "current",
        "languages": ["nl"],
        "released": NEWEST,
        "changes": {"safety": 1, "wording": 1},
    }
    assert listed["languages"] == [
        {"language": "nl", "name": "Nederlands", "direction": "ltr", "edition": NEWEST},
        {"language": "en", "name": "English", "direction": "ltr", "edition": NEWER},
    ]


def test_news_of_one_factsheet_leaves_another_as_it_is(tree: Path) -> None:
    folder = tree / "content/nl/factsheets"
    (folder / "ander-blad").mkdir()
    (folder / "ander-blad/notices.yaml").write_text("review: {on: 2027-01-05, by: Ann}\n", encoding="utf-8")
    publication = opened(tree)
    assert publication.as_of("ander-blad") == "2027-01-05"
    assert publication.content_as_of == "2026-11-23"  # of what is not published there is no news
    assert publication.as_of(SLUG) == publication.factsheet(SLUG, EDITION, "nl").content_as_of == "2026-11-23"
