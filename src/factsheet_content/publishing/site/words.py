"""What the pages of a site say that belong to no factsheet, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.translation import contacts, locales
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_content.editions.publication import Publication
    from factsheet_content.model import Contact, Text

_EMERGENCY = "alarmnummer"


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A type of violence as the overview shows it."""

    name: Text
    slug: str
    """Its factsheet; empty where it has none."""
    language: str
    """The language that its factsheet is read in here; the source language where there is none in this one."""
    page: str
    """The official page; empty where none is known."""


@dataclass
class SiteWords:
    """The words of a site in one language."""

    publication: Publication
    tag: str

    @cached_property
    def wording(self) -> Wording:
        """Any factsheet will do: labels, names and contacts are the same in each."""
        publication = self.publication
        slug = publication.slugs[0]
        return Wording(
            publication.tree,
            publication.tree.sheet(slug, publication.editions(slug)[0]),
            Language(publication.tree, self.tag),
        )

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``."""
        return locales.direction(self.tag)

    @cached_property
    def labels(self) -> dict[str, Text]:
        """Every label, its fields left open."""
        return {id_: self.wording.template(id_) for id_ in self.publication.tree.labels.units}

    @cached_property
    def contacts(self) -> dict[str, Contact]:
        """The number to call in danger."""
        known = self.publication.tree.contacts.entries
        return {_EMERGENCY: contacts.contact(self.wording, _EMERGENCY)} if _EMERGENCY in known else {}

    @cached_property
    def series(self) -> Text:
        """The name of the series, as its newest edition has it."""
        tree = self.publication.tree
        return self.wording.text(tree.series(tree.series_editions[0]).units["name"])

    def types(self, sheet_in: Callable[[str, str], str]) -> Iterator[TypeEntry]:
        """Every type in the order of the file; ``sheet_in(slug, tag)`` is the language that one is read in."""
        tree = self.publication.tree
        for slug, entry in tree.types.entries.items():
            sheet = string(entry.get("factsheet"))
            language = sheet_in(sheet, self.tag)
            page = self.wording.address(tree.types.units[f"{slug}.page"]) if f"{slug}.page" in tree.types.units else ""
            yield TypeEntry(
                self.wording.text(tree.types.units[f"{slug}.name"]), sheet if language else "", language, page
            )


def setting(publication: Publication, name: str) -> str:
    """A setting of ``site.yaml``."""
    return string(mapping(publication.tree.site.data).get(name))
