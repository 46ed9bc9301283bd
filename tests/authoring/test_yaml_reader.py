from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content.authoring.diagnostics import Severity
from factsheet_content.authoring.yaml_document import MAX_REPORTED, Span
from factsheet_content.authoring.yaml_reader import MAX_BYTES, read
from tests.support import ROOT


def data(text: str) -> Any:
    document = read(text.encode(), "x.yaml")
    assert document.diagnostics == []
    return document.data


#: Title, code, the bytes, line and column of the first problem.
STRICTNESS: list[tuple[str, str, bytes, int, int]] = [
    ("oversized", "FC101", b"#" * (MAX_BYTES + 1), 1, 1),
    ("byte order mark", "FC102", b"\xef\xbb\xbfa: 1", 1, 1),
    ("Latin-1", "FC102", "één: 1\na: Geïsoleerd".encode("latin-1"), 1, 1),
    ("Latin-1 further on", "FC102", "één: é\na: Ge".encode() + b"\xef", 2, 6),
    ("UTF-16", "FC102", "a: 1".encode("utf-16"), 1, 1),
    ("tab as indentation", "FC103", b"a:\n\tb: 1", 2, 1),
    ("tab in a text", "FC103", "é: a\tb".encode(), 1, 5),
    ("tab in a comment", "FC103", b"a: 1 #\tb", 1, 7),
    ("NUL", "FC104", "éé: a\0b".encode(), 1, 6),
    ("bell", "FC104", "a: 😀\a".encode(), 1, 5),
    ("delete", "FC104", b"a: \x7f", 1, 4),
    ("next line", "FC104", "a: b\x85c".encode(), 1, 5),
    ("line separator", "FC104", "a: b\u2028c".encode(), 1, 5),
    ("carriage return alone", "FC104", b"a: b\rc: d", 1, 5),
    ("noncharacter", "FC104", "a: \uffff".encode(), 1, 4),
    ("right-to-left override", "FC104", "a: b\u202ec".encode(), 1, 5),
    ("zero-width space", "FC104", "a: b\u200bc".encode(), 1, 5),
    ("joiner in Dutch", "FC104", "a: b\u200dc".encode(), 1, 5),
    ("byte order mark inside", "FC104", "a: b\ufeff".encode(), 1, 5),
    ("invisible by an escape", "FC104", b'a: "b\\u202ec"', 1, 6),
    ("tab by an escape", "FC104", b'a: "\xc3\xa9\\tc"', 1, 6),
    ("not closed", "FC112", b"a: [1", 1, 4),
    ("indented wrongly", "FC114", b"a: 1\n b: 2", 2, 2),
    ("second document", "FC105", b"a: 1\n---\nb: 2", 2, 1),
    ("nested too deeply", "FC105", b"- " * 50, 1, 83),
    ("undefined escape", "FC105", b'a: "\\q"', 1, 5),
    ("half a surrogate", "FC105", b'a: "\\ud800"', 1, 7),
    ("colon in a text", "FC111", b"a: Let op: gevaar", 1, 10),
    ("empty", "FC106", b"", 1, 1),
    ("comments only", "FC106", b"# nothing\n", 1, 1),
    ("null", "FC106", b"# x\n~\n", 2, 1),
    ("alias", "FC107", b"a: 1\nb: *a", 2, 4),
    ("alias as key", "FC109", b"*a : 1", 1, 1),
    ("anchor", "FC107", b"a: &x 1", 1, 4),
    ("anchor on a list", "FC107", b"a: &x [1]", 1, 4),
    ("anchor on a key", "FC107", b"&x a: 1", 1, 1),
    ("tag", "FC107", b"a: !!str 1", 1, 4),
    ("tag of Python", "FC107", b"a: !!python/object/apply:os.system [id]", 1, 4),
    ("tag without a name", "FC107", b"a: ! 1", 1, 4),
    ("duplicate key", "FC108", "é: 1\nb: 2\né: 3".encode(), 3, 1),
    ("duplicate key in flow", "FC108", b"a: {b: 1, b: 2}", 1, 11),
    ("duplicate key in quotes", "FC108", b"a: 1\n'a': 2", 2, 1),
    ("list as key", "FC109", b"? [a]\n: 1", 1, 3),
    ("brace field without quotes", "FC109", b"a: {{b}: 1}", 1, 5),
]


