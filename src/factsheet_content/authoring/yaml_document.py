"""One YAML file as read: plain data, where each part of it stood, and what was found wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from factsheet_content.authoring import yaml_scalars
from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.messages import phrase

#: A value's place in a document: the keys and indexes that lead to it.
Pointer: TypeAlias = tuple[str | int, ...]

#: Nobody reads more problems of one file.
MAX_REPORTED = 100


class Span(NamedTuple):
    """A stretch of a file: 1-based lines and columns in code points, the end one behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True, eq=False)
class Document:
    """One YAML file as read: plain data, and where each part of it stood."""

    path: str
    """Relative POSIX path as the user would see it."""
    source: str
    data: Any = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    hidden: set[str] = field(default_factory=set)
    """The top-level keys of which a part could not be read: what seems to be missing may stand there."""
    # The events of each collection's parts by the collection's identity: data stays plain for the schema validators.
    places: dict[int, dict[str | int, tuple[Any, Any]]] = field(default_factory=dict, repr=False)

    def span(self, pointer: Pointer, *, key: bool = False) -> Span:
        """Where the value at ``pointer`` stands, or its key; the nearest part above it where it does not exist."""
        container = self.data
        events: tuple[Any, Any] | None = None
        for step in pointer:
            found = self.places.get(id(container), {}).get(step)
            if found is None:
                return span_of_event(events[0]) if events else Span(1, 1, 1, 1)
            events = found
            container = container[step]
        if events is None:
            return Span(1, 1, 1, 1)
        return span_of_event(events[0] if key else events[1])

    def place(self, pointer: Pointer, start: int, end: int) -> Span:
        """Where the characters ``start`` to ``end`` of the text at ``pointer`` stand, quoted or folded as it is."""
        event = self._event(pointer)
        if event is None or start >= len(event.value):
            return self.span(pointer)
        offset = event.start_mark.index
        written = yaml_scalars.written(self.source[offset : event.end_mark.index], event)
        last = max(start, min(end, len(written)) - 1)
        return self.span_of(offset + written[start][0], offset + written[last][1])

    def span_of(self, start: int, end: int) -> Span:
        """The span of two offsets in the source."""
        line = self.source.count("\n", 0, start)
        end_line = line + self.source.count("\n", start, end)
        return Span(
            line + 1,
            start - self.source.rfind("\n", 0, start),
            end_line + 1,
            end - self.source.rfind("\n", 0, end),
        )

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        help: str = "",  # noqa: A002 - a diagnostic's field
        /,
        *,
        severity: Severity = Severity.ERROR,
        **values: object,
    ) -> None:
        """Adds a problem found at ``span``; nobody reads more of them than ``MAX_REPORTED`` in one file."""
        if len(self.diagnostics) >= MAX_REPORTED:
            return
        text, advised = phrase(message, **values), phrase(help, **values)
        self.diagnostics.append(
            Diagnostic(code, text, self.path, span.line, span.column, severity, span.end_line, span.end_column, advised)
        )

    def _event(self, pointer: Pointer) -> Any:
        container = self.data
        for step in pointer[:-1]:
            container = container[step]
        events = self.places.get(id(container), {}).get(pointer[-1]) if pointer else None
        return events[1] if events and isinstance(events[1], yaml.ScalarEvent) else None


def span_of_event(event: Any) -> Span:
    """Where libyaml says that a value stands; of a collection, its first character."""
    start, end = event.start_mark, event.end_mark
    if isinstance(event, yaml.CollectionStartEvent):
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
