"""What is published: which edition of which factsheet can be had in which language, and in what standing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factsheet_content import inline, model
from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.authoring.tree import DRAFT, SOURCE_LANGUAGE
from factsheet_content.editions import history
from factsheet_content.editions.lock import lock_entries
from factsheet_content.translation import locales
from factsheet_content.translation.contacts import used_contacts
from factsheet_content.translation.coverage import coverage
from factsheet_content.translation.filling import Values, fill
from factsheet_content.translation.localising import Standing, localise
from factsheet_content.translation.states import Language, State
from factsheet_content.translation.templates import SHARED_DOMAINS
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.lock import LockEntry
    from factsheet_content.translation.coverage import Coverage


@dataclass
class Publication:
    """The published editions of a content tree."""

    tree: ContentTree
    _coverages: dict[tuple[str, str, str], Coverage] = field(default_factory=dict, repr=False)
    _readable: dict[tuple[str, str], list[str]] = field(default_factory=dict, repr=False)
    _locks: dict[str, dict[str, LockEntry]] = field(default_factory=dict, repr=False)
    _editions: dict[str, list[str]] = field(default_factory=dict, repr=False)
    _histories: dict[str, dict[str, history.Happening]] = field(default_factory=dict, repr=False)

    @property
    def slugs(self) -> list[str]:
        """The factsheets with a published edition."""
        return [slug for slug in self.tree.slugs if self.editions(slug)]

    def editions(self, slug: str) -> list[str]:
        """The published editions, newest first; an edition is published once the lock has it."""
        if slug not in self._editions:
            written = self.tree.editions(slug)
            self._editions[slug] = [edition for edition in self._locked(slug) if edition in written]
        return self._editions[slug]

    def _locked(self, slug: str) -> dict[str, LockEntry]:
        if slug not in self._locks:
            self._locks[slug] = lock_entries(self.tree, slug)
        return self._locks[slug]

    def status(self, slug: str, edition: str) -> str:
        """``draft``, ``current``, ``superseded`` or ``withdrawn`` (DESIGN §3)."""
        if edition == DRAFT:
            return "draft"
        locked = self._locked(slug)
        if edition not in locked:
            return "unreleased"
        if locked[edition].withdrawn:
            return "withdrawn"
        return "current" if edition == self.newest(slug) else "superseded"

    def newest(self, slug: str) -> str | None:
        """The current edition: the newest that is not withdrawn."""
        locked = self._locked(slug)
        return next((edition for edition in self.editions(slug) if not locked[edition].withdrawn), None)

    def coverage(self, slug: str, edition: str, language: str) -> Coverage:
        """How complete a language is for an edition."""
        key = (slug, edition, language)
        if key not in self._coverages:
            sheet = self.tree.sheet(slug, edition)
            self._coverages[key] = coverage(self.tree, sheet, Language(self.tree, language))
        return self._coverages[key]

    def languages(self, slug: str, edition: str) -> list[str]:
        """The languages in which an edition may be read, Dutch first."""
        key = (slug, edition)
        if key not in self._readable:
            others = (tag for tag in self.tree.languages if self.coverage(slug, edition, tag).publishable)
            self._readable[key] = [SOURCE_LANGUAGE, *others]
        return self._readable[key]

    def newest_in(self, slug: str, language: str) -> str | None:
        """The newest edition published in a language, which may be one that was superseded; never a withdrawn one."""
        locked = self._locked(slug)
        return next(
            (
                edition
                for edition in self.editions(slug)
                if not locked[edition].withdrawn and language in self.languages(slug, edition)
            ),
            None,
        )

    def factsheet(self, slug: str, edition: str, language: str) -> model.Factsheet:
        """The factsheet as published; whether it may be is the caller's question (:meth:`languages`)."""
        return localise(self.tree, self.tree.sheet(slug, edition), language, self._standing(slug, edition, language))

    def _standing(self, slug: str, edition: str, language: str) -> Standing:
        return Standing(
            status=self.status(slug, edition),
            editions=tuple(self.edition_entries(slug, language)),
            languages=tuple(self.language_entries(slug)),
            content_as_of=self.as_of(slug),
            coverage=self.coverage(slug, edition, language),
        )

    def edition_entries(self, slug: str, language: str | None = None) -> Iterator[model.EditionEntry]:
        """The history of a factsheet, newest first; its words are there where a language is."""
        for edition, known in self._happenings(slug).items():
            languages = tuple(self.languages(slug, edition))
            entry = history.entry(edition, self.status(slug, edition), languages, known)
            yield history.told(self.tree, slug, entry, known, language) if language else entry

    def _happenings(self, slug: str) -> dict[str, history.Happening]:
        if slug not in self._histories:
            self._histories[slug] = history.happenings(self.tree, slug, self.editions(slug), self._locked(slug))
        return self._histories[slug]

    def language_entries(self, slug: str) -> Iterator[model.LanguageEntry]:
        """The languages that a factsheet is published in, with the newest edition in each."""
        for tag in (SOURCE_LANGUAGE, *self.tree.languages):
            edition = self.newest_in(slug, tag)
            if edition:
                yield model.LanguageEntry(tag, locales.self_name(tag), locales.direction(tag), edition)

    def oldest_verification(self, sheet: Sheet) -> str | None:
        """The day of the oldest check of a channel that the factsheet names."""
        entries = (self.tree.contacts.entries.get(id_, {}) for id_ in used_contacts(self.tree.contacts, sheet))
        channels = (channel for entry in entries for channel in mapping(entry.get("channels")).values())
        dates = (string(mapping(mapping(channel).get("verified")).get("date")) for channel in channels)
        return min(filter(None, dates), default=None)

    def forget(self, slug: str) -> None:
        """Keeps nothing of the texts of a factsheet in memory, for who goes through many."""
        for key in [key for key in self._coverages if key[0] == slug]:
            del self._coverages[key]
        self.tree.forget(slug)

    @cached_property
    def content_as_of(self) -> str:
        """The day of the newest thing known: a release, a notice, a review, a check of a number, a translation."""
        return max(map(self.as_of, self.slugs), default=self._shared_as_of)

    def as_of(self, slug: str) -> str:
        """The same of what one factsheet is made from, so that another's news leaves it as it is."""
        return max(self._shared_as_of, *_own_dates(self.tree, slug))

    @cached_property
    def _shared_as_of(self) -> str:
        return max(_shared_dates(self.tree), default="")


