from __future__ import annotations

import pytest

from tests.authoring.catalogs import HEADER, diagnosed, read


def test_a_file_without_header_is_read() -> None:
    data = b'msgid "a"\nmsgstr "b"\n'
    assert diagnosed(data) == [("FC307", 1, 1, "warning")]
    assert read(data).headers == {}
    assert diagnosed(b"") == [("FC307", 1, 1, "warning")]


def test_a_header_in_the_middle_is_the_header() -> None:
    data = b'msgid "a"\nmsgstr "b"\n\n#, fuzzy\nmsgid ""\nmsgstr "Language: en\\n"\n\nmsgid "c"\nmsgstr "d"\n'
    catalog = read(data)
    assert diagnosed(data) == [("FC308", 5, 1, "warning")]
    assert (catalog.language, catalog.header.flags) == ("en", ("fuzzy",))
    assert [entry.msgid for entry in catalog.entries] == ["a", "c"]


def test_a_second_header_is_kept_as_an_entry() -> None:
    data = HEADER + b'msgid "a"\nmsgstr "b"\n\nmsgid ""\nmsgstr "X-Two: 2\\n"\n'
    catalog = read(data)
    assert [entry.msgstr for entry in catalog.entries] == ["b", "X-Two: 2\n"]
    assert diagnosed(data) == [("FC310", 7, 1, "error")]


@pytest.mark.parametrize(
    ("lines", "column"),
    [(rb"A: b\nnonsense\n", 15), (rb"A: b\nA: c\n", 15), (rb"A: b\n: c\n", 15)],
)
def test_a_header_line_that_would_be_lost_is_an_error(lines: bytes, column: int) -> None:
    data = b'msgid ""\nmsgstr "' + lines + b'"\n'
    assert diagnosed(data) == [("FC309", 2, column, "error")]
    assert read(data).headers == {"A": "b"}


def test_a_header_field_that_is_repeated_word_for_word_does_no_harm() -> None:
    assert read(b'msgid ""\nmsgstr "A: b\\nlanguage: en\\nA: b\\n"\n').headers == {"A": "b", "Language": "en"}
