"""The lines of a PDF's text: painted from left to right or in parts, put into the order in which they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from factsheet_content.rendering.pdf.glyphs import apart, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.rendering.pdf.glyphs import Glyph, Sequence

    #: The number of an element, and a sequence that stands in it.
    Placed = tuple[int, Sequence]

#: Letters of Hebrew, Arabic and their kin; the digits of Arabic run from left to right.
BACKWARD = re.compile("[\u0590-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# In ems: less than the narrowest space.
_NEAR = 0.12
# In ems: less than from one line to the next, more than from a letter to a mark on it.
_APART = 0.75


@dataclass(slots=True)
class Piece:
    """What is read in one go: the sequences of one word from right to left, or one other sequence."""

    element: int
    """The number of the element that it stands in."""
    places: list[Sequence]
    glyphs: list[Glyph]
    text: str
    backward: bool
    moved: bool = False
    spaced: bool = False
    """Whether a space follows on it in the data."""


def ordered(pieces: list[Piece], rest: str) -> tuple[list[Piece], str] | None:
    """The pieces of a line in the order in which ``rest`` begins with them, and what follows there; ``None`` if not."""
    found = _found([piece for piece in pieces if _squeezed(piece.text)], rest, None)
    if found is None:
        return None
    spaces = [piece for piece in pieces if not _squeezed(piece.text)]
    return _with_spaces(found[0], spaces), found[1]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def after(rest: str, text: str) -> str | None:
    """What follows in ``rest`` on a text that it begins with, whatever the spaces in either; else ``None``."""
    at = 0
    for character in _squeezed(text):
        at += rest.startswith(" ", at)
        if not rest.startswith(character, at):
            return None
        at += 1
    return rest[at:]


def lines(content: list[Placed]) -> Iterator[list[Placed]]:
    """Content in the order of painting, line by line."""
    line: list[Placed] = []
    for element, sequence in content:
        if line and not _belongs(sequence, [placed for _, placed in line]):
            yield line
            line = []
        line.append((element, sequence))
    if line:
        yield line


def _belongs(sequence: Sequence, line: list[Sequence]) -> bool:
    """Whether it stands on the line; a mark stands above or below its letters."""
    if sequence.page != line[0].page:
        return False
    letters_first = sorted((glyph for placed in line for glyph in placed.glyphs), key=lambda glyph: glyph.advance == 0)
    near = zip(letters_first[:1], sequence.glyphs[:1], strict=False)
    return all(abs(first.y - second.y) < _APART * float(first.size) for first, second in near)


def pieces(line: Iterable[Placed]) -> Iterator[Piece]:
    """The words of a line, their letters in the order of reading; what is not backward stands alone."""
    word: list[Placed] = []
    marks: list[Placed] = []  # dots and signs are painted before the letter that they belong to
    for element, sequence in line:
        backward = BACKWARD.search(sequence.text) is not None
        if backward and not any(glyph.advance for glyph in sequence.glyphs):
            marks.append((element, sequence))
            continue
        if word and not (backward and element == word[-1][0] and _adjoins(word[-1][1], sequence)):
            yield _word(word)
            word = []
        if backward:
            word += [*marks, (element, sequence)]
            marks = []
        else:
            yield _forward(element, sequence)
    if word or marks:
        yield _word([*word, *marks])


def _adjoins(before: Sequence, after: Sequence) -> bool:
    """Whether it starts where the other ends; words of a line are not always painted one beside the other."""
    end = max(glyph.x + glyph.advance for glyph in before.glyphs)
    start = next(glyph.x for glyph in after.glyphs if glyph.advance)
    return abs(start - end) < _NEAR * float(after.glyphs[0].size)


def _forward(element: int, sequence: Sequence) -> Piece:
    """As it stands, unless the text of some glyphs is given beside them: not all programs look there."""
    glyphs = sequence.glyphs if sequence.plain else [*apart(sequence.glyphs)]
    text = "".join(glyph.text for glyph in glyphs)
    return Piece(element, [sequence], glyphs, text, backward=False, moved=not sequence.plain)


def _word(parts: list[Placed]) -> Piece:
    places = [sequence for _, sequence in parts]
    glyphs = letters([glyph for place in places for glyph in place.glyphs][::-1])
    return Piece(parts[0][0], places, glyphs, "".join(one.text for one in glyphs), backward=True, moved=True)


def _found(pieces: list[Piece], rest: str, last: Piece | None) -> tuple[list[Piece], str] | None:
    """The pieces in the order in which ``rest`` begins with them, and what is left; nearest first of equal ones."""
    if not pieces:
        return [], rest
    for piece in sorted(pieces, key=lambda one: _distance(last, one)):
        for turned in _readings(piece, rest):
            left = after(rest, turned.text)
            if left is None:
                continue
            others = _found([one for one in pieces if one is not piece], left, turned)
            if others is not None:
                turned.spaced = left.startswith(" ") and not turned.text.endswith(" ")
                return [turned, *others[0]], others[1]
    return None


def _readings(piece: Piece, rest: str) -> list[Piece]:
    """Brackets and stops may belong to either direction; the one with its space where the data has it is likelier."""
    if piece.backward or len(piece.glyphs) == 1 or any(map(str.isalnum, piece.text)):
        return [piece]
    glyphs = piece.glyphs[::-1]
    text = "".join(glyph.text for glyph in glyphs)
    turned = Piece(piece.element, piece.places, glyphs, text, backward=True, moved=True)
    return sorted([piece, turned], key=lambda one: one.text.startswith(" ") != rest.startswith(" "))


def _distance(last: Piece | None, piece: Piece) -> tuple[float, float]:
    """How far from the last one; longer texts before shorter ones at the same distance."""
    if not piece.glyphs:
        return (0.0, 0.0)
    x = piece.glyphs[0].x
    return (abs(x - last.glyphs[-1].x) if last and last.glyphs else -x, -len(piece.text))


def _between(space: Piece, one: Piece, other: Piece) -> bool:
    """Whether it stands in the gap of two pieces, as that of a paragraph stands between a link and a quotation."""
    edges = sorted(
        (min(glyph.x for glyph in piece.glyphs), max(_end(glyph) for glyph in piece.glyphs)) for piece in (one, other)
    )
    slack = _NEAR * float(space.glyphs[0].size)
    return edges[0][1] - slack <= space.glyphs[0].x <= edges[1][0] + slack


def _end(glyph: Glyph) -> float:
    return glyph.x + glyph.advance


def _with_spaces(found: list[Piece], spaces: list[Piece]) -> list[Piece]:
    """The spaces of a line between the pieces that have one between them; what is left over ends the line."""
    left = [*spaces]
    told: list[Piece] = []
    for piece, following in zip_longest(found, found[1:]):
        told.append(piece)
        if following is None or not piece.spaced or following.text.startswith(" "):
            continue
        near = [space for space in left if space.element in (piece.element, following.element)]
        near = near or [space for space in left if _between(space, piece, following)]
        if near:
            told.append(min(near, key=lambda one: _distance(piece, one)))
            left.remove(told[-1])
    return told + left
