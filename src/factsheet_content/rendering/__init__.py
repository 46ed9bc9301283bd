"""The forms of a factsheet: one module a format, one table of formats."""

from __future__ import annotations

from factsheet_content.errors import FactsheetError
from factsheet_content.record import Record

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    from factsheet_content.model import Factsheet


class Format(Record):
    """A form that a factsheet can be exported to."""

    name: str
    extension: str
    module: str
    """The module whose ``render(sheet)`` gives the text, or the bytes."""


FORMATS = {
    form.name: form
    for form in (
        Format("json", "json", "factsheet_content.rendering.json"),
        Format("markdown", "md", "factsheet_content.rendering.markdown"),
        Format("text", "txt", "factsheet_content.rendering.text"),
        Format("pdf", "pdf", "factsheet_content.rendering.pdf.printing"),
        Format("html", "html", "factsheet_content.rendering.html"),
    )
}


def render(sheet: Factsheet, format: str) -> bytes:  # noqa: A002 - the command line's own word for it
    """The factsheet in that format; its module is imported now, for some cost as much as the rest together."""
    if format not in FORMATS:
        raise FactsheetError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    from importlib import import_module

    rendered: str | bytes = import_module(FORMATS[format].module).render(sheet)
    return rendered if isinstance(rendered, bytes) else rendered.encode("utf-8")
