"""What a site consists of: for every edition in every language the files to render, and what they are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.model import LanguageEntry
from factsheet_content.publishing.site_fingerprint import digest, files_digest, renderer
from factsheet_content.publishing.site_words import setting
from factsheet_content.rendering.html import Alternate, Download, Site
from factsheet_content.translation import locales

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factsheet_content.editions.publication import Publication

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
    base_address: str = field(init=False)
    exit: str = field(init=False)
    _sheets: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.base_address = setting(self.publication, "base_address")
        self.exit = setting(self.publication, "exit")

    def languages(self) -> list[LanguageEntry]:
        """The languages that the site is in: Dutch, and those in which any edition can be read."""
        publication = self.publication
        read = {
            tag
            for slug in publication.slugs
            for edition in publication.editions(slug)
            for tag in publication.languages(slug, edition)
        }
        tags = [tag for tag in (SOURCE_LANGUAGE, *publication.tree.languages) if tag in read]
        return [LanguageEntry(tag, locales.self_name(tag), locales.direction(tag), "") for tag in tags]

    def sheets(self, language: str) -> tuple[str, ...]:
        """The slugs that have a page in a language."""
        if language not in self._sheets:
            publication = self.publication
            self._sheets[language] = tuple(s for s in publication.slugs if publication.newest_in(s, language))
        return self._sheets[language]

    @cached_property
    def bundles(self) -> list[Bundle]:
        """Every published edition in every language it may be read in."""
        return [
            self._bundle(slug, edition, language)
            for slug in self.publication.slugs
            for edition in self.publication.editions(slug)
            for language in self.publication.languages(slug, edition)
        ]

    def _bundle(self, slug: str, edition: str, language: str) -> Bundle:
        newest = self.publication.newest_in(slug, language) == edition
        stem = f"{language}/{slug}"
        has_sources = bool(self.publication.tree.sheet(slug, edition).sources)
        site = Site(
            base_address=self.base_address,
            exit=self.exit,
            path=f"{stem}-{edition}.html",
            canonical=f"{stem}.html" if newest else f"{stem}-{edition}.html",
            alternates=tuple(self._alternates(slug, edition, current=newest)),
            sheets=self.sheets(language),
            editions=tuple(
                one for one in self.publication.editions(slug) if language in self.publication.languages(slug, one)
            ),
            changes={new: f"{slug}-{new}{CHANGES}" for new, _ in self.turns(slug, language)},
            downloads=tuple(_downloads(slug, edition, language, has_sources=has_sources)),
        )
        return Bundle(slug, edition, language, newest, has_sources, site)

    def turns(self, slug: str, language: str) -> list[tuple[str, str]]:
        """Each edition that can be read in a language, with the one before it that can."""
        publication = self.publication
        read = [one for one in publication.editions(slug) if language in publication.languages(slug, one)]
        return list(pairwise(read))

    def _alternates(self, slug: str, edition: str, *, current: bool) -> Iterator[Alternate]:
        """The same edition in each language; of the newest one, the page that follows the newest."""
        for entry in self.publication.language_entries(slug):
            if entry.edition == edition and current:
                yield Alternate(entry, f"{entry.language}/{slug}.html")
            elif entry.language in self.publication.languages(slug, edition):
                yield Alternate(entry, f"{entry.language}/{slug}-{edition}.html")

    def fingerprints(self) -> dict[str, str]:
        """Slug → fingerprint of all that its bundles are made from."""
        tree = self.publication.tree
        content = tree.path("content")
        shared, own = _split(tree.slugs, [path.relative_to(content).as_posix() for path in _files(content)])
        common = digest(
            [
                renderer(),
                self.publication.content_as_of,
                files_digest(content, shared),
                *(f"{entry.language}:{','.join(self.sheets(entry.language))}" for entry in self.languages()),
            ]
        )
        return {slug: digest([common, files_digest(content, own[slug])]) for slug in self.publication.slugs}


def _downloads(slug: str, edition: str, language: str, *, has_sources: bool) -> Iterator[Download]:
    stem = f"{slug}-{edition}"
    for name, ending in FORMATS.items():
        yield Download(stem + ending, name)
    yield Download(f"../api/v1/{language}/{slug}/{edition}.json", "json")
    for name, ending in SOURCE_FORMATS.items() if has_sources else ():
        yield Download(stem + ending, name)


def _files(content: Path) -> Iterator[Path]:
    return (path for path in content.rglob("*") if path.is_file())


def _split(slugs: list[str], paths: list[str]) -> tuple[list[str], dict[str, list[str]]]:
    """The files that any factsheet may be made from, and those of each factsheet alone."""
    own: dict[str, list[str]] = {slug: [] for slug in slugs}
    shared: list[str] = []
    for path in paths:
        _, _, rest = path.partition("/")
        name = rest.removeprefix("factsheets/").partition("/")[0].removesuffix(".po")
        if path.startswith("pot/") or path.endswith(("/draft.yaml", "/glossary.yaml", ".source.txt")):
            continue  # nothing of it is published
        (own[name] if rest.startswith("factsheets/") and name in own else shared).append(path)
    return shared, own
