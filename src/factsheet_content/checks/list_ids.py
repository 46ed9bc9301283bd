"""Turns a pasted list into items with ids, line by line, so that comments and layout stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.checks.schema_traps import item_id

if TYPE_CHECKING:
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.yaml_document import Document


def list_with_ids(text: str, problem: Diagnostic, document: Document) -> str | None:
    """The file with ``id: text`` instead of ``- text`` where the problem is; ``None`` where items are no texts."""
    lines = text.split("\n")
    indent = problem.column - 1
    first = problem.line - 1
    items = [item for item in _items(document, problem) if isinstance(item, str)]
    if not items or len(items) != len(_items(document, problem)):
        return None
    last = _last(lines, first, indent)
    # Beside its key a list may stand as far left as the key; a mapping may not.
    above = next((line for line in reversed(lines[:first]) if line.strip() and not line.lstrip().startswith("#")), "")
    more = "" if len(above) - len(re.sub(r"^[ ]*(?:-[ ]+)*", "", above)) < indent else "  "
    taken: list[str] = []
    rest = iter(items)
    for number in range(first, last + 1):
        line = lines[number]
        if re.match(rf"[ ]{{{indent}}}-(?:[ ]|$)", line):
            taken.append(item_id(next(rest, ""), taken))
            lines[number] = f"{more}{line[:indent]}{taken[-1]}:{line[indent + 1 :]}"
        elif line.strip():
            lines[number] = more + line
    return "\n".join(lines)


def _items(document: Document, problem: Diagnostic) -> list[object]:
    """The list that begins at the place of the problem."""
    for events in document.places.values():
        for step, (_, event) in events.items():
            mark = event.start_mark
            if (mark.line + 1, mark.column + 1) == (problem.line, problem.column):
                return _values(document, event, step)
    return []


def _values(document: Document, event: object, step: object) -> list[object]:
    stack = [document.data]
    while stack:
        value = stack.pop()
        children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, child in children:
            found = document.places[id(value)].get(key)
            if found and found[1] is event and key == step and isinstance(child, list):
                return child
            stack.append(child)
    return []


def _last(lines: list[str], first: int, indent: int) -> int:
    """The last line of a list: then something stands further left, or beside the dashes without one."""
    last = first
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        margin = len(line) - len(line.lstrip(" "))
        if margin < indent or (margin == indent and not line.lstrip().startswith(("-", "#"))):
            break
        last = number
    return last
