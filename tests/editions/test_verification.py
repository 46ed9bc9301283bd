"""An edition held line by line against documents that mark their lines as documents do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.sheet import read_sheet
from factsheet_content.editions.verification import SOUND, Relation, Row, verify
from tests.editions.diffs import TREE

if TYPE_CHECKING:
    from factsheet_content.authoring.sheet import Sheet

SHEET = """\
factsheet: voorbeeld
series: 2018-11-17
title: Voorbeeld
intro:
  - {id: kort, paragraph: Kort gezegd.}
sections:
  - id: definition
    heading: Wat is het?
    blocks:
      - {id: tweede, paragraph: 2. Bel daarna.}
      - id: vormen
        definitions:
          grooming: {term: Digitaal grooming, description: Een kind online verleiden.}
          sexting: {term: Sexting, description: Beelden delen.}
      - id: stappen
        steps: {een: Signaleer., twee: Overleg.}
"""
DOCUMENT = """\
Kort gezegd.

Wat is het?
2. Bel daarna.
Digitaal grooming:
Een kind online verleiden.
Sexting: Beelden delen.
1. Signaleer.
2. Overleg.
"""


def sheet(text: str = SHEET) -> Sheet:
    return read_sheet(yaml_reader.read(text.encode(), "voorbeeld.yaml"), "voorbeeld")


def unsound(document: str) -> list[Row]:
    return [row for row in verify(TREE, sheet(), document) if row.relation not in SOUND]


def test_a_term_has_a_colon_and_a_paragraph_may_begin_with_a_number() -> None:
    assert unsound(DOCUMENT) == []
    assert unsound(DOCUMENT.replace("grooming:", "grooming").replace("Sexting:", "• Sexting")) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("2. Bel daarna.", "3. Bel daarna.", "3. Bel daarna."),
        ("2. Bel daarna.", "2. Bel niet daarna.", "2. Bel niet daarna."),
        ("Digitaal grooming:", "Digitale grooming:", "Digitale grooming:"),
        ("Sexting: Beelden", "Sexting: Geen beelden", "Sexting: Geen beelden delen."),
        ("2. Overleg.", "2. Overleg snel.", "2. Overleg snel."),
    ],
)
def test_another_word_is_still_a_change(old: str, new: str, line: str) -> None:
    (row,) = [row for row in unsound(DOCUMENT.replace(old, new)) if row.line]
    assert row.relation in {Relation.CHANGED, Relation.MISSING}
    assert row.document == line
