"""Brings all catalogs of a language up to date with the content."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.diagnostics import ContentError, Severity
from factsheet_content.authoring.tree import DRAFT
from factsheet_content.authoring.unit import split_fields
from factsheet_content.messages import phrase
from factsheet_content.translation.declarations import origins
from factsheet_content.translation.merging import Merged, merge
from factsheet_content.translation.suggestions import Memory
from factsheet_content.translation.templates import catalog_path, domains, template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Catalog
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document
    from factsheet_content.translation.declarations import Key, Origin


class Update(NamedTuple):
    """One catalog brought up to date; nothing is written yet."""

    domain: str
    path: str
    merged: Merged


def documents(tree: ContentTree) -> Iterator[Document]:
    """Every file that texts are taken from."""
    yield from (registry.document for registry in (tree.labels, tree.contacts, tree.types))
    editions = [DRAFT] * tree.has_series_draft + tree.series_editions
    yield from (tree.document(tree.series_path(edition)) for edition in editions)
    for slug in tree.slugs:
        names = [DRAFT] * tree.has_draft(slug) + tree.editions(slug)
        yield from (tree.document(tree.sheet_path(slug, name)) for name in names)
        if tree.exists(tree.notices_path(slug)):
            yield tree.notices(slug).document


class Source:
    """What every language is brought up to date with: the templates and the declarations, made once."""

    def __init__(self, tree: ContentTree) -> None:
        """``ContentError`` is for who reads the files first: what is left of a faulty one has texts fewer."""
        self.tree = tree
        self.templates: dict[str, Catalog] = {domain: template(tree, domain) for domain in domains(tree)}
        self._origins: dict[str, dict[Key, Origin]] = {domain: origins(tree, domain) for domain in self.templates}

    def update(self, language: str) -> list[Update]:
        """Every catalog of a language; ``ContentError`` where one was not understood for certain."""
        catalogs = {domain: self._catalog(language, domain) for domain in self.templates}
        faults = [
            fault
            for catalog in catalogs.values()
            if not catalog.intact
            for fault in catalog.diagnostics
            if fault.severity is Severity.ERROR
        ]
        if faults:
            refused = phrase("the catalogs of {language} are left as they are; repair them first", language=language)
            raise ContentError(refused, faults)
        memory = Memory(catalogs.items())
        return [
            Update(
                domain,
                catalog_path(language, domain),
                merge(
                    self.templates[domain],
                    catalog,
                    language=language,
                    origins=self._origins[domain],
                    suggest=memory.suggest,
                ),
            )
            for domain, catalog in catalogs.items()
        ]

    def _catalog(self, language: str, domain: str) -> Catalog:
        found = self.tree.catalog(language, domain)
        if found is not None:
            return found
        from factsheet_content.translation.initialising import new_catalog

        return new_catalog(language, self.templates[domain])


def open_words(catalog: Catalog) -> int:
    """How many words of Dutch wait for a translator: of texts without a translation, or with an unconfirmed one."""
    return sum(words(entry.msgid) for entry in catalog.entries if not entry.obsolete and not entry.translated)


def words(text: str) -> int:
    """The words of a text; a field is none, for nobody translates it."""
    return len(" ".join(literal for literal, _ in split_fields(text)).split())


def totals(updates: list[Update]) -> Iterator[tuple[str, int]]:
    """How many texts met which fate, those that became obsolete included; what did not happen is left out."""
    found: dict[str, int] = {}
    for update in updates:
        for _, outcome in update.merged.outcomes:
            found[outcome] = found.get(outcome, 0) + 1
        found["obsolete"] = found.get("obsolete", 0) + len(update.merged.retired)
    yield from ((name, count) for name, count in found.items() if count)
