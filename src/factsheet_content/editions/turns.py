"""Who may change the content tree: one command at a time, the others wait for it or say whom they waited for.

The system itself holds the lock on the file, and lets go of it when the process ends, however it ends: there is no
stale lock to clear away. The file says who has the turn, for the person who waits.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_FILE = "content/.turn"
#: A release takes a second or two.
PATIENCE = 20.0
_PAUSE = 0.05


@contextlib.contextmanager
def turn(root: Path, doing: str) -> Iterator[None]:
    """Have the tree to oneself; ``FactsheetError`` where another process does not end in time."""
    file = root / LOCK_FILE
    descriptor = _taken(file)
    try:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"process {os.getpid()}: {doing}\n".encode())
        yield
    finally:
        # While it is still held: who waits for it sees that it is another file by then, and takes a new one.
        with contextlib.suppress(OSError):
            file.unlink()
        os.close(descriptor)
        with contextlib.suppress(OSError):  # an open file cannot be removed on Windows
            if sys.platform == "win32":
                file.unlink()


def sweep(root: Path) -> None:
    """Remove the file that a killed process left, if nobody has the turn."""
    file = root / LOCK_FILE
    if not file.exists():
        return
    with contextlib.suppress(OSError):  # a tree that may only be read
        descriptor = os.open(file, os.O_RDWR)
        try:
            if _try(descriptor) and _is_same(descriptor, file):
                file.unlink()
        finally:
            os.close(descriptor)


def _taken(file: Path) -> int:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise FactsheetError(
                phrase("cannot change the content: {file}: {problem}", file=file, problem=error.strerror)
            ) from error
        if _try(descriptor) and _is_same(descriptor, file):
            return descriptor
        os.close(descriptor)
        if time.monotonic() > deadline:
            raise FactsheetError(
                phrase(
                    "another command is changing the content ({owner}); try again when it is done", owner=_owner(file)
                )
            )
        time.sleep(_PAUSE)


def _owner(file: Path) -> str:
    with contextlib.suppress(OSError):
        return file.read_text("utf-8", errors="replace").strip() or phrase("it does not say which")
    return phrase("it has just ended")


def _is_same(descriptor: int, file: Path) -> bool:
    """Whether the file that was locked is still the one that others would lock."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _try(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
