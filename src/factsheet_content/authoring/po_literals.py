"""The text between the quotes of a ``.po`` file: escape sequences in both directions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEANING = {
    r"\n": "\n",
    r"\"": '"',
    r"\\": "\\",
    r"\t": "\t",
    r"\r": "\r",
    r"\a": "\a",
    r"\b": "\b",
    r"\f": "\f",
    r"\v": "\v",
}
# Backslash first, so that it is not escaped twice; a newline is left to the writer, who breaks the line there.
_ESCAPES = [(character, written) for written, character in _MEANING.items() if character not in '\n"\\']

#: gettext ends texts with NUL and sets the context apart with EOT, so that it refuses both inside a text.
FORBIDDEN = re.compile("[\0\x04]")

_PAIR = re.compile(r"\\(.?)", re.DOTALL)
# What C allows and gettext reads: bytes of the file's encoding, so that several of them make one character.
_BYTE = r"\\(?:[0-3][0-7]{2}|[0-7]{1,2}(?![0-7])|x[0-9A-Fa-f]{2}(?![0-9A-Fa-f]))"
_UNIT = re.compile(rf"(?P<bytes>(?:{_BYTE})+)|\\(?s:.?)|[^\\]")


def unescape(raw: str) -> str:
    """What a literal means; ``KeyError`` for any escape but the plain ones of C."""
    return _PAIR.sub(lambda pair: _MEANING[pair[0]], raw) if "\\" in raw else raw


def units(raw: str) -> Iterator[tuple[int, str, bool]]:
    """Walk through a literal: offset in it, the text that stands there, and whether that is certain.

    An escape without a meaning stands for itself; bytes that are not UTF-8 become U+FFFD.
    """
    for unit in _UNIT.finditer(raw):
        written = unit[0]
        if unit["bytes"]:
            text = _from_bytes(written)
            yield unit.start(), text, "\N{REPLACEMENT CHARACTER}" not in text and not FORBIDDEN.search(text)
        elif written[0] == "\\":
            yield unit.start(), _MEANING.get(written, written), written in _MEANING
        else:
            yield unit.start(), written, True


def _from_bytes(written: str) -> str:
    numbers = [int(part[1:], 16) if part[0] == "x" else int(part, 8) for part in written.split("\\")[1:]]
    return bytes(numbers).decode("utf-8", errors="replace")


def escape(text: str) -> str:
    """The text as it stands between quotes, with its newlines left alone; ``FactsheetError`` for a forbidden one."""
    written = text
    if '"' in text or "\\" in text:
        written = text.replace("\\", "\\\\").replace('"', '\\"')
    if written.isprintable():
        return written
    if forbidden := FORBIDDEN.search(written):
        raise FactsheetError(
            phrase(
                "the character {character} cannot be written to a catalog: {text}",
                character=repr(forbidden[0]),
                text=repr(text),
            )
        )
    for character, sequence in _ESCAPES:
        written = written.replace(character, sequence)
    return written
