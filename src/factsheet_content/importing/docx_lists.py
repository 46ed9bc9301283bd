"""Which paragraphs of a Word document are items, how deep, and whether Word counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = re.compile(r"(?:List (?:Bullet|(Number))|Lijst(?:opsom|(nummer))\w*)(?: (\d))?")
_BULLETS = ("bullet", "none", "")


class ListItem(NamedTuple):
    """What Word says of an item."""

    depth: int
    counted: bool
    notes: tuple[str, ...]


class Lists:
    """The lists of one document, asked for its paragraphs in reading order."""

    def __init__(self, document: Any) -> None:
        self._formats = dict(_formats(document))
        self._counts: dict[str, int] = {}
        self._last = ""

    def item(self, paragraph: Any) -> ListItem | None:
        """The paragraph as an item of a list; ``None`` where it is none."""
        named = _STYLE.match(paragraph.style.name) if paragraph.style else None
        number, level = _numbering(paragraph)
        if number is None and not named:
            self._last = ""
            return None
        depth = level or (int(named[3] or 1) - 1 if named else 0)
        form = self._formats.get((number or "", depth), "")
        counted = form not in _BULLETS if form or not named else bool(named[1] or named[2])
        return ListItem(min(depth, 1), counted, tuple(self._notes(number or "", depth, form)) if counted else ())

    def _notes(self, number: str, depth: int, form: str) -> Iterator[str]:
        if form not in ("", "decimal"):
            yield "telde in Word niet met cijfers"
        if depth or not number:
            return
        before = self._counts.get(number, 0)
        self._counts[number] = before + 1
        if before and self._last != number:
            yield f"telde in Word door vanaf {before + 1}"
        self._last = number


def _formats(document: Any) -> Iterator[tuple[tuple[str, int], str]]:
    """(List, depth) → how Word counts there."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return
    kinds: dict[str, dict[int, str]] = {}
    for abstract in root.iter(f"{W}abstractNum"):
        kinds[_value(abstract, "abstractNumId")] = {
            int(_value(level, "ilvl") or 0): _of(level, "numFmt") for level in abstract.iter(f"{W}lvl")
        }
    for number in root.iter(f"{W}num"):
        for depth, form in kinds.get(_of(number, "abstractNumId"), {}).items():
            yield (_value(number, "numId"), depth), form


def _numbering(paragraph: Any) -> tuple[str | None, int]:
    """The list that a paragraph is in, by itself or by its style, and how deep."""
    elements = [paragraph._p]  # noqa: SLF001 - there is no public door
    style = paragraph.style
    while style is not None and len(elements) < 10:  # noqa: PLR2004 - styles that are based on one another in a ring
        elements.append(style.element)
        style = style.base_style
    for element in elements:
        found = element.find(f"{W}pPr/{W}numPr")
        if found is not None:
            number = _of(found, "numId")
            return (number if number != "0" else None), int(_of(found, "ilvl") or 0)
    return None, 0


def _of(element: Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else _value(child, "val")


def _value(element: Element, name: str) -> str:
    return element.get(f"{W}{name}") or ""
