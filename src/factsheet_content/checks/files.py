"""Files of the tree: each is what its name says, none is missing, and none lies where nothing reads it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.tree import DRAFT
from factsheet_content.checks.findings import at, did_you_mean, is_language, readable
from factsheet_content.messages import phrase
from factsheet_content.translation.locales import PSEUDO, PSEUDO_COPY
from factsheet_content.translation.templates import catalog_path, domains, template_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree

_ENDINGS = (".yaml", ".yml", ".po", ".pot")


def check_series_names(tree: ContentTree) -> Iterator[Diagnostic]:
    """The edition that a series file gives itself is its name."""
    for edition in tree.series_editions:
        series = tree.series(edition)
        if readable(series.document) and series.edition != edition:
            yield at(series.document, ("edition",)).error(
                "FC411",
                "The file is named {edition}.yaml, and the edition in it is {found}.",
                "Write edition: {edition}.",
                edition=edition,
                found=series.edition or phrase("not said"),
            )
    draft = tree.document(tree.series_path(DRAFT)) if tree.has_series_draft else None
    if draft and "edition" in mapping(draft.data):
        yield at(draft, ("edition",)).error(
            "FC411", "A draft has no edition yet.", "Remove the line; a release dates it."
        )


def check_notice_files(tree: ContentTree) -> Iterator[Diagnostic]:
    """A notice file is that of its folder, its ids differ, and the editions that a notice is limited to exist."""
    for slug in tree.slugs:
        notices = tree.notices(slug)
        named = string(mapping(notices.document.data).get("factsheet"))
        if named not in ("", slug):
            yield at(notices.document, ("factsheet",)).error(
                "FC411", "The notices are in the folder {slug}.", "Write factsheet: {slug}.", slug=slug
            )
        count: Counter[str] = Counter()
        for notice in notices.notices:
            count[notice.id] += 1
            if notice.id and count[notice.id] > 1:
                yield at(notices.document, (*notice.pointer, "id"), unit=f"notices.{notice.id}").error(
                    "FC412", "The id {id} is used more than once.", "Give each notice its own id.", id=notice.id
                )
            for index, edition in enumerate(sequence(notice.data.get("editions"))):
                if edition not in tree.editions(slug):
                    place = at(notices.document, (*notice.pointer, "editions", index), unit=f"notices.{notice.id}")
                    known = did_you_mean(string(edition), tree.editions(slug))
                    yield place.error("FC410", "There is no edition {edition}.", known, edition=edition)


def check_catalogs(tree: ContentTree) -> Iterator[Diagnostic]:
    """A folder of translations is that of a language, and has every catalog; what is missing is read in Dutch."""
    for tag in tree.languages:
        if tag in PSEUDO and not tree.exists(PSEUDO_COPY):
            text = phrase("{tag} is a pseudo-language, which tests layouts and is for no reader.", tag=tag)
            advised = phrase("Take the folder away; factsheet i18n pseudo makes a copy of the content that has it.")
            yield Diagnostic("FC511", text, f"content/{tag}", 0, 0, help=advised)
            continue
        if not is_language(tag):
            text = phrase("CLDR has no language {tag}, so nothing can be published in it.", tag=tag)
            yield Diagnostic("FC510", text, f"content/{tag}", 0, 0, help=phrase("Name the folder nl, en, pt-BR …"))
            continue
        for domain in domains(tree):
            path = catalog_path(tag, domain)
            if not tree.exists(path):
                text = phrase("The catalog is missing: what it would hold is Dutch for who reads {tag}.", tag=tag)
                yield Diagnostic(
                    "FC509",
                    text,
                    path,
                    0,
                    0,
                    Severity.WARNING,
                    help=phrase("Start from {template}.", template=template_path(domain)),
                )


def check_strays(tree: ContentTree, known: set[str]) -> Iterator[Diagnostic]:
    """A file with a name that nothing reads: most often a slip in the name of one that should be read."""
    known |= {template_path(domain) for domain in domains(tree)}
    known |= {catalog_path(tag, domain) for tag in tree.languages for domain in domains(tree)}
    for file in tree.path("content").rglob("*"):
        path = file.relative_to(tree.root).as_posix()
        if file.suffix in _ENDINGS and file.is_file() and path not in known:
            yield Diagnostic(
                "FC418",
                phrase("Nothing reads a file of this name."),
                path,
                0,
                0,
                Severity.WARNING,
                help=phrase("Name an edition 2018-11-17.yaml, the next one draft.yaml, a catalog as its template."),
            )
