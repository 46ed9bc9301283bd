"""Reads a PDF: its lines as they stand on paper; a second reader takes the words another way."""

from __future__ import annotations

import io
from itertools import pairwise
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
#: How wide a column is at least, of the page; narrower text beside text is rather a table.
_COLUMN = 0.2
_FEWEST_IN_COLUMNS = 6


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


def _refuse_columns(page: Any, lines: list[Any]) -> None:
    """Two columns would be read across both: all words would be there, and every sentence wrong."""
    sides = [line for line in lines if _is_in_columns(line["chars"], float(page.width))]
    if len(sides) >= _FEWEST_IN_COLUMNS:
        raise FactsheetError(
            phrase("it is set in columns, which cannot be told apart for certain; save it as Word or plain text")
        )


def _is_in_columns(chars: list[Any], width: float) -> bool:
    """Whether a line has a gap near the middle of the page, with a good deal of text on both sides."""
    shown = sorted((char for char in chars if char["text"].strip()), key=lambda char: char["x0"])
    for before, after in pairwise(shown):
        gap, middle = after["x0"] - before["x1"], (after["x0"] + before["x1"]) / 2 / width
        sides = (before["x1"] - shown[0]["x0"], shown[-1]["x1"] - after["x0"])
        if gap > before["size"] and 0.35 < middle < 0.65 and min(sides) > _COLUMN * width:  # noqa: PLR2004 - the middle
            return True
    return False


def _lines(page: Any) -> Iterator[Line]:
    found = [line for line in page.extract_text_lines() if clean(line["text"])]
    _refuse_columns(page, found)
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
