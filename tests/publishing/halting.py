"""Publishes, and keeps a copy of the disk as it was before each thing that a run does to it: what a kill would leave.

``python -m tests.publishing.halting TREE OUT STATES [renames]``: folder ``STATES/<n>`` is the folder around OUT as it
was before the n-th write. With ``renames`` as on a system that cannot exchange two folders.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from factsheet_content.publishing.site import swap
from tests.publishing.published import publish

#: What changes a disk, as Python's audit hooks call it; the exchange lies between two of these.
_WRITES = {"os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"}


def _writes(event: str, arguments: tuple[Any, ...]) -> bool:
    return event in _WRITES or (event == "open" and bool((arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR)))


def keep_states(around: Path, states: Path) -> None:
    """From here on, copy a folder whenever this process is about to change it."""
    number = 0
    copying = False

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal number, copying
        if copying or not _writes(event, arguments) or not str(arguments[0]).startswith(f"{around}/"):
            return
        copying = True
        number += 1
        shutil.copytree(around, states / str(number))
        copying = False

    sys.addaudithook(look)


if __name__ == "__main__":
    out = Path(sys.argv[2])
    if "renames" in sys.argv:
        swap.exchange = lambda one, other: one == other
    keep_states(out.parent, Path(sys.argv[3]))
    publish(Path(sys.argv[1]), out)
