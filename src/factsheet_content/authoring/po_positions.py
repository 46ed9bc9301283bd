"""Where a character of a text stands in the ``.po`` file, worked out only when somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring import po_literals, po_scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Catalog, Entry


def position(catalog: Catalog, entry: Entry, field: str = "msgstr", offset: int = 0) -> tuple[int, int]:
    """Line and column, both 1-based in code points, of a character of an entry that was read with this catalog.

    ``field`` is ``msgctxt``, ``msgid``, ``msgid_plural``, ``msgstr`` or ``msgstr[1]``; ``offset`` counts in the text as
    read, and one past its end is the closing quote. A place that the file does not have is the entry's first line.
    """
    return locate(catalog.lines, entry.line, field, offset)


def locate(lines: list[str], line: int, field: str, offset: int) -> tuple[int, int]:
    """The same, for the lines of a file and the line where its entry begins."""
    last = (line, 1)
    passed = 0
    for number, literal in _literals(lines, line, field):
        for at, text, _certain in po_literals.units(literal.text):
            if offset < passed + len(text):
                return number, literal.column + 1 + at
            passed += len(text)
        last = (number, literal.column + 1 + len(literal.text))
    return last


def _literals(lines: list[str], line: int, field: str) -> Iterator[tuple[int, po_scanner.Token]]:
    """The strings of one field of the entry that begins at a line."""
    seen: set[str] = set()
    reading = False
    for number, text in enumerate(lines[line - 1 :], line) if line else ():
        kind = po_scanner.classify(text)
        if kind.marker not in {"", "-"} and seen:
            return
        for token in po_scanner.tokens(text, kind.content) if not kind.marker else ():
            if token.kind == "keyword":
                if reading or token.text in seen or (seen and token.text == "msgctxt"):
                    return
                seen.add(token.text)
                reading = token.text == field
            elif reading:
                yield number, token
