"""Reads a Word document: paragraphs by their styles, lists, tables; a second reader takes every run of its text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from factsheet_content import inline
from factsheet_content.errors import FactsheetError
from factsheet_content.importing.docx_lists import Lists, W
from factsheet_content.importing.lines import CALL_OUT, MARKER, looks_like_heading
from factsheet_content.importing.pieces import Piece, Reading, clean_runs, signs, words
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from factsheet_content.importing.docx_lists import ListItem

_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
#: What a factsheet can unpack to; a file that says more is a trap.
MOST_UNPACKED = 100 * 1024 * 1024


def read(data: bytes) -> Reading:
    """The pieces of a document; ``FactsheetError`` where it is none, or has a password."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FactsheetError(
            phrase("it is encrypted, or a document of an old Word; save it as .docx without a password")
        )
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ModuleNotFoundError:
        raise FactsheetError(phrase("reading .docx needs: pip install 'factsheet-content[import]'")) from None
    try:
        second = _second(data)
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, ParseError, PackageNotFoundError) as error:
        raise FactsheetError(phrase("it is no Word document that can be read")) from error
    chrome = [
        Piece("paragraph", runs, chrome=True)
        for part in _frames(document)
        for paragraph in part.paragraphs
        if (runs := clean_runs([inline.Plain(paragraph.text)]))
    ]
    lists = Lists(document)
    body = [piece for block in document.iter_inner_content() for piece in _pieces(block, lists)]
    return Reading([*chrome, *body], words(second), dropped=signs(second))


def _frames(document: Any) -> Iterator[Any]:
    """Headers and footers, each once."""
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                yield part


def _second(data: bytes) -> str:
    """Every run of text in the package, whatever it stands in."""
    from xml.etree import ElementTree as ET

    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(info.file_size for info in package.infolist()) > MOST_UNPACKED:
            raise FactsheetError(phrase("it unpacks to more than a factsheet can be"))
        for name in filter(_PARTS.fullmatch, package.namelist()):
            source = package.read(name)
            if b"<!DOCTYPE" in source:
                raise FactsheetError(phrase("it declares a document type, which no Word document does"))
            root = ET.fromstring(source)  # noqa: S314 - without a document type there are no entities to expand
            found += ["".join(_texts(paragraph)) for paragraph in root.iter(f"{W}p")]
    return "\n".join(found)


def _texts(paragraph: Element) -> Iterator[str]:
    for node in paragraph.iter():
        if node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "


def _pieces(block: Any, lists: Lists) -> Iterator[Piece]:
    if hasattr(block, "rows"):
        for row in block.rows:
            cells = list(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells if cell.text.strip()))
            if len(cells) == 2:  # noqa: PLR2004 - a term and what it means
                yield Piece("pair", clean_runs([inline.Plain(cells[1])]), term=cells[0], notes=("was een tabel",))
            elif cells:
                yield Piece("bullet", clean_runs([inline.Plain(" – ".join(cells))]), notes=("was een tabel",))
        return
    runs = clean_runs(_runs(block))
    if runs:
        yield _paragraph(block, runs, lists.item(block))


def _runs(paragraph: Any) -> Iterator[inline.Run]:
    for part in paragraph.iter_inner_content():
        if hasattr(part, "address"):
            text = inline.Plain(part.text)
            yield inline.Link((text,), part.address) if part.address else text
        else:
            run = inline.Plain(part.text)
            yield inline.Strong((run,)) if part.bold else inline.Emphasis((run,)) if part.italic else run


def _paragraph(paragraph: Any, runs: tuple[inline.Run, ...], item: ListItem | None) -> Piece:
    style, text = paragraph.style.name if paragraph.style else "", inline.to_text(runs)
    plain = (inline.Plain(text),)
    heading = re.match(r"(?:Heading|Kop) (\d)", style)
    if heading or style in ("Title", "Titel"):
        return Piece("heading", plain, min(int(heading[1]) + 1, 6) if heading else 1, explicit=True)
    if item:
        # Word counts by itself: the numbers are not in its text.
        kind = "step" if item.counted and not item.depth else "bullet"
        return Piece(kind, runs, item.depth, explicit=True, notes=item.notes)
    if CALL_OUT.match(text):
        return Piece("callout", runs)
    marker = MARKER.match(text)
    if marker and not marker[3]:
        return Piece("bullet", (inline.Plain(text[marker.end() :]),))
    return Piece("heading" if looks_like_heading(text) else "paragraph", plain if looks_like_heading(text) else runs)
