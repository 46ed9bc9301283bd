"""How complete a language is for an edition, and whether that is enough to publish it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import SeriesBlock, mapping
from factsheet_content.model import UnitCounts
from factsheet_content.translation.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.translation.states import Language

#: Where ``site.yaml`` names none.
DEFAULT_THRESHOLD = 0.8


@dataclass(frozen=True, slots=True)
class Coverage:
    """The units of an edition in a language, by state."""

    states: tuple[tuple[Unit, State], ...]
    threshold: float

    @property
    def counts(self) -> UnitCounts:
        """How many there are in each state; an unaccepted one counts as outdated, for it cannot be shown either."""
        found = Counter(state for _, state in self.states)
        outdated = found[State.OUTDATED] + found[State.UNACCEPTED]
        return UnitCounts(len(self.states), found[State.CURRENT], outdated, found[State.MISSING])

    @property
    def ratio(self) -> float:
        """Current units / all units, to four decimals."""
        counts = self.counts
        return round(counts.current / counts.total, 4) if counts.total else 1.0

    @property
    def blocking(self) -> list[tuple[Unit, State]]:
        """The critical units that are not current: any of them stops a publication."""
        return [(unit, state) for unit, state in self.states if unit.critical and state is not State.CURRENT]

    @property
    def publishable(self) -> bool:
        """Whether the edition may be published in the language (DESIGN §6)."""
        return not self.blocking and self.ratio >= self.threshold


def coverage(tree: ContentTree, sheet: Sheet, language: Language) -> Coverage:
    """The state of everything that a reader of ``sheet`` reads, save labels and contacts, which all sheets share."""
    states = tuple((unit, language.translated(unit).state) for unit in reading_units(tree, sheet))
    return Coverage(states, threshold(tree))


def threshold(tree: ContentTree) -> float:
    """The part of an edition's units that must be current."""
    value = mapping(tree.site.data).get("publication_threshold", DEFAULT_THRESHOLD)
    return float(value) if isinstance(value, (int, float)) else DEFAULT_THRESHOLD


def reading_units(tree: ContentTree, sheet: Sheet) -> Iterator[Unit]:
    """The units of an edition, with those of the series that it uses and its notices."""
    series = tree.series(sheet.series)
    used = ["title", "publisher", "name"]
    used += [f"intro/{name}" for name in series_paragraphs(tree, sheet)]
    used += [f"{section.id}.heading" for section in sheet.sections if section.heading is None]
    yield from sheet.units()
    yield from (series.units[id_] for id_ in used if id_ in series.units)
    yield from (notice.unit for notice in tree.notices(sheet.slug).for_edition(sheet.edition) if notice.unit)


def series_paragraphs(tree: ContentTree, sheet: Sheet) -> list[str]:
    """The names of the series' intro paragraphs that the sheet carries."""
    if sheet.intro is None:
        return list(tree.series(sheet.series).intro)
    return [block.name for block in sheet.intro if isinstance(block, SeriesBlock)]
