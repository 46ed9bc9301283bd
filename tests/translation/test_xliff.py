"""XLIFF out and in, checked with two readers that others wrote."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage import xliff as toolkit

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.errors import FactsheetError
from factsheet_content.translation import xliff
from factsheet_content.translation.receiving import Change, receive
from tests.support import ROOT, factsheet, need, output
from tests.translation.trees import DOMAIN, edit_entry

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 11, 24, 12, 30, tzinfo=dt.UTC)
UNIT = "signals/mogelijk/weglopen"
NOTED = Entry(
    "Weglopen van {facts.huis} <b>&amp;",
    "Running away from {facts.huis} <b>&amp;",
    UNIT,
    comments=("Is this right?", "", "Second line"),
    extracted=("Signalen", "KRITIEK: wie dit verkeerd leest kan gevaar lopen."),
    references=("content/nl/a.yaml",),
    flags=("fuzzy", "python-brace-format"),
    previous_msgctxt="signals/mogelijk/vertrek",
    previous_msgid="Weglopen  van {facts.huis}\n",
)
#: A text of the published edition, and the draft's of the same unit.
ENTRIES = (
    NOTED,
    Entry("Weglopen", "Running away", UNIT),
    Entry("Bel {a} {b}", "{b} {a}: call", "contact/gevaar"),
    Entry("Nog niets", "", "facts.a.label"),
    Entry("Oud", "Old", "oud", obsolete=True),
)


def catalog(*entries: Entry, domain: str = "labels") -> Catalog:
    headers = {"Project-Id-Version": f"factsheet-content {domain}", "Language": "en"}
    return Catalog(f"content/en/{domain}.po", headers | {"PO-Revision-Date": "2026-01-01 12:00+0000"}, entries)


def written(*entries: Entry) -> bytes:
    return xliff.write([xliff.Part("labels", catalog(*entries))], "en")


def back(data: bytes) -> Catalog:
    (found,) = xliff.read(data, "en.xlf", NOW)
    return found


def test_nothing_changes_on_the_way_there_and_back() -> None:
    sent = catalog(*ENTRIES)
    received = receive(sent, xliff.aligned(back(written(*ENTRIES)), sent))
    assert (received.catalog, received.changes) == (sent, ())


texts = st.text(st.sampled_from("ab é{}<>&\"'\n\t]"), max_size=12).filter(str.strip)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(texts, texts, st.booleans(), st.none() | texts), unique_by=lambda one: one[0], max_size=5))
def test_any_texts_come_back_as_they_went(rows: list[tuple[str, str, bool, str | None]]) -> None:
    entries = [
        Entry(source, target, "a/b", flags=("fuzzy",) if fuzzy else (), previous_msgid=previous if fuzzy else None)
        for source, target, fuzzy, previous in rows
    ]
    found = [one for file in xliff.read(written(*entries), "en.xlf", NOW) for one in file.entries]
    assert found == entries


def test_ids_take_no_slash_and_the_unit_id_is_the_name() -> None:
    text = written(*ENTRIES).decode()
    keys = [xliff.unit_key(UNIT, NOTED.msgid), xliff.unit_key(UNIT, "Weglopen")]
    assert len(set(keys)) == 2
    assert all(f'id="{key}" resname="{UNIT}"' in text and "/" not in key for key in keys)


def test_a_name_that_a_program_drops_is_found_by_the_id() -> None:
    data = written(*ENTRIES).replace(f' resname="{UNIT}"'.encode(), b"")
    assert [entry.msgctxt for entry in back(data).entries] == [UNIT, UNIT, "contact/gevaar", "facts.a.label"]


def test_fields_are_protected() -> None:
    assert '<ph id="1" ctype="x-field">{facts.huis}</ph>' in written(*ENTRIES).decode()


def test_translation_and_note_of_an_agency_are_taken() -> None:
    data = written(*ENTRIES).replace(
        b'<target xml:lang="en" state="needs-review-translation">Running away',
        b'<note from="reviewer">Seen by me.</note><target xml:lang="en" state="final">Fleeing',
    )
    sent = catalog(*ENTRIES)
    received = receive(sent, xliff.aligned(back(data), sent))
    ((entry, change),) = received.changes
    assert change is Change.TRANSLATED
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == ("Fleeing from {facts.huis} <b>&amp;", False, None)
    assert (entry.extracted, entry.references) == (NOTED.extracted, NOTED.references)
    assert {*NOTED.comments, "Seen by me."} == set(entry.comments)
    assert received.catalog.headers["PO-Revision-Date"] == "2026-11-24 12:30+0000"


@pytest.mark.parametrize("state", ["translated", "final", "signed-off"])
def test_an_outdated_translation_in_the_same_words_stays_outdated(state: str) -> None:
    data = written(NOTED).replace(b"needs-review-translation", state.encode())
    received = receive(catalog(NOTED), xliff.aligned(back(data), catalog(NOTED)))
    assert received.changes == ((NOTED, Change.UNCONFIRMED),)


@pytest.mark.parametrize("state", ["new", "needs-translation", "needs-adaptation", "needs-review-l10n", "x-doubtful"])
def test_a_new_translation_that_is_not_finished_is_fuzzy(state: str) -> None:
    data = written(NOTED).replace(b"needs-review-translation", state.encode()).replace(b"Running", b"Fleeing")
    ((entry, _),) = receive(catalog(NOTED), back(data)).changes
    assert (entry.msgstr[:7], entry.fuzzy) == ("Fleeing", True)


def test_a_damaged_field_makes_it_fuzzy() -> None:
    data = written(ENTRIES[2]).replace(b'<ph id="1" ctype="x-field">{b}</ph> ', b"")
    ((entry, change),) = receive(catalog(ENTRIES[2]), back(data)).changes
    assert (change, entry.fuzzy) == (Change.DAMAGED, True)


def test_spaces_in_the_dutch_text_do_not_make_it_another() -> None:
    data = written(NOTED).replace(b"Weglopen van", b"Weglopen\n   van").replace(b"Running", b"Fleeing")
    ((entry, change),) = receive(catalog(NOTED), xliff.aligned(back(data), catalog(NOTED))).changes
    assert (entry.msgid, change) == (NOTED.msgid, Change.TRANSLATED)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', r"en\.xlf is no XLIFF 1\.2"),
        (b"<html/>", r"en\.xlf is no XLIFF 1\.2"),
        (b"nothing", r"en\.xlf:1:1: this is no XML"),
    ],
)
def test_anything_else_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(FactsheetError, match=message):
        xliff.read(data, "en.xlf", NOW)


def test_a_damaged_catalog_is_not_sent(tree: Path) -> None:
    (tree / "content/en/labels.po").write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    with pytest.raises(ContentError, match="en is not sent"):
        xliff.parts(ContentTree(tree), "en")


@pytest.fixture
def outdated(tree: Path) -> Path:
    """The shipped translation, one text of it outdated and one missing."""
    flags: tuple[str, ...] = ("fuzzy",)
    edit_entry(tree, UNIT, flags=flags, previous_msgid="Weglopen", comments=("A note",))
    edit_entry(tree, "signals/mogelijk/conflicten", msgstr="")
    return tree


def test_translate_toolkit_reads_every_text_note_and_state(outdated: Path, tmp_path: Path) -> None:
    parts = xliff.parts(ContentTree(outdated), "en")
    file = tmp_path / "en.xlf"
    file.write_bytes(xliff.write(parts, "en"))
    store = toolkit.xlifffile.parsefile(str(file))  # type: ignore[no-untyped-call]
    assert (store.getsourcelanguage(), store.gettargetlanguage()) == ("nl", "en")
    units = {unit.getid(): unit for unit in store.units if unit.source}
    entries = [(part.domain, entry) for part in parts for entry in part.catalog.entries if not entry.obsolete]
    assert len(units) == len(entries)
    for domain, entry in entries:
        unit = units[f"{domain}\x04{xliff.unit_key(entry.msgctxt or '', entry.msgid)}"]
        assert (str(unit.source), str(unit.target or "")) == (entry.msgid, entry.msgstr)
        assert (unit.isfuzzy(), unit.isapproved()) == (entry.fuzzy, entry.translated)
        assert unit.getnotes(origin="developer").split("\n") == [line for line in entry.extracted if line] or [""]
        assert unit.getnotes(origin="translator") == "\n".join(entry.comments)
    changed = next(unit for unit in units.values() if unit.xmlelement.get("resname") == UNIT)
    assert [str(alternative.source) for alternative in changed.getalttrans()] == ["Weglopen"]


def test_translate_toolkit_writes_what_we_take_in(outdated: Path, tmp_path: Path) -> None:
    file = tmp_path / "en.xlf"
    sent = xliff.parts(ContentTree(outdated), "en")
    file.write_bytes(xliff.write(sent, "en"))
    store = toolkit.xlifffile.parsefile(str(file))  # type: ignore[no-untyped-call]
    unit = next(unit for unit in store.units if unit.xmlelement.get("resname") == UNIT)
    unit.target = "Fleeing home"
    unit.markfuzzy(False)  # noqa: FBT003 - its own signature
    store.savefile(str(file))
    done = factsheet("--root", outdated, "i18n", "receive", file)
    assert done.returncode == 0, done.stderr.decode()
    assert "1 translated" in done.stderr.decode()
    after = ContentTree(outdated).catalog("en", DOMAIN)
    assert after is not None
    (entry,) = (entry for entry in after.by_id(UNIT) if not entry.obsolete)
    assert (entry.msgstr, entry.fuzzy, entry.comments) == ("Fleeing home", False, ("A note",))
    assert after.headers["PO-Revision-Date"] > "2026-11-23"
    unchanged = [part.catalog for part in sent if part.domain != DOMAIN]
    assert unchanged == [ContentTree(outdated).catalog("en", part.domain) for part in sent if part.domain != DOMAIN]


READER = """
const {xliff12ToJs} = require(process.argv[1]);
let text = "";
process.stdin.on("data", part => text += part).on("end", async () =>
  console.log(JSON.stringify(await xliff12ToJs(text, {inlineAsString: false}))));
