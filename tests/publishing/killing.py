"""Runs a command in a process that is killed at the n-th write to a tree, for every n: what each kill leaves is kept.

``python -m tests.publishing.killing TREE OUT COMMAND…``: folder ``OUT/<n>`` is a copy of TREE in which the command was
killed at its n-th write; ``OUT/done`` one in which it was not. A driver of its own, for a fork copies what is loaded.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet_content.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

#: What changes a disk; both the moment before each and the moment after the last are tried.
_WRITES = ("open", "fsync", "replace", "unlink", "mkdir", "rmdir", "ftruncate")


def _folder(arguments: tuple[Any, ...], options: dict[str, Any]) -> str:
    """What a call is about: a path, or what a descriptor leads to."""
    if isinstance(options.get("dir_fd"), int):
        return str(Path(f"/proc/self/fd/{options['dir_fd']}").readlink())
    if isinstance(arguments[0], int):
        return str(Path(f"/proc/self/fd/{arguments[0]}").readlink())
    return str(arguments[0])


def _arm(root: Path, countdown: int) -> None:
    """Kill this process at that write below ``root``."""
    left = [countdown]

    def armed(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            reads = function is opened and not arguments[1] & (os.O_WRONLY | os.O_RDWR)
            if not reads and _folder(arguments, options).startswith(f"{root}/"):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        return call

    opened = os.open
    for name in _WRITES:
        setattr(os, name, armed(getattr(os, name)))


def _run(root: Path, command: list[str], countdown: int) -> int:
    """The status of a forked process that runs the command."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if countdown:
        _arm(root, countdown)
    main(["--root", str(root), *command])
    return 0


def _all_points(tree: Path, out: Path, command: list[str]) -> None:
    shutil.copytree(tree, out / "done")
    # Once in this very process, so that each fork has everything loaded.
    with contextlib.suppress(SystemExit):
        main(["--root", str(out / "done"), *command])
    point = 0
    status = -1
    while status:
        point += 1
        shutil.copytree(tree, out / str(point))
        status = _run(out / str(point), command, point)
        assert status == 0 or os.WTERMSIG(status) == signal.SIGKILL, status


if __name__ == "__main__":
    _all_points(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
