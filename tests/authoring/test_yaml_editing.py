from __future__ import annotations

import textwrap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.yaml_editing import scalar, with_entry, with_value, without
from factsheet_content.errors import FactsheetError
from tests.support import ROOT
from tests.translation.trees import NOTICES, SERIES, SHEET

SHIPPED = {path: (ROOT / path).read_text("utf-8") for path in (SHEET, NOTICES, SERIES)}


def block(text: str) -> str:
    return textwrap.dedent(text).removeprefix("\n")


def data(source: str) -> Any:
    document = yaml_reader.read(source.encode(), "x.yaml")
    assert document.diagnostics == []
    return document.data


@pytest.mark.parametrize(
    ("pointer", "before", "after"),
    [
        pytest.param(
            ("b",),
            "a: 1 # een\n# over b\nb: 2 # twee\n# over c\nc: 3\n",
            "a: 1 # een\n# over b\n# over c\nc: 3\n",
            id="line",
        ),
        pytest.param(
            ("b",), "a: 1\nb:\n  - x\n  # in b\n  - y\n\n# over c\nc: 3\n", "a: 1\n\n# over c\nc: 3\n", id="list"
        ),
        pytest.param(
            ("b",), "a: 1\nb: >-\n  lang\n  # geen commentaar\n\n  meer\n\nc: 3\n", "a: 1\n\nc: 3\n", id="folded"
        ),
        pytest.param(("b",), "a: 1\nb:\n  c: |\n    een\n", "a: 1\n", id="last"),
        pytest.param(("b",), "a: 1\nb: [1,\n  2]\nc: 3\n", "a: 1\nc: 3\n", id="flow list on two lines"),
        pytest.param(("a", "y"), "a: {x: 1, y: 2, z: 3}\n", "a: {x: 1, z: 3}\n", id="in flow"),
        pytest.param(("a", "z"), "a: {x: 1, y: [2], z: 3}\n", "a: {x: 1, y: [2]}\n", id="last in flow"),
        pytest.param(("a", 0, "x"), "a:\n  - x: 1\n    y: 2\n", "a:\n  - y: 2\n", id="behind a dash"),
        pytest.param(("b",), "a: 1\nb:\nc: 3\n", "a: 1\nc: 3\n", id="empty"),
        pytest.param(("b",), "a: 1\r\nb: 2\r\nc: 3\r\n", "a: 1\r\nc: 3\r\n", id="windows"),
        pytest.param(("b",), "a: 1\nb: 2", "a: 1\n", id="no line end"),
    ],
)
def test_an_entry_goes_and_all_else_stays(pointer: tuple[str | int, ...], before: str, after: str) -> None:
    assert without(before, pointer) == after


@pytest.mark.parametrize(
    ("pointer", "value", "before", "after"),
    [
        pytest.param(("a",), "twee", "a: een # waarom\nb: 1\n", "a: twee # waarom\nb: 1\n", id="plain"),
        pytest.param(("a",), "a: b", 'a: "een"\n', 'a: "a: b"\n', id="quoted"),
        pytest.param(
            ("a",), "kort", "a: >-\n  lang\n  meer\n# over b\nb: 1\n", "a: kort\n# over b\nb: 1\n", id="folded"
        ),
        pytest.param(("a", "x"), "y, z", "a: {x: 1, y: 2}\n", 'a: {x: "y, z", y: 2}\n', id="in flow"),
        pytest.param(("a",), "ja", "a:\nb: 1\n", "a: ja\nb: 1\n", id="empty"),
    ],
)
def test_a_value_is_another(pointer: tuple[str, ...], value: str, before: str, after: str) -> None:
    assert with_value(before, pointer, value) == after


@pytest.mark.parametrize(
    ("pointer", "value", "behind", "before", "after"),
    [
        pytest.param(
            ("n",),
            "1x",
            "a",
            "# kop\na: x # over a\n# over b\nb: y\n",
            "# kop\na: x # over a\nn: 1x\n# over b\nb: y\n",
            id="behind",
        ),
        pytest.param(("n",), "1x", None, "a: x\nb:\n  - y\n", "a: x\nb:\n  - y\nn: 1x\n", id="at the end"),
        pytest.param(("n",), "1x", None, "a: x", "a: x\nn: 1x", id="no line end"),
        pytest.param(
            ("a", "n"), "1x", None, "a:\n    b: y\n\nc: z\n", "a:\n    b: y\n    n: 1x\n\nc: z\n", id="indented"
        ),
        pytest.param(("a", "n"), "1x", None, "a: {b: y}\n", "a: {b: y, n: 1x}\n", id="in flow"),
        pytest.param(
            ("n",),
            {"on": "2026-11-23", "by": "A, B"},
            None,
            "a: x\n",
            'a: x\nn: {on: 2026-11-23, by: "A, B"}\n',
            id="mapping",
        ),
        pytest.param(("n",), "1x", "a", "a: x\r\nb: y\r\n", "a: x\r\nn: 1x\r\nb: y\r\n", id="windows"),
    ],
)
def test_an_entry_comes_in_its_place(
    pointer: tuple[str, ...], value: Any, behind: str | None, before: str, after: str
) -> None:
    assert with_entry(before, pointer, value, after=behind) == after


def test_what_would_say_something_else_is_refused() -> None:
    with pytest.raises(FactsheetError, match="change it by hand"):
        without("a: 1\n? b\n: 2\nc: 3\n", ("b",))


@pytest.mark.parametrize("path", SHIPPED)
def test_every_entry_of_a_shipped_file_can_be_taken_out(path: str) -> None:
    source = SHIPPED[path]
    comments = [line for line in source.splitlines() if line.startswith("#")]
    for key in data(source):
        left = without(source, (key,))
        assert data(left) == {name: value for name, value in data(source).items() if name != key}
        assert [line for line in left.splitlines() if line.startswith("#")] == comments
        # Lines are taken out, none is changed.
        lines = iter(source.splitlines())
        assert all(line in lines for line in left.splitlines())


_TEXTS = st.text(st.sampled_from("ab é:#-'\"{}[],&*!|>%@`\\0123. "), min_size=1, max_size=200).map(
    lambda text: " ".join(text.split())
)


@settings(max_examples=100, deadline=None)
@given(text=_TEXTS.filter(bool), indent=st.sampled_from([0, 2, 6]))
def test_any_text_reads_back_as_it_was(text: str, indent: int) -> None:
    for written in (f"{' ' * indent}k: {scalar(text, indent)}\n", f"k: [{scalar(text, flow=True)}]\n"):
        assert yaml_reader.read(written.encode(), "").data in ({"k": text}, {"k": [text]})


def test_a_long_text_is_folded_within_the_width() -> None:
    text = "Aantal slachtoffers wordt geschat. " * 10
    written = scalar(text.strip(), 6)
    assert written.startswith(">-\n")
    assert max(map(len, written.splitlines())) <= 120