@pytest.mark.parametrize("case", STRICTNESS, ids=lambda case: case[0].replace(" ", "-"))
def test_what_would_surprise_is_refused_at_its_place(case: tuple[str, str, bytes, int, int]) -> None:
    _, code, raw, line, column = case
    document = read(raw, "content/x.yaml")
    first = document.diagnostics[0]
    assert (first.code, first.path, first.line, first.column) == (code, "content/x.yaml", line, column)
    assert first.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"#" * (MAX_BYTES + 1), None),
        ("a: Geïsoleerd".encode("latin-1"), None),
        (b"", None),
        (b"a: 1\nb: *a", {"a": 1, "b": None}),
        (b"a: &x [1]", {"a": [1]}),
        (b"a: !!python/object/apply:os.system [id]", {"a": ["id"]}),
        (b"a: 1\nb: 2\na: 3", {"a": 1, "b": 2}),
        (b"? [a]\n: 1", {}),
        (b"a: {{b}: 1}", {"a": {}}),
    ],
)
def test_what_is_refused_is_not_guessed_at(raw: bytes, expected: Any) -> None:
    document = read(raw, "x.yaml")
    assert document.diagnostics
    assert document.data == expected


@pytest.mark.parametrize("raw", [b"a: " + b"[" * 100_000, b"- " * 100_000, b"{a: " * 100_000, b"? " * 100_000])
def test_a_nesting_bomb_does_no_harm(raw: bytes) -> None:
    started = time.perf_counter()
    assert {problem.severity for problem in read(raw, "x.yaml").diagnostics} == {Severity.ERROR}
    assert time.perf_counter() - started < 5


def test_an_alias_bomb_stays_small() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join(['*' + chr(ord(name) - 1)] * 10)}]" for name in "bcdefghij"]
    document = read("\n".join(lines).encode(), "x.yaml")
    assert {problem.code for problem in document.diagnostics} == {"FC107"}
    assert document.data["j"] == [None] * 10


@pytest.mark.parametrize("raw", [b"[" + b"*a," * 200_000 + b"]", b"a: b\t\n" * 200_000], ids=["aliases", "tabs"])
def test_nobody_gets_a_million_problems(raw: bytes) -> None:
    assert len(read(raw, "x.yaml").diagnostics) == MAX_REPORTED


def test_every_tab_is_reported_not_only_the_first() -> None:
    found = read(b"a:\t1\nb:\t2\t3\n", "x.yaml").diagnostics
    assert [(problem.line, problem.column) for problem in found] == [(1, 3), (2, 3), (2, 5)]


@pytest.mark.parametrize("text", ["می\u200cشود", "क्\u200dष", "👩\u200d👧"])
def test_joiners_are_letters_own_affair_in_other_scripts(text: str) -> None:
    assert data(f"a: {text}") == {"a": text}


def test_a_document_may_begin_and_end_with_its_marks() -> None:
    assert data("%YAML 1.2\n---\na: 1\n...\n") == {"a": 1}


CORE = [
    *(
        (text, text)
        for text in (
            "NO",
            "no",
            "yes",
            "On",
            "off",
            "y",
            "2018-11-17",
            "12:30",
            "1_000",
            "0b1",
            "nUll",
            "0o8",
            "0xG",
            "1e",
            "+",
            ".",
            "<<",
            "=",
        )
    ),
    *((text, text) for text in (".inf", "-.Inf", ".nan", ".NaN", "9" * 101, "1e400", "1e999999999")),
    *((text, None) for text in ("", "~", "null", "Null", "NULL")),
    *((text, True) for text in ("true", "True", "TRUE")),
    *((text, False) for text in ("false", "False", "FALSE")),
    *(("0", 0) for _ in range(1)),
    ("007", 7),
    ("0777", 777),
    ("-12", -12),
    ("+12", 12),
    ("0o14", 12),
    ("0x1F", 31),
    ("0xff", 255),
    ("1.5", 1.5),
    ("-1.", -1.0),
    (".5", 0.5),
    ("-.5", -0.5),
    ("1e3", 1000.0),
    ("1.5E-2", 0.015),
    ("0.", 0.0),
]


