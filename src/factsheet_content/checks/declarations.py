"""What an editor declares of changes (``changes``): texts that moved are there, and texts mean what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.checks.findings import at, did_you_mean
from factsheet_content.translation.declarations import predecessor, refusals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree


def check_same_meaning(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A text that is declared to mean what it did has the same fields, numbers, modals and negations."""
    for place, unit, found in refusals(tree, sheet):
        yield at(sheet.document, ("changes", "same_meaning", place), unit=unit).error(
            "FC513",
            "{unit} does not mean what it did: {differences}.",
            "Take it out of same_meaning, so that translators look at it.",
            unit=unit,
            differences=", ".join(found),
        )


def check_declared_units(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """What is declared is about texts that there are: of a move the new id here, the old one in the edition before."""
    if not sheet.changes:
        return
    before = predecessor(tree, sheet)
    here = _ids(sheet)
    there = _ids(before) if before else None
    moved = {string(old): string(new) for old, new in mapping(sheet.changes.get("moved")).items()}
    for old, new in moved.items():
        pointer = ("changes", "moved", old)
        if new not in here:
            yield at(sheet.document, pointer).warning(
                "FC514", "There is no text {id}.", did_you_mean(new, here), id=new
            )
        if there is not None and old not in there:
            text = "The edition before has no text {id}."
            yield at(sheet.document, pointer, key=True).warning("FC514", text, did_you_mean(old, there), id=old)
    for place, name in enumerate(map(string, sequence(sheet.changes.get("same_meaning")))):
        if name not in here:
            yield at(sheet.document, ("changes", "same_meaning", place)).warning(
                "FC514", "There is no text {id}.", did_you_mean(name, here), id=name
            )


def _ids(sheet: Sheet) -> list[str]:
    """The ids of the texts, and of the sections and blocks that they stand in."""
    found: dict[str, None] = {}
    for unit in sheet.units():
        at_ = len(unit.id)
        while at_ > 0:
            found[unit.id[:at_]] = None
            at_ = max(unit.id.rfind("/", 0, at_), unit.id.rfind(".", 0, at_))
    return list(found)
