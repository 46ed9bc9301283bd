"""``factsheet preview``: the pages as they will be, on this computer alone, following every save."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from factsheet_content.cli import output, wording
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.publishing.previewing import Look

_TYPES = {"html": "text/html", "css": "text/css", "js": "text/javascript", "": "text/plain"}
_PARTS_OF_A_PAGE = 3  # language, slug, edition


@click.command("preview", epilog="Example: factsheet preview --port 8000")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="N", help="0 takes any free port.")
@click.pass_obj
def command(root: str | None, port: int) -> None:
    """Shows drafts and editions in every language on http://127.0.0.1, with what is wrong in their files."""
    from factsheet_content.errors import FactsheetError

    tree = output.open_tree(root)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler(tree.root))
    except OSError as error:
        raise FactsheetError(
            phrase(
                "port {port} cannot be used ({reason}); name another with --port N", port=port, reason=error.strerror
            )
        ) from error
    with server:
        address = f"http://127.0.0.1:{server.server_port}/"
        output.say(phrase("{address} follows every save; stop it with Ctrl+C.", address=address))
        try:
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            output.say(phrase("Stopped."))


def handler(root: Path) -> type[BaseHTTPRequestHandler]:
    """What answers requests for the content below ``root``."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "").rpartition(":")[0]
            # Another site must not be able to read the preview by giving its own name this address.
            found = answer(root, urlsplit(self.path).path) if host in {"127.0.0.1", "localhost"} else None
            kind, body = found or ("", b"There is no such page.")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", f"{_TYPES[kind]}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Say nothing: a line for every poll would hide what matters."""

    return Handler


def answer(root: Path, path: str) -> tuple[str, bytes] | None:
    """The kind and the bytes of what stands at a path; ``None`` where nothing does."""
    from factsheet_content.publishing import previewing
    from factsheet_content.publishing.site.pages import TRACES
    from factsheet_content.rendering.html import asset

    name = path.strip("/")
    if name == previewing.CHANGES:
        return "", previewing.state(root).encode()
    if name in {"assets/style.css", "assets/exit.js", previewing.SCRIPT}:
        return name.rpartition(".")[2], asset(name.partition("/")[2]).encode()
    look = previewing.Look(root, previewing.Speech(wording.chosen(), wording.told))
    tags = previewing.languages(look.tree)
    if name in {"", *(f"{tag}/index.html" for tag in tags)}:
        return "html", previewing.index_page(look).encode()
    tag, _, rest = name.partition("/")
    if rest == TRACES and tag in tags:
        made = previewing.traces_page(look.tree, tag)
        return ("html", made.encode()) if made else None
    return _sheet(look, name)


def _sheet(look: Look, name: str) -> tuple[str, bytes] | None:
    """The page of an edition or a draft in a language."""
    from factsheet_content.publishing import previewing

    parts = name.removesuffix(".html").split("/")
    if len(parts) != _PARTS_OF_A_PAGE or parts[0] not in previewing.languages(look.tree):
        return None
    tag, slug, edition = parts
    if slug not in look.tree.slugs or not (edition == "draft" or edition in look.tree.editions(slug)):
        return None
    return "html", previewing.page(look, slug, edition, tag).encode()
