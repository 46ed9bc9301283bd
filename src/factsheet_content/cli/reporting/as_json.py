"""Problems as JSON, in English: one list, one object a problem."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree


def render(found: Sequence[Diagnostic], tree: ContentTree, *, colour: bool) -> str:
    """The list, closed by a newline."""
    del tree, colour
    return json.dumps([as_json(diagnostic) for diagnostic in found], ensure_ascii=False, indent=2) + "\n"


def as_json(diagnostic: Diagnostic) -> dict[str, object]:
    """One problem; ``line`` 0 is the whole file, and ends are null where they are not known."""
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end_column,
        "message": str(diagnostic.message),
        "help": str(diagnostic.help),
        "unit": diagnostic.unit,
    }
