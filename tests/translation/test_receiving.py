from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.receiving import Change, receive
from factsheet_content.translation.states import Language, State
from factsheet_content.translation.templates import domain_units
from tests.authoring.catalogs import HEADERS
from tests.translation.programs import PROGRAMS
from tests.translation.trees import DOMAIN

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.translation.receiving import Received

EVERY_PROGRAM = pytest.mark.parametrize("program", PROGRAMS)


def entry(unit: str = "signals/mogelijk", words: str = "Words", **more: object) -> Entry:
    return replace(Entry("Nederlandse tekst", words, unit), **more)  # type: ignore[arg-type]


OUTDATED = entry("warning", "Old warning", flags=("fuzzy",), previous_msgid="Oude tekst", extracted=("KRITIEK",))


def catalog(*entries: Entry) -> Catalog:
    return Catalog("content/en/x.po", HEADERS, entries)


def of(sent: Entry, back: Entry, *confirmed: str) -> tuple[Entry, list[Change]]:
    """What an entry is after it came back, and what was said of it."""
    received = receive(catalog(sent), catalog(back), confirmed)
    return received.catalog.entries[0], [change for _, change in received.changes]


@pytest.fixture
def sent() -> Catalog:
    """Everything that a program could lose."""
    return Catalog(
        "content/en/x.po",
        HEADERS | {"X-Locale": "en-GB", "X-Reviewer": "Bob"},
        (
            entry("a/current", "Current words", comments=("Checked with Bob.",), extracted=("Feiten",)),
            replace(OUTDATED, comments=("Not sure.",), references=("content/nl/x.yaml",)),
            entry("a/moved", "Moved words", flags=("fuzzy",), previous_msgctxt="b/old", previous_msgid="Oude tekst"),
            entry("a/suggested", "Maybe", flags=("fuzzy",), extracted=("Voorstel, nog te beoordelen: 90 %",)),
            entry("a/empty", ""),
            Entry(
                "Bel {contacts.x.telefoon} nu",
                "Call {contacts.x.telefoon} now",
                "a/field",
                flags=("python-brace-format",),
            ),
            entry("a/long", "A long sentence that every program breaks where it sees fit, since it is too long. " * 3),
            entry("a/gone", "Gone words", obsolete=True, comments=("Keep.",)),
            entry("a/gone_fuzzy", "Gone too", obsolete=True, flags=("fuzzy",), previous_msgid="Heel oud"),
        ),
        header=Entry("", comments=("Translated by Ann.",)),
    )


@EVERY_PROGRAM
def test_what_nobody_touched_is_as_it_was_sent(sent: Catalog, program: str, tmp_path: Path) -> None:
    data = po_writer.render(sent)
    back = PROGRAMS[program](data, tmp_path)
    received = receive(sent, po_reader.parse(back, "back.po"))
    assert po_writer.render(received.catalog) == data
    assert {change for _, change in received.changes} <= {Change.RESTORED, Change.UNCONFIRMED}


def _work(entry: Entry) -> Entry:
    """What a translator does to the catalog of these tests."""
    if entry.msgctxt == "a/empty":
        return replace(entry, msgstr="No longer empty")
    if entry.msgctxt == "a/moved":
        return replace(entry, msgstr="Confirmed anew", flags=(), previous_msgctxt=None, previous_msgid=None)
    if entry.msgctxt == "a/current":
        return replace(entry, comments=(*entry.comments, "Ask Carol."))
    return entry


@EVERY_PROGRAM
def test_what_a_translator_did_is_taken_and_nothing_else(sent: Catalog, program: str, tmp_path: Path) -> None:
    worked_on = replace(sent, entries=tuple(map(_work, sent.entries)))
    back = PROGRAMS[program](po_writer.render(worked_on), tmp_path)
    received = receive(sent, po_reader.parse(back, "back.po"))
    assert received.catalog.entries == worked_on.entries
    assert received.catalog.headers["X-Reviewer"] == "Bob"
    assert received.catalog.headers["X-Source-Language"] == "nl"
    assert {found.msgctxt: change for found, change in received.changes if change not in _NOTHING_DONE} == {
        "a/empty": Change.TRANSLATED,
        "a/moved": Change.TRANSLATED,
        "a/current": Change.NOTED,
    }


_NOTHING_DONE = (Change.RESTORED, Change.UNCONFIRMED)


@EVERY_PROGRAM
def test_no_stale_critical_text_becomes_current(tree: Path, program: str, tmp_path: Path) -> None:
    path = tree / f"content/en/{DOMAIN}.po"
    content = ContentTree(tree)
    critical = {unit.id for unit, _ in domain_units(content, DOMAIN) if unit.critical}
    whole = po_reader.read(path, "sent.po")
    stale = replace(
        whole,
        entries=tuple(
            replace(found, flags=("fuzzy", *found.flags), previous_msgid="Iets anders")
            if found.msgctxt in critical
            else found
            for found in whole.entries
        ),
    )
    back = PROGRAMS[program](po_writer.render(stale), tmp_path)
    po_writer.write(receive(stale, po_reader.parse(back, "back.po")).catalog, path)
    language = Language(ContentTree(tree), "en")
    states = {language.translated(unit).state for unit, _ in domain_units(content, DOMAIN) if unit.critical}
    assert states == {State.OUTDATED}


