"""Whatever clothes a catalog wears, and whatever program wrote it, it is read as it is."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polib
import pytest
from babel.messages.pofile import read_po, write_po

from factsheet_content.authoring import po_reader
from factsheet_content.authoring.catalog import Entry
from factsheet_content.errors import FactsheetError
from tests.authoring.catalogs import EVERYTHING, HEADER, HEADERS, problems, read, texts_of, translate_toolkit
from tests.support import need, output

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_that_an_entry_can_have_is_read() -> None:
    catalog = read(EVERYTHING)
    assert catalog.diagnostics == ()
    assert catalog.intact
    assert catalog.header_comments == ("Translated by Ann.", "", "Reviewed by Bob.")
    assert catalog.headers == HEADERS | {"X-Generator": "Poedit 3.5"}
    assert catalog.language == "en"
    assert catalog.entries[0] == Entry(
        msgid="Tussen {min} en {max}.",
        msgstr="Between {min} and {max}.",
        msgctxt="facts/cijfers/omvang",
        comments=("Which Ann? This one.",),
        extracted=("Feiten en cijfers", "Leest als: tussen 182 en 815."),
        references=(
            "content/nl/factsheets/gedwongen-achterlating/2018-11-17.yaml",
            "content/nl/factsheets/gedwongen-achterlating/draft.yaml",
        ),
        flags=("fuzzy", "python-brace-format", "no-wrap"),
        previous_msgctxt="facts/cijfers/oud",
        previous_msgid="Tussen {min} en 800.",
    )
    assert catalog.entries[1].msgstr == 'One "sign"\tC:\\path'
    assert catalog.entries[2].msgid == "Regel een\n\nregel drie\n"
    assert catalog.entries[4].msgstr_plural == ("{n} year", "{n} years")
    assert catalog.entries[5] == Entry(
        msgid="Oud\nsignaal",
        msgstr="Old sign",
        msgctxt="signals/weg",
        comments=("Keep this one.",),
        flags=("fuzzy",),
        previous_msgid="Heel\noud",
        obsolete=True,
    )


def test_entries_know_their_lines() -> None:
    lines = EVERYTHING.decode().split("\n")
    catalog = read(EVERYTHING)
    assert len(catalog.entries) == 6
    for entry in catalog.entries:
        assert lines[entry.line - 1].removeprefix("#~ ").startswith(("msgctxt", "msgid"))
        assert (entry.msgctxt or entry.msgid) in lines[entry.line - 1]


# The same catalog in other clothes


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r", b"\n\n"])
def test_line_ends_make_no_difference(line_end: bytes) -> None:
    catalog = read(EVERYTHING.replace(b"\n", line_end))
    assert catalog == read(EVERYTHING)
    assert catalog.diagnostics == ()


def test_blank_lines_and_blanks_between_things_make_no_difference() -> None:
    without = EVERYTHING.replace(b"\n\n", b"\n")
    spaced = b"\n".join(
        b"\t" + line.replace(b' "', b'\t  "') + b"  " for line in without.split(b"\n") if line[:1] != b"#"
    )
    assert read(without) == read(EVERYTHING)
    assert read(spaced + b"\n").diagnostics == ()
    plain = [(found.msgctxt, found.msgid, found.msgstr) for found in read(EVERYTHING).entries if not found.obsolete]
    assert [(found.msgctxt, found.msgid, found.msgstr) for found in read(spaced).entries] == plain


def test_unknown_comments_are_kept_as_msgcat_keeps_them() -> None:
    data = b"#no space\n#@ at\n#=====\n#\ttab\n#.note\n#:a.yaml\tb.yaml\n#,fuzzy,wrap\n#, fuzzy\n#= c-format\n"
    entry = read(HEADER + data + b'msgid "a"\nmsgstr "b"\n').entries[0]
    assert entry.comments == ("no space", "@ at", "=====", "\ttab")
    assert entry.extracted == ("note",)
    assert entry.references == ("a.yaml", "b.yaml")
    assert entry.flags == ("fuzzy", "wrap", "c-format")


def test_comments_may_stand_in_any_order_and_away_from_their_entry() -> None:
    data = b'#| msgid "oud"\n\n#, fuzzy\n#: x.yaml\n\n# note\n#. why\n\nmsgid "a"\nmsgstr "b"\n'
    entry = read(HEADER + data).entries[0]
    expected = Entry("a", "b", None, ("note",), ("why",), ("x.yaml",), ("fuzzy",), previous_msgid="oud")
    assert entry == expected
    assert problems(data) == []


def test_bytes_written_as_escapes_are_characters() -> None:
    assert texts_of(rb'msgid "caf\303\251 \x41\102"' + b'\nmsgstr ""\n') == [("café AB", "")]


def test_a_string_may_go_on_after_a_blank_line_or_on_the_same() -> None:
    assert texts_of(b'msgid "a" "b"\n\n"c"\nmsgstr\n"d"\n\n"e"\n\nmsgid "f"\nmsgstr "g"\n') == [
        ("abc", "de"),
        ("f", "g"),
    ]


# Other programs


def _same(theirs: bytes) -> None:
    catalog, ours = read(theirs), read(EVERYTHING)
    assert catalog.diagnostics == ()
    assert catalog.entries == ours.entries
    assert catalog.headers == ours.headers
    assert catalog.header_comments == ours.header_comments


@pytest.mark.parametrize(
    "options",
    [[], ["--no-wrap"], ["--width=20"], ["--indent"], ["--strict"], ["--escape"], ["--force-po", "--color=no"]],
    ids=" ".join,
)
def test_what_msgcat_writes_is_read(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "x.po").write_bytes(EVERYTHING)
    theirs = output(need("msgcat"), *options, tmp_path / "x.po", env={"LC_ALL": "C.UTF-8"})
    if "--strict" not in options:
        _same(theirs)
        return
    # In Uniforum's style comments have no kinds, so that gettext itself loses references.
    assert [found.msgstr for found in read(theirs).entries] == [found.msgstr for found in read(EVERYTHING).entries]


def test_what_polib_writes_is_read() -> None:
    theirs = str(polib.pofile(EVERYTHING.decode(), wrapwidth=40)).encode()
    catalog, ours = read(theirs), read(EVERYTHING)
    assert catalog.diagnostics == ()
    assert catalog.headers == ours.headers
    assert catalog.entries[:-1] == ours.entries[:-1]
    lost = replace(ours.entries[-1], previous_msgid=None)  # polib drops #~|
    assert catalog.entries[-1] == lost


def _key(entry: Entry) -> tuple[Any, ...]:
    return entry.msgctxt, entry.msgid, entry.msgstr, entry.msgid_plural, entry.msgstr_plural, entry.obsolete


def test_what_babel_writes_is_read() -> None:
    stream = io.BytesIO()
    write_po(stream, read_po(io.BytesIO(EVERYTHING), locale="en"), width=40)
    catalog = read(stream.getvalue())
    assert catalog.diagnostics == ()
    assert [_key(entry) for entry in catalog.entries] == [_key(entry) for entry in read(EVERYTHING).entries]
    assert catalog.entries[0].extracted == read(EVERYTHING).entries[0].extracted
    assert catalog.entries[0].fuzzy


def test_what_translate_toolkit_writes_is_read() -> None:
    theirs = bytes(translate_toolkit().parsestring(EVERYTHING))
    _same(theirs)


def test_a_file_is_read_from_disk_and_a_missing_one_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.po").write_bytes(EVERYTHING)
    assert po_reader.read(tmp_path / "x.po", "en/x.po") == read(EVERYTHING)
    with pytest.raises(FactsheetError, match=r"^cannot read en/y\.po: [^\n]+$"):
        po_reader.read(tmp_path / "y.po", "en/y.po")
