"""Where published factsheets are read from: the package, a checkout, and newer data that the app laid over them."""
# ruff: noqa: PTH100, PTH113, PTH118, PTH119, PTH120, PTH123 - importing pathlib costs a third of a first load

from __future__ import annotations

import json
import os

from factsheet_content.contract import check_version, from_dict
from factsheet_content.errors import FactsheetError
from factsheet_content.record import Record

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from factsheet_content.model import Factsheet

#: Names a folder with newer published data, where a call names none.
DATA_VARIABLE = "FACTSHEET_DATA"

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_ROOT = os.path.dirname(os.path.dirname(_PACKAGE))  # of a checkout, where the package is in src/


class Entry(Record):
    """What an index says of one factsheet."""

    editions: dict[str, tuple[str, ...]]
    """Edition → the languages it is published in, newest edition first."""
    newest: dict[str, str]
    """Language → the newest edition that is published in it."""


class Layer:
    """Published data in one place: its index, and how to read the files beside that."""

    def __init__(self, place: str, read: Callable[[str], bytes], index_json: bytes | None = None) -> None:
        """``place`` is for messages; ``read`` raises ``OSError`` for a name that is not there."""
        self._place = place
        self._read = read
        index = self._json("index.json", index_json)
        try:
            self.as_of = str(index["content_as_of"])
            self._entries: dict[str, Any] = {entry["slug"]: entry for entry in index["factsheets"]}
        except (LookupError, TypeError) as error:
            raise self._broken("index.json", f"it is no index ({error!r})") from error
        self.slugs = self._entries.keys()

    def entry(self, slug: str) -> Entry:
        """What the index says of one of :attr:`slugs`."""
        entry = self._entries[slug]
        try:
            editions = {one["edition"]: tuple(one["languages"]) for one in entry["editions"]}
            newest = {one["language"]: one["edition"] for one in entry["languages"]}
            return Entry({edition: editions[edition] for edition in sorted(editions, reverse=True)}, newest)
        except (LookupError, TypeError) as error:
            raise self._broken("index.json", f"its entry for {slug!r} is broken ({error!r})") from error

    def factsheet(self, slug: str, edition: str, language: str) -> Factsheet:
        """The factsheet of a file that the index names."""
        name = f"{language}/{slug}/{edition}.json"
        if not all(map(_is_plain, (slug, edition, language))):
            raise self._broken("index.json", f"{name!r} cannot be a factsheet's file")
        data = self._json(name)
        try:
            sheet = from_dict(data)
        except FactsheetError as error:
            raise self._broken(name, str(error)) from error
        if (sheet.slug, sheet.edition, sheet.language) != (slug, edition, language):
            raise self._broken(name, f"it holds {sheet.slug}, {sheet.edition}, {sheet.language}")
        return sheet

    def _json(self, name: str, content: bytes | None = None) -> Any:
        try:
            data = json.loads(content or self._read(name))
            check_version(data)
        except OSError as error:
            raise self._broken(name, error.strerror or "it is not there") from error
        except FactsheetError as error:
            raise self._broken(name, str(error)) from error
        except (ValueError, RecursionError) as error:
            raise self._broken(name, f"it is not JSON: {error}") from error
        return data

    def _broken(self, name: str, reason: str) -> FactsheetError:
        return FactsheetError(f"cannot use {os.path.join(self._place, *name.split('/'))}: {reason}")


def open_layers(data: str | os.PathLike[str] | None) -> list[Layer]:
    """The places to look in, in turn: the newest data first, and at the same age what was laid over."""
    base = _checkout() or _package()
    folder = data or os.environ.get(DATA_VARIABLE)
    found = [layer for layer in (_overlay(folder) if folder else None, base) if layer]
    if not found:
        raise FactsheetError("this installation of factsheet-content holds no content: install it again")
    return sorted(found, key=lambda layer: layer.as_of, reverse=True)  # stable: equals stay in this order


def _overlay(data: str | os.PathLike[str]) -> Layer:
    folder = os.path.abspath(data)
    if not os.path.isfile(os.path.join(folder, "index.json")):
        raise FactsheetError(f"{folder} holds no index.json: data is the api/v1 folder of a published tree")
    return Layer(folder, lambda name: _bytes(os.path.join(folder, *name.split("/"))))


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _package() -> Layer | None:
    loader: Any = __spec__.loader  # reads from a zip file as well, and importlib.resources costs 30 ms
    folder = os.path.join(_PACKAGE, "data")

    def read(name: str) -> bytes:
        content: bytes = loader.get_data(os.path.join(folder, *name.split("/")))
        return content

    try:
        index_json = read("index.json")
    except OSError:
        return None
    return Layer(folder, read, index_json)


def _checkout() -> Layer | None:
    content = os.path.join(_ROOT, "content")
    if os.path.basename(os.path.dirname(_PACKAGE)) != "src" or not os.path.isfile(os.path.join(content, "site.yaml")):
        return None
    tree = _compiled(_ROOT, content)

    def read(name: str) -> bytes:
        if name not in tree:
            raise FileNotFoundError
        return tree[name]

    return Layer(content, read)


#: The last compilation of this process: of which files, and what came out.
_COMPILATIONS: dict[str, tuple[frozenset[tuple[str, int, int]], dict[str, bytes]]] = {}


def _compiled(root: str, content: str) -> dict[str, bytes]:
    """What ``content`` publishes, compiled again once any of its files has changed: nothing stale is served."""
    files = frozenset(_files(content))
    known = _COMPILATIONS.get(root)
    if known is None or known[0] != files:
        known = _COMPILATIONS[root] = (files, _compile(root))
    return known[1]


def _files(folder: str) -> list[tuple[str, int, int]]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                found += _files(entry.path)
            else:
                status = entry.stat()
                found.append((entry.path, status.st_mtime_ns, status.st_size))
    return found


def _compile(root: str) -> dict[str, bytes]:
    # The one way up from here, taken only in a checkout: its YAML is the truth, and a compiled copy could be stale.
    try:
        from pathlib import Path

        from factsheet_content.publishing.compiling import compile_tree

        return compile_tree(Path(root))
    except ImportError as error:
        if (error.name or "").partition(".")[0] == __name__.partition(".")[0]:
            raise
        raise FactsheetError(
            f"this checkout's content cannot be compiled without {error.name}: pip install -e '.[tools]'"
        ) from error


def _is_plain(name: object) -> bool:
    """Whether a slug, an edition or a language is letters, digits and hyphens alone, and so cannot leave its folder."""
    return isinstance(name, str) and all(part.isascii() and part.isalnum() for part in name.split("-"))
