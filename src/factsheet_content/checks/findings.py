"""What rules have in common: saying where something is wrong, and what was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.authoring.unit import Unit
    from factsheet_content.authoring.yaml_document import Document, Pointer, Span


class Place(NamedTuple):
    """Where something is wrong; its methods say what."""

    path: str
    span: Span
    unit: str | None = None

    def error(self, code: str, message: str, help: str = "", /, **values: object) -> Diagnostic:  # noqa: A002 - a diagnostic's field
        """Something that stops a publication; ``values`` fill the brace fields of message and help."""
        return self._diagnostic(code, Severity.ERROR, message, help, values)

    def warning(self, code: str, message: str, help: str = "", /, **values: object) -> Diagnostic:  # noqa: A002 - a diagnostic's field
        """Something that wants an answer."""
        return self._diagnostic(code, Severity.WARNING, message, help, values)

    def advice(self, code: str, message: str, help: str = "", /, **values: object) -> Diagnostic:  # noqa: A002 - a diagnostic's field
        """Something that may be ignored; shown with ``--advice`` only."""
        return self._diagnostic(code, Severity.ADVICE, message, help, values)

    def _diagnostic(
        self, code: str, severity: Severity, message: str, help_: str, values: dict[str, object]
    ) -> Diagnostic:
        line, column, end_line, end_column = self.span
        text, advised = phrase(message, **values), phrase(help_, **values)
        return Diagnostic(code, text, self.path, line, column, severity, end_line, end_column, advised, self.unit)


def at(document: Document, pointer: Pointer, *, key: bool = False, unit: str | None = None) -> Place:
    """A value of a document, or its key."""
    return Place(document.path, document.span(pointer, key=key), unit)


def in_unit(unit: Unit, start: int = 0, end: int | None = None) -> Place:
    """Some characters of a unit's text; all of it where no end is given."""
    span = unit.span if end is None else unit.place(start, end)
    return Place(unit.document.path, span, unit.id)


#: How many names a message lists where nothing comes close.
MOST_LISTED = 20


def readable(document: Document) -> bool:
    """Whether all of a file could be read; of what could not nothing is concluded, save that it must be mended."""
    return isinstance(document.data, dict) and not document.hidden


def is_language(tag: str) -> bool:
    """Whether CLDR knows the language: its name, direction and numbers."""
    from factsheet_content.translation import locales

    try:
        locales.locale(tag)
    except FactsheetError:
        return False
    return True


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Did you mean …?``, or the list of what there is where nothing comes close."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return phrase("Did you mean {name}?", name=close[0])
    if len(names) > MOST_LISTED:
        listed = ", ".join(names[:MOST_LISTED])
        return phrase("There are: {names} and {more} more.", names=listed, more=len(names) - MOST_LISTED)
    return phrase("There are: {names}.", names=", ".join(names)) if names else phrase("There are none.")
