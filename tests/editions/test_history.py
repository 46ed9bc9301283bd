from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factsheet_content import contract, model
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.schema import schema_folder
from factsheet_content.editions.publication import Publication, index
from factsheet_content.publishing.recalling import amend, reissue, withdraw
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
