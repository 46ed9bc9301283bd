"""What a translator reads before starting: each outdated text as it was, as it is, and its translation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.translation import figures, notes
from factsheet_content.translation.entry_forms import has_text
from factsheet_content.translation.templates import domain_units
from factsheet_content.translation.word_changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Entry
    from factsheet_content.translation.updating import Source
    from factsheet_content.translation.word_changes import Passage


@dataclass(frozen=True, slots=True)
class Outdated:
    """One text whose translation waits for a translator."""

    domain: str
    unit: str
    critical: bool
    passages: tuple[Passage, ...]
    """From the Dutch text that the translation was made for to today's."""
    translation: str
    suggestion: str
    """Where the translation is from, where it is only a suggestion; else empty."""
    moved_from: str
    """The unit that it was made for, where that was another one."""


def outdated(source: Source, language: str) -> Iterator[Outdated]:
    """The outdated texts of a language by domain, in the order of its catalogs, as an update would leave them."""
    for update in source.update(language):
        critical = {unit.id for unit, _ in domain_units(source.tree, update.domain) if unit.critical}
        for entry in update.merged.catalog.entries:
            if entry.fuzzy and not entry.obsolete and has_text(entry):
                yield _outdated(update.domain, entry, critical=entry.msgctxt in critical)


def _outdated(domain: str, entry: Entry, *, critical: bool) -> Outdated:
    old, new = entry.previous_msgid or entry.msgid, entry.msgid
    if old == new and (reading := notes.read_as_of(entry)):
        old, new = reading, figures.reading(entry)
    return Outdated(
        domain,
        entry.msgctxt or "",
        critical,
        tuple(changes(old, new)),
        entry.msgstr,
        notes.suggestion_of(entry),
        entry.previous_msgctxt or "",
    )