def test_the_same_words_without_the_mark_wait_for_a_person() -> None:
    back = replace(OUTDATED, flags=(), previous_msgid=None)
    assert of(OUTDATED, back) == (OUTDATED, [Change.UNCONFIRMED])
    now, changes = of(OUTDATED, back, "warning")
    assert now == replace(OUTDATED, flags=(), previous_msgid=None)
    assert changes == [Change.CONFIRMED]


def test_spaces_line_ends_and_composition_are_no_work() -> None:
    sent = entry(words="Caf\N{LATIN SMALL LETTER E WITH ACUTE}", flags=("fuzzy",), previous_msgid="Oud")
    back = replace(sent, msgstr=" Cafe\N{COMBINING ACUTE ACCENT}\r\n", flags=(), previous_msgid=None)
    assert of(sent, back) == (sent, [Change.UNCONFIRMED])


def test_other_words_still_marked_stay_marked_with_what_they_were_made_for() -> None:
    now, changes = of(OUTDATED, replace(OUTDATED, msgstr="New warning", previous_msgid=None))
    assert now == replace(OUTDATED, msgstr="New warning")
    assert changes == [Change.TRANSLATED]


def test_a_translation_that_was_emptied_is_restored() -> None:
    assert of(entry(), entry(words="")) == (entry(), [Change.RESTORED])


def test_a_doubt_is_taken() -> None:
    assert of(entry(), entry(flags=("fuzzy",))) == (entry(flags=("fuzzy",)), [Change.DOUBTED])


def test_copied_dutch_is_no_translation_until_somebody_says_so() -> None:
    name = Entry("Veilig Thuis", "", "veilig_thuis.name")
    copied = replace(name, msgstr="Veilig Thuis")
    assert of(name, copied) == (replace(copied, flags=("fuzzy",)), [Change.COPIED])
    assert of(name, copied, "veilig_thuis.name") == (copied, [Change.TRANSLATED])


def test_copied_dutch_never_takes_the_place_of_a_translation() -> None:
    sent = entry(flags=("fuzzy",))
    assert of(sent, replace(sent, msgstr=sent.msgid, flags=())) == (sent, [Change.RESTORED])
    assert of(entry(), replace(entry(), msgstr=entry().msgid)) == (entry(), [Change.RESTORED])


def test_a_translation_without_its_number_is_not_current() -> None:
    sent = Entry("Bel {contacts.x.telefoon}", "", "call")
    now, changes = of(sent, replace(sent, msgstr="Call 0800-2000"))
    assert (now.msgstr, now.fuzzy, changes) == ("Call 0800-2000", True, [Change.DAMAGED])


def test_an_entry_that_a_program_left_out_is_restored() -> None:
    received = receive(catalog(entry(), OUTDATED), catalog(entry()))
    assert received.catalog.entries == (entry(), OUTDATED)
    assert received.changes == ((OUTDATED, Change.RESTORED),)


def test_a_translation_of_a_text_that_changed_meanwhile_is_kept_and_offered() -> None:
    before = Entry("Oude tekst", "Old warning", "warning", obsolete=True)
    late = Entry("Oude tekst", "Better old warning", "warning")
    received = receive(catalog(OUTDATED, before), catalog(late))
    assert received.catalog.entries == (
        replace(OUTDATED, msgstr="Better old warning"),
        replace(late, obsolete=True),
    )
    assert Change.LATE in {change for _, change in received.changes}


def test_late_words_take_no_place_of_newer_ones() -> None:
    before = Entry("Oude tekst", "Old warning", "warning", obsolete=True)
    newer = replace(OUTDATED, msgstr="Somebody's draft")
    late = Entry("Oude tekst", "Better old warning", "warning")
    assert receive(catalog(newer, before), catalog(late)).catalog.entries == (newer, replace(late, obsolete=True))
    assert receive(catalog(newer), catalog(late)).catalog.entries == (newer, replace(late, obsolete=True))


def test_a_unit_that_nobody_knows_is_kept_as_obsolete() -> None:
    received = receive(catalog(entry()), catalog(entry(), Entry("Vreemd", "Strange", "elsewhere")))
    assert received.catalog.entries[1] == Entry("Vreemd", "Strange", "elsewhere", obsolete=True)
    assert [change for _, change in received.changes] == [Change.UNKNOWN]


def test_the_date_moves_only_with_a_translation() -> None:
    newer = HEADERS | {"PO-Revision-Date": "2027-01-01 00:00+0000", "Last-Translator": "Carol", "X-Generator": "Poedit"}
    back = Catalog("back.po", newer, (entry(),))
    assert receive(catalog(entry()), back).catalog.headers == HEADERS
    assert receive(catalog(entry(words="")), back).catalog.headers == newer


def test_a_file_that_is_not_understood_is_refused() -> None:
    broken = po_reader.parse(b'msgid "a"\nmsgstr "b\n', "back.po")
    with pytest.raises(ContentError) as caught:
        receive(catalog(entry()), broken)
    assert caught.value.diagnostics[0].line


def test_receiving_twice_is_receiving_once() -> None:
    back = catalog(entry(words="Other"), replace(OUTDATED, flags=(), previous_msgid=None))
    once: Received = receive(catalog(entry(), OUTDATED), back)
    assert receive(once.catalog, back).catalog == once.catalog
