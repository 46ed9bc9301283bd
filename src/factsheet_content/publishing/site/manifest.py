"""``manifest.json`` of a published tree: every file with its SHA-256 and size."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

NAME = "manifest.json"
SCHEMA = "api/v1/schema/manifest.schema.json"
VERSION = "1.0.0"


@dataclass
class Manifest:
    """What a published tree holds."""

    content_as_of: str = ""
    files: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Relative POSIX path → SHA-256 and size."""

    def add(self, path: str, data: bytes) -> bool:
        """Note a file; returns False for a path that is there already."""
        if path in self.files:
            return False
        self.files[path] = (hashlib.sha256(data).hexdigest(), len(data))
        return True

    def to_bytes(self) -> bytes:
        """The file itself, a line for each file of the tree; it does not name itself."""
        head = {"schema": SCHEMA, "schema_version": VERSION, "content_as_of": self.content_as_of}
        lines = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
        entries = [
            f'    {json.dumps(path)}: {{"sha256": "{digest}", "size": {size}}}'
            for path, (digest, size) in sorted(self.files.items())
        ]
        lines.append('  "files": {\n' + ",\n".join(entries) + "\n  }")
        return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def read(out: Path) -> Manifest | None:
    """The manifest of a published tree; ``None`` where there is no tree yet.

    ``FactsheetError`` for a folder that is not ours: with files and no manifest, with a broken one, or with files that
    the manifest does not list. Such a folder is left alone.
    """
    if not out.exists():
        return None
    if not out.is_dir():
        raise FactsheetError(phrase("{folder} is not a folder", folder=out))
    present = set(_walk(out))
    if NAME not in present:
        if present:
            raise FactsheetError(
                phrase(
                    "{folder} holds files that no publication made ({files}); name an empty folder",
                    folder=out,
                    files=_some(present),
                )
            )
        return None
    manifest = parse(out)
    foreign = present - manifest.files.keys() - {NAME}
    if foreign:
        raise FactsheetError(
            phrase(
                "{folder} holds files that its {manifest} does not list ({files}); move them elsewhere first",
                folder=out,
                manifest=NAME,
                files=_some(foreign),
            )
        )
    return manifest


def content(out: Path) -> bytes:
    """The manifest's file; empty where there is none."""
    try:
        return (out / NAME).read_bytes()
    except OSError:
        return b""


def intact(out: str | Path, path: str, known: tuple[str, int], written: int | None) -> bool:
    """Whether a file is there as its manifest has it.

    One whose size and time of writing (nanoseconds) are those remembered is taken to be; any other is read.
    """
    file = f"{out}/{path}"
    try:
        status = os.lstat(file)  # a link is no file of ours, whatever it leads to; asked too often for pathlib
        if status.st_size != known[1] or not stat.S_ISREG(status.st_mode):
            return False
        return status.st_mtime_ns == written or hashlib.sha256(Path(file).read_bytes()).hexdigest() == known[0]
    except OSError:
        return False


def parse(out: Path) -> Manifest:
    """The manifest of a folder that has one, whatever else may be in it."""
    try:
        data = json.loads((out / NAME).read_bytes())
        files = {path: (str(entry["sha256"]), int(entry["size"])) for path, entry in data["files"].items()}
        manifest = Manifest(data["content_as_of"], files)
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise FactsheetError(
            phrase(
                "{file} is not the manifest of a publication: {reason}; remove this folder if a publication made it, or"
                " name another",
                file=out / NAME,
                reason=error,
            )
        ) from error
    # It says what will be deleted, so nothing in it may lead out of the folder.
    if any(".." in path.split("/") or path.startswith("/") or "\\" in path for path in files):
        raise FactsheetError(
            phrase(
                "{file} is not the manifest of a publication: {reason}; remove this folder if a publication made it, or"
                " name another",
                file=out / NAME,
                reason=phrase("a path in it leads elsewhere"),
            )
        )
    return manifest


def _walk(folder: Path, prefix: str = "") -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _walk(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                found.append(prefix + entry.name)
    return found


def _some(names: set[str]) -> str:
    first = sorted(names)[:3]
    return ", ".join(first) + (" …" if len(names) > len(first) else "")
