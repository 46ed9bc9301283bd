"""What tests in a browser share: the pages to look at, a server on loopback, and the checkers from npm."""

from __future__ import annotations

import functools
import http.server
import json
import os
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from factsheet_content.rendering import html
from tests.rendering import pdf_samples
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Page

    from factsheet_content.model import Factsheet

MODULES = ROOT / "tests/browser/node_modules"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
SHEET = "gedwongen-achterlating"

#: Kinds of page that the published site may not have today, by what is special about them.
STATES: dict[str, Callable[[], Factsheet]] = {
    "superseded": pdf_samples.superseded,
    "withdrawn": pdf_samples.withdrawn,
    "draft": pdf_samples.draft,
    "fallback": pdf_samples.fallback,
    "arabic": pdf_samples.arabic,
    "longer": pdf_samples.longer,
    "every_kind": pdf_samples.every_kind,
}
#: Every kind of page, below the root of what is served.
PAGES = (
    "index.html",
    "nl/index.html",
    "en/index.html",
    "nl/sporen-wissen.html",
    "en/sporen-wissen.html",
    f"nl/{SHEET}.html",
    f"en/{SHEET}.html",
    *(f"{lang}/{SHEET}-{name}.html" for lang in ("nl", "en") for name in ("2018-11-17", "2027-01-31-wijzigingen")),
    *(f"states/{name}.html" for name in STATES),
)

#: The same site as a longer language and one from right to left have it, made of the texts of today.
PSEUDO_PAGES = tuple(
    f"pseudo/{tag}/{name}.html"
    for tag in ("en-XA", "ar-XB")
    for name in ("index", "sporen-wissen", SHEET, f"{SHEET}-2018-11-17", f"{SHEET}-2027-01-31-wijzigingen")
)


def module(path: str) -> Path:
    """A file of an npm package; without it the test is skipped, but fails where ``CI=true``."""
    found = MODULES / path
    if found.exists():
        return found
    missing = f"tests/browser/node_modules/{path} is missing: npm ci --prefix tests/browser"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)


def write_states(folder: Path) -> None:
    """The pages of :data:`STATES`, as a site has them."""
    (folder / "states").mkdir()
    for name, make in STATES.items():
        site = html.Site(
            base_address="https://factsheets.example/",
            exit="/elsewhere.html",
            path=f"states/{name}.html",
            canonical=f"states/{name}.html",
            downloads=(html.Download(f"{name}.pdf", "pdf"),),
        )
        (folder / "states" / f"{name}.html").write_text(html.render(make(), site), encoding="utf-8")


class Server(http.server.SimpleHTTPRequestHandler):
    """Serves a folder; ``/slow.html`` takes its time, and every request is noted."""

    seen: tuple[list[tuple[str, str | None]], ...] = ()

    def do_GET(self) -> None:
        self.seen[0].append((self.path, self.headers.get("Referer")))
        if self.path == "/slow.html":
            time.sleep(1)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """The address of a server on loopback, and the requests it has had: path and ``Referer``."""
    seen: list[tuple[str, str | None]] = []
    handler = type("Handler", (Server,), {"seen": (seen,)})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", seen
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def axe(page: Page) -> dict[str, Any]:
    """What axe-core finds at WCAG 2.2 AA; the debugger puts it in, for the page's policy allows no other script."""
    page.evaluate(module("axe-core/axe.min.js").read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": {"type": "tag", "values": tags}, "rules": {"target-size": {"enabled": True}}}
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return found


def named(results: list[dict[str, Any]]) -> list[str]:
    """Rule and place of what axe-core found."""
    return [f"{one['id']}: {node['html'][:120]}" for one in results for node in one["nodes"]]
