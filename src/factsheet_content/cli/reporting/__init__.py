"""How problems are reported: one file a form, one table of forms."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

#: Form → the module that has it as ``render``.
FORMS = {
    "text": "factsheet_content.cli.reporting.as_text",
    "json": "factsheet_content.cli.reporting.as_json",
    "github": "factsheet_content.cli.reporting.as_github",
    "sarif": "factsheet_content.cli.reporting.as_sarif",
}


def report(form: str, found: Sequence[Diagnostic], tree: ContentTree, *, colour: bool = False) -> str:
    """The problems in that form; ``colour`` is for terminals, and only the text has any."""
    text: str = import_module(FORMS[form]).render(found, tree, colour=colour)
    return text
