from __future__ import annotations

import json

import pytest

from factsheet_content import model
from factsheet_content.contract import from_dict
from factsheet_content.record import Record
from tests.support import ROOT

SHEET = from_dict(json.loads((ROOT / "tests/samples/later-v1.json").read_text("utf-8")))


def test_a_section_that_is_not_there_names_those_that_are() -> None:
    assert SHEET.section("contact").heading.text == "Advies / melden"
    with pytest.raises(KeyError, match="no section 'kontact'; there are signals, contact, well-being"):
        SHEET.section("kontact")


def test_blocks_come_in_reading_order_the_introduction_first() -> None:
    assert [block.id for block in SHEET.blocks()][:3] == ["intro/doel", "signals/groep", "signals/mogelijk"]


def test_a_text_prints_as_its_plain_text() -> None:
    assert str(SHEET.intro[0].text) == "Het doel is signaleren."  # type: ignore[attr-defined]


def test_mappings_are_frozen() -> None:
    with pytest.raises(TypeError, match="does not support item assignment"):
        SHEET.contacts["x"] = SHEET.contacts["alarmnummer"]  # type: ignore[index]


def test_no_field_has_the_name_of_a_method() -> None:
    """A value of that name in the JSON would hide the method."""
    methods = {name for name in vars(model.Factsheet) if callable(getattr(model.Factsheet, name))} - {"__init__"}
    assert {"to_dict", "section", "blocks"} <= methods
    assert not methods & model.Factsheet.record_fields.keys()
    assert not set(vars(Record)) & model.Factsheet.record_fields.keys()
