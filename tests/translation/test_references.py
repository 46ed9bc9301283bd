from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.translation.references import _source
from tests.translation.trees import SHEET, SLUG, edit, localised, published

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shipped_source() -> None:
    source = published("en").sources["verwey_jonker_2014"]
    assert source.citation.text == (
        "Smits van Waesberghe, Sportel, Drost, Van Eijk, Diepenbrock (2014). Zo zijn we niet getrouwd. "
        "Verwey-Jonker Instituut. https://www.verwey-jonker.nl/publicatie/zo-zijn-we-niet-getrouwd/"
    )
    assert "*Zo zijn we niet getrouwd*" in source.citation.markdown
    assert (source.year, source.lang, source.publisher) == (2014, "nl", "Verwey-Jonker Instituut")


@pytest.mark.parametrize(
    ("data", "citation"),
    [
        ({"authors": ["A", "B"], "year": 2020}, "A, B (2020). T."),
        ({"publisher": "P", "year": 2020}, "P (2020). T."),
        ({"authors": ["A"], "publisher": "P"}, "A. T. P."),
        ({"year": 2020}, "T (2020)."),
        ({}, "T."),
        ({"title": "Wat nu?", "authors": ["A"], "publisher": "P"}, "A. Wat nu? P."),
        ({"title": "Wat nu?", "year": 2020}, "Wat nu? (2020)."),
    ],
)
def test_a_citation_of_what_is_known(data: dict[str, Any], citation: str) -> None:
    assert _source({"type": "report", "title": "T", **data}).citation.text == citation


def test_no_part_of_a_citation_is_markup() -> None:
    source = _source({"type": "web", "title": "*T*", "authors": ["[A](b)"], "url": "https://x.example/(a)_b_"})
    assert source.citation.text == "[A](b). *T*. https://x.example/(a)_b_"
    assert source.citation.markdown.startswith("\\[A\\](b). *\\*T\\**. [")


def test_links_by_their_id(tree: Path) -> None:
    assert published("nl").links["eergerelateerd"].uri is None
    edit(tree, SHEET, ("factsheet:eergerelateerd-geweld", "factsheet:gedwongen-achterlating"))
    link = localised(tree).links["eergerelateerd"]
    assert (link.uri, link.factsheet) == (f"factsheet:{SLUG}", SLUG)
    edit(tree, SHEET, ("factsheet:gedwongen-achterlating", "https://x.example/"))
    link = localised(tree).links["eergerelateerd"]
    assert (link.uri, link.factsheet) == ("https://x.example/", None)
