"""``factsheet i18n stats``: how far each language is, and what may be published."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from factsheet_content.cli import output
from factsheet_content.cli.wording import told, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_content.translation.statistics import Row

_BAR = 30


@click.command("stats", epilog="Example: factsheet i18n stats --format markdown")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="How to print the figures.",
)
@click.pass_obj
def command(root: str | None, form: str) -> int:
    """Counts texts and words by state per language and factsheet, and says what stops a publication."""
    from factsheet_content.translation.statistics import statistics

    output.write(_FORMATS[form](list(statistics(output.open_tree(root)))))
    return 0


def _json(rows: list[Row]) -> str:
    return json.dumps([_as_json(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def _as_json(row: Row) -> dict[str, Any]:
    states = {state.value: {"units": tally.units, "words": tally.words} for state, tally in row.states.items()}
    return {
        "language": row.language,
        "name": row.name,
        "states": states,
        "critical": {"units": row.critical, "current": row.critical_current},
        "publishable": row.publishable,
        "why_not": list(row.why_not),
    }


def _markdown(rows: list[Row]) -> str:
    from factsheet_content.translation.statistics import CALLED

    heads = [
        *(word("language"), word("what"), *map(told, CALLED.values())),
        *(word("words to do"), word("critical"), word("publishable")),
    ]
    lines = [heads, ["---"] * len(heads), *(_cells(row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cells(row: Row) -> list[str]:
    counts = [str(tally.units) for tally in row.states.values()]
    words = row.total.words - next(iter(row.states.values())).words
    critical = f"{row.critical_current}/{row.critical}"
    return [row.language, row.name, *counts, str(words), critical, _publishable(row)]


def _publishable(row: Row) -> str:
    if row.publishable is None:
        return ""
    return word("yes") if row.publishable else word("no: {reasons}", reasons="; ".join(map(told, row.why_not)))


def _text(rows: list[Row]) -> str:
    return "".join(f"{line}\n" for line in _lines(rows))


def _lines(rows: list[Row]) -> Iterator[str]:
    from factsheet_content.translation.statistics import overall

    for tag, part in overall(rows).items():
        bar = f"  {'█' * round(part * _BAR):░<{_BAR}}" if sys.stdout.isatty() else ""
        yield f"{tag}  {int(part * 100)}%{bar}"
        for row in rows:
            if row.language == tag:
                yield from _row_lines(row)


def _row_lines(row: Row) -> Iterator[str]:
    from factsheet_content.translation.statistics import CALLED

    counts = (
        word("{units} {state} ({words} words)", units=tally.units, state=CALLED[state], words=tally.words)
        for state, tally in row.states.items()
        if tally.units
    )
    yield f"  {row.name}: {', '.join(counts)}"
    if row.critical:
        critical = word("critical: {current} of {all} current", current=row.critical_current, all=row.critical)
        yield f"    {critical}"
    if row.publishable is not None:
        yield f"    {word('can be published') if row.publishable else word('cannot be published:')}"
        yield from (f"      {told(reason)}" for reason in row.why_not)


_FORMATS: dict[str, Callable[[list[Row]], str]] = {"text": _text, "json": _json, "markdown": _markdown}
