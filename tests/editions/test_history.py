from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factsheet_content import contract, model
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.schema import schema_folder
from factsheet_content.editions.publication import Publication, index
from factsheet_content.publishing.recalling import amend, reissue, withdraw
from factsheet_content.publishing.recalling import review as add_review
from factsheet_content.publishing.releasing import begin, release
from tests.translation.trees import EDITION, FOLDER, SLUG, edit, edit_entry

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.model import EditionEntry, Factsheet

NEW = "2026-12-01"
NOTE = "Eén *woord* erbij."


@pytest.fixture
def lived(tree: Path) -> Path:
    """A tree in which everything happened to an edition that can."""
    begin(ContentTree(tree), SLUG)
    edit(tree, f"{FOLDER}/draft.yaml", ("Weglopen van huis", "Weglopen van het huis"), ("min: 182", "min: 183"))
    release(ContentTree(tree), SLUG, NEW, NOTE)
    reissue(ContentTree(tree), SLUG, NEW, "2026-12-02")
    edit(tree, f"{FOLDER}/{NEW}.yaml", ("landen in Noord Afrika", "landen in Noord-Afrika"))
    amend(ContentTree(tree), SLUG, NEW, "Koppelteken vergeten.")
    withdraw(ContentTree(tree), SLUG, NEW, "Het getal klopt niet.")
    return tree


@pytest.fixture
def read_again(tree: Path) -> Path:
    """A tree in which the first edition was reviewed twice, the second once, and then the first once more."""
    begin(ContentTree(tree), SLUG)
    edit(tree, f"{FOLDER}/draft.yaml", ("Weglopen van huis", "Weglopen van het huis"))
    release(ContentTree(tree), SLUG, "2020-01-01", NOTE)
    withdraw(ContentTree(tree), SLUG, "2020-01-01", "Fout.")
    today = ContentTree(tree).today.isoformat()  # a review on the day of a withdrawal may well be what led to it
    for on, due in (("2019-05-05", None), ("2019-11-11", "2020-11-11"), (today, None)):
        add_review(ContentTree(tree), SLUG, on, "LKHA", due)
    add_review(ContentTree(tree, date(2030, 1, 1)), SLUG, "2030-01-01", "Pharos", "2031-01-01")
    return tree


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_review_is_told_at_the_edition_that_it_is_of(read_again: Path, language: str) -> None:
    newer, first = sheet(read_again, language).editions
    today = ContentTree(read_again).today.isoformat()
    assert [(one.on, one.by, one.due) for one in newer.reviews] == [(today, "LKHA", None)]
    assert [(one.on, one.by, one.due) for one in first.reviews] == [
        ("2030-01-01", "Pharos", "2031-01-01"),
        ("2019-11-11", "LKHA", None),
        ("2019-05-05", "LKHA", None),
    ]


def test_a_review_after_a_withdrawal_is_of_the_edition_that_is_current_again(read_again: Path) -> None:
    assert sheet(read_again, "nl").review.on == "2030-01-01"


def test_reviews_are_in_the_index_and_in_the_contract(read_again: Path) -> None:
    import jsonschema

    reviews = [
        {"on": "2030-01-01", "by": "Pharos", "due": "2031-01-01"},
        {"on": "2019-11-11", "by": "LKHA"},
        {"on": "2019-05-05", "by": "LKHA"},
    ]
    whole = index(Publication(ContentTree(read_again)))
    assert whole["factsheets"][0]["editions"][1]["reviews"] == reviews
    found = sheet(read_again, "nl")
    data = json.loads(found.to_json())
    assert data["editions"][1]["reviews"] == reviews
    for name, value in (("factsheet", data), ("index", json.loads(json.dumps(whole)))):
        schema = json.loads((schema_folder() / "export" / f"{name}.schema.json").read_bytes())
        jsonschema.validate(value, schema)
    assert contract.from_dict(json.loads(found.to_json())).editions == found.editions


def sheet(root: Path, language: str) -> Factsheet:
    return Publication(ContentTree(root)).factsheet(SLUG, EDITION, language)


def told(root: Path, language: str = "nl") -> EditionEntry:
    return sheet(root, language).editions[0]


def test_all_that_happened_to_an_edition_is_told(lived: Path) -> None:
    entry = told(lived)
    today = ContentTree(lived).today.isoformat()
    assert (entry.edition, entry.status, entry.released) == (NEW, "withdrawn", today)
    assert str(entry.note) == NOTE
    assert dict(entry.changes) == {"safety": 1, "wording": 2}
    assert entry.reissued == ("2026-12-02",)
    assert [(one.on, str(one.reason)) for one in entry.amended] == [(today, "Koppelteken vergeten.")]
    assert entry.withdrawn
    assert (entry.withdrawn.on, str(entry.withdrawn.reason)) == (today, "Het getal klopt niet.")


def test_the_note_is_translated_and_reasons_are_marked_as_dutch(lived: Path) -> None:
    entry = told(lived, "en")
    assert entry.note
    assert (entry.note.lang, str(entry.note)) == ("nl", NOTE)
    assert entry.withdrawn
    assert entry.withdrawn.reason
    assert (entry.withdrawn.reason.lang, entry.withdrawn.reason.dir) == ("nl", "ltr")
    edit_entry(lived, "changes.note", msgstr="One word more.", flags=())
    note = told(lived, "en").note
    assert note == model.Text("One word more.", "One word more.")


def test_an_untranslated_note_keeps_no_language_behind(lived: Path) -> None:
    before = sheet(lived, "en").translation.units
    edit_entry(lived, "changes.note", msgstr="One word more.", flags=())
    assert sheet(lived, "en").translation.units == before


def test_the_index_has_what_needs_no_language(lived: Path) -> None:
    (listed,) = index(Publication(ContentTree(lived)))["factsheets"]
    newest, first = listed["editions"]
    today = ContentTree(lived).today.isoformat()
    assert newest["amended"] == [{"on": today}]
    assert newest["withdrawn"] == {"on": today}
    assert newest["reissued"] == ["2026-12-02"]
    assert "note" not in newest
    assert set(first) == {"edition", "status", "languages", "released"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_in_the_json_contract_and_comes_back_from_it(lived: Path, language: str) -> None:
    import jsonschema

    found = sheet(lived, language)
    data = json.loads(json.dumps(found.to_dict()))
    jsonschema.validate(data, json.loads((schema_folder() / "export" / "factsheet.schema.json").read_bytes()))
    assert contract.from_dict(data).editions == found.editions


def test_the_schemas_describe_every_field() -> None:
    names = set(model.EditionEntry.record_fields)
    for name, without in (("factsheet", set()), ("index", {"note", "label"})):
        schema = json.loads((schema_folder() / "export" / f"{name}.schema.json").read_bytes())
        assert set(schema["$defs"]["EditionEntry"]["properties"]) == names - without


def test_the_newest_thing_known_may_be_an_amendment(lived: Path) -> None:
    assert Publication(ContentTree(lived)).content_as_of >= "2026-12-02"
