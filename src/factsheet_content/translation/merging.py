"""Brings a catalog up to date with its template: by unit id first, so that no translation is lost or misplaced.

For each text of the template, the first of these that there is:

1. its translation, kept; one that was obsolete comes back;
2. where its editor declared that it moved, or means what it did: the translation that it had, as current as it was;
3. the translation of another text of the same unit (or of the one that it was), as fuzzy, with what it was made for;
4. for an id that the catalog never had: the translation of the same text under an id that lost it, as fuzzy;
5. for such an id: a suggestion, as fuzzy, saying where it is from.

A confirmed translation that no text of the template has any more becomes obsolete; so does an unconfirmed one, unless
the very same words went on to another entry.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.messages import phrase
from factsheet_content.translation import entry_forms, notes
from factsheet_content.translation.entry_forms import has_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factsheet_content.translation.declarations import Key, Origin
    from factsheet_content.translation.suggestions import Suggestion

#: Template fields that a catalog's header follows; the others are the translators' own.
_FROM_TEMPLATE = ("POT-Creation-Date", "X-Source-Language")


class Outcome(StrEnum):
    """What a merge did with a text."""

    KEPT = "kept"
    MOVED = "moved"
    """Its current translation came along from another id, or from a text of the same meaning."""
    RETURNED = "returned"
    OUTDATED = "outdated"
    SUGGESTED = "suggested"
    NEW = "new"
    UNTRANSLATED = "untranslated"
    """Was there before, and nobody has translated it yet."""


class Merged(NamedTuple):
    """A catalog that was brought up to date, and what became of each text."""

    catalog: Catalog
    outcomes: tuple[tuple[Entry, Outcome], ...]
    """The live entries in order."""
    retired: tuple[Entry, ...]
    """The entries that became obsolete."""


def merge(
    template: Catalog,
    catalog: Catalog,
    *,
    language: str,
    origins: Mapping[Key, Origin] | None = None,
    suggest: Callable[[str], Suggestion | None] | None = None,
) -> Merged:
    """The catalog with the texts of the template. ``ContentError`` for one that was not understood for certain."""
    if not catalog.intact:
        raise ContentError(phrase("{path} is left as it is; repair it first", path=catalog.path), catalog.diagnostics)
    merger = _Merger(template, catalog, language, origins or {}, suggest or _no_suggestion)
    outcomes = tuple(merger.entry(wanted) for wanted in template.entries)
    live = tuple(entry for entry, _ in outcomes)
    obsolete, retired = merger.left_over(live)
    headers = {"Project-Id-Version": template.headers["Project-Id-Version"], "Language": language} | catalog.headers
    headers |= {name: template.headers[name] for name in _FROM_TEMPLATE}
    return Merged(replace(catalog, headers=headers, entries=live + obsolete + retired), outcomes, retired)


def _no_suggestion(text: str) -> None:
    del text


class _Merger:
    def __init__(
        self,
        template: Catalog,
        catalog: Catalog,
        language: str,
        origins: Mapping[Key, Origin],
        suggest: Callable[[str], Suggestion | None],
    ) -> None:
        self._catalog = catalog
        self._language = language
        self._origins = origins
        self._suggest = suggest
        self._wanted = {(entry.msgctxt, entry.msgid) for entry in template.entries}
        self._found = {(entry.msgctxt, entry.msgid): entry for entry in catalog.entries}

    def entry(self, wanted: Entry) -> tuple[Entry, Outcome]:
        """What stands in the catalog for a text of the template."""
        found = self._found.get((wanted.msgctxt, wanted.msgid))
        if found is not None and entry_forms.as_it_stands(wanted, found):
            return found, Outcome.KEPT
        id_ = wanted.msgctxt or ""
        origin = self._origins.get((id_, wanted.msgid))
        if found is not None and has_text(found):
            return self._kept(wanted, found, origin)
        if origin is not None and (declared := self._declared(wanted, origin)):
            return declared
        source = self._earlier(id_, origin)
        if source is not None:
            return entry_forms.outdated(wanted, source), Outcome.OUTDATED
        if found is None and not self._catalog.by_id(id_) and (second_hand := self._second_hand(wanted)):
            return second_hand
        return entry_forms.dressed(wanted, found or wanted), Outcome.UNTRANSLATED if found else Outcome.NEW

    def _kept(self, wanted: Entry, found: Entry, origin: Origin | None) -> tuple[Entry, Outcome]:
        if found.fuzzy:
            return self._still_fuzzy(wanted, found, origin)
        same_as = notes.same_meaning_as(found)
        if same_as and not (origin and origin.same_meaning):
            # The editor took the word back on which this translation was current.
            return entry_forms.fuzzy(wanted, found, previous_msgid=same_as), Outcome.OUTDATED
        if self._figures_outdate(found, wanted):
            from factsheet_content.translation.figures import reading

            return entry_forms.fuzzy(wanted, found, note=notes.read_as(reading(found))), Outcome.OUTDATED
        note = same_as and notes.same_meaning(same_as)
        return entry_forms.dressed(wanted, found, note), Outcome.RETURNED if found.obsolete else Outcome.KEPT

    def _figures_outdate(self, found: Entry, wanted: Entry) -> bool:
        """Whether the figures of the same text have changed so that it needs another translation."""
        if found.extracted == wanted.extracted:  # of nearly every text; the others are worth an import
            return False
        from factsheet_content.translation import figures

        return figures.outdated(self._language, found, wanted)

    def _still_fuzzy(self, wanted: Entry, found: Entry, origin: Origin | None) -> tuple[Entry, Outcome]:
        base = self._base(origin) if origin and origin.same_meaning else None
        # A translator who has other words by now, or doubts these, is not overruled.
        if base and (base.msgid, base.msgstr) == (found.previous_msgid, found.msgstr):
            return entry_forms.dressed(wanted, found, notes.same_meaning(base.msgid)), Outcome.MOVED
        note = notes.unconfirmed(found)
        kept = entry_forms.fuzzy(wanted, found, found.previous_msgid, found.previous_msgctxt, note)
        return kept, Outcome.RETURNED if found.obsolete else Outcome.KEPT

    def _base(self, origin: Origin) -> Entry | None:
        """The current translation of the text in the edition before."""
        base = self._found.get((origin.id, origin.text or ""))
        return base if base is not None and has_text(base) and not base.fuzzy else None

    def _declared(self, wanted: Entry, origin: Origin) -> tuple[Entry, Outcome] | None:
        moved = self._found.get((origin.id, wanted.msgid))
        if moved is not None and has_text(moved):
            if moved.fuzzy or self._figures_outdate(moved, wanted):
                return entry_forms.outdated(wanted, moved), Outcome.OUTDATED
            return entry_forms.dressed(wanted, moved), Outcome.MOVED
        if origin.same_meaning and (base := self._base(origin)):
            return entry_forms.dressed(wanted, base, notes.same_meaning(base.msgid)), Outcome.MOVED
        return None

    def _earlier(self, id_: str, origin: Origin | None) -> Entry | None:
        """The translation of another text of a unit, from before it moved or since."""
        if origin is None:
            return self._translation_of(id_)
        if origin.text is not None or not any(not entry.obsolete for entry in self._catalog.by_id(origin.id)):
            own = [entry for entry in self._catalog.by_id(id_) if entry.msgid != origin.replaced and has_text(entry)]
            if any(not entry.obsolete for entry in own):
                return self._nearest(own)
        return self._translation_of(origin.id, origin.text) or self._translation_of(id_)

    def _translation_of(self, id_: str, text: str | None = None) -> Entry | None:
        """The translation of ``text``, else of the text of a unit that stands nearest to today's."""
        exact = self._found.get((id_, text or ""))
        if exact is not None and has_text(exact):
            return exact
        return self._nearest([entry for entry in self._catalog.by_id(id_) if has_text(entry)])

    def _nearest(self, candidates: list[Entry]) -> Entry | None:
        live = [entry for entry in candidates if not entry.obsolete]
        # Of the live ones the newest edition's come first; what became obsolete last stands last.
        return min(live, key=self._is_wanted) if live else next(reversed(candidates), None)

    def _is_wanted(self, entry: Entry) -> bool:
        return (entry.msgctxt, entry.msgid) in self._wanted

    def _second_hand(self, wanted: Entry) -> tuple[Entry, Outcome] | None:
        moved = self._astray.get(wanted.msgid)
        if moved is not None:
            return entry_forms.outdated(wanted, moved), Outcome.OUTDATED
        suggestion = self._suggest(wanted.msgid)
        if suggestion is None:
            return None
        made = Entry(suggestion.text, suggestion.translation, wanted.msgctxt)
        previous = suggestion.text if suggestion.text != wanted.msgid else None
        return entry_forms.fuzzy(wanted, made, previous, note=notes.suggestion(suggestion)), Outcome.SUGGESTED

    @cached_property
    def _astray(self) -> dict[str, Entry]:
        """Translations whose unit has lost that text, by the text; current ones before others."""
        lost = [
            entry
            for entry in self._catalog.entries
            if has_text(entry) and entry.msgctxt is not None and not self._is_wanted(entry)
        ]
        found: dict[str, Entry] = {}
        for entry in sorted(lost, key=lambda entry: (entry.obsolete, entry.fuzzy)):
            found.setdefault(entry.msgid, entry)
        return found

    def left_over(self, live: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
        """The entries that were obsolete and stay so, and those that become so."""
        unwanted = [entry for entry in self._catalog.entries if not self._is_wanted(entry)]
        obsolete = tuple(entry for entry in unwanted if entry.obsolete)
        leaving = [entry for entry in unwanted if not entry.obsolete]
        if not leaving:
            return obsolete, ()
        going_on = {(entry.msgstr, comment) for entry in (*live, *obsolete) for comment in ("", *entry.comments)}
        return obsolete, tuple(
            entry_forms.retired(entry) for entry in leaving if not entry_forms.dispensable(entry, going_on)
        )
