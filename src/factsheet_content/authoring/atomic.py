"""Writes files all or nothing: whatever happens in between, the old file or the new one is there."""

from __future__ import annotations

import contextlib
import itertools
import os
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

_counter = itertools.count()
# On Windows a file that an editor or a virus scanner has open cannot be replaced for a moment.
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4)
# Nearly all of a write is waiting for the disk, which confirms several files at once as fast as one.
_AT_ONCE = 6


def write(file: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file, its folders included; one that was there keeps its mode, and a link keeps leading to it.

    ``FactsheetError``, in one line, where it cannot be written; nothing has changed then. Of a file that is not
    ``lasting``, because it can be made again at any time, the disk need not confirm that it would survive a power cut.
    """
    target = Path(os.path.realpath(file)) if file.is_symlink() else file
    try:
        mode = _mode(target)
        if mode is None:
            target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data, mode, lasting=lasting)
    except OSError as error:
        raise FactsheetError(
            phrase("cannot write {file}: {reason}", file=file, reason=error.strerror or error)
        ) from error


def write_if_changed(file: Path, data: bytes, *, lasting: bool = True) -> bool:
    """The same, unless the file has these bytes already: then it is not touched. Returns whether it was written."""
    with contextlib.suppress(OSError):
        if file.read_bytes() == data:
            return False
    write(file, data, lasting=lasting)
    return True


def write_changed(files: Iterable[tuple[Path, bytes]], *, passing: Container[Path] = ()) -> Iterator[Path]:
    """Many files, each as by :func:`write_if_changed`, several at a time; gives those that were written, in order.

    Those that are ``passing`` can be made again at any time.

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
                if write_if_changed(file, data, lasting=file not in passing):
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


def clear_leftovers(folder: Path) -> None:
    """Take away what writes that were killed left in a folder; what a process that lives is writing stays."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208 - only the names are needed
            number = name[:-4].rpartition(".")[2].partition("-")[0] if name[:1] == "." and name[-4:] == ".tmp" else ""
            if number.isdecimal() and not _lives(int(number)):
                (folder / name).unlink(missing_ok=True)


def _lives(process: int) -> bool:
    if sys.platform == "win32":  # where asking would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _mode(target: Path) -> int | None:
    """The mode of the file that is there; a file that is marked read-only stays as it is."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(0, "the file is read-only")
    return mode


def _replace(target: Path, data: bytes, mode: int | None, *, lasting: bool) -> None:
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{next(_counter)}.tmp")
    # The flags give a new file the mode that the umask asks for, which tempfile does not.
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if lasting:
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
