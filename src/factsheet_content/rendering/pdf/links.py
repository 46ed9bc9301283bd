"""Makes of Typst's PDF what the data says: every link's description, the exact language, the order of reading.

Typst writes a link's address as its description (typst/typst#8877), which a screen reader would spell out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.rendering.pdf.reading_order import reorder
from factsheet_content.rendering.pdf.saving import opened, saved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    import pikepdf


def described(pdf: bytes, data: Any, language: str, *, backward: bool = False) -> bytes:
    """The same PDF, its links described by the ``alt`` of the links in ``data``, its language the exact tag.

    ``backward``: some of its text runs from right to left.
    """
    import pikepdf

    wanted = list(links(data))
    with opened(pdf) as document:
        tagged = _tagged(document)
        if len(tagged) != len(wanted):
            raise FactsheetError(
                f"the PDF has {len(tagged)} links, its data {len(wanted)}; this is a fault in Typst's output"
            )
        for annotations, link in zip(tagged, wanted, strict=True):
            _describe(annotations, link)
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


def _tagged(document: pikepdf.Pdf) -> list[list[pikepdf.Object]]:
    """The annotations of each tagged link, in the order of reading; a link across columns or pages has several."""
    import pikepdf

    tree = document.Root.StructTreeRoot
    elements = pikepdf.NumberTree(tree.ParentTree)
    found: dict[tuple[int, int], list[pikepdf.Object]] = {}
    for page in document.pages:
        for annotation in page.obj.get("/Annots", ()):
            if "/StructParent" in annotation:
                found.setdefault(elements[int(annotation.StructParent)].objgen, []).append(annotation)
    # Typst numbers the elements as they are read. To go through all of them takes longer than to write the document.
    if [*found] == sorted(found):
        return [*found.values()]
    return [found[element.objgen] for element in _links_of(tree.K) if element.objgen in found]


def _links_of(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The link elements of a structure tree in the order of reading."""
    import pikepdf

    if isinstance(node, pikepdf.Array):
        for below in node:
            yield from _links_of(below)
    elif isinstance(node, pikepdf.Dictionary):
        if str(node.get("/S")) == "/Link":
            yield node
        elif "/K" in node:
            yield from _links_of(node.K)


def _describe(annotations: Iterable[pikepdf.Object], link: dict[str, Any]) -> None:
    import pikepdf

    for annotation in annotations:
        address = str(annotation.A.URI) if "/A" in annotation else None
        if address != link.get("to"):
            raise FactsheetError(f"the PDF's link to {address!r} stands where its data has {link.get('to')!r}")
        annotation.Contents = pikepdf.String(link["alt"])