"""


def test_npm_xliff_reads_every_text_and_note(outdated: Path, tmp_path: Path) -> None:
    module = ROOT / "tests/exchange/node_modules/xliff"
    if not module.exists():
        missing = "npm's xliff is missing: npm ci --prefix tests/exchange"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    file = tmp_path / "en.xlf"
    parts = xliff.parts(ContentTree(outdated), "en")
    file.write_bytes(xliff.write(parts, "en"))
    script = f"{READER.replace('process.stdin', 'fs.createReadStream(process.argv[2])')}"
    found = json.loads(output(need("node"), "-e", f"const fs = require('fs');{script}", module, file))
    assert (found["sourceLanguage"], found["targetLanguage"]) == ("nl", "en")
    assert set(found["resources"]) == {part.domain for part in parts}
    for part in parts:
        units = found["resources"][part.domain]
        for entry in part.catalog.entries:
            unit = units[xliff.unit_key(entry.msgctxt or "", entry.msgid)]
            assert (_flat(unit["source"]), _flat(unit.get("target", ""))) == (entry.msgid, entry.msgstr)
            assert unit["additionalAttributes"]["resname"] == entry.msgctxt
            notes = unit.get("note", [])
            assert ([notes] if isinstance(notes, str) else notes) == [*entry.extracted, *entry.comments]


def _flat(value: str | list[str | dict[str, dict[str, str]]]) -> str:
    """A text as that reader gives it: strings, and objects for what is protected."""
    if isinstance(value, str):
        return value
    return "".join(part if isinstance(part, str) else next(iter(part.values()))["contents"] for part in value)


def test_a_file_that_is_wrong_in_one_part_changes_nothing(outdated: Path, tmp_path: Path) -> None:
    file = tmp_path / "en.xlf"
    data = xliff.write(xliff.parts(ContentTree(outdated), "en"), "en").replace(b"Running away", b"Fleeing")
    file.write_bytes(data.replace(b'original="labels"', b'original="elsewhere"'))
    before = {path: path.read_bytes() for path in outdated.rglob("*.po")}
    done = factsheet("--root", outdated, "i18n", "receive", file)
    assert (done.returncode, b"elsewhere.po" in done.stderr) == (2, True)
    assert {path: path.read_bytes() for path in outdated.rglob("*.po")} == before


def test_obsolete_entries_are_not_sent() -> None:
    assert b"Oud" not in written(*ENTRIES)
    assert po_writer.render(catalog(*ENTRIES)).count(b"#~") == 3
    assert back(written(replace(NOTED, comments=()))).entries[0].comments == ()