def _shared_dates(tree: ContentTree) -> Iterator[str]:
    for contact in tree.contacts.entries.values():
        for channel in mapping(contact.get("channels")).values():
            yield string(mapping(mapping(channel).get("verified")).get("date"))
    for tag in tree.languages:
        yield from map(Language(tree, tag).revised, SHARED_DOMAINS)


def _own_dates(tree: ContentTree, slug: str) -> Iterator[str]:
    notices = tree.notices(slug)
    yield string(notices.review.get("on"))
    yield from (string(notice.data.get("on")) for notice in notices.notices)
    for edition, entry in lock_entries(tree, slug).items():
        amended = (amendment.on for amendment in entry.amended)
        yield from (edition, entry.released, entry.withdrawn, *entry.reissued, *amended)
    yield from (Language(tree, tag).revised(f"factsheets/{slug}") for tag in tree.languages)


def index(publication: Publication) -> dict[str, Any]:
    """The list of what is published, as apps read it (``schema/export/index.schema.json``)."""
    entries = [index_entry(publication, slug) for slug in publication.slugs]
    return index_of(publication.tree, publication.content_as_of, entries)


def index_of(tree: ContentTree, content_as_of: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """The list, made of its entries."""
    return {
        "schema": "api/v1/schema/index.schema.json",
        "schema_version": model.SCHEMA_VERSION,
        "content_as_of": content_as_of,
        "factsheets": entries,
        "types": list(_types(tree, entries)),
    }


def index_entry(publication: Publication, slug: str) -> dict[str, Any]:
    """What the list says of one factsheet."""
    from factsheet_content.contract import to_dict

    return {
        "slug": slug,
        "titles": dict(_titles(publication, slug)),
        "editions": to_dict(tuple(publication.edition_entries(slug))),
        "languages": to_dict(tuple(publication.language_entries(slug))),
    }


def _types(tree: ContentTree, entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every type of violence, with the factsheet that it has, and the page to go to where it has none."""
    published = {entry["slug"] for entry in entries}
    read = {SOURCE_LANGUAGE, *(language["language"] for entry in entries for language in entry["languages"])}
    languages = [Language(tree, tag) for tag in (SOURCE_LANGUAGE, *tree.languages) if tag in read]
    for slug, entry in tree.types.entries.items():
        found: dict[str, Any] = {"type": slug}
        for key, part in (("names", "name"), ("pages", "page")):
            if unit := tree.types.units.get(f"{slug}.{part}"):
                states = {language.tag: language.translated(unit) for language in languages}
                current = {tag: one.text for tag, one in states.items() if one.state is State.CURRENT}
                found[key] = current if key == "pages" else {tag: _words(text) for tag, text in current.items()}
        sheet = entry.get("factsheet")
        yield found | ({"factsheet": sheet} if sheet in published else {})


def _words(text: str) -> str:
    """A text as it is read, without what marks it up."""
    return inline.to_text(fill(inline.parse(text), Values({})))


def _titles(publication: Publication, slug: str) -> Iterator[tuple[str, str]]:
    for entry in publication.language_entries(slug):
        sheet = publication.tree.sheet(slug, entry.edition)
        if sheet.title:
            wording = Wording(publication.tree, sheet, Language(publication.tree, entry.language))
            yield entry.language, wording.text(sheet.title).text
