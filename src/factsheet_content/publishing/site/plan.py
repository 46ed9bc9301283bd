"""What a site consists of: for every edition in every language the files to render, and what they are made from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.model import LanguageEntry
from factsheet_content.publishing.site.fingerprint import digest, renderer
from factsheet_content.publishing.site.memory import KEPT
from factsheet_content.publishing.site.summary import Summary, summarise
from factsheet_content.publishing.site.words import SiteWords, setting
from factsheet_content.rendering.html import Alternate, Download, Site
from factsheet_content.translation import locales
from factsheet_content.translation.acceptance import accepted_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.site.fingerprint import Files

#: Format → what stands behind ``<slug>-<edition>``; the labels ``download_<format>`` name them, in this order.
FORMATS = {"pdf": ".pdf", "text": ".txt", "markdown": ".md"}
#: The same for the sources apart.
SOURCE_FORMATS = {"bronnen_pdf": "-bronnen.pdf", "csl": ".csl.json", "bibtex": ".bib"}

#: What stands behind ``<slug>-<edition>`` of the page that says what has changed.
CHANGES = "-wijzigingen.html"


@dataclass(frozen=True, slots=True)
class Bundle:
    """One edition in one language: all its files, which are rendered together."""

    slug: str
    edition: str
    language: str
    newest: bool
    """Whether it is the edition that readers of this language get first."""
    has_sources: bool
    site: Site

    @property
    def name(self) -> str:
        """What the manifest calls it."""
        return f"{self.language}/{self.slug}/{self.edition}"

    def paths(self) -> dict[str, tuple[str, ...]]:
        """Format → the files that get it, below the site's root."""
        stem = f"{self.language}/{self.slug}-{self.edition}"
        formats = FORMATS | (SOURCE_FORMATS if self.has_sources else {})
        paths: dict[str, tuple[str, ...]] = {name: (stem + ending,) for name, ending in formats.items()}
        json, html = f"api/v1/{self.name}.json", f"{stem}.html"
        if not self.newest:
            return paths | {"json": (json,), "html": (html,)}
        # The page has one address that stays when a new edition comes, and one that stays with the edition.
        newest = f"{self.language}/{self.slug}"
        return paths | {"json": (json, f"api/v1/{newest}.json"), "html": (html, f"{newest}.html")}


@dataclass
class Plan:
    """Every bundle of a publication."""

    publication: Publication
    known: Mapping[str, Summary] = field(default_factory=dict, repr=False)
    """Slug → the summary that is remembered, of those that did not change."""
    base_address: str = field(init=False)
    exit: str = field(init=False)

    def __post_init__(self) -> None:
        self.base_address = setting(self.publication, "base_address")
        self.exit = setting(self.publication, "exit")

    @cached_property
    def summaries(self) -> dict[str, Summary]:
        """Slug → what the rest of the site has to know, of every factsheet with a published edition."""
        publication = self.publication
        if not publication.slugs:
            return {}
        tags = (SOURCE_LANGUAGE, *publication.tree.languages)
        words = {tag: SiteWords(publication, tag) for tag in tags}
        many = len(publication.slugs) > KEPT
        found = {}
        for slug in publication.slugs:
            found[slug] = self.known.get(slug) or summarise(publication, slug, words)
            if many and slug not in self.known:
                publication.forget(slug)
        return found

    @cached_property
    def content_as_of(self) -> str:
        """The day of the newest thing known."""
        return max((summary.as_of for summary in self.summaries.values()), default="")

    @cached_property
    def languages(self) -> list[LanguageEntry]:
        """The languages that the site is in: Dutch, and those in which any edition can be read."""
        read = {tag for summary in self.summaries.values() for tags in summary.editions.values() for tag in tags}
        tags = [tag for tag in (SOURCE_LANGUAGE, *self.publication.tree.languages) if tag in read]
        return [_language(tag, "") for tag in tags]

    @cached_property
    def words(self) -> dict[str, SiteWords]:
        """Language of the site → its words."""
        return {entry.language: SiteWords(self.publication, entry.language) for entry in self.languages}

    @cached_property
    def _sheets(self) -> dict[str, tuple[str, ...]]:
        return {
            entry.language: tuple(slug for slug, summary in self.summaries.items() if entry.language in summary.newest)
            for entry in self.languages
        }

    def sheet_in(self, slug: str, tag: str) -> str:
        """The language that a factsheet is read in, for readers of another; empty where it cannot be read."""
        summary = self.summaries.get(slug)
        return next((one for one in (tag, SOURCE_LANGUAGE) if summary and one in summary.newest), "")

    def around(self) -> str:
        """A fingerprint of what the pages of a factsheet say of all the others."""
        return digest(f"{tag}:{','.join(slugs)}" for tag, slugs in self._sheets.items())

    @property
    def bundles(self) -> list[Bundle]:
        """Every published edition in every language it may be read in."""
        return [bundle for slug in self.summaries for bundle in self.of_factsheet(slug)]

    def of_factsheet(self, slug: str) -> list[Bundle]:
        """The bundles of one factsheet."""
        editions = self.summaries[slug].editions
        return [self._bundle(slug, edition, tag) for edition, tags in editions.items() for tag in tags]

    def _bundle(self, slug: str, edition: str, language: str) -> Bundle:
        summary = self.summaries[slug]
        newest = summary.newest.get(language) == edition
        stem = f"{language}/{slug}"
        has_sources = bool(self.publication.tree.sheet(slug, edition).sources)
        site = Site(
            base_address=self.base_address,
            exit=self.exit,
            path=f"{stem}-{edition}.html",
            canonical=f"{stem}.html" if newest else f"{stem}-{edition}.html",
            alternates=tuple(in_languages(summary, edition, current=newest)),
            sheets=self._sheets[language],
            editions=tuple(one for one, tags in summary.editions.items() if language in tags),
            newer=_newer(summary, edition, language),
            changes={new: f"{slug}-{new}{CHANGES}" for new, _ in self.turns(slug, language)},
            downloads=tuple(_downloads(slug, edition, language, has_sources=has_sources)),
        )
        return Bundle(slug, edition, language, newest, has_sources, site)

    def turns(self, slug: str, language: str) -> list[tuple[str, str]]:
        """Each edition that can be read in a language, with the one before it that can."""
        editions = self.summaries[slug].editions
        return list(pairwise(edition for edition, tags in editions.items() if language in tags))


