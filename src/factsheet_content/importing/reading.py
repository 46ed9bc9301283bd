"""The table of readers, and the documents that none of them can read."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.importing.pieces import Reading

#: Suffix → the module that reads it.
READERS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".docx": "docx",
    ".pdf": "pdf",
}
#: A factsheet is some 10 kB as text; what is a thousand times that is something else.
MOST_BYTES = 20 * 1024 * 1024


def load(path: Path) -> bytes:
    """The bytes of a document; ``FactsheetError`` where it cannot be a factsheet."""
    if path.suffix.lower() not in READERS:
        kind = path.suffix or phrase("a file without a suffix")
        known = " ".join(READERS)
        raise FactsheetError(phrase("no reader knows {kind}; there are: {known}", kind=kind, known=known))
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FactsheetError(phrase("it is too large for a factsheet: {size} MB", size=size // 1_000_000))
        data = path.read_bytes()
    except OSError as error:
        raise FactsheetError(phrase("it cannot be read: {reason}", reason=error.strerror)) from error
    if not data.strip():
        raise FactsheetError(phrase("it is empty"))
    return data


def read(name: str, data: bytes) -> Reading:
    """A document as pieces."""
    module = import_module(f"factsheet_content.importing.{READERS[PurePath(name).suffix.lower()]}")
    found: Reading = module.read(data)
    if not any(piece.text for piece in found.pieces):
        raise FactsheetError(phrase("it has no text"))
    return found
