"""In what state the translation of a unit is, and the words that stand for it."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.translation.acceptance import acceptance, acceptances

if TYPE_CHECKING:
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.translation.acceptance import Acceptance


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class State(StrEnum):
    """How a translation relates to the Dutch text of today."""

    CURRENT = "current"
    OUTDATED = "outdated"
    """There is a translation, but of another text, or one that nobody confirmed."""
    UNACCEPTED = "unaccepted"
    """The translation of a critical unit, which nobody has accepted as it stands."""
    MISSING = "missing"


class Translated(NamedTuple):
    """What a reader of a language gets for a unit."""

    unit: Unit
    text: str
    """The translation where it is current, else the Dutch text."""
    state: State


class Language:
    """The translations into one language; the source language is current throughout."""

    def __init__(self, tree: ContentTree, tag: str) -> None:
        self.tree = tree
        self.tag = tag

    @property
    def is_source(self) -> bool:
        """Whether this is the language that the content is written in."""
        return self.tag == SOURCE_LANGUAGE

    @cached_property
    def _accepted(self) -> frozenset[Acceptance]:
        return acceptances(self.tree, self.tag)

    def translated(self, unit: Unit) -> Translated:
        """The unit in this language."""
        if self.is_source:
            return Translated(unit, unit.text, State.CURRENT)
        text, state = self._look_up(unit)
        return Translated(unit, text if state is State.CURRENT else unit.text, state)

    def _look_up(self, unit: Unit) -> tuple[str, State]:
        catalog = self.tree.catalog(self.tag, unit.domain)
        if catalog is None or not catalog.intact:  # of a damaged file nothing is taken for certain
            return "", State.MISSING
        entry = catalog.get(unit.id, unit.text)
        if entry is None or not entry.msgstr.strip():
            others = any(other.msgstr.strip() and not other.obsolete for other in catalog.by_id(unit.id))
            return "", State.OUTDATED if others else State.MISSING
        if entry.fuzzy:
            return "", State.OUTDATED
        if unit.critical and acceptance(unit, entry.msgstr) not in self._accepted:
            return "", State.UNACCEPTED
        return entry.msgstr, State.CURRENT

    def header(self, domain: str, name: str) -> str:
        """A field of a catalog's header; empty where there is none."""
        catalog = None if self.is_source else self.tree.catalog(self.tag, domain)
        return catalog.headers.get(name, "") if catalog else ""

    def revised(self, domain: str) -> str:
        """The day of a catalog's last translation; empty where nobody has translated yet (``YEAR-MO-DA …``)."""
        day = self.header(domain, "PO-Revision-Date")[:10]
        try:
            return date.fromisoformat(day).isoformat() if _DAY.fullmatch(day) else ""
        except ValueError:  # the 31st of February, as a program with a slip in it writes it
            return ""

    @cached_property
    def locale_tag(self) -> str:
        """The locale whose numbers, dates and names are printed: ``X-Locale`` of the labels chooses a variant."""
        return self.header("labels", "X-Locale") or self.tag
