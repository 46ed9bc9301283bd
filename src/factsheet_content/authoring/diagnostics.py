"""A problem found in content, as a value: what is wrong, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Severity(StrEnum):
    """How bad a problem is: an error stops a publication, a warning wants an answer, advice may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place; diagnostics sort by place (path, line, column), then by code and message."""

    code: str
    """Stable and short (``FC301``); the manual page of the problem is found by it."""
    message: str
    """One sentence in English, without the place."""
    path: str
    """Relative POSIX path as the user would see it."""
    line: int
    """1-based; 0 means the whole file."""
    column: int
    """1-based, in Unicode code points; 0 means the whole line."""
    severity: Severity = Severity.ERROR
    end_line: int | None = None
    """The line that holds the last character of the problem, where it is known."""
    end_column: int | None = None
    """The column just after the last character of the problem, where it is known."""
    help: str = ""
    """What to write instead."""
    unit: str | None = None
    """The id of the unit it concerns, where there is one."""

    def __lt__(self, other: Diagnostic) -> bool:
        return self._sort_key < other._sort_key

    @property
    def _sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.path, self.line, self.column, self.code, self.message)


class ContentError(FactsheetError):
    """What was asked for is refused because of problems in the content, which ``diagnostics`` name."""

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(message)
        self.diagnostics = tuple(diagnostics)
