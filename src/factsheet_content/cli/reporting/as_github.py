"""Problems as workflow commands of GitHub Actions, which become annotations beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.cli.wording import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}
# actions/toolkit, core/src/command.ts: percent first, so that nothing is escaped twice.
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def render(found: Sequence[Diagnostic], tree: ContentTree, *, colour: bool) -> str:
    """One command a line."""
    del tree, colour
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in found)


def _command(diagnostic: Diagnostic) -> str:
    place = {"file": diagnostic.path}
    if diagnostic.line:
        place |= {"line": str(diagnostic.line), "endLine": str(diagnostic.end_line or diagnostic.line)}
        # A column on an annotation of several lines is refused.
        if (diagnostic.end_line or diagnostic.line) == diagnostic.line:
            place |= {"col": str(diagnostic.column), "endColumn": str(diagnostic.end_column or diagnostic.column + 1)}
    properties = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in place.items())
    text = "\n".join(filter(None, (told(diagnostic.message), told(diagnostic.help))))
    return f"::{_COMMANDS[diagnostic.severity]} {properties},title={diagnostic.code}::{_escaped(text, _DATA)}"


def _escaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for character, written in table:
        text = text.replace(character, written)
    return text
