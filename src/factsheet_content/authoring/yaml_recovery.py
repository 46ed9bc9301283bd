"""Goes on reading after a syntax error: a file falls apart into sections, and a broken one hides only itself.

libyaml stops at the first error. So where a file cannot be read, each of its parts is tried alone (a top-level key, or
an item under one: a section, a fact, a contact), what fails is blanked out, and the rest is read as if it were all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from yaml._yaml import CParser

from factsheet_content.authoring.yaml_building import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Part(NamedTuple):
    """A stretch of whole lines that can be left out without changing what the others mean."""

    start: int
    end: int
    key: str
    """The top-level key that it stands under; empty before the first one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A syntax error of libyaml, with 0-based places in the whole file."""

    part: Part
    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int = 0
    context_column: int = 0


_KEY = re.compile(r"(?:[\w.-]+|\"[^\"\n]*\"|'[^'\n]*')[ ]*:(?=[ \r\n]|$)")
_HEADER = re.compile(r"[^\s:#]+[ ]*:[ ]*(?:#.*)?\r?\n?$")


def recover(source: str) -> tuple[str, list[Fault]]:
    """What can be read of a file, with the rest blanked out so that every place stays; and the faults."""
    parts = list(_parts(source))
    faults = [fault for part in parts if (fault := _fault(source[part.start : part.end], part, source))]
    if len(parts) > 1 and not parts[0].key and not any(fault.part == parts[0] for fault in faults):
        faults = [*_before_keys(source, parts[0]), *faults]
    readable = blank(source, (fault.part for fault in faults))
    for _ in parts:
        whole = Part(0, len(source), "")
        fault = _fault(readable, whole, source)
        if fault is None:
            return readable, faults
        part = _part_at(parts, source, fault.line, {found.part for found in faults})
        if part is None:
            break
        faults.append(_within(fault, part))
        readable = blank(readable, [part])
    return "", faults or [Fault(Part(0, len(source), ""), "it cannot be read", 0, 0)]


def blank(source: str, parts: Iterable[Part]) -> str:
    """The source with the lines of the parts as empty comments, so that every place stays.

    Comments and not spaces, for these would go on with a folded text that stands above them.
    """
    for part in parts:
        hidden = re.sub(r"(?m)^[^\r\n]", "#", re.sub(r"[^\r\n]", " ", source[part.start : part.end]))
        source = source[: part.start] + hidden + source[part.end :]
    return source


def keys(source: str, part: Part) -> set[str]:
    """What may be missing because a part is: its top-level key, and whatever looks like a key in it."""
    return {part.key, *re.findall(r"(?m)^[ ]*([\w-]+):", source[part.start : part.end])}


def _parts(source: str) -> Iterator[Part]:
    """Top-level keys; one that only opens a block is taken apart further, at the first indentation under it."""
    start, at, key, inner = 0, 0, "", -1
    for line in source.splitlines(keepends=True):
        stripped = line.lstrip(" ")
        indent = len(line) - len(stripped)
        begins = bool(_KEY.match(stripped))
        if indent == 0 and begins:
            if at > start:
                yield Part(start, at, key)
            start, key = at, stripped.partition(":")[0].strip(" \"'")
            inner = -2 if _HEADER.match(line) else -1
        elif inner != -1 and (begins or stripped.startswith("- ")) and indent > 0:
            inner = indent if inner == -2 else inner  # noqa: PLR2004 - not yet known
            if indent == inner:
                yield Part(start, at, key)
                start = at
        at += len(line)
    yield Part(start, at, key)


def _parse(parser: Any) -> None:
    depth = -1  # the whole document is at 0, as for the reader
    while (event := parser.get_event()).__class__ is not yaml.StreamEndEvent:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:  # libyaml itself would need minutes for a hundred thousand brackets
            raise yaml.MarkedYAMLError(problem="it is nested too deeply", problem_mark=event.start_mark)


def _fault(text: str, part: Part, source: str) -> Fault | None:
    """The error that libyaml finds in a text that begins where the part does."""
    parser = CParser(text)
    try:
        _parse(parser)
    except yaml.MarkedYAMLError as error:
        first = source.count("\n", 0, part.start)
        mark = error.problem_mark or error.context_mark
        context = error.context_mark
        return Fault(
            part,
            str(error.problem),
            first + mark.line if mark else first,
            mark.column if mark else 0,
            str(error.context or ""),
            first + context.line if context else 0,
            context.column if context else 0,
        )
    return None


def _before_keys(source: str, part: Part) -> Iterator[Fault]:
    """What stands above the first key and is no comment: it would make the whole file a text."""
    for number, line in enumerate(source[part.start : part.end].splitlines()):
        stripped = line.lstrip(" ")
        if stripped and not stripped.startswith(("#", "---")):
            column = len(line) - len(stripped)
            if _KEY.match(stripped):
                yield Fault(part, "did not find expected <document start>", number, column)
            else:
                yield Fault(part, "could not find expected ':'", number, column, "while scanning", number, column)
            return


def _part_at(parts: list[Part], source: str, line: int, hidden: set[Part]) -> Part | None:
    """The readable part that a line lies in, else the nearest one above it: an error shows after its cause."""
    lines = source.splitlines(keepends=True)
    offset = sum(map(len, lines[: line + 1])) - 1
    above = [
        part for part in parts if part.start <= offset and part not in hidden and source[part.start : part.end].strip()
    ]
    return above[-1] if above else None


def _within(fault: Fault, part: Part) -> Fault:
    return Fault(part, fault.problem, fault.line, fault.column, fault.context, fault.context_line, fault.context_column)
