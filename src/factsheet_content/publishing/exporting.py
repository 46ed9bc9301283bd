"""Exports: which factsheets were asked for, whether they may be had, and their files."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.diagnostics import ContentError, Severity
from factsheet_content.authoring.tree import DRAFT, SOURCE_LANGUAGE
from factsheet_content.checks.editions import refusals
from factsheet_content.errors import FactsheetError, UnknownEditionError, UnknownLanguageError
from factsheet_content.messages import phrase
from factsheet_content.publishing.site.words import setting
from factsheet_content.rendering import FORMATS, render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.editions.publication import Publication


class Reference(NamedTuple):
    """What ``slug`` or ``slug@edition`` on the command line names."""

    slug: str
    edition: str

    def __str__(self) -> str:
        return f"{self.slug}@{self.edition}"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to make: an edition in a language and a format."""

    reference: Reference
    language: str
    format: str

    @property
    def path(self) -> str:
        """The file below the output folder."""
        extension = FORMATS[self.format].extension
        return f"{self.language}/{self.reference.slug}-{self.reference.edition}.{extension}"


def resolve(publication: Publication, text: str) -> Reference:
    """The edition that ``slug`` (the current one) or ``slug@edition`` names; a draft only by its name."""
    slug, _, edition = text.partition("@")
    if not edition:
        newest = publication.newest(slug) if slug in publication.tree.slugs else None
        if slug in publication.tree.slugs and newest is None:
            raise UnknownEditionError(
                phrase("{slug} has no published edition; name the draft: {slug}@draft", slug=slug)
            )
        edition = newest or DRAFT
    publication.tree.sheet(slug, edition)  # says what there is
    if publication.status(slug, edition) == "unreleased":
        raise FactsheetError(
            phrase("{reference} is not in the lock: it was never released", reference=Reference(slug, edition))
        )
    return Reference(slug, edition)


def everything(publication: Publication) -> list[Reference]:
    """The current edition of every factsheet."""
    newest = ((slug, publication.newest(slug)) for slug in publication.slugs)
    return [Reference(slug, edition) for slug, edition in newest if edition]


def languages(publication: Publication, reference: Reference, wanted: Sequence[str]) -> list[str]:
    """The languages to export: those asked for, else all that the tree has."""
    known = [SOURCE_LANGUAGE, *publication.tree.languages]
    for tag in wanted:
        if tag not in known:
            there_are = ", ".join(known)
            raise UnknownLanguageError(
                phrase("there is no language {tag!r}; there are: {known}", tag=tag, known=there_are)
            )
    if wanted or reference.edition != DRAFT:
        return list(dict.fromkeys(wanted)) or known
    return [SOURCE_LANGUAGE]


def refused(publication: Publication, reference: Reference, language: str) -> list[Diagnostic]:
    """Why an edition cannot be had in a language; empty where it can. A draft can be looked at in any."""
    slug, edition = reference
    if edition == DRAFT or language in publication.languages(slug, edition):
        return []
    sheet = publication.tree.sheet(slug, edition)
    return list(refusals(publication.tree, sheet, language, Severity.ERROR))


def export(publication: Publication, jobs: Iterable[Job], executor: Executor) -> Iterator[tuple[Job, bytes]]:
    """The bytes of each job's file, in order.

    What crosses to the executor is JSON in and bytes out, so that it may be a thread, a process or another machine.
    """
    started: deque[tuple[Job, Future[bytes]]] = deque()
    compiled: dict[tuple[Reference, str], bytes] = {}
    leave = setting(publication, "exit")
    for job in jobs:
        key = (job.reference, job.language)
        if key not in compiled:
            compiled[key] = render(publication.factsheet(*job.reference, job.language), "json")
        started.append((job, executor.submit(render_json, compiled[key], job.format, leave)))
        while started and started[0][1].done():  # so that progress shows, and a file need not wait for the last one
            yield _finished(*started.popleft())
    while started:
        yield _finished(*started.popleft())


def _finished(job: Job, future: Future[bytes]) -> tuple[Job, bytes]:
    return job, future.result()


def render_json(data: bytes, format: str, leave: str = "") -> bytes:  # noqa: A002 - the command line's own word for it
    """A factsheet's JSON in another format; ``leave`` is where the exit of a page leads."""
    import json

    from factsheet_content.contract import from_dict

    if format == "json":
        return data
    sheet = from_dict(json.loads(data))
    if format != "html":
        return render(sheet, format)
    from factsheet_content.rendering import html

    return html.render(sheet, leave=leave).encode()


def require(publication: Publication, reference: Reference, language: str) -> None:
    """``ContentError`` where an edition may not be had in a language."""
    found = refused(publication, reference, language)
    if found:
        raise ContentError(
            phrase("{reference} is not published in {language}", reference=reference, language=language), found
        )
