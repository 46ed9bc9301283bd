from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content.authoring.sheet import (
    BLOCK_KINDS,
    Block,
    SeriesBlock,
    Sheet,
    mapping,
    read_sheet,
    sequence,
    string,
)
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.yaml_document import Document
from factsheet_content.authoring.yaml_reader import read
from tests.support import ROOT

SLUG = "gedwongen-achterlating"
WHOLE = """\
factsheet: x
edition: 2026-01-02
series: 2018-11-17
title: Titel
facts:
  aantal: {value: 3, label: Aantal, source: bron}
links:
  blad: factsheet:ander
  pagina: https://www.politie.nl
sources:
  bron: {title: Bron}
intro:
  - series: doel
  - {id: kort, paragraph: Kort.}
sections:
  - id: signals
    heading: Signalen
    blocks:
      - {id: alinea, paragraph: Een alinea., comment: Let op.}
      - {id: kop, subheading: Een kop}
      - {id: kader, callout: Een kader., critical: true}
      - id: lijst
        bullets:
          een: Een
          twee:
            text: Twee
            critical: true
            items: {drie: Drie}
      - {id: stappen, steps: {vier: Vier}}
      - id: woorden
        critical: true
        definitions:
          vijf: {term: Vijf, description: Het vijfde.}
      - {id: bellen, contacts: [politie], editorial: true}
  - id: credits
    blocks: []
"""


def sheet(text: str = WHOLE) -> Sheet:
    return read_sheet(read(text.encode(), "content/nl/factsheets/x/2026-01-02.yaml"), "x")


def test_units_have_the_ids_of_the_design_in_reading_order() -> None:
    assert [unit.id for unit in sheet().units()] == [
        "title",
        "intro/kort",
        "signals.heading",
        "signals/alinea",
        "signals/kop",
        "signals/kader",
        "signals/lijst/een",
        "signals/lijst/twee",
        "signals/lijst/twee/drie",
        "signals/stappen/vier",
        "signals/woorden/vijf.term",
        "signals/woorden/vijf",
        "facts.aantal.label",
        "links.pagina",
    ]


def test_every_unit_stands_where_its_pointer_says() -> None:
    tree = ContentTree(ROOT)
    units = [*sheet().units(), *tree.sheet(SLUG, "2018-11-17").units()]
    assert len(units) > 50
    for unit in units:
        value: Any = unit.document.data
        for step in unit.pointer:
            value = value[step]
        assert value == unit.text


def test_what_is_critical_makes_what_is_under_it_critical() -> None:
    assert {unit.id for unit in sheet().units() if unit.critical} == {
        "signals/kader",
        "signals/lijst/twee",
        "signals/lijst/twee/drie",
        "signals/woorden/vijf.term",
        "signals/woorden/vijf",
    }


def test_a_translator_learns_where_a_unit_is_met_and_what_to_watch() -> None:
    by_id = {unit.id: unit for unit in sheet().units()}
    assert by_id["signals/alinea"].comment == "Let op."
    assert by_id["signals/lijst/een"].crumb == "Signalen"
    assert by_id["intro/kort"].crumb == "intro"
    assert {unit.domain for unit in by_id.values()} == {"factsheets/x"}
    assert [unit.kind for unit in by_id.values()].count("address") == 1


def test_blocks_have_what_their_kind_has() -> None:
    found = {block.kind: block for block in sheet().blocks()}
    assert set(found) == set(BLOCK_KINDS)
    assert (found["contacts"].contacts, found["contacts"].editorial) == (("politie",), True)
    assert found["paragraph"].unit is not None
    assert [item.id for item in found["bullets"].items] == ["signals/lijst/een", "signals/lijst/twee"]
    term = found["definitions"].items[0].term
    assert term is not None
    assert term.text == "Vijf"


def test_the_parts_of_a_sheet() -> None:
    found = sheet()
    assert (found.slug, found.edition, found.series) == ("x", "2026-01-02", "2018-11-17")
    assert [type(block) for block in found.intro or ()] == [SeriesBlock, Block]
    assert (found.facts["aantal"].data["value"], found.links["blad"]) == (3, "factsheet:ander")
    assert [section.heading and section.heading.text for section in found.sections] == ["Signalen", None]


def test_without_an_intro_the_series_has_the_word() -> None:
    assert sheet("title: x\n").intro is None
    assert sheet("title: x\nintro: []\n").intro == ()


@pytest.mark.parametrize("value", [None, 1, "a", [1], {"a": 1}, True])
def test_what_has_another_shape_is_empty(value: Any) -> None:
    assert mapping(value) == (value if isinstance(value, dict) else {})
    assert sequence(value) == (value if isinstance(value, list) else [])
    assert string(value) == (value if isinstance(value, str) else "")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["a", "x/y", "{facts.aantal}"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "term", "items", "paragraph", "bullets", "series"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_reading_takes_any_shape(data: st.DataObject) -> None:
    content = yaml.safe_load(WHOLE)
    part: Any = content
    while isinstance(part, (dict, list)) and part:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()):
            part[key] = data.draw(VALUES)
            break
        part = part[key]
    found = read_sheet(Document("x.yaml", "", content), "x")
    assert all(isinstance(unit.text, str) for unit in found.units())
    assert all(isinstance(block.id, str) for block in found.blocks())
