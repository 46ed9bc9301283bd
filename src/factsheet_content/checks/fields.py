"""Brace fields and links in texts: each must stand for something, and a link's target must be one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.sheet import mapping
from factsheet_content.authoring.unit import fields
from factsheet_content.checks.findings import did_you_mean, in_unit, readable
from factsheet_content.messages import phrase
from factsheet_content.translation.templates import note_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Field, Unit


def check_fields(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Every text of an edition and of its notices."""
    known = KnownFields(tree, sheet)
    notices = (notice.unit for notice in tree.notices(sheet.slug).for_edition(sheet.edition))
    for unit in (*sheet.units(), *filter(None, (note_unit(sheet), *notices))):
        if unit.kind == "text":
            yield from check_text(unit, known)


def check_text(unit: Unit, known: KnownFields) -> Iterator[Diagnostic]:
    """The fields and the links of one text."""
    if not any(mark in unit.text for mark in ("{", "}", "](")):
        return
    links = _links(unit.text)
    targets = {start for _, start in links}
    for field in fields(unit.text):
        if field.name in ("{", "}"):
            yield in_unit(unit, field.start, field.end).error(
                "FC403",
                "A single {name} stands here.",
                "Write {doubled} for the character itself, or close the field.",
                name=field.name,
                doubled=field.name * 2,
            )
        elif field.name.startswith(known.unsure):
            continue
        elif field.start in targets:
            yield from _unknown(unit, field, known.targets, "FC402", phrase("a link can lead to"))
        else:
            yield from _unknown(unit, field, known.values, "FC401", phrase("a text can name"))
    for link, start in links:
        if not (link.target.startswith("{") and link.target.endswith("}")):
            yield in_unit(unit, start, start + max(1, len(link.target))).error(
                "FC404",
                "A link leads to “{target}” itself.",
                "Put the address under `links:` and write {{links.<id>}} here, so that a language can have its own.",
                target=link.target,
            )
    yield from _lost_links(unit, targets)


def _unknown(unit: Unit, field: Field, known: list[str], code: str, what: str) -> Iterator[Diagnostic]:
    if field.name not in known:
        suggestion = did_you_mean(field.name, known)
        yield in_unit(unit, field.start, field.end).error(
            code, "{{{name}}} is nothing that {what}.", suggestion, name=field.name, what=what
        )


def _links(text: str) -> list[tuple[inline.Link, int]]:
    """The links of a text with the index at which each target starts."""
    found, at = [], 0
    for link in inline.links(inline.parse(text)):
        match = re.compile(rf"\]\([ \n]*<?({re.escape(link.target)})").search(text, at)
        at = match.start(1) if match else at
        found.append((link, at))
    return found


_LINK = re.compile(r"(?<!\\)\]\([ \n]*<?")


def _lost_links(unit: Unit, targets: set[int]) -> Iterator[Diagnostic]:
    """What looks like a link and is none, because its target is not one that CommonMark reads."""
    for match in _LINK.finditer(unit.text):
        bracket = unit.text.rfind("[", 0, match.start())
        escaped = bracket < 0 or unit.text[bracket - 1 : bracket] == "\\"
        if match.end() not in targets and not escaped:
            yield in_unit(unit, match.start(), match.start() + 2).error(
                "FC404",
                "This looks like a link, but its target cannot be read.",
                "Write [text]({links.<id>}) without spaces in the target.",
            )


class KnownFields:
    """The names that brace fields of an edition may have; ``unsure`` are beginnings of names that cannot be judged."""

    def __init__(self, tree: ContentTree, sheet: Sheet) -> None:
        hidden = sheet.document.hidden
        unsure = [f"{key.removesuffix('s')}." if key == "sections" else f"{key}." for key in sorted(hidden)]
        self.unsure = (*unsure, *(() if readable(tree.contacts.document) else ("contacts.",)))
        contacts = tree.contacts.entries
        channels = [
            f"contacts.{id_}.{channel}"
            for id_, contact in contacts.items()
            for channel in mapping(contact.get("channels"))
        ]
        self.values = [
            *(
                f"facts.{id_}{part}"
                for id_, fact in sheet.facts.items()
                for part in ("", *(f".{end}" for end in ("min", "max", "value") if end in fact.data))
            ),
            *(f"contacts.{id_}.name" for id_ in contacts),
            *channels,
        ]
        self.targets = [
            *(f"links.{id_}" for id_ in sheet.links),
            *channels,
            "sources",
            *(f"sources.{id_}" for id_ in sheet.sources),
            *(f"section.{section.id.replace('-', '_')}" for section in sheet.sections),
            "downloads.pdf",
        ]
