"""XML as agencies exchange it: written without surprises, and read without a document type, which is where attacks are.

Python's own readers expand entities; a file from outside that declares any is refused (OWASP, "XML External Entity
Prevention"), so that neither a bomb of entities nor a file of ours gets in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.parsers import expat

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import NoReturn

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What XML 1.0 has no way to write at all.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write(root: ET.Element, name: str, texts: Collection[str]) -> bytes:
    """The bytes of a document in UTF-8; ``FactsheetError`` for a character that XML cannot hold.

    In elements that are named in ``texts`` every space is of the text; the others are indented.
    """
    _indent(root, texts, "\n")
    text = ET.tostring(root, encoding="unicode")
    bad = _UNWRITABLE.search(text)
    if bad:
        raise FactsheetError(
            phrase(
                "{file}: XML cannot hold the character U+{number:04X} in {text}",
                file=name,
                number=ord(bad[0]),
                text=repr(_around(text, bad)),
            )
        )
    # A carriage return that is not written as a reference is read as a line feed.
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.replace("\r", "&#13;").encode()


def _indent(element: ET.Element, texts: Collection[str], margin: str) -> None:
    if element.tag in texts or not len(element):
        return
    element.text = f"{margin}  "
    for child in element:
        _indent(child, texts, f"{margin}  ")
        child.tail = f"{margin}  "
    element[-1].tail = margin


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(match.start() - 20, 0) : match.end()]


def read(data: bytes, name: str) -> ET.Element:
    """The root element, its names as ``{namespace}local``; ``FactsheetError`` for no XML, or with a document type."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: builder.start(_name(tag), _named(attributes))
    parser.EndElementHandler = lambda tag: builder.end(_name(tag))
    parser.CharacterDataHandler = builder.data

    def refuse(*_declaration: object) -> NoReturn:
        raise FactsheetError(
            phrase("{file} has a document type, which may hide anything; take the <!DOCTYPE …> out", file=name)
        )

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        raise FactsheetError(
            phrase(
                "{file}:{line}:{column}: this is no XML: {problem}",
                file=name,
                line=error.lineno,
                column=error.offset + 1,
                problem=message,
            )
        ) from error
    return builder.close()


def _name(tag: str) -> str:
    return f"{{{tag}" if "}" in tag else tag


def _named(attributes: dict[str, str]) -> dict[str, str]:
    return {_name(name): value for name, value in attributes.items()}
