"""Puts a whole folder in the place of another: there is the old tree or the new one at any moment, never both."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import re
import shutil
import stat
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.site import manifest, memory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


@contextlib.contextmanager
def alone(out: Path) -> Iterator[None]:
    """Have the tree to oneself: of two runs at once one waits, or says for whom it waited."""
    from factsheet_content.editions import turns

    lock = _beside(out, "lock")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        descriptor = turns.take(lock, "publish")
    except OSError as error:
        raise _refusal(out, error) from error
    except turns.OccupiedError as error:
        raise FactsheetError(
            phrase(
                "another command is publishing to {folder} ({owner}); try again when it is done",
                folder=out,
                owner=error.args[0],
            )
        ) from error
    try:
        yield
    finally:
        turns.let_go(lock, descriptor)


@contextlib.contextmanager
def replacement(out: Path, old_files: Iterable[str]) -> Iterator[Path]:
    """A new, empty folder that takes the place of ``out`` when the block ends well, and is gone when it does not.

    Of what was there, ``old_files`` and the manifest are deleted; anything else stays, beside the new tree, and is an
    error.
    """
    new = _beside(out, f"new-{os.getpid()}")
    try:
        _require_writable(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        yield new
        _take_after(new, out)
        make_durable(new)
        replaced = _swap(new, out)
    except BaseException as error:
        with contextlib.suppress(OSError):
            _clear(new, out)
        if isinstance(error, OSError):
            raise _refusal(out, error) from error
        raise
    with contextlib.suppress(OSError):
        _sync(out.parent)
    if replaced is not None:
        _delete(replaced, old_files, out)


def _refusal(out: Path, error: OSError) -> FactsheetError:
    if error.errno == errno.EBUSY:
        return mounted(out)
    reason = error.strerror or error
    return FactsheetError(
        phrase("cannot publish to {folder}: {reason}; what was there is unchanged", folder=out, reason=reason)
    )


def mounted(out: Path) -> FactsheetError:
    """Why a mount point will not do: it cannot be renamed."""
    return FactsheetError(
        phrase(
            "{folder} is a disk or volume of its own, which no folder can take the place of; name a folder on it",
            folder=out,
        )
    )


def _require_writable(out: Path) -> None:
    if out.exists() and not os.access(out, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _take_after(new: Path, out: Path) -> None:
    """Give the new folder the mode of the old one, and its group and owner where that is allowed."""
    if not out.exists():
        return
    status = out.stat()
    if os.name == "posix":
        with contextlib.suppress(PermissionError):
            os.chown(new, status.st_uid, status.st_gid)
    new.chmod(stat.S_IMODE(status.st_mode))


def left(out: Path) -> list[Path]:
    """What runs that were stopped halfway left, to :func:`recover` from; and what one that goes on works at."""
    try:
        beside = list(out.parent.iterdir())
    except OSError:
        return []
    half = re.escape(f".{memory.file(out).name}.") + r"[\d-]+\.tmp"
    ours = re.compile(rf"{half}|\.{re.escape(out.name)}\.(old|new-\d+)")
    return [path for path in beside if ours.fullmatch(path.name)]


def recover(out: Path) -> None:
    """Put back, or clear away, what a run left that was stopped halfway; only for who is :func:`alone`."""
    old = _beside(out, "old")
    if old.is_dir() and not out.exists():
        old.rename(out)
    for folder in left(out):
        if not folder.is_dir():  # a memory that was not written to its end
            folder.unlink()
        elif folder != old or manifest.content(folder):
            _clear(folder, out)
        else:
            with contextlib.suppress(OSError):  # the empty folder that the first tree took the place of
                folder.rmdir()


def _clear(folder: Path, out: Path) -> None:
    """Delete a tree that was replaced, or is not to take its place any more."""
    if manifest.content(folder):
        _delete(folder, manifest.parse(folder).files, out)
    elif folder.exists():
        shutil.rmtree(folder)  # unfinished: the manifest is written last


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


def _delete(folder: Path, files: Iterable[str], out: Path) -> None:
    """Delete the files and the manifest, and the folders that are empty then; anything else is kept beside ``out``."""
    try:
        for path in files:
            (folder / path).unlink(missing_ok=True)
        for place, _, _ in os.walk(folder, topdown=False):
            with contextlib.suppress(OSError):
                Path(place).rmdir()
        if not folder.exists():
            return
        if any(entry.name != manifest.NAME for entry in folder.iterdir()):
            # Without a manifest it would be taken for a tree that was never finished, so it gets its new name first.
            kept = _free(out)
            folder.rename(kept)
            (kept / manifest.NAME).unlink(missing_ok=True)
            raise FactsheetError(
                phrase(
                    "published; but files appeared meanwhile that no publication made: they are in {folder}",
                    folder=kept,
                )
            )
        (folder / manifest.NAME).unlink()
        folder.rmdir()
    except OSError as error:
        raise FactsheetError(
            phrase(
                "published; but of what was there before, {folder} could not be removed: {reason}",
                folder=folder,
                reason=error.strerror or error,
            )
        ) from error


def _free(out: Path) -> Path:
    """A name beside it that nothing has."""
    return next(path for number in count(1) if not (path := out.with_name(f"{out.name}.kept-{number}")).exists())


def _beside(out: Path, suffix: str) -> Path:
    return out.with_name(f".{out.name}.{suffix}")
