"""Faults to make in a copy of the shipped content, and what must be said of each: where, and with which code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.authoring.diagnostics import Severity
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import validate
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.diagnostics import Diagnostic

SLUG = "gedwongen-achterlating"
FOLDER = f"content/nl/factsheets/{SLUG}"
SHEET = f"{FOLDER}/2018-11-17.yaml"
DRAFT = f"{FOLDER}/draft.yaml"
NOTICES = f"{FOLDER}/notices.yaml"
SERIES = "content/nl/series/2018-11-17.yaml"
CONTACTS = "content/nl/contacts.yaml"
LABELS = "content/nl/labels.yaml"
TYPES = "content/nl/types.yaml"
LOCK = "content/editions.lock"
SITE = "content/site.yaml"
ENGLISH = f"content/en/factsheets/{SLUG}.po"
#: The files of the tree that the tables know; drafts come and go.
FILES = sorted(
    file.relative_to(ROOT).as_posix() for file in (ROOT / "content").rglob("*.*") if file.name != "draft.yaml"
)
#: Stand around the characters that the diagnostic must point at; nothing between them: only its beginning is known.
OPEN, CLOSE = "⟦", "⟧"


@dataclass(frozen=True)
class Fault:
    """In ``file`` the first ``old`` becomes ``new``; ``old`` ``None`` is the whole file, ``new`` ``None`` removes it.

    The place is marked in ``new``, or in ``at``: another file, and a text of it with the marks. Without marks the whole
    file is meant. ``also`` are the codes of what else may be found then; anything more is one too many.
    """

    title: str
    code: str
    file: str
    old: str | None
    new: str | None
    at: tuple[str, str] | None = None
    also: tuple[str, ...] = ()
    help: str = ""
    message: str = ""
    severity: Severity = Severity.ERROR
    encoding: str = "utf-8"

    def __str__(self) -> str:
        return self.title.replace(" ", "-")


def make(fault: Fault, root: Path) -> int:
    """Makes the fault in the tree; returns the index in the file at which it begins."""
    file = root / fault.file
    if fault.new is None:
        file.unlink()
        return 0
    index = 0
    new = fault.new.replace(OPEN, "").replace(CLOSE, "")
    if fault.old is not None:
        text = file.read_bytes().decode()
        assert fault.old in text, f"{fault.file} has no {fault.old!r}"
        index = text.index(fault.old)
        new = text.replace(fault.old, new, 1)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(new.encode(fault.encoding))
    return index


def find(root: Path) -> list[Diagnostic]:
    """Everything that is wrong with the tree."""
    return validate(ContentTree(root))


def check(fault: Fault, root: Path) -> Diagnostic:
    """Makes the fault and holds what is found against what must be; returns the diagnostic that it is about."""
    index = make(fault, root)
    found = find(root)
    mine = [problem for problem in found if problem.code == fault.code]
    assert mine, f"no {fault.code} among {found}"
    path, begin, end = _place(fault, root, index)
    problem = next(
        (problem for problem in mine if (problem.path, problem.line, problem.column) == (path, *begin)), None
    )
    assert problem is not None, f"no {fault.code} at {path}:{begin}, but {mine}"
    if end is not None:
        assert (problem.end_line, problem.end_column) == end
    assert problem.severity is fault.severity
    assert fault.message in problem.message
    assert fault.help in problem.help
    assert {other.code for other in found if other is not problem} <= {fault.code, *fault.also}
    return problem


def _place(fault: Fault, root: Path, index: int) -> tuple[str, tuple[int, int], tuple[int, int] | None]:
    path, marked = fault.at or (fault.file, fault.new or "")
    if OPEN not in marked:
        return path, (0, 0), None
    text = (root / path).read_bytes().decode(fault.encoding)
    whole = marked.replace(OPEN, "").replace(CLOSE, "")
    assert fault.at is None or text.count(whole) == 1, f"{whole!r} must stand in {path} once"
    start = (index if fault.at is None else text.index(whole)) + marked.index(OPEN)
    length = marked.index(CLOSE) - marked.index(OPEN) - len(OPEN)
    return path, _position(text, start), _position(text, start + length) if length else None


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
