"""What we write is canonical, says all that the catalog says, and other programs agree."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polib
import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.errors import FactsheetError
from tests.authoring.catalogs import EVERYTHING, HEADERS, catalogs, translate_toolkit
from tests.support import need, output, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def _read(data: bytes) -> Catalog:
    catalog = po_reader.parse(data, "en/x.po")
    assert catalog.diagnostics == ()
    return catalog


def test_the_canonical_form_of_everything_is_kept_to_the_byte() -> None:
    assert po_writer.render(_read(EVERYTHING)).decode() == EVERYTHING.decode()


@given(catalogs)
def test_what_is_written_is_read_back(catalog: Catalog) -> None:
    assert _read(po_writer.render(catalog)) == catalog


@given(catalogs)
def test_writing_what_was_read_gives_the_same_bytes(catalog: Catalog) -> None:
    once = po_writer.render(catalog)
    assert po_writer.render(_read(once)) == once


def test_header_fields_have_an_order_and_unknown_ones_follow_as_found() -> None:
    headers = dict(reversed([*HEADERS.items(), ("X-Zulu", "1"), ("X-Alfa", "2")]))
    written = _read(po_writer.render(Catalog("en/x.po", headers)))
    assert list(written.headers) == [*HEADERS, "X-Alfa", "X-Zulu"]


def test_the_header_says_what_the_bytes_are() -> None:
    catalog = Catalog("en/x.po", {"X-Own": "1", "Content-Type": "text/plain; charset=ISO-8859-1"})
    assert po_writer.render(catalog).decode() == (
        'msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n"X-Own: 1\\n"\n'
    )


def test_obsolete_entries_come_last_and_comments_at_the_end_stay_there() -> None:
    gone, here = Entry("Oud", "Old", "a", obsolete=True), Entry("Nieuw", "New", "b")
    catalog = Catalog("en/x.po", HEADERS, (gone, here), trailing=("# The end.", "#. Really."))
    written = po_writer.render(catalog)
    assert _read(written).entries == (here, gone)
    assert _read(written).trailing == catalog.trailing
    assert written.endswith(b'#~ msgstr "Old"\n\n# The end.\n#. Really.\n')


def test_flags_have_an_order_and_stand_once() -> None:
    flags = ("own", "no-wrap", "range: 0..9", "python-format", "fuzzy", "c-format", "own")
    written = po_writer.render(Catalog("en/x.po", HEADERS, (Entry("a", "b", flags=flags),)))
    assert b"\n#, fuzzy, c-format, python-format, range: 0..9, no-wrap, own\n" in written


def test_an_empty_translation_cannot_be_fuzzy() -> None:
    entries = (Entry("a", flags=("fuzzy", "no-wrap")), Entry("b", flags=("fuzzy",), obsolete=True))
    assert b"fuzzy" not in po_writer.render(Catalog("en/x.po", HEADERS, entries))


def test_a_previous_id_alone_is_written_with_the_text_that_stayed() -> None:
    entry = Entry("Dag", "Hello", "new/id", previous_msgctxt="old/id")
    written = po_writer.render(Catalog("en/x.po", HEADERS, (entry,)))
    assert b'\n#| msgctxt "old/id"\n#| msgid "Dag"\nmsgctxt "new/id"\n' in written


def test_a_comment_or_file_name_cannot_break_out_of_its_line() -> None:
    entry = Entry("a", "b", comments=("one\r\ntwo\rthree\nmsgid",), references=("a b.yaml", "c.yaml", "c.yaml"))
    written = _read(po_writer.render(Catalog("en/x.po", HEADERS, (entry,)))).entries[0]
    assert written.comments == ("one", "two", "three", "msgid")
    assert written.references == ("\u2068a b.yaml\u2069", "c.yaml")


def test_a_backslash_at_the_end_of_a_comment_does_not_swallow_the_next_line(tmp_path: Path) -> None:
    entry = Entry("a", "b", "c", comments=("x\\",), extracted=("C:\\",), references=("C:\\",))
    catalog = Catalog("en/x.po", HEADERS, (entry,))
    file = tmp_path / "x.po"
    po_writer.write(catalog, file)
    theirs = _read(output(need("msgcat"), "--no-wrap", file)).entries
    assert theirs == (replace(entry, comments=("x\\ ",), extracted=("C:\\ ",)),)
    assert po_writer.write(po_reader.read(file, "en/x.po"), file) is False


def test_a_catalog_that_was_not_understood_is_not_written(tmp_path: Path) -> None:
    broken = b'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d"\n'
    file = tmp_path / "x.po"
    file.write_bytes(broken)
    with pytest.raises(FactsheetError, match=r"^[^\n]*repair it first: en/x\.po:2:8: [^\n]+$"):
        po_writer.write(po_reader.read(file, "en/x.po"), file)
    assert file.read_bytes() == broken


@pytest.mark.parametrize("text", ["a\0b", "a\x04b", "half \ud83d pair"])
def test_a_text_that_no_catalog_can_hold_is_one_line(text: str) -> None:
    with pytest.raises(FactsheetError, match=r"^[^\n]+$"):
        po_writer.render(Catalog("en/x.po", HEADERS, (Entry("a", text),)))


def test_a_file_is_written_only_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "en" / "x.po"
    catalog = Catalog("en/x.po", HEADERS, (Entry("a", "b"),))
    assert po_writer.write(catalog, file) is True
    assert po_writer.write(po_reader.read(file, "en/x.po"), file) is False


# The programs of gettext


def _msgfmt(file: Path) -> str:
    return run(need("msgfmt"), "-c", "-o", "/dev/null", file).stderr.decode(errors="replace")


# msgcat writes nothing at all where there is no living entry beside the header.
@given(catalogs.map(lambda catalog: replace(catalog, entries=(Entry("Dag", "Hello"), *catalog.entries))))
@settings(max_examples=60)
def test_gettext_reads_what_is_written_and_leaves_it_equal(
    tmp_path_factory: pytest.TempPathFactory, catalog: Catalog
) -> None:
    file = tmp_path_factory.mktemp("po") / "x.po"
    po_writer.write(catalog, file)
    assert [line for line in _msgfmt(file).splitlines() if "warning:" not in line] == []
    theirs = _read(output(need("msgcat"), "--no-wrap", file))
    assert theirs.headers == catalog.headers
    assert theirs.entries == tuple(_as_gettext_keeps_them(catalog))


def _as_gettext_keeps_them(catalog: Catalog) -> Iterator[Entry]:
    """It drops flags that it does not know, and obsolete entries without a translation."""
    for entry in catalog.entries:
        if entry.msgstr or not entry.obsolete:
            yield replace(entry, flags=tuple(flag for flag in entry.flags if flag != "own-flag"))


def test_gettext_leaves_the_canonical_form_of_everything_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    file.write_bytes(EVERYTHING)
    assert _msgfmt(file) == ""
    assert output(need("msgcat"), "--no-wrap", file).decode() == EVERYTHING.decode()


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (b"{n} years", b"{m} years", "argument 'm'"),
        (b'#| msgctxt "facts', b"#| msgctxt facts", "keyword"),
        (b"#~ msgstr", b"msgstr", "inconsistent use of #~"),
        (b'msgid "Nog', b"msgid Nog", "keyword"),
        (b'"signals/mogelijk"\nmsgid', b'"signals/weg"\nmsgid "Oud\\nsignaal"\nmsgstr "x"\n\nmsgid', "duplicate"),
    ],
)
def test_gettext_reports_a_planted_fault(tmp_path: Path, old: bytes, new: bytes, complaint: str) -> None:
    file = tmp_path / "x.po"
    planted = EVERYTHING.replace(b'msgid "{n}', b'#, python-brace-format\nmsgid "{n}')
    assert old in planted
    file.write_bytes(planted)
    assert _msgfmt(file) == ""
    file.write_bytes(planted.replace(old, new, 1))
    assert complaint in _msgfmt(file)


# Libraries


def _ours(data: bytes) -> dict[tuple[str | None, str], tuple[str, bool]]:
    """Key, translation and whether it is fuzzy, of living entries without plural forms."""
    return {
        (entry.msgctxt, entry.msgid): (entry.msgstr, entry.fuzzy)
        for entry in _read(data).entries
        if not entry.obsolete and entry.msgid_plural is None
    }


def test_polib_reads_the_same() -> None:
    theirs = polib.pofile(EVERYTHING.decode())
    assert theirs.metadata == _read(EVERYTHING).headers
    living = [entry for entry in theirs if not entry.obsolete and not entry.msgid_plural]
    found = {(entry.msgctxt, entry.msgid): (entry.msgstr, "fuzzy" in entry.flags) for entry in living}
    assert found == _ours(EVERYTHING)


def test_babel_reads_the_same() -> None:
    theirs: Any = read_po(io.BytesIO(EVERYTHING), locale="en")
    singular = [message for message in theirs if message.id and isinstance(message.id, str)]
    assert {(found.context, found.id): (found.string, found.fuzzy) for found in singular} == _ours(EVERYTHING)


def test_translate_toolkit_reads_the_same() -> None:
    theirs = translate_toolkit().parsestring(EVERYTHING)
    living = [unit for unit in theirs.units if not unit.isheader() and not unit.isobsolete() and not unit.hasplural()]
    found = {(unit.getcontext() or None, str(unit.source)): (str(unit.target), unit.isfuzzy()) for unit in living}
    assert found == _ours(EVERYTHING)
