"""Any bytes at all give a catalog, and damage in one place costs no entry in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.po_recovery import Recovery
from factsheet_content.errors import FactsheetError
from tests.authoring.catalogs import HEADER, catalogs, read

if TYPE_CHECKING:
    from factsheet_content.authoring.catalog import Catalog


def _holds(data: bytes) -> None:
    """What is true of every reading: places are in the file, and only an intact catalog is written."""
    catalog = read(data)
    lines = catalog.source.split("\n")
    for problem in catalog.diagnostics:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    if catalog.intact:
        once = po_writer.render(catalog)
        assert po_writer.render(read(once)) == once
    else:
        with pytest.raises(FactsheetError):
            po_writer.render(catalog)


_PIECES = [
    *(f'{keyword} "'.encode() for keyword in ("msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr[0]", "msgstr[1]")),
    *(b"msgid ", b'msgid "a"\n', b'msgstr "b"\n', b'"', b'"\n', b"\n", b"\n\n", b"\r", b" ", b"a", b"A: b\\n"),
    *(b"#", b"# ", b"#. x\n", b"#: y\n", b"#, fuzzy\n", b"#| ", b"#~ ", b"#~| ", b"\\", b"\\n", b"\\x", b"\\303"),
    *(b"<<<<<<< a\n", b"|||||||\n", b"=======\n", b">>>>>>> b\n", b"charset=latin-1", b"\xff", b"\0", b"\xef\xbb\xbf"),
]


@given(st.binary(max_size=200))
def test_any_bytes_give_a_catalog(data: bytes) -> None:
    _holds(data)


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map(b"".join))
def test_any_pieces_of_a_catalog_give_a_catalog(data: bytes) -> None:
    _holds(data)


@given(st.data(), catalogs)
def test_any_damage_to_a_catalog_gives_a_catalog(data: st.DataObject, catalog: Catalog) -> None:
    written = po_writer.render(catalog)
    start = data.draw(st.integers(0, len(written)))
    end = data.draw(st.integers(start, min(start + 30, len(written))))
    _holds(written[:start] + data.draw(st.sampled_from([*_PIECES, b""])) + written[end:])


@given(st.data(), catalogs)
def test_a_cut_off_file_keeps_the_entries_before_the_cut(data: st.DataObject, catalog: Catalog) -> None:
    written = po_writer.render(catalog)
    blocks = written.split(b"\n\n")
    whole = data.draw(st.integers(0, len(blocks) - 1))
    start = b"\n\n".join(blocks[: whole + 1]) + b"\n\n" + blocks[whole][: data.draw(st.integers(0, len(blocks[whole])))]
    assert read(start).entries[:whole] == catalog.entries[:whole]


@given(st.data(), catalogs, st.sampled_from([b"hallo", b'"a"', b"<<<<<<< a", b">>>>>>> b", b"\xff", b"#~ x", b'# "']))
def test_a_foreign_line_between_entries_costs_none(data: st.DataObject, catalog: Catalog, line: bytes) -> None:
    blocks = po_writer.render(catalog).split(b"\n\n")
    place = data.draw(st.integers(1, len(blocks)))
    found = read(b"\n\n".join([*blocks[:place], line, *blocks[place:]]))
    texts = [(entry.msgctxt, entry.msgid, entry.obsolete) for entry in found.entries]
    assert texts == [(entry.msgctxt, entry.msgid, entry.obsolete) for entry in catalog.entries]


@given(catalogs)
def test_the_quick_reader_and_the_careful_one_agree(catalog: Catalog) -> None:
    text = po_writer.render(catalog).decode()
    careful = Recovery("en/x.po")
    careful.feed(text[:-1].split("\n"), 1)
    careful.finish()
    assert careful.problems == []
    quick = read(text.encode()).entries
    assert [(entry, entry.line) for entry in careful.entries[1:]] == [(entry, entry.line) for entry in quick]


def _many(count: int) -> bytes:
    note = "Signalen: hoe kan ik zien dat iemand slachtoffer is?"
    entry = f'\n#. {note}\nmsgctxt "unit/%d"\nmsgid "Een %d"\nmsgstr "One"\n'
    return HEADER[:-1] + "".join(entry % (number, number) for number in range(count)).encode()


@pytest.mark.parametrize(
    ("damage", "code", "line"),
    [
        (b'\nmsgctxt "unit/7"\nmsgid "Een 7"\nmsgstr "Two"\n', "FC306", 250_004),
        (b'\nmsgctxt "unit/x"\nmsgid "half"\n', "FC314", 250_004),
        (b'\n<<<<<<< a\n=======\n>>>>>>> b\n\nmsgctxt "x"\nmsgid "y"\nmsgstr "z"\n', "FC305", 250_004),
    ],
)
def test_fifty_thousand_entries_with_a_fault_are_all_there(damage: bytes, code: str, line: int) -> None:
    catalog = read(_many(50_000) + damage)
    assert len(catalog.entries) == 50_001
    assert [(found.code, found.line) for found in catalog.diagnostics] == [(code, line)]
