"""The glyphs of a PDF that Typst wrote: read from its marked-content sequences, and written again in another order.

Typst sets all text upright, with ``1 0 0 -1 e f cm`` and a text matrix ``1 0 0 -1 x y``; what is set otherwise (a
watermark, which is no content) has no marked-content identifier and is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from factsheet_content.rendering.pdf.fonts import Font, Part

#: What directs how text is set, and is none itself.
CONTROLS = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
# They say whether letters join, and are not seen.
_JOINERS = "\u200c\u200d"
# In ems: what has no width stands this much nearer, so that programs that go by places find it where it is read.
_ASIDE = 0.02
_CODE = 2  # bytes


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph at its place on the page, in points from the left and the bottom."""

    font: str
    size: Any
    parts: tuple[Part, ...]
    text: str
    x: float
    y: float
    advance: float
    """How far it moves on what follows; a dot or a vowel sign does not."""


@dataclass(slots=True)
class Sequence:
    """A marked-content sequence: the instructions ``start`` to ``end`` of its page, and what they show."""

    page: int
    mcid: int
    start: int
    end: int
    properties: Any
    glyphs: list[Glyph]
    plain: bool
    """Whether the glyphs themselves say all."""

    @property
    def text(self) -> str:
        """Its characters from left to right."""
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(slots=True)
class Page:
    """A page's instructions, its sequences by identifier, and what is to stand in their place."""

    page: pikepdf.Page
    number: int
    fonts: dict[str, Font]
    instructions: list[Any] = field(init=False)
    sequences: dict[int, Sequence] = field(init=False)
    written: dict[int, list[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        import pikepdf

        self.instructions = list(pikepdf.parse_content_stream(self.page))
        self.sequences = {one.mcid: one for one in self._read()}

    def _read(self) -> Iterator[Sequence]:
        depth, at = 0, 0
        open_at: list[tuple[int, Any]] = []
        for at, instruction in enumerate(self.instructions):
            name = str(instruction.operator)
            if name in ("BDC", "BMC"):
                depth += 1
                if name == "BDC" and "/MCID" in instruction.operands[1]:
                    open_at = [(at, instruction.operands[1])]
                    depth = 0
            elif name == "EMC":
                if depth == 0 and open_at:
                    ((start, properties),) = open_at
                    glyphs = list(self._glyphs(start, at))
                    plain = not any(map(_actual_text, self.instructions[start + 1 : at]))
                    yield Sequence(self.number, int(properties.MCID), start, at, properties, glyphs, plain)
                    open_at = []
                else:
                    depth -= 1

    def _glyphs(self, start: int, end: int) -> Iterator[Glyph]:
        font, size = "", 1.0
        left, bottom, x, y = 0.0, 0.0, 0.0, 0.0
        meant: list[str | None] = []
        for instruction in self.instructions[start + 1 : end]:
            operands, name = instruction.operands, str(instruction.operator)
            if name == "cm":
                left, bottom = float(operands[4]), float(operands[5])
            elif name == "Tm":
                x, y = float(operands[4]), float(operands[5])
            elif name == "Tf":
                font, size = str(operands[0]), operands[1]
            elif name in ("BDC", "BMC"):
                meant.append(_actual_text(instruction))
            elif name == "EMC":
                meant.pop()
            elif name in ("Tj", "TJ"):
                said = next(filter(None, reversed(meant)), None)
                for code, offset in self._shown(operands[0], self.fonts[font], float(size)):
                    text = CONTROLS.sub("", said or self.fonts[font].texts[code])
                    advance = self.fonts[font].width(code) * float(size) / 1000
                    yield Glyph(font, size, ((code, 0.0, 0.0),), text, left + x + offset, bottom - y, advance)

    def _shown(self, operand: Any, font: Font, size: float) -> Iterator[tuple[int, float]]:
        import pikepdf

        offset = 0.0
        for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
            if not isinstance(part, pikepdf.String):
                offset -= float(part) * size / 1000
                continue
            codes = bytes(part)
            for at in range(0, len(codes), _CODE):
                code = int.from_bytes(codes[at : at + _CODE], "big")
                yield code, offset
                offset += font.width(code) * size / 1000

    def put(self, place: Sequence, glyphs: list[Glyph] | None, shown: Sequence | None = None) -> None:
        """In the place of a sequence: another (by default itself) with these glyphs in this order, or as it was."""
        shown = shown or place
        if glyphs is None:
            self.written[place.start] = self.instructions[shown.start : shown.end + 1]
        else:
            self.written[place.start] = list(self._instructions(shown, glyphs))

    def clear(self, place: Sequence) -> None:
        """Nothing in the place of a sequence."""
        self.written[place.start] = []

    def _instructions(self, shown: Sequence, glyphs: list[Glyph]) -> Iterator[Any]:
        import pikepdf
        from pikepdf import ContentStreamInstruction as Instruction
        from pikepdf import Operator

        old = self.instructions[shown.start : shown.end + 1]
        begin = next(at for at, one in enumerate(old) if str(one.operator) == "BT")
        yield from old[: begin + 1]
        (matrix,) = (one.operands for one in old[:begin] if str(one.operator) == "cm")
        left, bottom = float(matrix[4]), float(matrix[5])
        yield Instruction([0], Operator("Tr"))
        for glyph in glyphs:
            yield Instruction([pikepdf.Name(glyph.font), glyph.size], Operator("Tf"))
            place = [_number(glyph.x - left), _number(bottom - glyph.y)]
            yield Instruction([1, 0, 0, -1, *place], Operator("Tm"))
            code = self.fonts[glyph.font].code(glyph.parts, glyph.text)
            yield Instruction([pikepdf.String(code.to_bytes(_CODE, "big"))], Operator("Tj"))
        yield Instruction([], Operator("ET"))
        yield Instruction([], Operator("Q"))
        yield Instruction([], Operator("EMC"))

    def write(self, document: pikepdf.Pdf) -> None:
        """The page with what was put in the places of its sequences."""
        import pikepdf

        ends = {one.start: one.end for one in self.sequences.values()}
        kept: list[Any] = []
        at = 0
        while at < len(self.instructions):
            if at in self.written:
                kept += self.written[at]
                at = ends[at] + 1
            else:
                kept.append(self.instructions[at])
                at += 1
        self.page.obj.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))


