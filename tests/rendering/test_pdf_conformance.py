"""The checks of a PDF report what they are there for: a check that passes everything proves nothing."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from factsheet_content.rendering.pdf import printing as pdf
from factsheet_content.rendering.pdf.view import view
from tests.rendering import pdf_conformance, pdf_samples
from tests.rendering.pdf_reading import printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def dutch() -> bytes:
    return pdf.render(pdf_samples.real())


def _no_text(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in ("Tj", "TJ")]
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))


def _retag(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    def plant(document: pikepdf.Pdf) -> None:
        for element in pdf_conformance._elements(document):
            if str(element.S) == old:
                element.S = pikepdf.Name(new)

    return plant


def _swapped(document: pikepdf.Pdf) -> None:
    paragraphs = [one for one in pdf_conformance._elements(document) if str(one.S) == "/P"]
    paragraphs[0].K, paragraphs[1].K = paragraphs[1].K, paragraphs[0].K


def _no_spaces(document: pikepdf.Pdf) -> None:
    """The text of one block as one with that of the next."""
    elements = [one for one in pdf_conformance._elements(document) if str(one.S) == "/P"]
    for element in elements:
        element.S = pikepdf.Name.Span


def _addresses(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        for annotation in page.get("/Annots", []):
            if "/A" in annotation:
                annotation.Contents = annotation.A.URI


def _language(document: pikepdf.Pdf) -> None:
    document.Root.Lang = pikepdf.String("fr")


def _title(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "Untitled"
    with document.open_metadata() as metadata:
        metadata["dc:title"] = "Untitled"


def _direction(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.Direction = pikepdf.Name.R2L


def _bookmarks(document: pikepdf.Pdf) -> None:
    del document.Root.Outlines


def _unmarked(document: pikepdf.Pdf) -> None:
    document.Root.MarkInfo.Marked = False


def _passage(document: pikepdf.Pdf) -> None:
    next(one for one in pdf_conformance._elements(document) if str(one.S) == "/P").Lang = pikepdf.String("de")


def _no_metadata(document: pikepdf.Pdf) -> None:
    del document.Root.Metadata


@pytest.mark.parametrize(
    ("plant", "check", "reported"),
    [
        (_unmarked, "standards", "ua1: "),
        (_no_metadata, "standards", "2a: "),
        (_no_text, "text", "(poppler)"),
        (_no_text, "text", "(pikepdf)"),
        (_swapped, "text", "(poppler)"),
        (_swapped, "text", "(pikepdf)"),
        (_no_spaces, "words", "words"),
        (_retag("/H2", "/P"), "headings", "heading tags"),
        (_retag("/H1", "/H2"), "headings", "heading tags"),
        (_retag("/L", "/Div"), "lists", "list tags"),
        (_retag("/LI", "/Div"), "lists", "list tags"),
        (_bookmarks, "outline", "bookmarks"),
        (_addresses, "links", "links"),
        (_language, "metadata", "language"),
        (_title, "metadata", "title"),
        (_direction, "metadata", "direction"),
        (_passage, "languages", "passages"),
    ],
)
def test_planted_fault_is_reported(
    plant: Callable[[pikepdf.Pdf], None], check: str, reported: str, dutch: bytes, tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(dutch)) as document:
        plant(document)
        document.save(tmp_path / "planted.pdf")
    found = pdf_conformance.faults(tmp_path / "planted.pdf", pdf_samples.real(), only=check)
    assert reported in " ".join(found)


def test_lost_right_to_left_text_is_reported(tmp_path: Path) -> None:
    sheet = pdf_samples.arabic()
    with pikepdf.open(io.BytesIO(pdf.render(sheet))) as document:
        _no_text(document)
        document.save(tmp_path / "lost.pdf")
    assert "(poppler): ''" in "".join(pdf_conformance.faults(tmp_path / "lost.pdf", sheet, only="text"))


def test_right_to_left_text_as_typst_writes_it_is_reported(tmp_path: Path) -> None:
    sheet = pdf_samples.sentences()
    (tmp_path / "raw.pdf").write_bytes(pdf._compile(sheet, json.dumps(view(sheet))))
    found = "".join(pdf_conformance.faults(tmp_path / "raw.pdf", sheet, only="text"))
    assert "(poppler)" in found
    assert "(pikepdf)" in found


def test_damaged_file_is_reported(dutch: bytes, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(re.sub(rb"startxref\n\d+", b"startxref\n17", dutch))
    assert "qpdf" in "".join(pdf_conformance.faults(damaged, pdf_samples.real(), only="damage"))


def test_every_text_of_the_content_is_expected_in_the_pdf() -> None:
    sheet = pdf_samples.real()
    expected = " ".join(piece.text for piece in printed(sheet))
    content = [data for part in ("intro", "sections", "notices") for data in pdf_samples.texts(sheet.to_dict()[part])]
    assert len(content) > 40
    assert [data["text"] for data in content if data["text"] not in expected] == []
