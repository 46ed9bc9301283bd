"""Puts right-to-left text of a PDF into the order of reading, each character once, as the data has it.

Typst tags the glyphs of a line from left to right, the dots of a letter as that letter once more. Whoever listens to
the tags, or copies the text, would get the words of a line from last to first. Here the data says which order is
right: the text of every line is looked up in it, and a line that is not in it is an error.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from factsheet_content.errors import FactsheetError
from factsheet_content.rendering.pdf.fonts import Font
from factsheet_content.rendering.pdf.glyphs import CONTROLS, Page
from factsheet_content.rendering.pdf.lines import BACKWARD, after, lines, ordered, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

    from factsheet_content.rendering.pdf.lines import Piece, Placed

_RUNS = ("runs", "em", "strong", "link")
_SPOKEN = ("site", "ltr", "number", "checksum")
_INLINE = ("/Span", "/Link", "/Em", "/Strong")


def needed(text: str) -> bool:
    """Whether anything in it runs from right to left."""
    return BACKWARD.search(text) is not None


def spoken(data: Any) -> Iterator[str]:
    """The text of a view, in the order of its keys, which is the order of reading."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for value in data:
            yield from spoken(value)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in _RUNS:
                yield "".join(spoken(value))
            elif not isinstance(value, str) or key in _SPOKEN:
                yield from spoken(value)


def reorder(document: pikepdf.Pdf, data: Any) -> None:
    """The document's tags and content in the order of the data's text."""
    fonts: dict[tuple[int, int], Font] = {}
    pages = {page.obj.objgen: _page(page, number, fonts) for number, page in enumerate(document.pages)}
    rest = " ".join(CONTROLS.sub("", " ".join(spoken(data))).split())
    for block in _blocks(document.Root.StructTreeRoot.K):
        rest = _Block(block, pages).reorder(rest)
    if rest.strip():
        raise FactsheetError(
            f"the PDF lacks text of its data: {rest.strip()[:40]!r}; this is a fault in Typst's output"
        )
    for page in pages.values():
        page.write(document)
    for font in fonts.values():
        font.write(document)


def _page(page: pikepdf.Page, number: int, fonts: dict[tuple[int, int], Font]) -> Page:
    """A page's fonts may be another's as well."""
    found = dict(page.Resources.get("/Font", {}).items())
    for font in found.values():
        if font.objgen not in fonts:
            fonts[font.objgen] = Font(font)
    return Page(page, number, {name: fonts[font.objgen] for name, font in found.items()})


def _blocks(node: Any) -> Iterator[Any]:
    """The outermost elements that have content of their own, in reading order."""
    import pikepdf

    if isinstance(node, pikepdf.Array):
        for below in node:
            yield from _blocks(below)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node and "/K" in node:
        kids = _kids(node)
        if any(_is_content(kid) or (_is_inline(kid)) for kid in kids):
            yield node
            yield from _blocks(pikepdf.Array([kid for kid in kids if _is_element(kid) and not _is_inline(kid)]))
        else:
            yield from _blocks(node.K)


def _kids(element: Any) -> list[Any]:
    import pikepdf

    return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]


def _is_content(kid: Any) -> bool:
    return isinstance(kid, int) or "/MCID" in kid


def _is_element(kid: Any) -> bool:
    return not isinstance(kid, int) and "/S" in kid


def _is_inline(kid: Any) -> bool:
    return _is_element(kid) and str(kid.S) in _INLINE


class _Block:
    """A paragraph, a heading or the like, with the inline elements in it."""

    def __init__(self, element: Any, pages: dict[Any, Page]) -> None:
        self.element = element
        self.pages = pages
        self.by_number = {page.number: page for page in pages.values()}
        self.order: dict[tuple[int, int], int] = {}
        self.numbers = count()

    def reorder(self, rest: str) -> str:
        """Put in order by the start of ``rest``, which is the text from here on; what follows on it comes back."""
        # As painted: the tags keep a link of two lines together.
        painted = sorted(self.sequences(self.element, None), key=lambda one: (one[1].page, one[1].start))
        for line in lines(painted):
            found = list(pieces(line))
            said = "".join(piece.text for piece in found)
            if str(self.element.S) == "/Lbl" and after(rest, said) is None:
                self.keep(found)  # a list's own number or mark
                continue
            order = ordered(found, rest)
            if order is None:
                raise FactsheetError(f"the PDF has {said!r} where its data has {rest[:60]!r}")
            self.place(line, order[0])
            rest = order[1]
        self.tag(self.element)
        return rest

    def sequences(self, element: Any, page: Any) -> Iterator[Placed]:
        """The element's content, and that of the inline elements in it."""
        number = next(self.numbers)
        page = self.pages[element.Pg.objgen] if "/Pg" in element else page
        for kid in _kids(element):
            if isinstance(kid, int):
                yield number, page.sequences[kid]
            elif "/MCID" in kid:
                yield number, self.pages[kid.Pg.objgen].sequences[int(kid.MCID)]
            elif _is_inline(kid):
                yield from self.sequences(kid, page)

    def keep(self, found: list[Piece]) -> None:
        for piece in found:
            for place in piece.places:
                self.order[place.page, place.mcid] = len(self.order)

    def place(self, line: list[Placed], order: list[Piece]) -> None:
        """The pieces of a line one after the other in the places that there are."""
        page = self.by_number[line[0][1].page]
        places = sorted((sequence for _, sequence in line), key=lambda one: one.start)
        for piece, place in zip(order, places, strict=False):
            first = piece.places[0]
            self.order[first.page, first.mcid] = len(self.order)
            page.put(place, piece.glyphs if piece.moved else None, first)
        for place in places[len(order) :]:
            page.clear(place)

    def tag(self, element: Any) -> int:
        """Puts the element's content in order; where its first stands comes back."""
        import pikepdf

        found: list[tuple[int, Any]] = []
        page = self.page_of(element)
        last = -1
        for kid in _kids(element):
            if _is_content(kid):
                number = page.number if isinstance(kid, int) else self.pages[kid.Pg.objgen].number
                key = (number, kid if isinstance(kid, int) else int(kid.MCID))
                if key not in self.order:
                    continue  # read with another
                last = self.order[key]
            elif _is_inline(kid):
                last = self.tag(kid)
            found.append((last, kid))
        found.sort(key=lambda one: one[0])
        element.K = pikepdf.Array([kid for _, kid in found])
        return next((at for at, _ in found if at >= 0), last)

    def page_of(self, element: Any) -> Any:
        while "/Pg" not in element and "/P" in element:
            element = element.P
        return self.pages[element.Pg.objgen] if "/Pg" in element else None
