"""What a difference means for each language: what it outdates, what there is to translate, whether it may be had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.editions.diff.words import words
from factsheet_content.translation.coverage import coverage, reading_units
from factsheet_content.translation.states import Language, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.editions.diff.changes import Change, Diff

# What makes a unit's id or text another one, so that its translation has to follow.
_TRANSLATED = frozenset(("added", "reworded", "moved", "renamed", "shared", "data", "critical"))
_SUFFIXES = {"term": ".term", "heading": ".heading", "label": ".label"}


@dataclass(frozen=True, slots=True)
class Consequence:
    """One language after the difference."""

    language: str
    outdated: tuple[str, ...]
    """The changed units whose translation is missing or is of another text."""
    words: int
    """How many Dutch words those units have: what a translator is asked for."""
    publishable: bool
    blocking: tuple[str, ...]
    """The critical units that stop a publication, changed now or before."""
    coverage: float


def consequences(tree: ContentTree, sheet: Sheet, diff: Diff) -> list[Consequence]:
    """Per language of the tree, what stands there now for the texts of ``sheet``, the new edition."""
    changed = {id_ for change in diff.changes for id_ in _units(change)}
    return [_consequence(tree, sheet, Language(tree, tag), changed) for tag in tree.languages]


def _consequence(tree: ContentTree, sheet: Sheet, language: Language, changed: set[str]) -> Consequence:
    found = coverage(tree, sheet, language)
    behind = [unit for unit, state in found.states if state is not State.CURRENT and _key(unit) in changed]
    return Consequence(
        language.tag,
        tuple(_key(unit) for unit in behind),
        sum(_count(unit) for unit in behind),
        found.publishable,
        tuple(_key(unit) for unit, _ in found.blocking),
        found.ratio,
    )


def translated_texts(tree: ContentTree, sheet: Sheet, language: Language) -> dict[str, str]:
    """The texts of an edition that are current in a language, by the ids that a difference has for them."""
    units = {_key(unit): language.translated(unit) for unit in reading_units(tree, sheet)}
    return {id_: found.text for id_, found in units.items() if found.state is State.CURRENT}


def _count(unit: Unit) -> int:
    return 0 if unit.kind == "address" else sum(word[0].isalnum() for word in words(unit.text))


def _key(unit: Unit) -> str:
    """A unit's id as a difference has it: a text of the series is known by its domain as well."""
    shared = unit.domain == "series" and unit.id in {"name", "publisher", "title"}
    return f"series.{unit.id}" if shared else unit.id


def _units(change: Change) -> Iterator[str]:
    """The ids of the units that a changed part has in the new edition."""
    if change.new_id is None or change.new is None or _TRANSLATED.isdisjoint(change.aspects):
        return
    for name in (name for name in ("heading", "term", "text", "label") if name in change.new.values):
        yield change.new_id + _SUFFIXES.get(name, "")
    if change.kind == "link":
        yield change.new_id


def unit_id(change_id: str, name: str) -> str:
    """The id of the unit that a part's text of that name is."""
    return change_id + _SUFFIXES.get(name, "")
