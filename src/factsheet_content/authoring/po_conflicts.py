"""Conflicts that git left in a ``.po`` file: each side is read by itself, so that no entry of either is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.diagnostics import Diagnostic
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.catalog import Entry

_MARKER = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||>>>>>>>)( .*)?|=======")
_OURS, _BASE, _THEIRS = "ours", "base", "theirs"
_SIDE_AFTER = {"<": _OURS, "|": _BASE, "=": _THEIRS, ">": ""}


class Side(NamedTuple):
    """What one reading of the file gave."""

    entries: list[Entry]
    trailing: tuple[str, ...]
    problems: list[Diagnostic]


def sides(text: str, path: str) -> tuple[list[str], list[Diagnostic]]:
    """The text as each side has it, with the lines of the other side left empty so that line numbers stay."""
    if "\n<<<<<<<" not in text and "\n>>>>>>>" not in text and not text.startswith("<<<<<<<"):
        return [text], []
    owners, problems = _owners(text.split("\n"), path)
    if not problems:
        return [text], []
    lines = text.split("\n")
    present = [side for side in (_OURS, _BASE, _THEIRS) if side in owners]
    texts = [
        "\n".join(line if owner in {"", side} else "" for line, owner in zip(lines, owners, strict=True))
        for side in present or [_OURS]
    ]
    return texts, problems


def _owners(lines: list[str], path: str) -> tuple[list[str], list[Diagnostic]]:
    """To which side each line belongs (``""``: to all, ``marker``: to none), and a problem for each conflict."""
    owners, problems = [], []
    inside = ""
    for number, line in enumerate(lines, 1):
        marker = _MARKER.fullmatch(line)
        if marker is None or (line[0] in "=|" and not inside):
            owners.append(inside)
            continue
        if line[0] == "<" or not inside:
            help_text = phrase("Decide between the two sides and take the marker lines out.")
            problems.append(Diagnostic("FC305", phrase("A conflict that git left."), path, number, 1, help=help_text))
        inside = _SIDE_AFTER[line[0]]
        owners.append("marker")
    return owners, problems


def union(read: list[Side]) -> Side:
    """All entries of all sides in the order of the file; one that is the same on several sides is there once."""
    entries: dict[tuple[Entry, int], Entry] = {}
    trailing: dict[str, None] = {}
    problems: dict[Diagnostic, None] = {}
    for side in read:
        entries.update({(entry, entry.line): entry for entry in side.entries})
        trailing.update(dict.fromkeys(side.trailing))
        problems.update(dict.fromkeys(side.problems))
    in_order = sorted(entries.values(), key=lambda entry: entry.line)
    return Side(in_order, tuple(trailing), list(problems))
