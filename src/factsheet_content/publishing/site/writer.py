"""Fills a new published tree: files that stay the same are shared with the old one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.site import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from factsheet_content.publishing.site.manifest import Manifest


class Writer:
    """The new tree in ``folder``, beside the old one in ``out``."""

    def __init__(self, folder: Path, out: Path, old: Manifest, times: Mapping[str, int]) -> None:
        self.old = old
        self.new = manifest.Manifest()
        self.times: dict[str, int] = {}
        """File → when it was written, in nanoseconds."""
        self.written = 0
        # Thousands of files are placed in a run that changes one, so that pathlib is felt.
        self._folder, self._out = str(folder), str(out)
        self._remembered = times
        self._made: set[str] = set()

    def add(self, path: str, data: bytes) -> None:
        """A file with these bytes."""
        if not self.new.add(path, data):
            raise FactsheetError(
                phrase("two files of the publication would be {path}: rename one of the factsheets", path=path)
            )
        if self.old.files.get(path) == self.new.files[path] and self._share(path):
            return
        target = self._place(path)
        with open(target, "xb") as file:  # noqa: PTH123 - see above; never through a link to the old tree's file
            file.write(data)
            self.times[path] = os.fstat(file.fileno()).st_mtime_ns
        self.written += 1

    def keep(self, paths: Iterable[str]) -> bool:
        """The files as they were; False, and none of them, where one is not there any more."""
        placed: list[str] = []
        for path in paths:
            if path not in self.old.files or not self._share(path):
                for one in placed:
                    os.unlink(f"{self._folder}/{one}")  # noqa: PTH108 - see above
                return False
            placed.append(path)
        self.new.files |= {path: self.old.files[path] for path in placed}
        return True

    def _share(self, path: str) -> bool:
        written = self._remembered.get(path)
        if not manifest.intact(self._out, path, self.old.files[path], written):
            return False
        source, target = f"{self._out}/{path}", self._place(path)
        try:
            os.link(source, target)
        except OSError:  # a file system without links
            shutil.copy2(source, target)
        self.times[path] = os.stat(target).st_mtime_ns if written is None else written  # noqa: PTH116 - see above
        return True

    def _place(self, path: str) -> str:
        target = f"{self._folder}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - see above
            self._made.add(folder)
        return target
