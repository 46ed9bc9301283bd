"""Puts a whole folder in the place of another: there is the old tree or the new one at any moment, never both."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.site import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


@contextlib.contextmanager
def replacement(out: Path, old_files: Iterable[str]) -> Iterator[Path]:
    """A new, empty folder that takes the place of ``out`` when the block ends well, and is gone when it does not.

    Of what was there, ``old_files`` are deleted; anything else stays, beside the new tree, and is an error.
    """
    new = _beside(out, f"new-{os.getpid()}")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        yield new
        make_durable(new)
        replaced = _swap(new, out)
        _sync(out.parent)
    except BaseException as error:
        shutil.rmtree(new, ignore_errors=True)
        if isinstance(error, OSError):
            reason = error.strerror or error
            raise FactsheetError(
                phrase("cannot publish to {folder}: {reason}; what was there is unchanged", folder=out, reason=reason)
            ) from error
        raise
    if replaced is not None:
        _delete(replaced, old_files)


def recover(out: Path) -> None:
    """Put back, or clear away, what a run left that was stopped halfway."""
    old = _beside(out, "old")
    if old.is_dir() and not out.exists():
        old.rename(out)
    left = [path for path in out.parent.glob(f".{out.name}.new-*") if not _is_running(path.name.rpartition("-")[2])]
    for folder in [old, *left]:
        if (folder / manifest.NAME).is_file():  # the old tree, already replaced
            listed = manifest.read(folder)
            _delete(folder, [*(listed.files if listed else ()), manifest.NAME])
        elif folder.is_dir() and folder != old:
            shutil.rmtree(folder)


def _is_running(process: str) -> bool:
    if os.name != "posix" or not process.isdecimal():
        return True  # not to be known, so its folder is left alone
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _swap(new: Path, out: Path) -> Path | None:
    """Make ``new`` be ``out``; returns where the old tree is now, if there was one."""
    if not out.exists():
        new.rename(out)
        return None
    if exchange(new, out):
        return new
    old = _beside(out, "old")
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
    return old


def make_durable(folder: Path) -> None:
    """Have the disk confirm all that is in a folder, so that a power cut after the exchange leaves no empty files."""
    descriptor = os.open(folder, os.O_RDONLY) if os.name == "posix" else -1
    try:
        syncfs = (
            getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform.startswith("linux") else None
        )
        if syncfs and syncfs(descriptor) == 0:  # all at once: a tree has thousands of files
            return
    finally:
        if descriptor >= 0:
            os.close(descriptor)
    for place, _, names in os.walk(folder):
        for name in names:
            _sync(Path(place, name))
        _sync(Path(place))


def _sync(path: Path) -> None:
    """Have the disk confirm one file or folder; Windows does that for no folder, and for files open for writing."""
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def exchange(one: Path, other: Path) -> bool:
    """Give two folders each other's name in one step; False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    done = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)


def _delete(folder: Path, files: Iterable[str]) -> None:
    """Delete the files, and the folders that are empty then."""
    for path in files:
        (folder / path).unlink(missing_ok=True)
    for place, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):
            Path(place).rmdir()
    if folder.exists():
        raise FactsheetError(
            phrase(
                "published; but files appeared meanwhile that no publication made: they are in {folder}", folder=folder
            )
        )


def _beside(out: Path, suffix: str) -> Path:
    return out.with_name(f".{out.name}.{suffix}")
