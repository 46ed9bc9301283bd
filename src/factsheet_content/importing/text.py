"""Reads plain text."""

from __future__ import annotations

import re

from factsheet_content.errors import FactsheetError
from factsheet_content.importing import lines
from factsheet_content.importing.pieces import Reading, signs, words
from factsheet_content.messages import phrase

_GLYPH = re.compile(r"(?m)^[ \t\xa0]*o[ \t\xa0]+")


def read(data: bytes) -> Reading:
    """The pieces of a plain text; ``FactsheetError`` where it is none in UTF-8."""
    text = decoded(data)
    return Reading(lines.to_pieces(lines.of_text(text)), words(_GLYPH.sub("", text)), text, dropped=signs(text))


def decoded(data: bytes) -> str:
    """The characters of a file in UTF-8."""
    if b"\x00" in data:
        raise FactsheetError(phrase("it is a binary file, or text in another encoding than UTF-8"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = phrase("it is not UTF-8 text (byte {byte}); save it as UTF-8", byte=error.start)
        raise FactsheetError(place) from error
