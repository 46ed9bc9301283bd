"""Who may change the content tree: one command at a time, the others wait for it or say whom they waited for.

The system itself holds the lock on the file, and lets go of it when the process ends, however it ends: there is no
stale lock to clear away. The file says who has the turn, for the person who waits.
"""

from __future__ import annotations

import contextlib
import errno
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
#: What the systems say of a file that another process has locked.
_HELD = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)


@contextlib.contextmanager
def turn(root: Path, doing: str) -> Iterator[None]:
    """Have the tree to oneself; ``FactsheetError`` where another process does not end in time."""
    file = root / LOCK_FILE
    try:
        descriptor = take(file, doing)
    except OSError as error:
        raise FactsheetError(
            phrase("cannot change the content: {file}: {problem}", file=file, problem=error.strerror)
        ) from error
    except OccupiedError as error:
        raise FactsheetError(
            phrase("another command is changing the content ({owner}); try again when it is done", owner=error.args[0])
        ) from error
    try:
        yield
    finally:
        let_go(file, descriptor)


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


class OccupiedError(Exception):
    """Another process has not let go in time; the first argument says which."""


def take(file: Path, doing: str) -> int:
    """Lock a file, made for that; for :func:`let_go`. ``OccupiedError`` or ``OSError`` where that cannot be."""
    deadline = time.monotonic() + PATIENCE
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if _try(descriptor) and _is_same(descriptor, file):
                break
        except OSError:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() > deadline:
            raise OccupiedError(_owner(file))
        time.sleep(_PAUSE)
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"process {os.getpid()}: {doing}\n".encode())
    return descriptor


def let_go(file: Path, descriptor: int) -> None:
    """Remove a file that was locked, and let who waits for it have the next one."""
    # While it is still held: who waits for it sees that it is another file by then, and takes a new one.
    with contextlib.suppress(OSError):
        file.unlink()
    os.close(descriptor)
    with contextlib.suppress(OSError):  # an open file cannot be removed on Windows
        if sys.platform == "win32":
            file.unlink()


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
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise  # there are file systems without locks
    return True
