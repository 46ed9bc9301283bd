"""How far each language is: texts and words by state, critical ones apart, and what may be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.messages import phrase
from factsheet_content.translation.coverage import coverage, reading_units, threshold
from factsheet_content.translation.states import Language, State
from factsheet_content.translation.templates import domain_units, domains
from factsheet_content.translation.updating import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.translation.coverage import Coverage


#: What each state is called.
CALLED = {
    State.CURRENT: phrase("current"),
    State.OUTDATED: phrase("outdated"),
    State.UNACCEPTED: phrase("unaccepted"),
    State.MISSING: phrase("missing"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Texts, and words of Dutch, in one state."""

    units: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One language of one edition, or of a domain that all factsheets share."""

    language: str
    name: str
    """``<slug>@<edition>``, or the domain."""
    states: dict[State, Tally]
    critical: int
    critical_current: int
    publishable: bool | None = None
    """``None`` for what is not published by itself."""
    why_not: tuple[str, ...] = ()

    @property
    def total(self) -> Tally:
        """All of them."""
        return _sum(self.states.values())

    @property
    def translated(self) -> float:
        """The part of the texts that is current."""
        return self.states[State.CURRENT].units / self.total.units if self.total.units else 1.0


def statistics(tree: ContentTree) -> Iterator[Row]:
    """Per language: the draft and the newest edition of each factsheet, then what all share."""
    for tag in tree.languages:
        language = Language(tree, tag)
        for slug in tree.slugs:
            for sheet in _newest(tree, slug):
                yield _of_sheet(tree, sheet, language)
        for domain in domains(tree):
            if "/" not in domain:
                yield _row(language, domain, [unit for unit, _ in domain_units(tree, domain)])


def overall(rows: Iterable[Row]) -> dict[str, float]:
    """How much of everything listed is current in each language, from 0 to 1."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.language, []).append(row)
    return {
        tag: sum(row.states[State.CURRENT].units for row in listed) / max(sum(row.total.units for row in listed), 1)
        for tag, listed in found.items()
    }


def _newest(tree: ContentTree, slug: str) -> list[Sheet]:
    sheets = tree.sheets(slug)
    return sheets[:2] if tree.has_draft(slug) else sheets[:1]


def _of_sheet(tree: ContentTree, sheet: Sheet, language: Language) -> Row:
    found = coverage(tree, sheet, language)
    name = f"{sheet.slug}@{sheet.edition or 'draft'}"
    return _row(language, name, list(reading_units(tree, sheet)), found, tuple(_why_not(found, threshold(tree))))


def _why_not(found: Coverage, least: float) -> Iterator[str]:
    if found.ratio < least:
        yield phrase("{share:.0%} is current, {least:.0%} is needed", share=found.ratio, least=least)
    for unit, state in found.blocking:
        yield phrase("critical {unit}: {state}", unit=unit.id, state=CALLED[state])


def _row(
    language: Language, name: str, units: list[Unit], found: Coverage | None = None, why_not: tuple[str, ...] = ()
) -> Row:
    states = [(unit, language.translated(unit).state) for unit in units]
    return Row(
        language.tag,
        name,
        {state: _tally(unit for unit, its in states if its is state) for state in State},
        sum(unit.critical for unit in units),
        sum(unit.critical and state is State.CURRENT for unit, state in states),
        None if found is None else found.publishable,
        why_not,
    )


def _tally(units: Iterable[Unit]) -> Tally:
    return _sum(Tally(1, words(unit.text)) for unit in units)


def _sum(tallies: Iterable[Tally]) -> Tally:
    listed = list(tallies)
    return Tally(sum(tally.units for tally in listed), sum(tally.words for tally in listed))
