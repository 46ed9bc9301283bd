from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet_content.authoring.unit import Field, Unit, fields, split_fields
from factsheet_content.authoring.yaml_reader import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bel {contacts.a.b}.", [Field("contacts.a.b", 4, 18)]),
        ("{a}{b}", [Field("a", 0, 3), Field("b", 3, 6)]),
        ("{{a}} }}", []),
        ("{{{a}}}", [Field("a", 2, 5)]),
        ("{}", [Field("", 0, 2)]),
        ("a { b", [Field("{", 2, 3)]),
        ("a } b", [Field("}", 2, 3)]),
        ("{a{b}", [Field("{", 0, 1), Field("b", 2, 5)]),
        ("geen", []),
    ],
)
def test_fields_are_found_where_they_stand(text: str, found: list[Field]) -> None:
    assert list(fields(text)) == found


@given(text=st.lists(st.sampled_from(["{{", "}}", "{a}", "{b_c}", "x", "é "])).map("".join))
def test_a_text_falls_apart_as_python_s_formatter_has_it(text: str) -> None:
    ours = [(literal, name) for literal, name in split_fields(text) if literal or name is not None]
    joined: list[tuple[str, str | None]] = []
    for literal, name, _, _ in string.Formatter().parse(text):
        before = joined.pop()[0] if joined and joined[-1][1] is None else ""
        joined.append((before + literal, name))
    assert ours == joined


def test_a_unit_knows_where_it_stands() -> None:
    document = read("a:\n  b: 'één {x}'\n".encode(), "content/nl/x.yaml")
    unit = Unit("labels", "b", "één {x}", document, ("a", "b"))
    assert unit.span == (2, 6, 2, 15)
    assert unit.place(4, 7) == (2, 11, 2, 14)


@pytest.mark.parametrize("value", [Unit("d", "i", "t", read(b"a: b", "x"), ("a",)), Field("a", 0, 1)])
def test_what_was_read_is_not_changed(value: Any) -> None:
    with pytest.raises(AttributeError):
        value.text = "x"
