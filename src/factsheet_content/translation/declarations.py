"""What editors declare of their changes: texts that have another id now, and texts that mean what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.tree import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree

#: A unit id with one of its Dutch texts: what an entry of a catalog is found by.
Key = tuple[str, str]


class Origin(NamedTuple):
    """What a unit was in the edition before, where its editor said so."""

    id: str
    text: str | None
    """Its Dutch text in the edition before; ``None`` where that had none."""
    replaced: str | None
    """The text that its present id had there, where that was another unit's."""
    same_meaning: bool
    """Declared, and not refused."""


class Refusal(NamedTuple):
    """A declaration of the same meaning that is not believed."""

    place: int
    """Its index in ``changes.same_meaning``."""
    unit: str
    differences: list[str]


def origins(tree: ContentTree, domain: str) -> dict[Key, Origin]:
    """What is declared of the units of a domain, by their id and present text; of two editions the newer one's word."""
    found: dict[Key, Origin] = {}
    slug = domain.removeprefix("factsheets/")
    if slug != domain and declares(tree, slug):
        for sheet, before in _with_predecessors(tree, slug):
            for key, origin in _origins(sheet, before):
                found.setdefault(key, origin)
    return found


def declares(tree: ContentTree, slug: str) -> bool:
    """Whether anything is declared of a factsheet, in the draft or in an edition; few do, and this is quickly seen."""
    names = [DRAFT] * tree.has_draft(slug) + tree.editions(slug)
    return any("changes" in mapping(tree.document(tree.sheet_path(slug, name)).data) for name in names)


def moved_from(changes: dict[str, object], unit_id: str) -> str | None:
    """The id that a unit had before; a section or block that moved takes along all that stands below it."""
    old_ids = {string(new): old for old, new in mapping(changes.get("moved")).items()}
    at = len(unit_id)
    while at > 0:
        if unit_id[:at] in old_ids:
            return f"{old_ids[unit_id[:at]]}{unit_id[at:]}"
        at = max(unit_id.rfind("/", 0, at), unit_id.rfind(".", 0, at))
    return None


def refusals(tree: ContentTree, sheet: Sheet) -> Iterator[Refusal]:
    """The declarations of the same meaning that cannot be true: a field, number, modal or negation has changed."""
    declared = sequence(sheet.changes.get("same_meaning"))
    if not declared:
        return
    texts = _texts(sheet)
    from factsheet_content.translation.meaning import differences

    before = _texts(predecessor(tree, sheet))
    for place, name in enumerate(map(string, declared)):
        old, new = before.get(moved_from(sheet.changes, name) or name), texts.get(name)
        if old is not None and new is not None and (found := differences(old, new)):
            yield Refusal(place, name, found)


def predecessor(tree: ContentTree, sheet: Sheet) -> Sheet | None:
    """The edition before a sheet's own."""
    pairs = _with_predecessors(tree, sheet.slug)
    return next((older for newer, older in pairs if newer.edition == sheet.edition), None)


def _with_predecessors(tree: ContentTree, slug: str) -> Iterator[tuple[Sheet, Sheet | None]]:
    sheets = tree.sheets(slug)
    return zip(sheets, [*sheets[1:], None], strict=True)


def _origins(sheet: Sheet, before: Sheet | None) -> Iterator[tuple[Key, Origin]]:
    same_meaning = frozenset(map(string, sequence(sheet.changes.get("same_meaning"))))
    if not same_meaning and not mapping(sheet.changes.get("moved")):
        return
    from factsheet_content.translation.meaning import differences

    texts = _texts(before)
    for unit in sheet.units():
        old_id = moved_from(sheet.changes, unit.id)
        if old_id is not None or unit.id in same_meaning:
            old_text = texts.get(old_id or unit.id)
            believed = unit.id in same_meaning and old_text is not None and not differences(old_text, unit.text)
            replaced = texts.get(unit.id) if old_id else None
            yield (unit.id, unit.text), Origin(old_id or unit.id, old_text, replaced, believed)


def _texts(sheet: Sheet | None) -> dict[str, str]:
    return {unit.id: unit.text for unit in sheet.units()} if sheet else {}
