"""Reads a PDF: its lines as they stand on paper; a second reader takes the words another way."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from factsheet_content.errors import FactsheetError
from factsheet_content.importing.lines import Line, to_pieces
from factsheet_content.importing.pieces import Reading, clean, signs, words
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A gap of more than this part of a line's height begins a new paragraph.
_GAP = 0.75
_LARGER = 1.15


def read(data: bytes) -> Reading:
    """The pieces of a PDF; ``FactsheetError`` where it has a password, or pictures of text only."""
    try:
        import pdfplumber
        import pypdf
    except ModuleNotFoundError:
        raise FactsheetError(phrase("reading .pdf needs: pip install 'factsheet-content[import]'")) from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        _refuse_encrypted(reader)
        second = "\n".join(page.extract_text() for page in reader.pages)
        with pdfplumber.open(io.BytesIO(data)) as document:
            lines = [line for page in document.pages for line in _lines(page)]
    except FactsheetError:
        raise
    except Exception as error:  # a damaged file makes these libraries raise whatever they met
        raise FactsheetError(phrase("it is no PDF that can be read")) from error
    if not lines:
        raise FactsheetError(phrase("it has no text, perhaps pictures of text; make text of it first (OCR)"))
    return Reading(to_pieces(lines), words(second), dropped=signs(second), spaced=False)


def _refuse_encrypted(reader: Any) -> None:
    if reader.is_encrypted:
        raise FactsheetError(phrase("it is encrypted; save it without a password"))


def _lines(page: Any) -> Iterator[Line]:
    found = [line for line in page.extract_text_lines() if clean(line["text"])]
    if not found:
        return
    sizes = sorted(round(char["size"], 1) for line in found for char in line["chars"])
    body, right, left = sizes[len(sizes) // 2], max(line["x1"] for line in found), min(line["x0"] for line in found)
    before = None
    for line in found:
        size = max(char["size"] for char in line["chars"])
        height = line["bottom"] - line["top"]
        gap = before is None or line["top"] - before["bottom"] > height * _GAP
        full = right - line["x1"] < (right - left) * 0.12
        level = 0 if size < body * _LARGER else 1 if size > body * 1.6 else 2
        yield Line(line["text"], int((line["x0"] - left) // 4), after_blank=gap, full=full, heading=level)
        before = line
