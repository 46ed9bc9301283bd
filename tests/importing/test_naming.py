from __future__ import annotations

import re

import pytest

from factsheet_content.importing.naming import names
from tests.importing.series import SERIES, imported, sheet_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In 2019 waren er 1.240 meldingen per jaar.", "meldingen"),
        ("20 tot 35 jaar", "jaar"),
        ("2019", "jaar"),
        ("20", "getal"),
        ("Let op: bel bij acuut gevaar 112.", "acuut"),
        ("Geïsoleerd zijn", "geisoleerd"),
        ("!", "tekst"),
    ],
)
def test_an_id_is_a_readable_word(text: str, name: str) -> None:
    assert next(names(text)) == name


@pytest.mark.parametrize("file", sorted(SERIES.glob("*/sheet.html")), ids=lambda file: file.parent.name)
def test_no_id_is_a_number_or_the_place_in_a_list(file: object) -> None:
    sheet = sheet_of(imported(file.read_bytes(), "sheet.html"))  # type: ignore[attr-defined]
    parts = {part for unit in sheet.units() for part in re.split("[/.]", unit.id)} | set(sheet.facts)
    assert [part for part in parts if re.fullmatch(r"[a-z]?_?\d+", part)] == []
