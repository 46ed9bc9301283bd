"""Writes files all or nothing: whatever happens in between, the old file or the new one is there."""

from __future__ import annotations

import contextlib
import itertools
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_counter = itertools.count()
# On Windows a file that an editor or a virus scanner has open cannot be replaced for a moment.
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4)
# Nearly all of a write is waiting for the disk, which confirms several files at once as fast as one.
_AT_ONCE = 6


def write(file: Path, data: bytes) -> None:
    """Write a file, its folders included; one that was there keeps its mode, and a link keeps leading to it.

    ``FactsheetError``, in one line, where it cannot be written; nothing has changed then.
    """
    target = Path(os.path.realpath(file)) if file.is_symlink() else file
    try:
        mode = _mode(target)
        if mode is None:
            target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, mode)
    except OSError as error:
        raise FactsheetError(
            phrase("cannot write {path}: {reason}", path=file, reason=error.strerror or error)
        ) from error


def write_if_changed(file: Path, data: bytes) -> bool:
    """The same, unless the file has these bytes already: then it is not touched. Returns whether it was written."""
    with contextlib.suppress(OSError):
        if file.read_bytes() == data:
            return False
    write(file, data)
    return True


def write_changed(files: Iterable[tuple[Path, bytes]]) -> Iterator[Path]:
    """Many files, each as by :func:`write_if_changed`, several at a time; gives those that were written, in order.

    Where one cannot be written, none is begun after it; the error comes when those that were begun are done.
    """
    from threading import Lock, Thread

    waiting = enumerate(files)
    taking = Lock()  # the bytes are made one by one: whoever makes them need not think of threads
    written: dict[int, Path] = {}
    failed: list[BaseException] = []

    def work() -> None:
        try:
            while not failed:
                with taking:
                    number, (file, data) = next(waiting)
                if write_if_changed(file, data):
                    written[number] = file
        except StopIteration:
            return
        except BaseException as error:  # noqa: BLE001 - raised again below
            failed.append(error)

    threads = [Thread(target=work) for _ in range(_AT_ONCE)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    except BaseException as error:
        failed.append(error)  # somebody pressed Ctrl+C: what was begun is finished, nothing else is begun
        raise
    yield from (written[number] for number in sorted(written))
    if failed:
        raise failed[0]


def _mode(target: Path) -> int | None:
    """The mode of the file that is there; a file that is marked read-only stays as it is."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(0, "the file is read-only")
    return mode


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{next(_counter)}.tmp")
    # The flags give a new file the mode that the umask asks for, which tempfile does not.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
            same_mode = mode in (None, stat.S_IMODE(os.fstat(stream.fileno()).st_mode))
        if mode is not None and not same_mode:
            temporary.chmod(mode)
        _rename(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _rename(temporary: Path, target: Path) -> None:
    for wait in _WAITS:
        try:
            temporary.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    temporary.replace(target)
