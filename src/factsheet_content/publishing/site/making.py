"""Publishes the whole site and content API: only what changed is rendered, and the tree changes as a whole."""

from __future__ import annotations

from dataclasses import asdict
from itertools import chain, islice
from typing import TYPE_CHECKING

from factsheet_content.authoring import atomic
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.site import manifest, memory, swap
from factsheet_content.publishing.site.earlier import Report, find, look
from factsheet_content.publishing.site.memory import KEPT, Memory, Remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.publishing.site.earlier import Before
    from factsheet_content.publishing.site.judging import Judgement
    from factsheet_content.publishing.site.plan import Bundle, Plan
    from factsheet_content.publishing.site.rendering import Rendering
    from factsheet_content.publishing.site.writer import Writer

    Progress = Callable[[int, int], None]

#: What the pages are remembered as that say what has changed between editions.
_CHANGES = "changes"


def publish(
    tree: ContentTree,
    out: Path,
    executor: Executor,
    progress: Progress | None = None,
    before: Before | None = None,
) -> Report:
    """Make ``out`` the published tree of the content; what could be kept of the last one is.

    What crosses to the executor is JSON and settings in, bytes out, so that it may be a process or another machine.
    """
    from factsheet_content.publishing.executors import InProcess
    from factsheet_content.publishing.site.judging import Judgement
    from factsheet_content.publishing.site.rendering import get_ready
    from factsheet_content.rendering import html

    before = before or look(tree.root, out)
    html.get_ready()  # a process that begins as a copy of this one has them too
    executor.submit(get_ready)
    with swap.alone(before.out):
        if before.is_stale():  # another run has ended since
            before = find(tree.root, before.out)
        judgement = Judgement(tree, before.files, before.memory.judged)
        if isinstance(executor, InProcess) or len(tree.slugs) > KEPT:
            judgement.sound()  # else that waits until the others have work to do
        try:
            return _published(tree, before, executor, progress or _quiet, judgement)
        except Exception:
            judgement.sound()  # what is wrong with the content comes before what came of it
            raise


def _published(
    tree: ContentTree, before: Before, executor: Executor, progress: Progress, judgement: Judgement
) -> Report:
    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.site.plan import Plan, fingerprints
    from factsheet_content.publishing.site.summary import Summary

    made_from = fingerprints(tree, before.files)
    same = {slug: one for slug, one in before.memory.sheets.items() if made_from.get(slug) == one.made_from}
    plan = Plan(Publication(tree), {slug: Summary(**one.summary) for slug, one in same.items()})
    if not plan.summaries:
        raise FactsheetError(phrase("no factsheet has a published edition yet, so there is nothing to publish"))
    remembered = Memory(before.inputs, plan.around())
    with swap.replacement(before.out, before.manifest.files) as folder:
        run = _Run(plan, before, folder, progress)
        kept = {slug: one.files for slug, one in same.items()} if before.memory.around == remembered.around else {}
        files = run.fill(executor, kept, judgement)
        remembered.judged = judgement.sound()
        for slug, summary in plan.summaries.items():
            data = same[slug].summary if slug in same else asdict(summary)
            remembered.sheets[slug] = Remembered(made_from[slug], data, files[slug])
        listed = run.writer.new.to_bytes()
        atomic.write(folder / manifest.NAME, listed)  # half of it would be taken for a tree's that is not ours
        remembered.times = run.writer.times
        memory.write(before.out, listed, remembered)  # it names the manifest, so that it holds for the new tree only
    return run.report()


def _quiet(done: int, of: int) -> None:
    """Show nothing."""
    del done, of


class _Run:
    """Fills the new tree."""

    def __init__(self, plan: Plan, before: Before, folder: Path, progress: Progress) -> None:
        from factsheet_content.publishing.site.writer import Writer

        self.plan = plan
        self.writer: Writer = Writer(folder, before.out, before.manifest, before.memory.times)
        self.writer.new.content_as_of = plan.content_as_of
        self._files: dict[str, dict[str, list[str]]] = {slug: {} for slug in plan.summaries}
        self._progress = progress
        self._rendered = self._of = 0

    def fill(
        self, executor: Executor, kept: dict[str, dict[str, list[str]]], judgement: Judgement
    ) -> dict[str, dict[str, list[str]]]:
        """Every file but the manifest; ``kept`` and what is returned: slug → what was rendered together → its files."""
        from factsheet_content.publishing.site.rendering import Rendering

        rendering = Rendering(self.plan, executor, self._add)
        try:
            self._fill(rendering, kept, judgement)
        finally:
            rendering.cancel()
        return self._files

    def _fill(self, rendering: Rendering, kept: dict[str, dict[str, list[str]]], judgement: Judgement) -> None:
        from factsheet_content.publishing.site.rendering import WINDOW

        new = [slug for slug in self.plan.summaries if slug not in kept]
        self._of = sum(len(tags) for slug in new for tags in self.plan.summaries[slug].editions.values())
        self._progress(0, self._of)
        changed = self._bundles(new)
        for bundle in islice(changed, WINDOW):  # so that others work while this process judges, and places what stays
            rendering.start(bundle)
        judgement.sound()
        lost = [bundle for slug, groups in kept.items() for bundle in self._keep(slug, groups)]
        self._rest()
        self._of += len(lost)
        for bundle in chain(changed, lost):
            rendering.start(bundle)
        rendering.finish()

    def _bundles(self, slugs: list[str]) -> Iterator[Bundle]:
        for slug in slugs:
            yield from self.plan.of_factsheet(slug)
            if len(slugs) > KEPT:
                self.plan.publication.forget(slug)

    def _keep(self, slug: str, groups: dict[str, list[str]]) -> list[Bundle]:
        """Place what there is of a factsheet; gives the bundles that have to be rendered again."""
        kept = {name: paths for name, paths in groups.items() if self.writer.keep(paths)}
        self._files[slug] = kept
        if len(kept) == len(groups):
            return []
        return [bundle for bundle in self.plan.of_factsheet(slug) if bundle.name not in kept]

    def _add(self, bundle: Bundle, files: dict[str, bytes]) -> None:
        paths = bundle.paths()
        for name, targets in paths.items():
            for path in targets:
                self.writer.add(path, files[name])
        self._files[bundle.slug][bundle.name] = [path for targets in paths.values() for path in targets]
        self._rendered += 1
        self._progress(self._rendered, self._of)

    def _rest(self) -> None:
        """The pages that say what has changed, where they are not kept; and the files that depend on everything."""
        from factsheet_content.publishing.site import api, pages

        for slug, groups in self._files.items():
            if _CHANGES not in groups:
                groups[_CHANGES] = []
                for path, text in pages.changes(self.plan, slug):
                    self.writer.add(path, text.encode())
                    groups[_CHANGES].append(path)
                if groups[_CHANGES] and len(self._files) > KEPT:
                    self.plan.publication.forget(slug)
        for path, text in (*pages.pages(self.plan), *api.files(self.plan)):
            self.writer.add(path, text.encode())
        self.writer.add("sitemap.xml", pages.sitemap(self.plan).encode())
        self.writer.add("robots.txt", pages.robots(self.plan).encode())

    def report(self) -> Report:
        """What was done."""
        new, old = self.writer.new.files, self.writer.old.files
        tags = self.plan.publication.tree.languages
        missing = [
            (slug, edition, tag)
            for slug in self.plan.summaries
            if (edition := self.plan.publication.newest(slug))
            for tag in tags
            if tag not in self.plan.summaries[slug].editions[edition]
        ]
        return Report(len(new), self.writer.written, len(old.keys() - new.keys()), self._rendered, tuple(missing))
