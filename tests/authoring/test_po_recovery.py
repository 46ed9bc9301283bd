"""A fault has a code and a place, and every entry is still there."""

from __future__ import annotations

import pytest

from factsheet_content.authoring import po_writer
from tests.authoring.catalogs import HEADER, problems, read, texts_of

_FAULTS: dict[str, tuple[bytes, list[tuple[str, int, int]], list[tuple[str, str]]]] = {
    "forbidden character": (b'msgid "a"\nmsgstr "b\0"\n', [("FC304", 2, 10)], [("a", "b\0")]),
    "twice": (
        b'msgid "a"\nmsgstr "x"\n\nmsgid "a"\nmsgstr "y"\n\n#~ msgid "a"\n#~ msgstr "z"\n',
        [("FC306", 4, 1), ("FC306", 7, 1)],
        [("a", "x"), ("a", "y"), ("a", "z")],
    ),
    "stray line": (b'msgid "a"\nmsgstr "b"\n  hallo\n', [("FC311", 3, 3)], [("a", "b")]),
    "stray word after a string": (b'msgid "a"\nmsgstr "b" c\n', [("FC311", 2, 12)], [("a", "b")]),
    "string without a place": (
        b'hallo\n"a"\n\nmsgid "b"\nmsgstr "c"\n',
        [("FC311", 1, 1), ("FC311", 2, 1)],
        [("b", "c")],
    ),
    "misspelt keyword": (
        b'msgid "a"\nmsgstrr "b"\n\nmsgid "c"\nmsgstr "d"\n',
        [("FC314", 1, 1), ("FC311", 2, 1)],
        [("a", ""), ("c", "d")],
    ),
    "open string": (b'msgid "a"\nmsgstr "b\n"c"\n', [("FC312", 2, 8)], [("a", "bc")]),
    "open string by a backslash": (b'msgid "a"\nmsgstr "b\\"\n', [("FC312", 2, 8)], [("a", 'b"')]),
    "bare quotes": (b'msgid "a"\nmsgstr "say "b" now"\n', [("FC312", 2, 8)], [("a", 'say "b" now')]),
    "unknown escape": (b'msgid "C:\\dir\\new"\nmsgstr ""\n', [("FC313", 1, 10)], [("C:\\dir\new", "")]),
    "half, then comments": (
        b'msgid "a"\n\n# for c\nmsgid "c"\nmsgstr "d"\n',
        [("FC314", 1, 1)],
        [("a", ""), ("c", "d")],
    ),
    "half, at the end": (
        b'msgid "a"\nmsgstr "b"\n\nmsgctxt "c"\nmsgid "d"\n',
        [("FC314", 4, 1)],
        [("a", "b"), ("d", "")],
    ),
    "half, no string": (
        b'msgid "a"\nmsgstr\n\nmsgid "b"\nmsgstr ""\n',
        [("FC314", 2, 1)],
        [("a", ""), ("b", "")],
    ),
    "half, no msgid": (b'msgctxt "c"\nmsgstr "d"\n', [("FC314", 1, 1)], [("", "d")]),
    "context after text": (
        b'msgid "a"\nmsgctxt "c"\nmsgstr "d"\n',
        [("FC314", 1, 1), ("FC314", 2, 1)],
        [("a", ""), ("", "d")],
    ),
    "plural forms with a hole": (
        b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n',
        [("FC315", 1, 1)],
        [("a", "")],
    ),
    "plural forms of a singular": (b'msgid "a"\nmsgstr[0] "c"\n', [("FC315", 1, 1)], [("a", "")]),
    "half obsolete": (b'#~ msgid "a"\nmsgstr "b"\n', [("FC316", 2, 1), ("FC316", 2, 8)], [("a", "b")]),
    "two translations": (b'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', [("FC318", 3, 1)], [("a", "b"), ("a", "c")]),
    "two previous texts": (
        b'#| msgid "o"\n#| msgid "p"\nmsgid "a"\nmsgstr "b"\n',
        [("FC311", 2, 10), ("FC318", 2, 4)],
        [("a", "b")],
    ),
    "conflict inside an entry": (
        b'msgid "a"\n<<<<<<< HEAD\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> other\n\nmsgid "d"\nmsgstr "e"\n',
        [("FC305", 2, 1)],
        [("a", "b"), ("a", "c"), ("d", "e")],
    ),
    "conflict with its base": (
        b'<<<<<<< HEAD\nmsgid "a"\nmsgstr "b"\n||||||| 12ab\nmsgid "a"\nmsgstr "0"\n=======\n>>>>>>> other\n',
        [("FC305", 1, 1)],
        [("a", "b"), ("a", "0")],
    ),
    "conflict of which one marker is left": (
        b'msgid "a"\nmsgstr "b"\n>>>>>>> other\nmsgid "c"\nmsgstr "d"\n',
        [("FC305", 3, 1)],
        [("a", "b"), ("c", "d")],
    ),
}


@pytest.mark.parametrize(("data", "expected", "entries"), _FAULTS.values(), ids=_FAULTS)
def test_a_fault_has_its_place_and_no_entry_is_lost(
    data: bytes, expected: list[tuple[str, int, int]], entries: list[tuple[str, str]]
) -> None:
    assert sorted(problems(data)) == sorted(expected)
    assert texts_of(data) == entries
    assert not read(HEADER + data).intact


def test_plural_forms_out_of_order_are_kept_as_they_stand() -> None:
    entry = read(HEADER + b'msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\nmsgstr[0] "d"\n').entries[0]
    assert entry.msgstr_plural == ("c", "d")


def test_a_problem_names_the_unit_it_is_in() -> None:
    catalog = read(HEADER + b'msgctxt "a/b"\nmsgid "x"\nmsgstr "\\q"\n\nmsgctxt "c"\nmsgid "y"\n')
    assert [(found.code, found.unit) for found in catalog.diagnostics] == [("FC313", "a/b"), ("FC314", "c")]


_HARMLESS = {
    "comment inside": (b'msgid "a"\n# note\nmsgstr "b"\n', [("FC317", 2, 1)]),
    "previous text without the mark": (b'#| msgid "o"\n#~ msgid "a"\n#~ msgstr "b"\n', [("FC319", 2, 1)]),
}


@pytest.mark.parametrize(("data", "expected"), _HARMLESS.values(), ids=_HARMLESS)
def test_what_can_be_read_in_one_way_only_is_healed_by_writing(
    data: bytes, expected: list[tuple[str, int, int]]
) -> None:
    assert problems(data) == expected
    catalog = read(HEADER + data)
    again = read(po_writer.render(catalog))
    assert again.entries == catalog.entries
    assert again.diagnostics == ()
