"""Makes of Typst's PDF what the data says: every link's description, the exact language, the order of reading.

Typst writes a link's address as its description (typst/typst#8877), which a screen reader would spell out.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.rendering.pdf.reading_order import reorder
from factsheet_content.rendering.pdf.saving import saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    import pikepdf


def described(pdf: bytes, data: Any, language: str, *, backward: bool = False) -> bytes:
    """The same PDF, its links described by the ``alt`` of the links in ``data``, its language the exact tag.

    ``backward``: some of its text runs from right to left.
    """
    import pikepdf

    wanted = list(links(data))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tagged = list(_elements(document.Root.StructTreeRoot.K, _is_link))
        if len(tagged) != len(wanted):
            raise FactsheetError(
                f"the PDF has {len(tagged)} links, its data {len(wanted)}; this is a fault in Typst's output"
            )
        for element, link in zip(tagged, wanted, strict=True):
            _describe(element, link)
        document.Root.Lang = pikepdf.String(language)
        if backward:
            reorder(document, data)
        return saved(document)


def links(data: Any) -> Iterator[dict[str, Any]]:
    """The links of a view in the order of its keys, which is the order of reading."""
    if isinstance(data, dict):
        if "link" in data:
            yield data
        else:
            for value in data.values():
                yield from links(value)
    elif isinstance(data, list):
        for value in data:
            yield from links(value)


def _describe(element: pikepdf.Object, link: dict[str, Any]) -> None:
    import pikepdf

    for reference in _elements(element.K, _is_reference):
        annotation = reference.Obj
        address = str(annotation.A.URI) if "/A" in annotation else None
        if address != link.get("to"):
            raise FactsheetError(f"the PDF's link to {address!r} stands where its data has {link.get('to')!r}")
        annotation.Contents = pikepdf.String(link["alt"])


def _is_link(node: pikepdf.Object) -> bool:
    return str(node.get("/S")) == "/Link"


def _is_reference(node: pikepdf.Object) -> bool:
    return str(node.get("/Type")) == "/OBJR"


def _elements(node: pikepdf.Object, wanted: Callable[[pikepdf.Object], bool]) -> Iterator[pikepdf.Object]:
    """The outermost nodes of a structure tree that are ``wanted``, in reading order."""
    import pikepdf

    if isinstance(node, pikepdf.Array):
        for below in node:
            yield from _elements(below, wanted)
    elif isinstance(node, pikepdf.Dictionary):
        if wanted(node):
            yield node
        elif "/K" in node:
            yield from _elements(node.K, wanted)