def apart(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Glyphs that have a text together, each with its own character where there are as many."""
    for _, group in groupby(glyphs, key=lambda glyph: glyph.text):
        together = list(group)
        text = together[0].text
        texts = text if len(text) == len(together) else [text] * len(together)
        yield from (replace(glyph, text=own) for glyph, own in zip(together, texts, strict=True))


def letters(glyphs: list[Glyph]) -> list[Glyph]:
    """Glyphs in the order of reading: every letter as one, every vowel sign as one, each with its own character.

    A letter comes as its shape and its dots, and each of them, and each vowel sign, with the text of them all.
    """
    found: list[Glyph] = []
    at = 0
    while at < len(glyphs):
        count = 1
        while at + count < len(glyphs) and _stands_on(glyphs[at + count], glyphs[at]):
            count += 1
        found += _letter(glyphs[at], glyphs[at + 1 : at + count])
        at += count
    return found


def _stands_on(mark: Glyph, shape: Glyph) -> bool:
    return mark.advance == 0 and (mark.text, mark.font, mark.size) == (shape.text, shape.font, shape.size)


def _letter(shape: Glyph, marks: list[Glyph]) -> Iterator[Glyph]:
    """The shape with its dots, then the vowel signs, which come after the dots; two may be one glyph."""
    text = shape.text.strip(_JOINERS) or shape.text
    before, after = shape.text.split(text, 1)
    signs = [one for one in text if unicodedata.combining(one)]
    dots = marks[: max(0, len(marks) - len(signs))]
    above = marks[len(dots) :]
    letter = "".join(one for one in text if not unicodedata.combining(one)) if above else text
    yield from (
        replace(shape, parts=(), text=joiner, x=shape.x + shape.advance - _ASIDE * float(shape.size))
        for joiner in before
    )
    yield replace(shape, parts=(*shape.parts, *(_part(dot, shape.x, shape) for dot in dots)), text=letter)
    # To the left of the letter on its own line, so that programs that go by places find it where it is read.
    left = shape.x - _ASIDE * float(shape.size)
    for at, mark in enumerate(above, 1):
        sign = "".join(signs[at - 1 :] if at == len(above) else signs[at - 1])
        yield replace(mark, parts=(_part(mark, left, shape),), text=sign, x=left, y=shape.y)
    yield from (replace(shape, parts=(), text=joiner) for joiner in after)


def _part(glyph: Glyph, x: float, line: Glyph) -> Part:
    size = float(glyph.size)
    return (glyph.parts[0][0], (glyph.x - x) / size, (glyph.y - line.y) / size)


def _actual_text(instruction: Any) -> str | None:
    if str(instruction.operator) == "BDC" and "/ActualText" in instruction.operands[1]:
        return str(instruction.operands[1].ActualText)
    return None


def _number(value: float) -> Any:
    from decimal import Decimal

    return Decimal(f"{value:.4f}")