def in_languages(summary: Summary, edition: str, *, current: bool) -> Iterator[Alternate]:
    """The same edition in each language; of the newest one, the page that follows the newest."""
    for tag, newest in summary.newest.items():
        if newest == edition and current:
            yield Alternate(_language(tag, newest), f"{tag}/{summary.slug}.html")
        elif tag in summary.editions[edition]:
            yield Alternate(_language(tag, newest), f"{tag}/{summary.slug}-{edition}.html")


def _newer(summary: Summary, edition: str, language: str) -> Alternate | None:
    """The page of the current edition, for one that it has replaced; in Dutch where there is no other translation."""
    current = summary.newest.get(SOURCE_LANGUAGE)
    if not current or edition >= current:
        return None
    tag = language if summary.newest.get(language) == current else SOURCE_LANGUAGE
    return Alternate(_language(tag, current), f"{tag}/{summary.slug}.html")


def _language(tag: str, edition: str) -> LanguageEntry:
    return LanguageEntry(tag, locales.self_name(tag), locales.direction(tag), edition)


def fingerprints(tree: ContentTree, files: Files) -> dict[str, str]:
    """Slug → fingerprint of all that its own pages and files are made from, but for :meth:`Plan.around`."""
    own = files.by_owner(tree.slugs)
    entries, rest = _entries(tree)
    common = digest([renderer(), files.digest(filter(_is_shared, own.pop(""))), rest])
    return {slug: digest([common, entries(slug), files.digest(filter(_is_published, own[slug]))]) for slug in own}


def _is_published(path: str) -> bool:
    return not path.startswith("pot/") and not path.endswith(("/draft.yaml", "/glossary.yaml", ".source.txt"))


def _is_shared(path: str) -> bool:
    """Whether any factsheet may be made from it; of the lock and of what was accepted each has a share of its own."""
    return _is_published(path) and path != "editions.lock" and not path.endswith("/accepted.yaml")


def _entries(tree: ContentTree) -> tuple[Callable[[str], str], str]:
    """A factsheet's share of the files that have one for each, and what is left of them."""
    lock = dict(mapping(tree.lock.data) if tree.exists(tree.lock.path) else {})
    released = mapping(lock.pop("factsheets", {}))
    paths = {tag: accepted_path(tag) for tag in tree.languages}
    accepted = {
        tag: mapping(mapping(tree.document(path).data).get("accepted")) if tree.exists(path) else {}
        for tag, path in paths.items()
    }
    domains = {f"factsheets/{slug}" for slug in tree.slugs}
    others = [{key: one for key, one in entries.items() if key not in domains} for entries in accepted.values()]

    def entries(slug: str) -> str:
        return json.dumps([released.get(slug), [one.get(f"factsheets/{slug}") for one in accepted.values()]])

    return entries, json.dumps([lock, others])


def _downloads(slug: str, edition: str, language: str, *, has_sources: bool) -> Iterator[Download]:
    stem = f"{slug}-{edition}"
    for name, ending in FORMATS.items():
        yield Download(stem + ending, name)
    yield Download(f"../api/v1/{language}/{slug}/{edition}.json", "json")
    for name, ending in SOURCE_FORMATS.items() if has_sources else ():
        yield Download(stem + ending, name)
