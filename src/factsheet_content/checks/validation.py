"""Runs every rule over a content tree: the one table of rules, and the order in which a fault can hide another."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.diagnostics import ContentError, Diagnostic, Severity
from factsheet_content.authoring.tree import DRAFT, SOURCE_LANGUAGE, ContentTree
from factsheet_content.checks import (
    contacts,
    declarations,
    editions,
    facts,
    fields,
    files,
    headings,
    hygiene,
    ids,
    links,
    lists,
    literals,
    plain_language,
    references,
    registries,
    retired,
    reviews,
    schema,
    style,
    templates,
)
from factsheet_content.messages import phrase
from factsheet_content.translation.templates import SHARED_DOMAINS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from factsheet_content.authoring.sheet import Sheet

    SheetRule = Callable[[ContentTree, Sheet], Iterable[Diagnostic]]
    TreeRule = Callable[[ContentTree], Iterable[Diagnostic]]

#: Rules about one edition or draft.
SHEET_RULES: tuple[SheetRule, ...] = (
    references.check_names,
    references.check_ids,
    references.check_contacts,
    references.check_series,
    references.check_sources,
    references.check_types,
    references.check_notices,
    references.check_unused,
    registries.check_facts,
    fields.check_fields,
    facts.check_figures,
    facts.check_sourced,
    literals.check_sheet,
    retired.check_sheet,
    links.check_sheet,
    hygiene.check_sheet,
    declarations.check_same_meaning,
    declarations.check_declared_units,
)

#: Rules that need texts with their fields filled in, so that a field that stands for nothing must be mended first.
EDITION_RULES: tuple[SheetRule, ...] = (
    editions.check_fidelity,
    editions.check_lock,
    editions.check_languages,
)

#: Rules of style: only a draft can still be written better.
DRAFT_RULES: tuple[SheetRule, ...] = (
    ids.check_published_ids,
    references.check_sheets,
    style.check_style,
    lists.check_lists,
    headings.check_headings,
    headings.check_sections,
)

#: Rules that give advice only, on drafts, and are run only where advice is asked for.
ADVICE_RULES: tuple[SheetRule, ...] = (
    headings.check_standard_sections,
    plain_language.check_sentences,
    plain_language.check_words,
    plain_language.check_abbreviations,
)

#: Rules about files that all factsheets share.
TREE_RULES: tuple[TreeRule, ...] = (
    registries.check_labels,
    registries.check_channels,
    registries.check_types,
    contacts.check_numbers,
    contacts.check_verified,
    reviews.check_reviews,
    reviews.check_notices,
    literals.check_shared,
    retired.check_shared,
    links.check_shared,
    hygiene.check_shared,
    editions.check_locked_files,
    editions.check_accepted_names,
    files.check_series_names,
    files.check_notice_files,
    files.check_catalogs,
)


def validate(tree: ContentTree, *, advice: bool = False, jobs: int | None = None) -> list[Diagnostic]:
    """Every problem in the tree, sorted by place; ``advice`` adds what may be ignored.

    With ``jobs`` so many processes share the factsheets, and what was read of each is not kept: for who wants to know
    what is wrong and nothing else.
    """
    with _without_collector():
        found = sorted(_findings(tree, advice=advice, jobs=jobs))
    return found if advice else [diagnostic for diagnostic in found if diagnostic.severity is not Severity.ADVICE]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keeps the garbage collector from walking through every document again and again while they are read."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The problems that stop a publication."""
    return [diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR]


def _findings(tree: ContentTree, *, advice: bool, jobs: int | None) -> Iterator[Diagnostic]:
    paths = list(_shared_paths(tree))
    found = [finding for path in paths for finding in _document_findings(tree, path)]
    yield from found
    unreadable = frozenset(finding.path for finding in errors(found))
    factsheets_found = _shared_out(tree, unreadable, advice=advice, jobs=jobs)
    for tree_rule in TREE_RULES:
        yield from tree_rule(tree)
    yield from files.check_strays(tree, {*paths, *(path for slug in tree.slugs for path in _paths(tree, slug))})
    yield from (finding for domain in SHARED_DOMAINS for finding in _catalog_findings(tree, domain))
    if jobs is not None:  # the rules for the whole tree have read the notices of every factsheet
        for slug in tree.slugs:
            tree.forget(slug)
    factsheets = factsheets_found()
    for factsheet in factsheets:
        yield from (*factsheet.content, *factsheet.catalogs)
    # A template is made of what can be read, so faults in the content are no fault of the template.
    if not unreadable and all(factsheet.sound for factsheet in factsheets):
        yield from (finding for domain in SHARED_DOMAINS for finding in templates.check_template(tree, domain))
        yield from (finding for factsheet in factsheets for finding in factsheet.templates)


class Findings(NamedTuple):
    """What the rules find in the files of one factsheet."""

    content: list[Diagnostic]
    catalogs: list[Diagnostic]
    templates: list[Diagnostic]
    sound: bool
    """Whether a template can be made of it."""


