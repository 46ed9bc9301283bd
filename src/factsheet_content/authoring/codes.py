"""The manual page of a diagnostic: what a code means, why it matters, and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_content.authoring.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem. ``validate --explain`` and ``docs/diagnostics.md`` print it."""

    code: str
    """``FC401``: it never changes its meaning."""
    name: str
    """Short, for people: ``unknown-field``."""
    severity: Severity
    """The worst that it is reported as."""
    summary: str
    """One sentence: what is wrong."""
    why: str
    """What would happen to a reader, a translator or an app, and what to do about it."""
    bad: str
    """Some lines that are wrong, as they stand in the code's example; or words, where no lines can show it."""
    good: str
    """What to write instead: put in the place of ``bad``, it mends the example."""
