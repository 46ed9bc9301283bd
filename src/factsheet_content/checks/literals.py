"""Numbers and addresses that stand in prose themselves: a correction in contacts.yaml would not reach them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.checks import phones
from factsheet_content.checks.contacts import CALLED
from factsheet_content.checks.findings import in_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

# A link with its address in the text is FC404's.
_WEB = re.compile(r"(?<!\]\()(?<!\]\(<)(?:https?://|(?<![/\w])www\.)[^\s<>()\[\]{}]+[^\s<>()\[\]{}.,;:!?\"'’”»]")


def check_sheet(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """No text of an edition or of its notices has a number, a mail address or a web address in it."""
    notices = (notice.unit for notice in tree.notices(sheet.slug).for_edition(sheet.edition) if notice.unit)
    yield from _check(tree, [*sheet.units(), *notices])


def check_shared(tree: ContentTree) -> Iterator[Diagnostic]:
    """Neither has a text that factsheets share."""
    for series in map(tree.series, tree.series_editions):
        yield from _check(tree, series.units.values())
    yield from _check(tree, tree.labels.units.values())


def _check(tree: ContentTree, units: Iterable[Unit]) -> Iterator[Diagnostic]:
    prose = [unit for unit in units if unit.kind == "text"]
    every = "\n".join([unit.text for unit in prose])
    if phones.has_digits(every):
        known = _known(tree)
        short = tuple(number for number in known if number[0] != "+")
        for unit in prose:
            if phones.has_digits(unit.text):
                yield from _numbers(unit, known, short)
    if "@" in every:
        for unit in prose:
            yield from _mails(unit)
    if "www." in every or "http" in every:
        for unit in prose:
            yield from _addresses(unit)


def _known(tree: ContentTree) -> dict[str, str]:
    """Every number that can be called, with the field that stands for it."""
    known = {}
    for id_, contact in tree.contacts.entries.items():
        for name, channel in mapping(contact.get("channels")).items():
            if mapping(channel).get("kind") in CALLED:
                known[phones.dialled(string(channel.get("display")))] = f"contacts.{id_}.{name}"
    return {number: field for number, field in known.items() if number.strip("+")}


def _numbers(unit: Unit, known: dict[str, str], short: tuple[str, ...]) -> Iterator[Diagnostic]:
    matches = (*phones.NUMBER.finditer(unit.text), *phones.occurrences(unit.text, short))
    spans = {match.span() for match in matches}
    for start, end in sorted(spans):
        number = unit.text[start:end]
        field = known.get(phones.dialled(number), "contacts.<id>.<channel>")
        yield in_unit(unit, start, end).error(
            "FC715",
            "The number {number} stands in the text itself.",
            "Write {{{field}}}, so that a correction in contacts.yaml reaches it.",
            number=number,
            field=field,
        )


def _mails(unit: Unit) -> Iterator[Diagnostic]:
    for match in phones.MAIL.finditer(unit.text):
        yield in_unit(unit, *match.span()).error(
            "FC715",
            "The address {address} stands in the text itself.",
            "Put it in contacts.yaml as a channel, and write {{contacts.<id>.<channel>}} here.",
            address=match[0],
        )


def _addresses(unit: Unit) -> Iterator[Diagnostic]:
    for match in _WEB.finditer(unit.text):
        yield in_unit(unit, *match.span()).warning(
            "FC716",
            "The address {address} stands in the text itself.",
            "Put it under `links:` and write [text]({{links.<id>}}), so that a language can have its own page.",
            address=match[0],
        )
