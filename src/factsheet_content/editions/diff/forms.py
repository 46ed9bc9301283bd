"""The forms of a difference for people: one module a form, one table of forms."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_content.editions.diff.memo import Memo

#: Form → the module whose ``render(memo)`` gives the text. JSON is not for people: ``patch.to_dict``.
FORMS = {
    "text": "factsheet_content.editions.diff.form_text",
    "markdown": "factsheet_content.editions.diff.form_markdown",
    "html": "factsheet_content.editions.diff.form_html",
}


def render(memo: Memo, form: str) -> str:
    """The memo in that form; the module of a form is imported when it is asked for."""
    rendered: str = import_module(FORMS[form]).render(memo)
    return rendered
