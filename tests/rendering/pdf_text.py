"""The text of a tagged PDF in the order of its tags, also right to left, where poppler is slow and loses some.

Held against poppler where that can be followed (left to right), so that the two check each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


_INLINE = ("/Span", "/Link", "/Em", "/Strong")


def tagged_text(document: pikepdf.Pdf, between: str = "") -> str:
    """The characters of every marked-content sequence that the structure tree names, in the tree's order.

    ``between`` stands before and after every paragraph, list label and other block.
    """
    marked = {page.obj.objgen: _Content(page).marked() for page in document.pages}
    return "".join(_read(document.Root.StructTreeRoot.K, (0, 0), marked, between))


def _read(
    node: Any, page: tuple[int, int], marked: dict[tuple[int, int], dict[int, str]], between: str
) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _read(child, page, marked, between)
    elif isinstance(node, int):
        yield marked[page][node]
    elif isinstance(node, pikepdf.Dictionary):
        page = node.Pg.objgen if "/Pg" in node else page
        if "/MCID" in node:
            yield marked[page][int(node.MCID)]
        elif "/K" in node:
            apart = between if str(node.S) not in _INLINE else ""
            yield apart
            yield from _read(node.K, page, marked, between)
            yield apart


class _Content:
    """A page's content stream, read for the text of its marked-content sequences alone."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.page = page
        self.characters = {name: _character_map(font) for name, font in page.Resources.get("/Font", {}).items()}

    def marked(self) -> dict[int, str]:
        """Marked-content identifier → text."""
        found: dict[int, str] = {}
        stack: list[tuple[str, Any, str]] = []  # tag, properties, the text so far
        text, font = "", ""
        for instruction in pikepdf.parse_content_stream(self.page):
            operands, name = instruction.operands, str(instruction.operator)
            if name in ("BDC", "BMC"):
                stack.append((str(operands[0]), operands[1] if name == "BDC" else pikepdf.Dictionary(), text))
                text = ""
            elif name == "EMC":
                tag, properties, before = stack.pop()
                text = _meant(text, tag, properties)
                if "/MCID" in properties:
                    found[int(properties.MCID)] = text
                text = before + text
            elif name == "Tf":
                font = str(operands[0])
            elif name in ("Tj", "TJ"):
                text += self.shown(operands[0], font)
        return found

    def shown(self, operand: Any, font: str) -> str:
        strings = operand if isinstance(operand, pikepdf.Array) else [operand]
        codes = b"".join(bytes(string) for string in strings if isinstance(string, pikepdf.String))
        return "".join(self.characters[font][codes[at : at + 2]] for at in range(0, len(codes), 2))


def _meant(text: str, tag: str, properties: Any) -> str:
    """What a sequence says: its replacement text, or its characters, which may stand in the order of glyphs."""
    if "/ActualText" in properties:
        return str(properties.ActualText)
    return text[::-1] if tag == "/ReversedChars" else text


def _character_map(font: Any) -> dict[bytes, str]:
    """Code → characters, by the font's ToUnicode map; every code is two bytes."""
    source = font.ToUnicode.read_bytes().decode("ascii")
    single = re.findall(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]+)>\s*$", source, re.MULTILINE)
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in single}
