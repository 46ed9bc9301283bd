"""Renders editions in languages on whatever executor there is: JSON and settings go in, bytes come out."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future

    from factsheet_content.publishing.site.plan import Bundle, Plan
    from factsheet_content.rendering.html import Site

    Files = dict[str, bytes]

#: Bundles that are with the executor at a time: enough to keep it busy, few enough for memory to stay flat.
WINDOW = 32

#: The forms of the sources apart → the module whose ``render(sheet)`` makes it; imported when it is wanted.
_OF_THE_SOURCES = {
    "bronnen_pdf": "factsheet_content.rendering.pdf.sources",
    "csl": "factsheet_content.rendering.csl",
    "bibtex": "factsheet_content.rendering.bibtex",
}


class Rendering:
    """Bundles on their way through an executor; each is handed to ``done`` when its turn comes."""

    def __init__(self, plan: Plan, executor: Executor, done: Callable[[Bundle, Files], None]) -> None:
        self._plan = plan
        self._executor = executor
        self._done = done
        self._started: deque[tuple[Bundle, bytes, Future[Files]]] = deque()

    def start(self, bundle: Bundle) -> None:
        """Have it rendered; waits while there are enough under way."""
        if len(self._started) >= WINDOW:
            self._finish_one()
        sheet = self._plan.publication.factsheet(bundle.slug, bundle.edition, bundle.language)
        data = sheet.to_json().encode()
        formats = tuple(name for name in bundle.paths() if name != "json")  # that one is here
        self._started.append((bundle, data, self._executor.submit(render_bundle, data, bundle.site, formats)))

    def finish(self) -> None:
        """Wait for those that are still under way."""
        while self._started:
            self._finish_one()

    def cancel(self) -> None:
        """Have nothing rendered any more of what has not begun; after :meth:`finish` there is no such thing."""
        for _, _, future in self._started:
            future.cancel()

    def _finish_one(self) -> None:
        bundle, data, future = self._started.popleft()
        self._done(bundle, {"json": data, **future.result()})


def render_bundle(data: bytes, site: Site, formats: tuple[str, ...]) -> Files:
    """A factsheet, given as JSON, in these formats; called by the executor, wherever that works."""
    import json
    from importlib import import_module

    from factsheet_content.contract import from_dict
    from factsheet_content.rendering import html, render

    sheet = from_dict(json.loads(data))
    files = {}
    for name in formats:
        if name == "html":
            files[name] = html.render(sheet, site).encode()
        elif name in _OF_THE_SOURCES:
            made: str | bytes = import_module(_OF_THE_SOURCES[name]).render(sheet)
            files[name] = made if isinstance(made, bytes) else made.encode()
        else:
            files[name] = render(sheet, name)
    return files


def get_ready() -> None:
    """Load what rendering needs: other processes do it while this one still reads and judges."""
    from importlib import import_module

    from factsheet_content.rendering import html

    html.get_ready()
    for name in ("text", "markdown", "csl", "bibtex", "pdf.sources"):
        import_module(f"factsheet_content.rendering.{name}")
    import_module("factsheet_content.rendering.pdf.printing").get_ready()
