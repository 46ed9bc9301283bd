"""Whether a figure that changed under a translation takes the translation with it.

A text with a brace field stays the same when its figure changes, and so does its translation, with two exceptions: the
words around the figure may agree with its CLDR plural category (Arabic counts 182 as "many", 100 as "other"), and in
some languages a suffix on the field agrees with how the figure is pronounced (Turkish 6'dan, 7'den).

What the figures were is read from the "Leest als" line that the entry got with its last update, by laying it over the
Dutch text; so nothing has to be kept that another program could lose unnoticed, save that line itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.unit import fields
from factsheet_content.errors import FactsheetError
from factsheet_content.translation import locales
from factsheet_content.translation.filling import fill
from factsheet_content.translation.templates import READING

if TYPE_CHECKING:
    from decimal import Decimal

    from factsheet_content.authoring.catalog import Entry
    from factsheet_content.inline import Run

#: Languages that put case suffixes on a number, with or without an apostrophe or hyphen.
SUFFIXING = ("az", "ba", "crh", "cv", "et", "fi", "hu", "kk", "ky", "mn", "se", "tk", "tr", "tt", "ug", "uz")

_SUFFIX = re.compile(r"['’:\-\N{NON-BREAKING HYPHEN}]?[^\W\d_]")
_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
# A year has four digits and no separator; other figures from a thousand on have one.
_FIGURE = re.compile(r"(?<![\d.,])(?!\d{4}(?![\d.,]))\d+(?:\.\d{3})*(?:,\d+)?")


def reading(entry: Entry) -> str:
    """How the Dutch text reads with its fields filled in; empty where the entry does not say."""
    return next((line.removeprefix(READING) for line in entry.extracted if line.startswith(READING)), "")


def outdated(language: str, entry: Entry, wanted: Entry) -> bool:
    """Whether the figures of ``wanted``, the same text as ``entry``, make another translation necessary."""
    before, after = reading(entry), reading(wanted)
    if before == after or not before or not after:
        return False
    old, new = _figures(wanted.msgid, before), _figures(wanted.msgid, after)
    changed = {name for name in old.keys() & new.keys() if old[name] != new[name]}
    return any(_categories(language, old[name]) != _categories(language, new[name]) for name in changed) or (
        language.partition("-")[0] in SUFFIXING and bool(changed & _suffixed(entry.msgstr))
    )


def _figures(text: str, filled: str) -> dict[str, list[Decimal]]:
    """The figures that each field of a text stood for in a reading of it."""
    fields_of_text = _Fields()
    try:
        literal = inline.to_text(fill(inline.parse(text), fields_of_text))
    except FactsheetError:
        return {}
    match = re.fullmatch(re.escape(literal).replace(re.escape(_MARK), "(.*?)"), filled, re.DOTALL)
    if match is None:
        return {}
    pairs = zip(fields_of_text.names, match.groups(), strict=True)
    return {name: _numbers(value) for name, value in pairs if name.startswith("facts.")}


def _numbers(text: str) -> list[Decimal]:
    from decimal import Decimal

    return [Decimal(figure.replace(".", "").replace(",", ".")) for figure in _FIGURE.findall(text)]


def _categories(language: str, figures: list[Decimal]) -> list[str]:
    return [locales.locale(language).plural_form(figure) for figure in figures]


def _suffixed(translation: str) -> set[str]:
    return {field.name for field in fields(translation) if _SUFFIX.match(translation, field.end)}


class _Fields:
    """Puts a mark where a value stood, and remembers whose."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def value(self, name: str) -> tuple[Run, ...] | None:
        self.names.append(name)
        return (inline.Plain(_MARK),)

    @staticmethod
    def target(name: str) -> str | None:
        del name
        return ""
