"""After a syntax error reading goes on: it hides its own section, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.yaml_recovery import blank, recover
from tests.support import ROOT

SHEET = (ROOT / "content/nl/factsheets/gedwongen-achterlating/2018-11-17.yaml").read_text(encoding="utf-8")
SECTIONS = ["definition", "signals", "risk-factors", "reporting-code", "more-information", "facts", "contact"]

HEAD = """\
facts:
  een: {value: 1}
  twee: {value: 2}
sections:
  - id: a
    blocks:
      - id: p
        paragraph: >-
          Een tekst
          die doorgaat
  - id: b
    blocks:
"""
TAIL = """\
  - id: c
    blocks:
      - id: r
        paragraph: "Nog een tekst"
links:
  x: https://www.huiselijkgeweld.nl
"""

#: A fault in section b → code, line in it, column.
FAULTS = [
    ("      - id: q\n        paragraph: Let op: zo\n", "FC111", 2, 26),
    ("      - id: q\n        paragraph: {x} zo\n", "FC112", 2, 20),
    ("      - id: q\n        paragraph: [zo](x) verder\n", "FC112", 2, 20),
    ("      - id: q\n        paragraph: *zo* verder\n", "FC112", 2, 20),
    ("      - id: q\n        paragraph: & zo\n", "FC112", 2, 20),
    ("      - id: q\n        paragraph: @zo\n", "FC112", 2, 20),
    ("      - id: q\n        paragraph: %zo\n", "FC112", 2, 20),
    ("      - id: q\n        paragraph: `zo`\n", "FC112", 2, 20),
    ("      - id: q\n        paragraph: > zo\n", "FC112", 2, 20),
    ("      - id: q\n        paragraph: - zo\n", "FC112", 2, 20),
    ('      - id: q\n        paragraph: "zo" verder\n', "FC117", 2, 25),
    ('      - id: q\n        paragraph: "zo\n', "FC118", 2, 20),
    ("      - id: q\n        paragraph: 'zo\n        comment: x\n", "FC118", 2, 20),
    ("      - id: q\n        paragraph:zo\n", "FC119", 2, 9),
    ("      - id: q\n        losse regel\n", "FC119", 2, 9),
    ("      - id: q\n         paragraph: zo\n", "FC114", 2, 10),
    ("      - id: q\n       paragraph: zo\n", "FC114", 2, 8),
    ("      - id: q\n        paragraph: >-\n        zo\n        comment: x\n", "FC114", 3, 9),
    ("      - id: q\n        paragraph: zo # hier\n          verder\n", "FC113", 2, 23),
    ("<<<<<<< HEAD\n      - id: q\n=======\n      - id: s\n>>>>>>> x\n", "FC120", 1, 1),
    ('      - id: q\n        paragraph: "日本 \\q"\n', "FC105", 2, 24),
]


@pytest.mark.parametrize(("fault", "code", "line", "column"), FAULTS)
def test_a_fault_is_named_where_it_is_and_hides_only_its_section(fault: str, code: str, line: int, column: int) -> None:
    document = yaml_reader.read((HEAD + fault + TAIL).encode(), "x.yaml")
    first = document.diagnostics[0]
    assert (first.code, first.line - HEAD.count("\n"), first.column) == (code, line, column)
    assert [section["id"] for section in document.data["sections"]] == ["a", "c"]
    assert document.data["sections"][0]["blocks"][0]["paragraph"] == "Een tekst die doorgaat"
    assert list(document.data["facts"]) == ["een", "twee"]
    assert document.data["links"] == {"x": "https://www.huiselijkgeweld.nl"}
    assert "sections" in document.hidden


def test_every_broken_section_is_told_of() -> None:
    one, other = FAULTS[0][0], FAULTS[11][0]
    source = HEAD + one + "  - id: d\n    blocks:\n" + other + TAIL.replace("x: https", "x: [https")
    document = yaml_reader.read(source.encode(), "x.yaml")
    assert [problem.code for problem in document.diagnostics] == ["FC111", "FC118", "FC112"]
    assert [section["id"] for section in document.data["sections"]] == ["a", "c"]


def test_a_broken_fact_hides_no_other() -> None:
    source = HEAD.replace("{value: 1}", "{value: 1") + FAULTS[0][0].replace("Let op:", "Let op") + TAIL
    document = yaml_reader.read(source.encode(), "x.yaml")
    assert list(document.data["facts"]) == ["twee"]
    assert len(document.data["sections"]) == 3


def test_places_behind_a_broken_section_stay() -> None:
    document = yaml_reader.read((HEAD + FAULTS[0][0] + TAIL).encode(), "x.yaml")
    span = document.place(("sections", 1, "blocks", 0, "paragraph"), 4, 7)
    lines = document.source.split("\n")
    assert lines[span.line - 1][span.column - 1 : span.end_column - 1] == "een"


@pytest.mark.parametrize("section", SECTIONS)
def test_in_the_shipped_edition_an_unclosed_quote_hides_its_own_section(section: str) -> None:
    broken = SHEET.replace(f"  - id: {section}\n", f'  - id: {section}\n    heading: "Kop\n', 1)
    document = yaml_reader.read(broken.encode(), "x.yaml")
    found = [part["id"] for part in document.data["sections"]]
    assert section not in found
    assert len(found) == SHEET.count("\n  - id: ") - 1


def test_what_is_blanked_out_keeps_every_line_and_length() -> None:
    rest, faults = recover(HEAD + FAULTS[0][0] + TAIL)
    assert len(faults) == 1
    assert len(rest) == len(HEAD + FAULTS[0][0] + TAIL)
    assert blank("a\r\nb\n", [faults[0].part._replace(start=0, end=3)]) == "#\r\nb\n"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SHEET) - 1), st.sampled_from(list("\"':{}[]#-*&\n\t @`%|>x")))
def test_one_wrong_character_never_hides_more_than_a_part(offset: int, character: str) -> None:
    broken = SHEET[:offset] + character + SHEET[offset:]
    document = yaml_reader.read(broken.encode(), "x.yaml")
    assert isinstance(document.data, dict)
    assert sum(key in document.data for key in ("factsheet", "title", "facts", "sections", "links", "sources")) >= 4
