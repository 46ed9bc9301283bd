"""Changes several files of the content tree all or nothing, whenever the process is killed.

What is to be changed is first written down whole, beside the content; only then is the first file touched. Whoever
comes next finds either a plan that was never begun, and clears it away, or one that was, and carries it out.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any, TypeAlias

from factsheet_content.authoring import atomic
from factsheet_content.editions.turns import sweep, turn
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    #: Relative path → the bytes that the file is to have; ``None``: it is to be gone.
    Changes: TypeAlias = Mapping[str, bytes | None]

#: What belongs to this process of changing, and not to the content.
FOLDER = "content/.pending"
PLAN = "plan.json"


def commit(root: Path, doing: str, changes: Changes, before: Mapping[str, bytes]) -> None:
    """Carry out all changes or none, where the files still are as ``before``; the caller is ``changing`` the tree."""
    if meanwhile := [path for path in changes if _digest(root / path) != _hash(before.get(path))]:
        raise FactsheetError(
            phrase("{files} was changed at the same time; nothing was done, try again", files=", ".join(meanwhile))
        )
    if not changes:
        return
    folder = root / FOLDER
    _remove(folder)
    steps = []
    for number, (path, data) in enumerate(sorted(changes.items())):
        if data is not None:
            atomic.write(folder / str(number), data)
        steps.append(
            {"path": path, "from": _hash(before.get(path)), "to": _hash(data), "data": data if data is None else number}
        )
    atomic.write(folder / PLAN, json.dumps({"doing": doing, "steps": steps}, indent=1).encode())
    _carry_out(root, steps)


@contextlib.contextmanager
def changing(root: Path, doing: str) -> Iterator[str]:
    """Have the tree to oneself, with nothing left half done; gives what had to be done for that, if anything."""
    with turn(root, doing):
        yield _settle(root)


def settle(root: Path) -> str:
    """Finish what a killed command left half done, or undo it where it had not begun; says so, or is empty."""
    if not (root / FOLDER).is_dir():
        sweep(root)
        return ""
    with turn(root, "finishing what was left half done"):
        return _settle(root)


def _settle(root: Path) -> str:
    folder = root / FOLDER
    if not folder.is_dir():
        return ""
    plan = _plan(folder / PLAN)
    if plan is None:
        _remove(folder)
        return phrase("a command was interrupted before it changed anything; nothing was changed")
    _require_untouched(root, plan)
    _carry_out(root, plan["steps"])
    return phrase("an interrupted command was finished: {doing}", doing=plan["doing"])


def _plan(file: Path) -> dict[str, Any] | None:
    if not file.is_file():
        return None
    try:
        plan: dict[str, Any] = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise FactsheetError(
            phrase(
                "cannot read {file}: {problem}; remove the folder {folder}",
                file=file,
                problem=error,
                folder=file.parent,
            )
        ) from error
    return plan


def _require_untouched(root: Path, plan: dict[str, Any]) -> None:
    touched = [step["path"] for step in plan["steps"] if _digest(root / step["path"]) not in (step["from"], step["to"])]
    if touched:
        raise FactsheetError(
            phrase(
                "an interrupted command ({doing}) cannot be finished, for {files} was changed since; put the content "
                "back as it was committed, and remove the folder {folder}",
                doing=plan["doing"],
                files=", ".join(touched),
                folder=FOLDER,
            )
        )


def _carry_out(root: Path, steps: list[dict[str, Any]]) -> None:
    for step in steps:
        target = root / step["path"]
        _clear_leftovers(target)
        if step["data"] is None:
            target.unlink(missing_ok=True)
        elif _digest(target) != step["to"]:
            atomic.write(target, (root / FOLDER / str(step["data"])).read_bytes())
    (root / FOLDER / PLAN).unlink()
    _remove(root / FOLDER)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _clear_leftovers(target: Path) -> None:
    """What a write that was killed left beside the file."""
    for leftover in target.parent.glob(f".{target.name}.*.tmp"):
        leftover.unlink(missing_ok=True)


def _digest(file: Path) -> str | None:
    return _hash(file.read_bytes()) if file.is_file() else None


def _hash(data: bytes | None) -> str | None:
    import hashlib

    return None if data is None else hashlib.sha256(data).hexdigest()
