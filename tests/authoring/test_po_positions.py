from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.po_positions import position
from tests.authoring.catalogs import EVERYTHING, HEADERS, catalogs

_WRAPPED = po_reader.parse(
    rb"""
  msgctxt"a/b"
msgid ""
"Bel "

"112"
msgstr "a\n\"b\" \303\251x" "end"

#~ msgid "oud"
#~ msgstr ""
#~ "een"
#~ "twee"

msgid "jaar"
msgid_plural "jaren"
msgstr[0] "year"
msgstr[1] "years"
""",
    "en/x.po",
)


@pytest.mark.parametrize(
    ("entry", "field", "offset", "place"),
    [
        (0, "msgctxt", 2, (2, 13)),
        (0, "msgid", 0, (4, 2)),
        (0, "msgid", 4, (6, 2)),
        (0, "msgid", 7, (6, 5)),  # the closing quote
        (0, "msgstr", 1, (7, 10)),  # \n
        (0, "msgstr", 3, (7, 14)),  # b
        (0, "msgstr", 6, (7, 18)),  # two escaped bytes of one character
        (0, "msgstr", 7, (7, 26)),
        (0, "msgstr", 8, (7, 30)),  # the second string of the line
        (1, "msgstr", 0, (11, 5)),
        (1, "msgstr", 3, (12, 5)),
        (2, "msgid_plural", 0, (15, 15)),
        (2, "msgstr[1]", 4, (17, 16)),
        (2, "msgstr[2]", 0, (14, 1)),  # not there: where the entry begins
        (2, "msgctxt", 0, (14, 1)),
        (0, "msgid_plural", 0, (2, 1)),
    ],
)
def test_a_character_has_a_line_and_a_column(entry: int, field: str, offset: int, place: tuple[int, int]) -> None:
    assert position(_WRAPPED, _WRAPPED.entries[entry], field, offset) == place


@given(st.data(), catalogs)
def test_the_character_stands_where_it_is_said_to_stand(data: st.DataObject, written: Catalog) -> None:
    catalog = po_reader.parse(po_writer.render(written), "en/x.po")
    for entry in catalog.entries:
        field = data.draw(st.sampled_from(["msgctxt", "msgid", "msgstr"]))
        text = getattr(entry, field)
        offset = data.draw(st.integers(0, len(text)))
        line, column = position(catalog, entry, field, offset)
        found = catalog.lines[line - 1][column - 1]
        assert found == '"' if offset == len(text) else found in {text[offset], "\\"}


def test_lines_that_some_programs_break_do_not_shift_the_place() -> None:
    data = EVERYTHING.replace("“signaal”".encode(), "\N{LINE SEPARATOR}\x85\x1c{x}".encode()).replace(b"\n", b"\r\n")
    catalog = po_reader.parse(data, "en/x.po")
    entry = catalog.by_id("signals/mogelijk")[0]
    line, column = position(catalog, entry, "msgid", entry.msgid.index("{x}"))
    assert data.split(b"\r\n")[line - 1].decode()[column - 1 :].startswith("{x}")


def test_an_entry_that_was_not_read_has_no_place() -> None:
    assert position(Catalog("en/x.po", HEADERS), Entry("a", "b"), "msgstr", 1) == (0, 1)
