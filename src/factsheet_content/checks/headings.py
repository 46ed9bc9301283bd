"""Headings and sections of a draft: what a reader leafs through, and what stands under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.checks.findings import at, in_unit, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Block, Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

#: What every factsheet is for: to recognise, to act, to call.
NEEDED = ("signals", "reporting-code", "contact")


def check_headings(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A heading is no sentence, and no two are the same."""
    series = tree.series(sheet.series) if sheet.series in tree.series_editions else None
    seen: dict[str, Unit] = {}
    for section in sheet.sections:
        heading = section.heading or (series.heading(section.id) if series else None)
        subheadings = [block.unit for block in section.blocks if block.kind == "subheading" and block.unit]
        for unit in ([heading] if heading else []) + subheadings:
            own = unit.document is sheet.document
            if own and unit.text.endswith((".", ":", ";", ",")):
                yield from _ended(unit)
            # Two sections may each have a sub-heading "Kinderen"; two sections of one name nobody can tell apart.
            key = unit.text.casefold() if unit is heading else f"{section.id}\n{unit.text.casefold()}"
            first = seen.setdefault(key, unit)
            if first.id != unit.id and (own or first.document is sheet.document):
                mine, other = (unit, first) if own else (first, unit)
                yield in_unit(mine).warning(
                    "FC822", "{other} has the same heading.", "Say in each what stands under it.", other=other.id
                )
    if sheet.title and sheet.title.text.endswith((".", ":", ";", ",")):
        yield from _ended(sheet.title)


def _ended(unit: Unit) -> Iterator[Diagnostic]:
    last = len(unit.text)
    yield in_unit(unit, last - 1, last).warning(
        "FC821",
        "The heading ends with “{mark}”.",
        "Remove it; only a question has a mark at its end.",
        mark=unit.text[-1],
    )


def check_sections(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Something stands under every sub-heading, and behind every text that announces a list."""
    del tree
    for section in sheet.sections:
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=False):
            yield from _check_block(block, following)


def _check_block(block: Block, following: Block | None) -> Iterator[Diagnostic]:
    if block.kind == "subheading" and block.unit and (following is None or following.kind == "subheading"):
        yield in_unit(block.unit).warning(
            "FC823", "Nothing stands under this sub-heading.", "Write what belongs there, or remove it."
        )
    elif block.kind == "paragraph" and block.unit and block.unit.text.endswith(":") and not _is_list(following):
        last = len(block.unit.text)
        yield in_unit(block.unit, last - 1, last).warning(
            "FC824", "This announces a list, and none follows.", "Put the list behind it, or end with a full stop."
        )


def _is_list(block: Block | None) -> bool:
    return block is not None and block.kind not in ("paragraph", "subheading")


def check_standard_sections(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A reader finds the signals, the steps and who to call in every factsheet."""
    del tree
    if not readable(sheet.document):
        return
    present = {section.id for section in sheet.sections}
    for name in NEEDED:
        if name not in present:
            yield at(sheet.document, ("sections",), key=True).advice(
                "FC825",
                "There is no section {name}.",
                "Add it: in every factsheet a reader looks for the signals, the steps and who to call.",
                name=name,
            )