def _shared_out(
    tree: ContentTree, unreadable: frozenset[str], *, advice: bool, jobs: int | None
) -> Callable[[], list[Findings]]:
    """Other processes begin with their share of the factsheets; the function returned does the rest, and collects."""
    from factsheet_content.checks import workers

    count = min(jobs or 1, len(tree.slugs)) or 1
    # A process that does not begin as a copy of this one reads the shared files for itself.
    theirs = tree if workers.method() == "fork" else ContentTree(tree.root, tree.today)
    shares = workers.shares(tree.slugs, count)
    options = {"advice": advice, "keep": jobs is None}
    others = [workers.Share(check_factsheets, theirs, share, unreadable, **options) for share in shares[1:]]

    def collect() -> list[Findings]:
        mine = check_factsheets(tree, shares[0], unreadable, **options)
        found = [*mine, *(finding for other in others for finding in other.result())]
        by_slug = dict(zip(chain.from_iterable(shares), found, strict=True))
        return [by_slug[slug] for slug in tree.slugs]

    return collect


def check_factsheets(
    tree: ContentTree, slugs: list[str], unreadable: frozenset[str], *, advice: bool, keep: bool
) -> list[Findings]:
    """All that is found in the files of these factsheets; ``unreadable`` are the shared files with errors."""
    found = []
    for slug in slugs:
        found.append(_check_factsheet(tree, slug, unreadable, advice=advice))
        if not keep:
            tree.forget(slug)
    return found


def _check_factsheet(tree: ContentTree, slug: str, unreadable: frozenset[str], *, advice: bool) -> Findings:
    documents = [finding for path in _paths(tree, slug) for finding in _document_findings(tree, path)]
    broken = unreadable | {finding.path for finding in errors(documents)}
    found = list(_sheet_findings(tree, slug, broken, advice=advice))
    domain = f"factsheets/{slug}"
    sound = not broken and not errors(found)
    return Findings(
        [*documents, *found],
        list(_catalog_findings(tree, domain)),
        list(templates.check_template(tree, domain)) if sound else [],
        sound,
    )


def _document_findings(tree: ContentTree, path: str) -> Iterator[Diagnostic]:
    document = tree.document(path)
    yield from (*document.diagnostics, *schema.check_schema(document))


def _sheet_findings(
    tree: ContentTree, slug: str, unreadable: AbstractSet[str], *, advice: bool
) -> Iterator[Diagnostic]:
    for sheet in filter(lambda sheet: isinstance(sheet.document.data, dict), tree.sheets(slug)):
        style = (*DRAFT_RULES, *(ADVICE_RULES if advice else ())) if sheet.edition is None else ()
        findings = [finding for rule in (*SHEET_RULES, *style) for finding in rule(tree, sheet)]
        yield from findings
        # What a reader gets can only be judged of what can be read: the edition and the files it stands on.
        if not errors(findings) and not unreadable & _needed(tree, sheet):
            for rule in EDITION_RULES:
                yield from rule(tree, sheet)


def _catalog_findings(tree: ContentTree, domain: str) -> Iterator[Diagnostic]:
    catalogs = [(tag, tree.catalog(tag, domain)) for tag in tree.languages]
    for tag, catalog in catalogs:
        if catalog:
            from factsheet_content.checks.catalog_rules import check_catalog

            yield from check_catalog(tree, catalog, tag)


def _shared_paths(tree: ContentTree) -> Iterator[str]:
    """Every YAML file that all factsheets share."""
    yield tree.site.path
    yield from (registry.document.path for registry in (tree.types, tree.contacts, tree.labels))
    yield tree.lock.path
    yield f"content/{SOURCE_LANGUAGE}/glossary.yaml"
    yield from _existing(tree, f"content/{SOURCE_LANGUAGE}/lexicon.yaml")
    for edition in [DRAFT] * tree.has_series_draft + tree.series_editions:
        yield tree.series_path(edition)
    for tag in tree.languages:
        yield from _existing(tree, *(f"content/{tag}/{name}.yaml" for name in ("glossary", "accepted", "lexicon")))


def _paths(tree: ContentTree, slug: str) -> Iterator[str]:
    """Every YAML file of a factsheet."""
    for name in [DRAFT] * tree.has_draft(slug) + tree.editions(slug):
        yield tree.sheet_path(slug, name)
    yield from _existing(tree, tree.notices_path(slug))


def _existing(tree: ContentTree, *paths: str) -> Iterator[str]:
    yield from filter(tree.exists, paths)


def _needed(tree: ContentTree, sheet: Sheet) -> set[str]:
    return {
        sheet.document.path,
        tree.series_path(sheet.series),
        tree.notices_path(sheet.slug),
        *(registry.document.path for registry in (tree.types, tree.contacts, tree.labels)),
        tree.lock.path,
        tree.site.path,
    }


def require_sound(tree: ContentTree, below: str = "") -> None:
    """``ContentError`` where files whose paths begin with ``below`` have errors: nothing is made from them then."""
    found = [problem for problem in errors(validate(tree)) if problem.path.startswith(below)]
    if found:
        raise ContentError(phrase("the content has errors, so nothing is made from it"), found)
