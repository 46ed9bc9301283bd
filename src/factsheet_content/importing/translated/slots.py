"""What a translated document is held against: the texts of an edition in reading order, each in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import SeriesBlock
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.sheet import Block, Item, Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.importing.pieces import Piece

ITEMS = ("bullet", "step", "pair")
_KINDS = {"bullets": "bullet", "steps": "step", "definitions": "pair", "subheading": "heading"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for one piece of a document: a heading, a paragraph, an item; of a definition the term and the rest."""

    units: tuple[Unit, ...]
    kind: str
    """As of pieces (``pieces.KINDS``)."""
    level: int
    text: str
    """As a Dutch reader gets it, with its figures; of a definition the term first."""
    place: tuple[int, int] = (0, 0)
    """Which item it is of how many; nothing for what is no item."""

    @property
    def name(self) -> str:
        """The unit to name it by."""
        return self.units[-1].id


def slots(tree: ContentTree, sheet: Sheet) -> list[Slot]:
    """The places of an edition, without what the editor added to its document."""
    wording = Wording(tree, sheet, Language(tree, SOURCE_LANGUAGE))
    found = [_slot(wording, kind, level, *units) for kind, level, units in _places(tree, sheet)]
    return _in_lists(found, [(slot.kind, slot.level) for slot in found])


def places(pieces: list[Piece]) -> list[tuple[int, int]]:
    """Which item of how many each piece is."""
    return _counted([(piece.kind, piece.level) for piece in pieces])


def _in_lists(found: list[Slot], shapes: list[tuple[str, int]]) -> list[Slot]:
    return [replace(slot, place=place) for slot, place in zip(found, _counted(shapes), strict=True)]


def _counted(shapes: list[tuple[str, int]]) -> list[tuple[int, int]]:
    """Neighbouring items of one kind and depth make a list; inner ones between them are lists of their own."""
    found = [(0, 0)] * len(shapes)
    for is_list, run in groupby(range(len(shapes)), lambda at: shapes[at][0] in ITEMS):
        members = list(run)
        if is_list:
            outer = [at for at in members if not shapes[at][1]]
            inner = [list(group) for deep, group in groupby(members, lambda at: bool(shapes[at][1])) if deep]
            for group in (outer, *inner):
                for number, at in enumerate(group, 1):
                    found[at] = (number, len(group))
    return found


def _slot(wording: Wording, kind: str, level: int, *units: Unit) -> Slot:
    texts = [wording.text(unit).text for unit in units]
    return Slot(units, kind, level, ": ".join(texts))


def _places(tree: ContentTree, sheet: Sheet) -> Iterator[tuple[str, int, tuple[Unit, ...]]]:
    series = tree.series(sheet.series)
    if sheet.title:
        yield "heading", 1, (sheet.title,)
    for block in sheet.intro if sheet.intro is not None else [SeriesBlock(name, ()) for name in series.intro]:
        if not isinstance(block, SeriesBlock):
            yield from _block(block)
        elif unit := series.units.get(f"intro/{block.name}"):
            yield "paragraph", 0, (unit,)
    for section in sheet.sections:
        if heading := section.heading or series.heading(section.id):
            yield "heading", 2, (heading,)
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[tuple[str, int, tuple[Unit, ...]]]:
    kind = _KINDS.get(block.kind, block.kind)
    if block.unit:
        yield kind, 3 if kind == "heading" else 0, (block.unit,)
    yield from _items(block.items, kind, 0)


def _items(items: Iterable[Item], kind: str, level: int) -> Iterator[tuple[str, int, tuple[Unit, ...]]]:
    for item in items:
        units = tuple(unit for unit in (item.term, item.unit) if unit)
        if units:
            yield kind, level, units
        yield from _items(item.items, "bullet", 1)
