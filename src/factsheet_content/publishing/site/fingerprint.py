"""Fingerprints of what a publication is made from: while they stay the same, nothing has to be made again."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PACKAGE = Path(__file__).parents[2]


def schema_folder() -> Path:
    """Where the schemas are: in the installed package, else in the checkout."""
    installed = _PACKAGE / "schema"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "schema"


#: Packages that have a say in the bytes of a publication.
_MAKERS = (
    "babel",
    "fontpkg-noto-sans",
    "fontpkg-noto-sans-arabic",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "pikepdf",
    "typst",
)
#: The same for whether it may be made at all.
_JUDGES = ("jsonschema", "jsonschema-rs", "pyyaml", "rapidfuzz")


def digest(parts: Iterable[str | bytes]) -> str:
    """A SHA-256 over the parts, which cannot run into each other."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


def files_digest(folder: Path, paths: Iterable[str]) -> str:
    """A fingerprint of files, by their names below a folder and their bytes."""
    return digest(part for path in sorted(paths) for part in (path, (folder / path).read_bytes()))


def files_below(folder: Path) -> list[str]:
    """Every file below a folder, as relative POSIX paths in order; compiled Python left out."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        prefix = Path(place).relative_to(folder).as_posix()
        found += [name if prefix == "." else f"{prefix}/{name}" for name in names]
    return sorted(found)


#: Rooms that judge content or take it in, and never change what is made of it; and what a wheel holds beside code.
_NO_SAY = ("checks", "cli", "data", "importing", "library", "schema")


@cache
def renderer() -> str:
    """A fingerprint of all that makes a publication of content: our own code, templates, libraries and fonts."""
    code = [path for path in files_below(_PACKAGE) if path.partition("/")[0] not in _NO_SAY]
    return digest(["{}.{}".format(*sys.version_info), *_versions(_MAKERS), files_digest(_PACKAGE, code)])


@cache
def judge() -> str:
    """A fingerprint of all that says whether content is sound: the rules and schemas too."""
    schemas = schema_folder()
    rules = files_digest(_PACKAGE, [f"checks/{path}" for path in files_below(_PACKAGE / "checks")])
    return digest([renderer(), *_versions(_JUDGES), rules, files_digest(schemas, files_below(schemas))])


def _versions(names: Iterable[str]) -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    for name in names:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} missing"


class Files:
    """The files of a content tree and their digests: each is read once."""

    def __init__(self, root: Path) -> None:
        content = root / "content"
        self.of = {path: hashlib.sha256((content / path).read_bytes()).hexdigest() for path in files_below(content)}
        """Path below ``content``, in order → SHA-256."""

    def digest(self, paths: Iterable[str]) -> str:
        """A fingerprint of some of them, by name and bytes."""
        return digest(part for path in sorted(paths) for part in (path, self.of[path]))

    def inputs(self) -> str:
        """A fingerprint of the whole content and of what would judge and render it."""
        return digest([judge(), self.digest(self.of)])

    def by_owner(self, slugs: Iterable[str]) -> dict[str, list[str]]:
        """Slug → its files; those that are no factsheet's under the empty name."""
        found: dict[str, list[str]] = {"": [], **{slug: [] for slug in slugs}}
        for path in self.of:
            found.get(_owner(path), found[""]).append(path)
        return found


def _owner(path: str) -> str:
    """The factsheet whose file it would be."""
    _, _, rest = path.partition("/")
    name = rest.removeprefix("factsheets/")
    return "" if name == rest else name.partition("/")[0].removesuffix(".pot").removesuffix(".po")
