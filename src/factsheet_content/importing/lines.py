"""Lines → pieces: joins wrapped lines, and recognises headings, bullets, steps and call-outs by their look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from factsheet_content import inline
from factsheet_content.importing.pieces import Piece, clean

#: What stands before an item; a glyph that can be part of a sentence needs a space behind it.
MARKER = re.compile(
    r"\s*(?:([•▪◦‣●○■□❖➢➤►▶✓✔➔→\u2043∙\uf0b7\uf0a7\uf0d8\uf076\uf0fc])\s*|([·–—*-]|o)\s+|(\d{1,2})[.)]\s+)(?=\S)"
)
_INNER_GLYPHS = frozenset("◦○o–—-▪□\u2043")
CALL_OUT = re.compile(r"(?:let op|pas op|belangrijk|waarschuwing|attentie)\s*[:!]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!:;,…][)\"'”’»]*$")
_JOINS = frozenset(("en", "of", "als", "dan", "noch", "tot", "respectievelijk"))

#: A longer line than this was not wrapped by anybody; a shorter one was not either.
WIDEST, NARROWEST = 200, 40
LONGEST_HEADING = 110


@dataclass(slots=True)
class Line:
    """One line of text as it stands on paper."""

    text: str
    indent: int = 0
    after_blank: bool = False
    full: bool | None = None
    """Whether the next word would not have fitted; ``None``: to be told from its length."""
    heading: int = 0
    """The level of a heading where the type says so."""


@dataclass(slots=True)
class _Entry:
    kind: str
    indent: int
    parts: list[str]
    lines: list[str]
    glyph: str = ""
    number: int = 0
    heading: int = 0
    last: Line = field(default_factory=lambda: Line(""))


def to_pieces(lines: list[Line]) -> list[Piece]:
    """The pieces that the lines make up."""
    _measure(lines)
    entries: list[_Entry] = []
    for line in lines:
        _add(entries, line)
    vocabulary = {word.strip(".,;:()").lower() for line in lines for word in line.text.split()}
    return _nested([_piece(entry, vocabulary) for entry in entries], entries)


def of_text(text: str) -> list[Line]:
    """The lines of a plain text that have something on them."""
    found: list[Line] = []
    blank = True
    for raw in text.splitlines():
        line = raw.expandtabs(4).replace("\xa0", " ")
        if not clean(line):
            blank = True
            continue
        found.append(Line(line.rstrip(), len(line) - len(line.lstrip()), after_blank=blank))
        blank = False
    return found


def _measure(lines: list[Line]) -> None:
    width = max((len(line.text) for line in lines), default=0)
    for line, following in zip(lines, [*lines[1:], Line("")], strict=False):
        if line.full is None:
            words = following.text.split()
            line.full = NARROWEST <= width <= WIDEST and bool(words) and len(line.text) + 1 + len(words[0]) > width


def _add(entries: list[_Entry], line: Line) -> None:
    marker = MARKER.match(line.text)
    if marker:
        number = int(marker[3] or 0)
        kind = "step" if marker[3] else "bullet"
        if not (kind == "step" and _is_running_text(entries, line, number)):
            rest = line.text[marker.end() :]
            glyph = marker[1] or marker[2] or ""
            entries.append(_Entry(kind, line.indent, [rest], [line.text], glyph, number, last=line))
            return
    if entries and _goes_on(entries[-1], line):
        entries[-1].parts.append(line.text)
        entries[-1].lines.append(line.text)
        entries[-1].last = line
        return
    entries.append(_Entry("paragraph", line.indent, [line.text], [line.text], heading=line.heading, last=line))


def _is_running_text(entries: list[_Entry], line: Line, number: int) -> bool:
    """Whether a line begins with a number because it was wrapped there."""
    return bool(entries) and _goes_on(entries[-1], line) and entries[-1].kind != "step" and number != 1


def _goes_on(entry: _Entry, line: Line) -> bool:
    if line.after_blank or line.heading != entry.heading:
        return False
    text = line.text.lstrip()
    if entry.kind != "paragraph" and line.indent > entry.indent:
        return True
    return bool(entry.last.full) or (text[:1].islower() and not _SENTENCE_END.search(entry.parts[-1].rstrip()))


def _piece(entry: _Entry, vocabulary: set[str]) -> Piece:
    text, notes = _joined(entry.parts, vocabulary)
    lines = tuple(map(clean, entry.lines))
    kind, explicit = entry.kind, bool(entry.heading)
    if kind == "paragraph" and CALL_OUT.match(text):
        kind = "callout"
    elif kind == "paragraph" and (explicit or looks_like_heading(text)):
        kind = "heading"
    runs = (inline.Plain(text),) if text else ()
    level = entry.heading if kind == "heading" else 0
    return Piece(kind, runs, level, entry.number, lines=lines, explicit=explicit, notes=notes)


def looks_like_heading(text: str) -> bool:
    """Short, begun with a capital, and not ended as a sentence is."""
    return len(text) <= LONGEST_HEADING and text[:1].isupper() and not _SENTENCE_END.search(text)


def _joined(parts: list[str], vocabulary: set[str]) -> tuple[str, tuple[str, ...]]:
    """The text of wrapped lines; a word that was broken at a hyphen is one again."""
    text, notes = "", []
    for part in map(clean, parts):
        first = part.partition(" ")[0]
        if re.search(r"[^\W\d_]-$", text) and first[:1].islower() and first not in _JOINS:
            stem = text.rpartition(" ")[2]
            whole = stem[:-1] + first
            if whole.strip(".,;:()").lower() in vocabulary:
                text = text[:-1] + part
            else:
                text += part
                notes.append(f"stond over twee regels, met een streepje: {stem}{first}")
        else:
            text = f"{text} {part}".strip()
    return text, tuple(notes)


def _nested(pieces: list[Piece], entries: list[_Entry]) -> list[Piece]:
    """The items with how deep they stand, by indentation and by glyph."""
    found: list[Piece] = []
    first: _Entry | None = None
    for piece, entry in zip(pieces, entries, strict=True):
        if piece.kind not in ("bullet", "step"):
            first = None
        elif first is None:
            first = entry
        elif _is_inner(first, entry):
            # Only the outer list is counted; a number of an inner one is part of its text.
            runs = (inline.Plain(f"{entry.lines[0].split()[0]} {piece.text}"),) if piece.number else piece.runs
            found.append(replace(piece, kind="bullet", level=1, number=0, runs=runs))
            continue
        elif entry.kind != first.kind or entry.number == 1:
            first = entry
        found.append(piece)
    return found


def _is_inner(first: _Entry, entry: _Entry) -> bool:
    if entry.indent > first.indent + 1:
        return True
    if first.kind == "step":
        return entry.kind == "bullet" and not entry.last.after_blank and entry.indent >= first.indent
    return entry.kind == "bullet" and entry.glyph != first.glyph and entry.glyph in _INNER_GLYPHS
