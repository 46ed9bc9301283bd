"""The table of rules about catalogs, read late: who has only Dutch texts need not wait for their patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.checks import (
    catalog_marks,
    catalog_negations,
    catalog_silences,
    catalog_terms,
    catalog_values,
    catalog_wholes,
    links,
    retired,
    translations,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factsheet_content.authoring.catalog import Catalog
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

    CatalogRule = Callable[[ContentTree, Catalog, str], Iterable[Diagnostic]]

#: Rules about one catalog in one language.
CATALOG_RULES: tuple[CatalogRule, ...] = (
    catalog_wholes.check_header,
    catalog_values.check_field_counts,
    catalog_values.check_values,
    catalog_marks.check_marks,
    catalog_negations.check_negations,
    catalog_terms.check_terms,
    catalog_terms.check_abbreviations,
    catalog_wholes.check_wholes,
    retired.check_catalog,
    links.check_catalog,
)


def check_catalog(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """Every problem in one catalog, save those that a comment silences."""
    found = [finding for rule in CATALOG_RULES for finding in rule(tree, catalog, tag)]
    yield from translations.check_catalog(catalog, tag)
    yield from catalog_silences.without_silenced(catalog, found)
