from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factsheet_content.authoring.yaml_reader import read

#: Stands for the characters that are looked for: no style folds or escapes it.
MARK = "§§"
WRITTEN = [
    "a: voor §§ na",
    "a: §§",
    "a: 👩‍👧 é 漢字 §§ na",
    "a: voor\n  §§\n  na",
    "a: voor\n\n\n  nog §§ na",
    "a: '§§'",
    "a: 'it''s ''§§'' na'",
    "a: 'voor\n\n    over\n  §§ na'",
    'a: "§§"',
    'a: "\\"voor\\" \\u00e9\\x41\\U0001F600 \\\\ §§ na"',
    'a: "voor\\\n     door §§ na"',
    'a: "voor \\\n  \\  door\n\n  §§ na"',
    'a: "spatie\\x20 en\\u0020 nog \\  een §§"',
    'a: "voor\n  over\\\n  door §§"',
    'a: " voor §§ "',
    "a: >\n  voor\n  §§ na\n",
    "a: >-\n  voor\n\n\n  over\n  §§ na\n",
    "a: >2-\n    ingesprongen\n   meer\n\n  §§ na\n",
    "a: >- # uitleg §\n  voor\n  §§ na\n",
    "a: |\n  voor\n    §§ na\n",
    "a: |-\n  voor  \n\n    in   \n  §§ na",
    "a: |+\n\n\n  voor\n  §§\n\n\n",
    "b: {a: voor §§ na}",
    "b: [1, {a: 'voor §§ na'}]",
    "b:\n  - a: >-\n      voor\n      §§\n  - c\n",
    "? a\n: >-\n  §§\n",
]


def _where(source: str) -> tuple[int, int]:
    index = source.index(MARK)
    return source.count("\n", 0, index) + 1, index - source.rfind("\n", 0, index)


def _pointer(data: object) -> tuple[str | int, ...]:
    """The way to the one text that has the mark."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, part in parts:
        if MARK in (part if isinstance(part, str) else str(part)):
            return (key, *_pointer(part))
    return ()


def _value(data: object, pointer: tuple[str | int, ...]) -> str:
    for step in pointer:
        data = data[step]  # type: ignore[index]
    assert isinstance(data, str)
    return data


def hits(source: str) -> None:
    """The mark is found where it was written, in whatever style."""
    document = read(source.encode(), "x.yaml")
    assert document.diagnostics == []
    pointer = _pointer(document.data)
    start = _value(document.data, pointer).index(MARK)
    span = document.place(pointer, start, start + len(MARK))
    line, column = _where(source)
    assert span == (line, column, line, column + len(MARK)), source


@pytest.mark.parametrize("source", WRITTEN)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_character_is_found_where_it_was_written(source: str, end: str) -> None:
    hits(source.replace("\n", end))


def test_an_escape_is_marked_whole() -> None:
    document = read(b'a: "x\\u00e9y"', "x.yaml")
    assert document.place(("a",), 1, 2) == (1, 6, 1, 12)


def test_a_place_over_lines_ends_where_its_last_character_does() -> None:
    document = read(b"a: >-\n  een twee\n  drie vier\n", "x.yaml")
    assert document.place(("a",), 4, 13) == (2, 7, 3, 7)


@pytest.mark.parametrize(("start", "end"), [(3, 9), (9, 12), (0, 0)])
def test_a_place_outside_the_text_is_still_in_the_file(start: int, end: int) -> None:
    span = read(b"a: 'bcd'", "x.yaml").place(("a",), start, end)
    assert (span.line, 4 <= span.column <= 9, span.end_column <= 9) == (1, True, True)


def test_what_is_no_text_has_its_own_place() -> None:
    assert read(b"a: [b]", "x.yaml").place(("a",), 0, 1) == (1, 4, 1, 5)


WORDS = st.lists(
    st.text(st.sampled_from("ab'\"\\é漢😀:#-{}"), min_size=1, max_size=5)
    | st.sampled_from(["", " ", "\n", "\n\n", "\u00a0"]),
    max_size=12,
).map(" ".join)


@given(
    before=WORDS,
    after=WORDS,
    style=st.sampled_from(["", "'", '"', "|", ">"]),
    width=st.integers(8, 60),
    end=st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=500, deadline=None)
def test_a_character_is_found_in_every_style(before: str, after: str, style: str, width: int, end: str) -> None:
    text = f"{before}{MARK}{after}"
    source = yaml.dump({"k": [{"a": text}]}, default_style=style, allow_unicode=True, width=width)
    assume(MARK in source and "!!" not in source)
    hits(source.replace("\n", end))
