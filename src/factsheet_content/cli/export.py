"""``factsheet export``: factsheets as JSON, Markdown, text or PDF, one to standard output or many to a folder."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.cli.wording import word
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.rendering import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.exporting import Job, Reference


@click.command(
    "export", epilog="Example: factsheet export gedwongen-achterlating@2018-11-17 --to pdf --lang en --out build"
)
@click.argument("references", nargs=-1, metavar="[REF]...")
@click.option(
    "--to", "formats", multiple=True, required=True, type=click.Choice(list(FORMATS)), help="May be repeated."
)
@click.option(
    "--lang", "tags", multiple=True, metavar="LANG", help="May be repeated; by default every language there is."
)
@click.option("--out", metavar="DIR", help="Write DIR/<lang>/<slug>-<edition>.<extension>.")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes to render with.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - click passes a parameter per option
    root: str | None,
    references: tuple[str, ...],
    formats: tuple[str, ...],
    tags: tuple[str, ...],
    out: str | None,
    jobs: int,
) -> int:
    """Exports factsheets. REF is slug or slug@edition; by default the current edition of every factsheet."""
    from factsheet_content.checks.validation import require_sound
    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing import exporting

    tree = output.open_tree(root)
    require_sound(tree)
    publication = Publication(tree)
    chosen = [exporting.resolve(publication, text) for text in references] or exporting.everything(publication)
    if out is None:
        return _to_standard_output(publication, chosen, formats, tags)
    wanted, refused = _plan(publication, chosen, list(dict.fromkeys(formats)), tags)
    if tags and refused:
        _print_refused(refused)
        return 1
    from factsheet_content.publishing.executors import processes

    with processes(jobs) as executor:
        files = exporting.export(publication, wanted, executor)
        with _progress(files, len(wanted)) as shown:
            for job, data in shown:
                _write(Path(out), job, data)
    output.say(
        phrase("1 file written to {folder}.", folder=out)
        if len(wanted) == 1
        else phrase("{count} files written to {folder}.", count=len(wanted), folder=out)
    )
    _print_refused(refused)
    return 1 if refused else 0


def _plan(
    publication: Publication, chosen: list[Reference], formats: list[str], tags: tuple[str, ...]
) -> tuple[list[Job], list[Diagnostic]]:
    from factsheet_content.publishing import exporting

    jobs: list[Job] = []
    refused: list[Diagnostic] = []
    for reference in dict.fromkeys(chosen):
        for tag in exporting.languages(publication, reference, tags):
            found = exporting.refused(publication, reference, tag)
            refused += found
            jobs += [] if found else [exporting.Job(reference, tag, form) for form in formats]
    return jobs, refused


def _to_standard_output(
    publication: Publication, chosen: list[Reference], formats: tuple[str, ...], tags: tuple[str, ...]
) -> int:
    from factsheet_content.publishing import exporting

    tags = tags or ("nl",)
    if not chosen:
        raise FactsheetError(phrase("no factsheet is published"))
    if len(chosen) * len(formats) * len(tags) != 1:
        raise click.UsageError(phrase("More than one file: name a folder with --out DIR."))
    (reference,), (form,), (tag,) = chosen, formats, tags
    if form == "pdf" and sys.stdout.isatty():
        raise click.UsageError(phrase("A PDF is not for a terminal: name a folder with --out DIR."))
    exporting.languages(publication, reference, tags)
    exporting.require(publication, reference, tag)
    job = exporting.Job(reference, tag, form)
    from factsheet_content.publishing.executors import InProcess

    with InProcess() as executor:
        for _, data in exporting.export(publication, [job], executor):
            output.write(data)
    return 0


def _progress(files: Iterable[tuple[Job, bytes]], length: int) -> AbstractContextManager[Iterable[tuple[Job, bytes]]]:
    if not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, length=length, label=word("Exporting"), file=sys.stderr)


def _write(out: Path, job: Job, data: bytes) -> None:
    from factsheet_content.authoring import atomic

    atomic.write_if_changed(out / job.path, data)


def _print_refused(refused: list[Diagnostic]) -> None:
    for diagnostic in refused:
        output.say(output.line(diagnostic))
