"""Catalogs: each translation has the fields and links of its Dutch text, and the catalog is one of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.po_positions import position
from factsheet_content.authoring.unit import fields
from factsheet_content.authoring.yaml_document import Span
from factsheet_content.checks.findings import Place, is_language
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.diagnostics import Diagnostic


def check_catalog(catalog: Catalog, language: str) -> Iterator[Diagnostic]:
    """Everything that can be said of a catalog by itself."""
    yield from catalog.diagnostics
    yield from _check_header(catalog, language)
    for entry in catalog.entries:
        if entry.translated:
            yield from _check_fields(catalog, entry)
            yield from _check_targets(catalog, entry)
            yield from _check_address(catalog, entry)


def _check_header(catalog: Catalog, language: str) -> Iterator[Diagnostic]:
    if catalog.language != language:
        text = phrase("The header says Language: {found}.", found=catalog.language or phrase("(nothing)"))
        yield _in_header(catalog, "Language").error("FC501", text, "Write Language: {language}.", language=language)
    variant = catalog.headers.get("X-Locale")
    if variant and not is_language(variant):
        text = phrase("The header says X-Locale: {variant}, and CLDR has no such language.", variant=variant)
        yield _in_header(catalog, "X-Locale").error("FC501", text, "Write a tag such as en-GB, or remove the line.")


def _in_header(catalog: Catalog, name: str) -> Place:
    lines = (number for number, line in enumerate(catalog.lines, 1) if line.startswith(f'"{name}:'))
    line = next(lines, 0)
    return Place(catalog.path, Span(line or 1, 2 if line else 1, line or 1, 2 + len(name) if line else 1))


def _check_fields(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    wanted = {field.name for field in fields(entry.msgid)}
    found = list(fields(entry.msgstr))
    for field in found:
        if field.name not in wanted:
            yield _at(catalog, entry, field.start).error(
                "FC502",
                "The Dutch text has no field {{{name}}}.",
                "Its fields are: {names}.",
                name=field.name,
                names=", ".join(f"{{{name}}}" for name in sorted(wanted)) or phrase("none"),
            )
    for name in sorted(wanted - {field.name for field in found}):
        yield _at(catalog, entry).error(
            "FC502", "The translation lacks the field {{{name}}}.", "Copy it from the Dutch text.", name=name
        )


def _check_targets(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    wanted = sorted(link.target for link in inline.links(inline.parse(entry.msgid)))
    found = sorted(link.target for link in inline.links(inline.parse(entry.msgstr)))
    if wanted != found:
        yield _at(catalog, entry).error(
            "FC503",
            "The links are not those of the Dutch text.",
            "It must have: {names}.",
            names=", ".join(f"[…]({target})" for target in wanted) or phrase("no link"),
        )


_ADDRESS = re.compile(r"(?:https|mailto|tel):\S+")


def _check_address(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    """A language may have its own page; what a reader's browser is sent to must still be one."""
    if _ADDRESS.fullmatch(entry.msgid) and not _ADDRESS.fullmatch(entry.msgstr):
        yield _at(catalog, entry).error(
            "FC508",
            "“{msgstr}” is no address.",
            "Write an address that begins with https:, or copy the Dutch one.",
            msgstr=entry.msgstr,
        )


def _at(catalog: Catalog, entry: Entry, offset: int = 0) -> Place:
    line, column = position(catalog, entry, "msgstr", offset)
    return Place(catalog.path, Span(line, column, line, column + 1), entry.msgctxt)
