"""``factsheet publish``: the whole site and content API as a folder that any web server can serve."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.cli.wording import word
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.publishing.site.earlier import Before, Report
    from factsheet_content.publishing.site.making import Progress


@click.command("publish", epilog="Example: factsheet publish --out site --jobs 2")
@click.option("--out", required=True, metavar="DIR", help="The folder of the site; nothing else may be in it.")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes to render with.")
@click.option(
    "--dask", "scheduler", metavar="ADDRESS", help="Render on a Dask cluster instead, e.g. tcp://10.0.0.5:8786."
)
@click.pass_obj
def command(root: str | None, out: str, jobs: int, scheduler: str | None) -> int:
    """Publishes every factsheet in every language, with the overview, downloads and the content API.

    What did not change since the last time is not rendered again; the folder changes as a whole, or not at all.
    """
    from factsheet_content.publishing.site import earlier

    _clear_up_when_ended()
    tree = output.open_tree(root)
    folder = Path(out)
    before = earlier.look(tree.root, folder)
    report = before.unchanged()
    if report is None:
        import gc

        from factsheet_content.publishing.cluster import cluster
        from factsheet_content.publishing.executors import FEWEST_OBJECTS, processes
        from factsheet_content.publishing.site.rendering import get_ready

        gc.set_threshold(FEWEST_OBJECTS)
        with cluster(scheduler) if scheduler else processes(jobs, get_ready) as executor:
            report = _publish(tree, before, executor)
        _say_what_is_missing(tree, report)
    output.say(_summary(report, out))
    return 0


def _clear_up_when_ended() -> None:
    """Have a request to end, as a system that shuts down makes it, leave as little behind as Ctrl+C does."""
    import signal
    import threading

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def _publish(tree: ContentTree, before: Before, executor: Executor) -> Report:
    from factsheet_content.publishing.site import making

    if not sys.stderr.isatty():
        return making.publish(tree, before.out, executor, before=before)
    with click.progressbar(length=1, label=word("Publishing"), file=sys.stderr) as bar:
        return making.publish(tree, before.out, executor, _shown_on(bar), before)


def _shown_on(bar: click._termui_impl.ProgressBar[int]) -> Progress:
    def show(done: int, of: int) -> None:
        bar.length = max(of, 1)
        bar.update(0 if done == 0 else 1)

    return show


def _say_what_is_missing(tree: ContentTree, report: Report) -> None:
    """The languages that have to wait, and why."""
    if not report.missing:
        return
    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing import exporting

    publication = Publication(tree)
    for slug, edition, tag in report.missing:
        for diagnostic in exporting.refused(publication, exporting.Reference(slug, edition), tag):
            output.say(output.line(diagnostic))


def _summary(report: Report, out: str) -> str:
    if not report.written and not report.removed:
        return phrase("{folder}: {count} files, nothing changed.", folder=out, count=report.files)
    return phrase(
        "{folder}: {count} files, {written} written, {removed} removed.",
        folder=out,
        count=report.files,
        written=report.written,
        removed=report.removed,
    )
