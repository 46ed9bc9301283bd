"""Publishes the whole site and content API: only what changed is rendered, and the tree changes as a whole."""

from __future__ import annotations

import os
import shutil
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.publishing import site_fingerprint, site_manifest, site_swap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.publishing.site_manifest import Manifest
    from factsheet_content.publishing.site_plan import Bundle, Plan
    from factsheet_content.rendering.html import Site

    Progress = Callable[[int, int], None]

#: Bundles that are with the executor at a time: enough to keep it busy, few enough for memory to stay flat.
_WINDOW = 32


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    files: int
    written: int
    removed: int
    rendered: int
    """Editions in a language that were rendered; the others were kept as they were."""


def unchanged(root: Path, out: Path) -> Report | None:
    """A report where nothing has to be done: the same content, renderer and files as the last time."""
    site_swap.recover(out)
    manifest = site_manifest.read(out)
    if manifest is None or manifest.made_from != site_fingerprint.inputs(root):
        return None
    return Report(len(manifest.files), 0, 0, 0) if site_manifest.intact(out, manifest) else None


def publish(tree: ContentTree, out: Path, executor: Executor, progress: Progress | None = None) -> Report:
    """Make ``out`` the published tree of the content; what could be kept of the last one is.

    What crosses to the executor is JSON and settings in, bytes out, so that it may be a process or another machine.
    """
    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.site_judging import judged
    from factsheet_content.publishing.site_plan import Plan

    out = out.resolve()  # a link that leads to the tree keeps leading to it
    site_swap.recover(out)
    old = site_manifest.read(out)
    inputs = site_fingerprint.inputs(tree.root)
    sound = judged(tree, old.judged if old else {})
    plan = Plan(Publication(tree))
    if not plan.publication.slugs:
        raise FactsheetError("no factsheet has a published edition yet, so there is nothing to publish")
    with site_swap.replacement(out, [*(old.files if old else ()), site_manifest.NAME]) as folder:
        writer = _Writer(folder, out, old or site_manifest.Manifest())
        writer.new.made_from = inputs
        writer.new.judged = sound
        writer.new.content_as_of = plan.publication.content_as_of
        rendered = _bundles(plan, writer, executor, progress or _quiet)
        _rest(plan, writer)
        (folder / site_manifest.NAME).write_bytes(writer.new.to_bytes())
    removed = writer.old.files.keys() - writer.new.files.keys()
    return Report(len(writer.new.files), writer.written, len(removed), rendered)


def _quiet(done: int, of: int) -> None:
    """Show nothing."""
    del done, of


class _Writer:
    """Fills the new tree; files that stay the same are shared with the old one."""

    def __init__(self, folder: Path, out: Path, old: Manifest) -> None:
        self.folder = folder
        self.out = out
        self.old = old
        self.new = site_manifest.Manifest()
        self.written = 0

    def add(self, path: str, data: bytes) -> None:
        """A file with these bytes."""
        if not self.new.add(path, data):
            raise FactsheetError(f"two files of the publication would be {path}: rename one of the factsheets")
        if self.old.files.get(path) == self.new.files[path] and self._share(path):
            return
        self._place(path).write_bytes(data)
        self.written += 1

    def keep(self, paths: list[str]) -> bool:
        """The files as they were; False where one of them is not there any more."""
        if not all(path in self.old.files and self._share(path) for path in paths):
            return False
        self.new.files |= {path: self.old.files[path] for path in paths}
        return True

    def _share(self, path: str) -> bool:
        source, target = self.out / path, self._place(path)
        try:
            if source.stat().st_size != self.old.files[path][1]:
                return False
            target.unlink(missing_ok=True)
            try:
                os.link(source, target)
            except OSError:  # a file system without links
                shutil.copy2(source, target)
        except FileNotFoundError:
            return False
        return True

    def _place(self, path: str) -> Path:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


def _bundles(plan: Plan, writer: _Writer, executor: Executor, progress: Progress) -> int:
    fingerprints = plan.fingerprints()
    rendered = 0
    todo = []
    for bundle in plan.bundles:
        writer.new.renders[bundle.name] = made_from = fingerprints[bundle.slug]
        paths = [path for names in bundle.paths().values() for path in names]
        if writer.old.renders.get(bundle.name) != made_from or not writer.keep(paths):
            todo.append(bundle)
    progress(0, len(todo))
    for bundle, files in _rendered(plan, todo, executor):
        for name, targets in bundle.paths().items():
            for path in targets:
                writer.add(path, files[name])
        rendered += 1
        progress(rendered, len(todo))
    return rendered


def _rendered(plan: Plan, bundles: list[Bundle], executor: Executor) -> Iterator[tuple[Bundle, dict[str, bytes]]]:
    started: deque[tuple[Bundle, Future[dict[str, bytes]]]] = deque()
    for bundle in bundles:
        if len(started) >= _WINDOW:
            first, future = started.popleft()
            yield first, future.result()
        sheet = plan.publication.factsheet(bundle.slug, bundle.edition, bundle.language)
        formats = tuple(bundle.paths())
        started.append((bundle, executor.submit(render_bundle, sheet.to_json().encode(), bundle.site, formats)))
    for bundle, future in started:
        yield bundle, future.result()


def render_bundle(data: bytes, site: Site, formats: tuple[str, ...]) -> dict[str, bytes]:
    """A factsheet's JSON in every format; called by the executor, wherever that works."""
    import json
    from importlib import import_module

    from factsheet_content.contract import from_dict
    from factsheet_content.rendering import html, render

    sheet = from_dict(json.loads(data))
    files = {"json": data, "html": html.render(sheet, site).encode()}
    for name in formats:
        if name in _OF_THE_SOURCES:
            made: str | bytes = import_module(_OF_THE_SOURCES[name]).render(sheet)
            files[name] = made if isinstance(made, bytes) else made.encode()
        elif name not in files:
            files[name] = render(sheet, name)
    return files


#: The forms of the sources apart → the module whose ``render(sheet)`` makes it; imported when it is wanted.
_OF_THE_SOURCES = {
    "bronnen_pdf": "factsheet_content.rendering.sources_pdf",
    "csl": "factsheet_content.rendering.csl",
    "bibtex": "factsheet_content.rendering.bibtex",
}


def _rest(plan: Plan, writer: _Writer) -> None:
    """The files that are cheap to make and depend on everything: made each time, written where they changed."""
    from factsheet_content.publishing import site_api, site_pages

    for path, text in (*site_pages.pages(plan), *site_api.files(plan)):
        writer.add(path, text.encode())
    writer.add("sitemap.xml", site_pages.sitemap(plan).encode())
    writer.add("robots.txt", site_pages.robots(plan).encode())