@pytest.mark.parametrize(("text", "expected"), CORE)
def test_plain_words_are_read_by_the_core_schema_of_yaml_1_2(text: str, expected: Any) -> None:
    value = data(f"a: {text}")["a"]
    assert value == (expected.strip() if isinstance(expected, str) else expected)
    assert type(value) is type(expected)


@pytest.mark.parametrize("text", ["NO", "true", "12", "~", "0x1F", "1.5"])
def test_what_is_quoted_is_text(text: str) -> None:
    assert data(f"a: '{text}'\nb: \"{text}\"\nc: |-\n  {text}\nd: >-\n  {text}") == dict.fromkeys("abcd", text)


def test_keys_are_text() -> None:
    assert list(data("2018-11-17: a\ntrue: b\n12: c\n~: d")) == ["2018-11-17", "true", "12", "~"]


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.yaml")), ids=lambda path: str(path.name))
def test_what_is_shipped_reads_as_a_reference_loader_reads_it(path: Any) -> None:
    raw = path.read_bytes()
    assert _texts(read(raw, path.name).data) == yaml.load(raw, Loader=yaml.BaseLoader)  # noqa: S506 - texts only


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_texts(part) for part in value]
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" 'é{}:#-[]"), min_size=1, max_size=12
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | LETTERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LETTERS, inner, max_size=4),
    max_leaves=12,
)


@given(
    value=st.dictionaries(LETTERS, VALUES, min_size=1, max_size=4),
    flow=st.sampled_from([True, False, None]),
    width=st.integers(10, 100),
)
@settings(max_examples=150, deadline=None)
def test_what_another_program_writes_is_read_back(value: dict[str, Any], flow: Any, width: int) -> None:
    assert data(yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=width)) == value


@given(
    raw=st.binary(max_size=80) | st.text(st.sampled_from("ab: -[]{}'\"|>\n#&*!%?,\\é\t"), max_size=40).map(str.encode)
)
@settings(max_examples=400, deadline=None)
def test_no_bytes_at_all_make_it_raise(raw: bytes) -> None:
    document = read(raw, "x.yaml")
    assert document.data is not None or document.diagnostics


SPANS = 'é: 1\nb:\n  - {c: d, 😀: [x,  yy]}\n  - "q"\n'


@pytest.mark.parametrize(
    ("pointer", "key", "expected"),
    [
        ((), False, (1, 1, 1, 1)),
        (("é",), False, (1, 4, 1, 5)),
        (("é",), True, (1, 1, 1, 2)),
        (("b",), True, (2, 1, 2, 2)),
        (("b",), False, (3, 3, 3, 4)),
        (("b", 0), False, (3, 5, 3, 6)),
        (("b", 0, "c"), False, (3, 9, 3, 10)),
        (("b", 0, "😀"), True, (3, 12, 3, 13)),
        (("b", 0, "😀", 1), False, (3, 20, 3, 22)),
        (("b", 1), False, (4, 5, 4, 8)),
        (("b", 1, "deeper", 3), False, (4, 5, 4, 8)),
        (("nowhere", "x"), False, (1, 1, 1, 1)),
    ],
)
def test_everything_has_its_place(pointer: tuple[str | int, ...], key: bool, expected: tuple[int, ...]) -> None:  # noqa: FBT001 - a parameter of the table
    document = read(SPANS.encode(), "x.yaml")
    assert document.span(pointer, key=key) == Span(*expected)


def test_places_are_the_same_with_the_line_ends_of_windows() -> None:
    document = read(SPANS.replace("\n", "\r\n").encode(), "x.yaml")
    assert document.span(("b", 0, "😀", 1)) == Span(3, 20, 3, 22)
    assert document.diagnostics == []
