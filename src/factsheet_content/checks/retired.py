"""Retired numbers: one that nobody answers any more, or that is somebody else's now, may appear in no publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.po_positions import position
from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.yaml_document import Span
from factsheet_content.checks import phones
from factsheet_content.checks.findings import Place, at, in_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.catalog import Catalog
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.registries import Registry, Series
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

_MESSAGE = "The number {number} is retired."
_HELP = "Take it away; contacts.yaml has the number that took its place, if there is one."


def check_sheet(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """No text of an edition has a retired number."""
    numbers = _retired(tree)
    if phones.may_have(sheet.document.source, numbers):
        yield from _in_units(sheet.units(), numbers)


def check_shared(tree: ContentTree) -> Iterator[Diagnostic]:
    """No text that factsheets share has a retired number, no notice, and no channel."""
    numbers = _retired(tree)
    registries: list[Series | Registry] = [*map(tree.series, tree.series_editions), tree.types, tree.labels]
    for registry in registries:
        if phones.may_have(registry.document.source, numbers):
            yield from _in_units(registry.units.values(), numbers)
    for notices in map(tree.notices, tree.slugs):
        if phones.may_have(notices.document.source, numbers):
            yield from _in_units((notice.unit for notice in notices.notices if notice.unit), numbers)
    yield from _in_channels(tree, numbers)


def check_catalog(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """No translation has a retired number, one that waits to be confirmed included."""
    del tag
    numbers = _retired(tree)
    if not phones.may_have(catalog.source, numbers):
        return
    for entry in catalog.entries:
        for match in phones.occurrences(entry.msgstr, numbers) if not entry.obsolete else ():
            line, column = position(catalog, entry, "msgstr", match.start())
            span = Span(line, column, line, column + len(match[0]))
            yield Place(catalog.path, span, entry.msgctxt).error("FC714", _MESSAGE, _HELP, number=match[0])


def _retired(tree: ContentTree) -> tuple[str, ...]:
    contacts = tree.contacts.entries.values()
    numbers = (string(number) for contact in contacts for number in sequence(contact.get("retired")))
    return tuple(number for number in numbers if any(map(str.isdigit, number)))


def _in_units(units: Iterable[Unit], numbers: tuple[str, ...]) -> Iterator[Diagnostic]:
    for unit in units:
        for match in phones.occurrences(unit.text, numbers):
            yield in_unit(unit, *match.span()).error("FC714", _MESSAGE, _HELP, number=match[0])


def _in_channels(tree: ContentTree, numbers: tuple[str, ...]) -> Iterator[Diagnostic]:
    for id_, contact in tree.contacts.entries.items():
        for name, channel in mapping(contact.get("channels")).items():
            for key in ("display", "uri"):
                value = string(mapping(channel).get(key))
                if any(phones.occurrences(value, numbers)):
                    place = at(tree.contacts.document, ("contacts", id_, "channels", name, key))
                    yield place.error("FC714", _MESSAGE, _HELP, number=value)
