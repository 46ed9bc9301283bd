"""Shared files: labels that code and content ask for, the fields of each label, countries, types and their sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.authoring.unit import fields
from factsheet_content.checks.findings import at, did_you_mean, in_unit, readable
from factsheet_content.errors import FactsheetError
from factsheet_content.translation import locales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree


def check_labels(tree: ContentTree) -> Iterator[Diagnostic]:
    """A label's text has exactly the fields that it declares."""
    for id_, unit in tree.labels.units.items():
        declared = set(map(string, sequence(tree.labels.entries[id_].get("fields"))))
        found = list(fields(unit.text))
        for field in found:
            if field.name not in declared:
                yield in_unit(unit, field.start, field.end).error(
                    "FC414",
                    "The label does not declare the field {{{name}}}.",
                    "Name it under `fields:`, if the publication fills it.",
                    name=field.name,
                )
        for name in declared - {field.name for field in found}:
            yield at(unit.document, unit.pointer, unit=id_).error(
                "FC414", "The text does not have the declared field {{{name}}}.", name=name
            )


def check_channels(tree: ContentTree) -> Iterator[Diagnostic]:
    """Hours and cost of a channel are words that the labels have; a replacement exists."""
    document = tree.contacts.document
    for id_, contact in tree.contacts.entries.items():
        for channel_id, channel in mapping(contact.get("channels")).items():
            for key in ("hours", "cost"):
                label = mapping(channel).get(key)
                if isinstance(label, str) and not _has_label(tree, label):
                    yield at(document, ("contacts", id_, "channels", channel_id, key)).error(
                        "FC415",
                        "labels.yaml has no label {label}.",
                        did_you_mean(label, tree.labels.units),
                        label=label,
                    )
        replacement = contact.get("replaced_by")
        if isinstance(replacement, str) and replacement not in tree.contacts.entries:
            yield at(document, ("contacts", id_, "replaced_by")).error(
                "FC405",
                "There is no contact {replacement}.",
                did_you_mean(replacement, tree.contacts.entries),
                replacement=replacement,
            )


def check_types(tree: ContentTree) -> Iterator[Diagnostic]:
    """The factsheet that a type names exists."""
    for slug, entry in tree.types.entries.items():
        sheet = entry.get("factsheet")
        if isinstance(sheet, str) and sheet not in tree.slugs:
            yield at(tree.types.document, ("types", slug, "factsheet")).error(
                "FC409", "There is no factsheet {sheet}.", did_you_mean(sheet, tree.slugs), sheet=sheet
            )


def check_facts(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Countries have names, ranges have an order, and a unit has a phrase in the labels."""
    for fact in sheet.facts.values():
        yield from _check_range(sheet, fact.pointer, fact.data)
        for index, code in enumerate(sequence(fact.data.get("countries"))):
            if not _is_country(string(code)):
                pointer = (*fact.pointer, "countries", index)
                yield at(sheet.document, pointer).error(
                    "FC416", "{code} is no country.", "Write an ISO 3166-1 code, such as NL.", code=code
                )
        unit, per = fact.data.get("unit"), fact.data.get("per")
        label = f"eenheid_{unit}" + (f"_per_{per}" if per else "")
        if unit and unit != "calendar_year" and not _has_label(tree, label):
            yield at(sheet.document, (*fact.pointer, "unit")).error(
                "FC415",
                "labels.yaml has no label {label}.",
                "Add the phrase to labels.yaml, with the field {{value}}.",
                label=label,
            )


def _has_label(tree: ContentTree, label: str) -> bool:
    return label in tree.labels.units or not readable(tree.labels.document)


def _check_range(sheet: Sheet, pointer: tuple[str | int, ...], data: dict[str, object]) -> Iterator[Diagnostic]:
    low, high = data.get("min"), data.get("max")
    if isinstance(low, (int, float)) and isinstance(high, (int, float)) and low > high:
        yield at(sheet.document, (*pointer, "min")).error(
            "FC417", "The lower end {low} is above the upper end {high}.", "Exchange them.", low=low, high=high
        )


def _is_country(code: str) -> bool:
    """CLDR has names for continents and regions too, by their UN M49 numbers; a country's code has two letters."""
    try:
        locales.country(SOURCE_LANGUAGE, code)
    except FactsheetError:
        return False
    return code.isalpha()
