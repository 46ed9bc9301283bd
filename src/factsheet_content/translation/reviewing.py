"""Dutch and translation side by side, as a reader sees them: for an expert who never opens a catalog."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.errors import FactsheetError
from factsheet_content.translation.coverage import reading_units
from factsheet_content.translation.filling import fill
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Fields, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.translation.states import State


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in both languages, its figures and contacts filled in."""

    unit: str
    crumb: str
    critical: bool
    state: State
    source: str
    translation: str
    """Whatever the catalog offers for this very Dutch text, confirmed or not; empty where it offers nothing."""


def pairs(tree: ContentTree, sheet: Sheet, tag: str) -> Iterator[Pair]:
    """Everything that a reader of an edition reads, in reading order."""
    language = Language(tree, tag)
    wording = Wording(tree, sheet, language)
    for unit in reading_units(tree, sheet):
        state = language.translated(unit).state
        source, translation = _filled(wording.source, unit.text), _filled(wording, _offered(tree, unit, tag))
        yield Pair(unit.id, unit.crumb, unit.critical, state, source, translation)


def _offered(tree: ContentTree, unit: Unit, tag: str) -> str:
    catalog = tree.catalog(tag, unit.domain)
    entry = catalog.get(unit.id, unit.text) if catalog else None
    return entry.msgstr if entry else ""


def _filled(wording: Wording, text: str) -> str:
    """A text with its fields filled in; one with a field that stands for nothing as it was written."""
    try:
        return inline.to_text(fill(inline.parse(text), Fields(wording)))
    except FactsheetError:
        return text
