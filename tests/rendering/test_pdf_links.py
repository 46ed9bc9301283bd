from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from factsheet_content.contract import from_dict
from factsheet_content.errors import FactsheetError
from factsheet_content.rendering.pdf import links as pdf_links
from factsheet_content.rendering.pdf import printing
from factsheet_content.rendering.pdf.view import view
from tests.rendering import pdf_samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_content.model import Factsheet


@pytest.fixture(scope="module")
def sheet() -> Factsheet:
    """One link of it goes on over a page and more."""
    data = pdf_samples.real().to_dict()
    words = "woorden " * 1500
    block = {
        "kind": "paragraph",
        "id": "lang",
        "text": {"text": words, "markdown": f"[{words}x](https://example.org/)"},
    }
    data["sections"][0]["blocks"] = [{**block, "markdown": words}]
    return from_dict(data)


@pytest.fixture(scope="module")
def data(sheet: Factsheet) -> dict[str, Any]:
    return view(sheet)


@pytest.fixture(scope="module")
def raw(sheet: Factsheet, data: dict[str, Any]) -> bytes:
    return printing._compile(sheet, json.dumps(data))


def test_every_part_of_a_link_is_described(raw: bytes, data: dict[str, Any]) -> None:
    with _described(raw, data) as document:
        of_links = _by_element(document)
    assert [{described for _, described in one} for one in of_links] == [{one["alt"]} for one in pdf_links.links(data)]
    assert max(map(len, of_links)) > 1


def test_pages_may_list_their_links_in_any_order(raw: bytes, data: dict[str, Any]) -> None:
    with _described(raw, data) as document, _described(_changed(raw, _reversed), data) as other:
        assert _by_element(other) == _by_element(document)


def test_a_link_that_the_pages_lack_is_refused(raw: bytes, data: dict[str, Any]) -> None:
    with pytest.raises(FactsheetError, match=r"the PDF has \d+ links, its data \d+"):
        _described(_changed(raw, _without_first), data)


def test_a_link_that_leads_elsewhere_is_refused(raw: bytes, data: dict[str, Any]) -> None:
    other = json.loads(json.dumps(data).replace("tel:112", "tel:113"))
    with pytest.raises(FactsheetError, match="the PDF's link to 'tel:112' stands where its data has 'tel:113'"):
        _described(raw, other)


def _described(pdf: bytes, data: dict[str, Any]) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf_links.described(pdf, data, "nl")))


def _by_element(document: pikepdf.Pdf) -> list[list[tuple[list[float], str]]]:
    """Where each part of each link stands and how it is described, the links as the tags have them."""
    return [
        [([float(side) for side in kid.Obj.Rect], str(kid.Obj.Contents)) for kid in element.K if "/Obj" in kid]
        for element in pdf_links._links_of(document.Root.StructTreeRoot.K)
    ]


def _changed(pdf: bytes, change: Callable[[pikepdf.Page], None]) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document.pages[0])
        document.save(file)
    return file.getvalue()


def _reversed(page: pikepdf.Page) -> None:
    page.obj.Annots = pikepdf.Array([*reversed(list(page.obj.Annots))])


def _without_first(page: pikepdf.Page) -> None:
    del page.obj.Annots[0]
