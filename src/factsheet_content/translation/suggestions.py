"""Looks in all catalogs of a language for a translation of the same or a similar text: a suggestion, no answer."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.catalog import Catalog

#: Below this likeness, in percent, reading a suggestion costs a translator more than it saves.
LEAST_SCORE = 75
REVIEWED = "reviewed"

_ADDRESS = re.compile(r"[a-z]+:\S+")


class Suggestion(NamedTuple):
    """A translation that somebody confirmed for another unit."""

    text: str
    """The Dutch text that it was made for."""
    translation: str
    score: int
    """Likeness of that text, in percent; 100 only where it is the same."""
    domain: str
    unit: str
    reviewed: bool


class Memory:
    """The confirmed translations of one language, found by their Dutch texts; nothing is read before it is asked."""

    def __init__(self, catalogs: Iterable[tuple[str, Catalog]]) -> None:
        self._catalogs = catalogs

    def suggest(self, text: str) -> Suggestion | None:
        """The nearest there is: an exact match, then a similar one, each from reviewed catalogs first."""
        for shelf in self._shelves:
            if text in shelf:
                return shelf[text]
        if _ADDRESS.fullmatch(text):  # a similar address is another page
            return None
        return next(filter(None, (_similar(text, shelf) for shelf in self._shelves)), None)

    @cached_property
    def _shelves(self) -> tuple[dict[str, Suggestion], dict[str, Suggestion]]:
        reviewed: dict[str, Suggestion] = {}
        others: dict[str, Suggestion] = {}
        for suggestion in _confirmed(self._catalogs):
            (reviewed if suggestion.reviewed else others).setdefault(suggestion.text, suggestion)
        return reviewed, others


def _confirmed(catalogs: Iterable[tuple[str, Catalog]]) -> Iterator[Suggestion]:
    """Every confirmed translation; those of texts that nothing uses any more come last."""
    listed = [
        (domain, catalog, catalog.headers.get("X-Review", "").startswith(REVIEWED)) for domain, catalog in catalogs
    ]
    for obsolete in (False, True):
        for domain, catalog, reviewed in listed:
            for entry in catalog.entries:
                if entry.obsolete is obsolete and entry.msgstr and not entry.fuzzy and entry.msgctxt:
                    yield Suggestion(entry.msgid, entry.msgstr, 100, domain, entry.msgctxt, reviewed)


def _similar(text: str, shelf: dict[str, Suggestion]) -> Suggestion | None:
    from rapidfuzz import fuzz, process

    found = process.extractOne(text, shelf.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_SCORE)
    return shelf[found[0]]._replace(score=min(int(found[1]), 99)) if found else None
