"""What a run finds: the content, the tree of the last one, and whether there is anything to do."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.site import manifest, memory, swap
from factsheet_content.publishing.site.fingerprint import Files
from factsheet_content.publishing.site.memory import Memory

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.publishing.site.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    files: int
    written: int
    removed: int
    rendered: int
    """Editions in a language that were rendered; the others were kept as they were."""
    missing: tuple[tuple[str, str, str], ...] = ()
    """Slug, current edition and each language of the content that it cannot be read in."""


@dataclass(frozen=True)
class Before:
    """What a run finds: the content, and the tree of the last one."""

    out: Path
    files: Files
    manifest: Manifest
    memory: Memory
    listed: bytes
    """The manifest's file."""

    @cached_property
    def inputs(self) -> str:
        """A fingerprint of all that a publication is made from; a first run asks when others are at work."""
        return self.files.inputs()

    def is_stale(self) -> bool:
        """Whether the tree is another one by now."""
        return manifest.content(self.out) != self.listed

    def unchanged(self) -> Report | None:
        """A report where nothing has to be done: the same content, renderer and files as the last time."""
        known, times = self.manifest.files, self.memory.times
        if not known or self.memory.inputs != self.inputs:
            return None
        same = all(manifest.intact(self.out, path, entry, times.get(path)) for path, entry in known.items())
        return Report(len(known), 0, 0, 0) if same else None


def look(root: Path, out: Path) -> Before:
    """Read the content, and what was published of it; ``FactsheetError`` for a folder that is not ours."""
    out = _place(root, out)
    if swap.left(out):
        with swap.alone(out):
            swap.recover(out)
    return find(root, out)


def _place(root: Path, out: Path) -> Path:
    """Where the tree will be; ``FactsheetError`` where none can."""
    out = out.resolve()  # a link that leads to the tree keeps leading to it
    content = (root / "content").resolve()
    if out.is_relative_to(content):
        raise FactsheetError(
            phrase("{folder} is part of the content; name a folder outside {content}", folder=out, content=content)
        )
    if os.path.ismount(out):
        raise swap.mounted(out)
    return out


def find(root: Path, out: Path) -> Before:
    """The same, of a folder that was looked at before."""
    files = Files(root)
    parsed, remembered = manifest.read(out), Memory()
    listed = manifest.content(out) if parsed else b""
    if listed:
        remembered = memory.read(out, listed)
    return Before(out, files, parsed or manifest.Manifest(), remembered, listed)


def unchanged(root: Path, out: Path) -> Report | None:
    """See :meth:`Before.unchanged`."""
    return look(root, out).unchanged()
