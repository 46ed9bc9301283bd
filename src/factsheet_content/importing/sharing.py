"""Finds texts that several factsheets have, or nearly so: what could be the series' own, and said once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import DRAFT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

#: Shorter texts are alike by nature ("Schulden", "Daarnaast:").
FEWEST_WORDS = 5
LEAST_LIKENESS = 88


@dataclass(frozen=True, slots=True)
class Place:
    """A text in one factsheet."""

    slug: str
    unit: Unit


@dataclass(frozen=True, slots=True)
class Shared:
    """One text as several factsheets have it."""

    places: tuple[Place, ...]
    likeness: int
    """Of the ones that differ most, in percent; 100 where all are the same."""

    @property
    def can_move(self) -> bool:
        """Whether the series has room for it: it shares introductions and headings."""
        return all(place.unit.id.startswith("intro/") or place.unit.id.endswith(".heading") for place in self.places)

    @property
    def proposal(self) -> str:
        """Where in the series' next edition the text could stand."""
        section = self.places[0].unit.id.partition("/")[0].partition(".")[0]
        is_heading = self.places[0].unit.id.endswith(".heading")
        return f"headings: {section}" if is_heading else f"intro: {self.places[0].unit.id.rpartition('/')[2]}"


def shared_texts(tree: ContentTree, least: int = LEAST_LIKENESS) -> list[Shared]:
    """The texts that at least two factsheets have, in their drafts or else newest editions; the most shared first."""
    from rapidfuzz import fuzz, process

    places = [Place(sheet.slug, unit) for sheet in _newest(tree) for unit in _units(sheet)]
    left: dict[str, list[Place]] = {}
    for place in places:
        left.setdefault(place.unit.text, []).append(place)
    found: list[Shared] = []
    while left:
        text, same = left.popitem()
        near = process.extract(text, left.keys(), scorer=fuzz.ratio, score_cutoff=least, limit=None)
        group = [*same, *(place for other, _, _ in near for place in left.pop(other))]
        if len({place.slug for place in group}) > 1:
            likeness = min([int(score) for _, score, _ in near], default=100)
            found.append(Shared(tuple(sorted(group, key=lambda place: (place.slug, place.unit.id))), likeness))
    return sorted(found, key=lambda one: (-len(one.places), one.places[0].slug, one.places[0].unit.id))


def _newest(tree: ContentTree) -> Iterator[Sheet]:
    for slug in tree.slugs:
        names = [DRAFT] * tree.has_draft(slug) + tree.editions(slug)
        yield from (tree.sheet(slug, name) for name in names[:1])


def _units(sheet: Sheet) -> Iterator[Unit]:
    for unit in sheet.units():
        if unit.kind == "text" and not unit.id.startswith("facts.") and len(unit.text.split()) >= FEWEST_WORDS:
            yield unit
