"""Figures: each is one that can be, and a reader can learn where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.checks.findings import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Fact, Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Pointer

#: The parts of a fact that are figures.
FIGURES = ("value", "min", "max")
OLDEST = 120
EARLIEST_YEAR = 1900
WHOLE = 100


def check_figures(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Ages, years, percentages and counts lie where such a figure can lie."""
    for fact in sheet.facts.values():
        for part in FIGURES:
            value = fact.data.get(part)
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                yield from _check_figure(tree, sheet, fact, (*fact.pointer, part), value)
    for id_, source in sheet.sources.items():
        year = source.get("year")
        if isinstance(year, int) and year > tree.today.year + 1:
            yield at(sheet.document, ("sources", id_, "year")).error(
                "FC702",
                "The source is of {year}, and that is still to come.",
                "Write the year of publication.",
                year=year,
            )


def _check_figure(tree: ContentTree, sheet: Sheet, fact: Fact, pointer: Pointer, value: float) -> Iterator[Diagnostic]:
    unit = fact.data.get("unit")
    place = at(sheet.document, pointer, unit=f"facts.{fact.id}")
    if unit == "calendar_year":
        latest = tree.today.year + 1
        if not EARLIEST_YEAR <= value <= latest:
            yield place.error(
                "FC702",
                "{value} is no year between {earliest} and {latest}.",
                "Write the year in full, or another unit.",
                value=value,
                earliest=EARLIEST_YEAR,
                latest=latest,
            )
    elif isinstance(unit, str) and unit.startswith("percent"):
        if not 0 <= value <= WHOLE:
            yield place.error("FC703", "{value} percent is not between 0 and 100.", "Check the figure.", value=value)
    elif unit == "years" and not fact.data.get("per") and not 0 <= value <= OLDEST:
        yield place.error("FC701", "Nobody is {value} years old.", "Check the age, or write another unit.", value=value)
    elif not 0 <= value < float("inf"):
        yield place.error("FC701", "{value} cannot be counted.", "Check the figure.", value=value)


def check_sourced(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A figure has a source, or a remark that says why it has none."""
    del tree
    for fact in sheet.facts.values():
        if fact.data.keys().isdisjoint(FIGURES) or not fact.data.keys().isdisjoint(("source", "remark")):
            continue
        yield at(sheet.document, fact.pointer, key=True, unit=f"facts.{fact.id}").warning(
            "FC704",
            "The figure {id} has no source.",
            "Name one of the sources, or say in a remark why there is none.",
            id=fact.id,
        )
