"""The fonts of a PDF that Typst wrote: what their codes mean, and a code for each letter that was drawn in parts.

Noto Sans Arabic draws a letter as its shape and its dots. One code has one meaning, so a shape that several letters
share cannot mean them all, and a dot alone means nothing: the parts are joined to one glyph of the embedded font.
"""

from __future__ import annotations

import io
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pikepdf

    #: A glyph's code, and how far it is from the place of the whole, in points at a size of 1.
    Part = tuple[int, float, float]


class Font:
    """A composite font with the identity as its encoding, as Typst embeds them."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.descendant = font.DescendantFonts[0]
        self.widths = dict(_widths(self.descendant.get("/W", [])))
        self.default_width = self.descendant.get("/DW", 1000)
        self.texts = dict(_meanings(font.ToUnicode.read_bytes().decode("ascii")))
        self.joined: dict[tuple[tuple[tuple[int, int, int], ...], str], int] = {}

    def width(self, code: int) -> float:
        """How far it moves on what follows, in thousandths of the size."""
        return float(self.widths.get(code, self.default_width))

    @cached_property
    def free(self) -> int:
        """The first code without a glyph; parts of other glyphs have a glyph and are never shown alone."""
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

        program = self.descendant.FontDescriptor.FontFile2.read_bytes()
        return int(TTFont(io.BytesIO(program))["maxp"].numGlyphs)

    def code(self, parts: tuple[Part, ...], text: str) -> int:
        """The code that shows the parts (nothing, where there are none) and means the text."""
        if len(parts) == 1 and parts[0][1:] == (0, 0) and self.texts.get(parts[0][0]) == text:
            return parts[0][0]
        units = tuple((code, round(x * 1000), round(y * 1000)) for code, x, y in parts)
        return self.joined.setdefault((units, text), self.free + len(self.joined))

    def write(self, document: pikepdf.Pdf) -> None:
        """The meanings and the joined glyphs into the document."""
        meant = {**self.texts, **{code: text for (_, text), code in self.joined.items()}}
        source = self.font.ToUnicode.read_bytes().decode("ascii")
        self.font.ToUnicode = document.make_stream(_with_meanings(source, meant).encode("ascii"))
        if self.joined:
            self._join(document)

    def _join(self, document: pikepdf.Pdf) -> None:
        import pikepdf

        descriptor = self.descendant.FontDescriptor
        wholes = {code: parts for (parts, _), code in self.joined.items()}
        program = _with_glyphs(descriptor.FontFile2.read_bytes(), wholes)
        descriptor.FontFile2 = document.make_stream(program, Length1=len(program))
        for code, parts in wholes.items():
            self.descendant.W.extend(pikepdf.Array([code, code, self.width(parts[0][0]) if parts else 0]))
        if "/CIDSet" in descriptor:
            # Optional (ISO 19005-2, 6.2.11.4.2), and wrong from here on.
            del descriptor["/CIDSet"]


def _widths(entries: Iterable[Any]) -> Iterator[tuple[int, Any]]:
    """ISO 32000-1, 9.7.4.3: ``first [w w …]`` and ``first last w``."""
    numbers = iter(entries)
    for first in numbers:
        second = next(numbers)
        if hasattr(second, "__iter__"):
            yield from enumerate(second, int(first))
        else:
            width = next(numbers)
            yield from ((code, width) for code in range(int(first), int(second) + 1))


def _meanings(source: str) -> Iterator[tuple[int, str]]:
    for code, text in re.findall(r"^<([0-9A-Fa-f]{4})> <((?:[0-9A-Fa-f]{4})+)>\s*$", source, re.MULTILINE):
        yield int(code, 16), bytes.fromhex(text).decode("utf-16-be")


def _with_meanings(source: str, texts: dict[int, str]) -> str:
    """A ToUnicode map with these entries in place of its own; 100 a block at most (Adobe technical note 5411)."""
    entries = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items())]
    blocks = (entries[at : at + 100] for at in range(0, len(entries), 100))
    written = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    head, rest = re.split(r"\d+ beginbfchar", source, maxsplit=1)
    return head + written + rest.rsplit("endbfchar\n", 1)[1]


def _with_glyphs(program: bytes, wholes: dict[int, tuple[tuple[int, int, int], ...]]) -> bytes:
    """A TrueType font with a further glyph for each code, made of others at their distances in thousandths."""
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

    font = TTFont(io.BytesIO(program), recalcTimestamp=False)
    scale = font["head"].unitsPerEm / 1000
    names = [*font.getGlyphOrder()]
    names += [f"whole{code}" for code in range(len(names), max(wholes) + 1)]
    font.setGlyphOrder(names)
    for code, parts in wholes.items():
        glyph = font["glyf"][names[code]] = Glyph()
        glyph.numberOfContours = -1 if parts else 0
        glyph.components = [_component(names[part], x * scale, y * scale) for part, x, y in parts]
        glyph.recalcBounds(font["glyf"])
        # Where its outline starts, or programs shift it.
        font["hmtx"][names[code]] = (font["hmtx"][names[parts[0][0]]][0], glyph.xMin) if parts else (0, 0)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _component(name: str, x: float, y: float) -> Any:
    from fontTools.ttLib.tables._g_l_y_f import GlyphComponent

    component = GlyphComponent()
    component.glyphName, component.x, component.y, component.flags = name, round(x), round(y), 0
    return component
