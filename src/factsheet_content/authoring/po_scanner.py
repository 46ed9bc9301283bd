"""One line of a ``.po`` file, whatever is on it: keywords and strings with their columns, and anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYWORDS = frozenset({"msgctxt", "msgid", "msgid_plural", "msgstr"})

BLANK = " \t\f\v"
_FLAG = r"[ \t]*(?:fuzzy|(?:no-)?wrap|range:[ \t]*[0-9]+\.\.[0-9]+|[a-z+-]+-format)[ \t]*"
_FLAGS = re.compile(rf"{_FLAG}(?:,{_FLAG})*+")
_TOKEN = re.compile(r'([A-Za-z_]+)(?:[ \t]*\[[ \t]*([0-9]*)[ \t]*\])?|"([^"\\]*+(?:\\.[^"\\]*+)*+)"')


class Token(NamedTuple):
    """A piece of a line; ``column`` is 1-based and, for a string, that of its opening quote."""

    kind: str
    """``keyword``, ``string``, ``stray``; ``open``: a string without end, ``quoted``: one with bare quotes in it."""
    text: str
    """The keyword (``msgstr[1]``), or the literal between the quotes, escapes and all."""
    column: int


class Line(NamedTuple):
    """A line taken apart: what kind it is (``""`` for keywords and strings), and where its content starts."""

    marker: str
    """``|`` (previous text), ``.`` ``:`` ``,`` ``#`` (comments; the last of translators), ``-`` (blank), else empty."""
    obsolete: bool
    content: int
    """Offset of the content in the line."""


def classify(line: str) -> Line:
    """Say what kind of line it is; ``#~ # note`` is an obsolete comment, as some programs write them."""
    start = _skip_blanks(line, 0)
    obsolete = line.startswith("#~", start)
    if obsolete:
        if line.startswith("|", start + 2):
            return Line("|", obsolete=True, content=start + 3)
        start = _skip_blanks(line, start + 2)
    if start == len(line):
        return Line("-", obsolete, start)
    if line[start] != "#":
        return Line("", obsolete, start)
    kind = line[start + 1 : start + 2]
    if kind in {"|", ".", ":", ","}:
        return Line(kind, obsolete, start + 2)
    if kind == "=" and _FLAGS.fullmatch(line, start + 2):  # newer gettexts write flags so as well
        return Line(",", obsolete, start + 2)
    return Line("#", obsolete, start + 1)


def _skip_blanks(line: str, start: int) -> int:
    while start < len(line) and line[start] in BLANK:
        start += 1
    return start


def tokens(line: str, start: int = 0) -> Iterator[Token]:
    """Take keywords and strings apart, from offset ``start`` on; nothing of the line is left out."""
    at = _skip_blanks(line, start)
    while at < len(line):
        match = _TOKEN.match(line, at)
        token, at = _token(line, at, match) if match else _odd_token(line, at)
        yield token
        at = _skip_blanks(line, at)


def _token(line: str, at: int, match: re.Match[str]) -> tuple[Token, int]:
    word, index, literal = match.groups()
    end = match.end()
    if literal is None:
        if word not in KEYWORDS or (index is not None and word != "msgstr"):
            return Token("stray", line[at:].rstrip(), at + 1), len(line)
        return Token("keyword", word if index is None else f"{word}[{index}]", at + 1), end
    follows = line[end:].strip(BLANK)[:1]
    last = line.rfind('"')
    if follows not in {"", '"'} and last >= end:
        return Token("quoted", line[at + 1 : last], at + 1), last + 1
    return Token("string", literal, at + 1), end


def _odd_token(line: str, at: int) -> tuple[Token, int]:
    if line[at] == '"':
        return Token("open", line[at + 1 :], at + 1), len(line)
    return Token("stray", line[at:].rstrip(), at + 1), len(line)
