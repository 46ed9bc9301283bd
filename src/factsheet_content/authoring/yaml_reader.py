"""Reads YAML strictly, with the place of everything: the 1.2 core schema, no surprises, problems as diagnostics.

libyaml finds the structure; what its events mean is decided here, because PyYAML's own loaders accept duplicate keys,
read ``NO`` as false and dates as dates, and forget where a value stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml._yaml import CParser

from factsheet_content.authoring import yaml_scalars
from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.messages import phrase

#: A value's place in a document: the keys and indexes that lead to it.
Pointer: TypeAlias = tuple[str | int, ...]

#: A factsheet is some 15 kB; what is a thousand times that was not typed by an editor.
MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 40
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
                return _span(events[0]) if events else Span(1, 1, 1, 1)
            events = found
            container = container[step]
        if events is None:
            return Span(1, 1, 1, 1)
        return _span(events[0] if key else events[1])

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


def read(raw: bytes, path: str) -> Document:
    """The document of a file's bytes; ``data`` is ``None`` where nothing of the file can be read as YAML."""
    document = Document(path, "")
    if len(raw) > MAX_BYTES:
        document.report(
            "FC101",
            "The file has {size:,} bytes; at most {most:,} are read.",
            Span(1, 1, 1, 1),
            size=len(raw),
            most=MAX_BYTES,
        )
        return document
    source = _decode(raw, document)
    if source is None:
        return document
    document.source = source
    readable = _without_forbidden(document)
    try:
        _Builder(document, readable).build()
    except yaml.MarkedYAMLError:
        _read_rest(document, readable)
    _report_suspicious(document)
    return document


def _read_rest(document: Document, readable: str) -> None:
    """The file again, without its broken parts."""
    from factsheet_content.authoring import yaml_recovery, yaml_traps

    rest, faults = yaml_recovery.recover(readable)
    told = {diagnostic.line for diagnostic in document.diagnostics}
    for fault in faults:
        document.hidden |= yaml_recovery.keys(readable, fault.part)
        trap = yaml_traps.name_fault(fault, document.source)
        span = document.span_of(trap.start, trap.end)
        if span.line not in told:
            document.report(trap.code, trap.message, span, trap.help)
    document.places.clear()
    try:
        if rest.strip():
            _Builder(document, rest).build()
    except yaml.MarkedYAMLError as error:
        # Nothing that libyaml says: it is too deep for us.
        mark = error.problem_mark
        span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else Span(1, 1, 1, 1)
        document.report("FC105", "This is not YAML: {problem}.", span, problem=str(error.problem))
        document.data = None


# What a text cut short by ` #` looks like, and one that ends in a typographic quote. Most files have no such character,
# and that is seen without a pattern: looking at each place of a file with one takes as long as parsing it.
_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb"
_CUT = r"(?<=[^ \n]) +#"
_QUOTED = rf"[{_QUOTES}][ ]*(?:\r?\n|\Z)"


def _may_be_suspicious(source: str) -> bool:
    if " #" in source and re.search(_CUT, source):
        return True
    return any(quote in source for quote in _QUOTES) and bool(re.search(_QUOTED, source))


def _report_suspicious(document: Document) -> None:
    if not _may_be_suspicious(document.source):
        return
    from factsheet_content.authoring import yaml_traps

    events = [
        event
        for places in document.places.values()
        for _, event in places.values()
        if event.__class__ is yaml.ScalarEvent
    ]
    for trap in yaml_traps.suspicious(document.source, iter(events)):
        document.report(
            trap.code, trap.message, document.span_of(trap.start, trap.end), trap.help, severity=Severity.WARNING
        )


def _decode(raw: bytes, document: Document) -> str | None:
    if raw.startswith(b"\xef\xbb\xbf"):
        document.report(
            "FC102", "The file starts with a byte order mark.", Span(1, 1, 1, 1), "Save it as UTF-8 without BOM."
        )
        raw = raw[3:]
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        document.report(
            "FC102",
            "The file is not UTF-8: byte 0x{byte:02X} stands here.",
            Span(line, column, line, column + 1),
            "Save the file with the encoding UTF-8.",
            byte=raw[error.start],
        )
        return None


# What an editor cannot see, or what some readers take for the end of a line: tabs, control characters, other line ends
# than LF and CRLF, noncharacters, controls of the writing direction, characters without width. Joiners are part of
# spelling in Persian, Hindi and emoji, and of nothing behind a Latin letter.
_FORBIDDEN = re.compile(
    r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)"
    r"|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<![^\x00-\u024f])[\u200c\u200d]"
)


def _without_forbidden(document: Document) -> str:
    """The source as it is parsed: each forbidden character is told of, and a space stands in its place."""
    source = document.source
    # None of them is printable, and that is asked faster than any pattern finds out.
    if source.replace("\r\n", "").replace("\n", "").isprintable() or not _FORBIDDEN.search(source):
        return source
    for match in _FORBIDDEN.finditer(source):
        span = document.span_of(*match.span())
        if match[0] == "\t":
            document.report("FC103", "A tab stands here.", span, "Use spaces.")
        else:
            number = f"{ord(match[0]):04X}"
            document.report(
                "FC104", "The invisible character U+{number} stands here.", span, "Remove it.", number=number
            )
        if len(document.diagnostics) >= MAX_REPORTED:
            break
    return _FORBIDDEN.sub(" ", source)


# Looked up once: they are asked for at each node.
_SCALAR = yaml.ScalarEvent
_MAPPING_END = yaml.MappingEndEvent


class _Builder:
    """Builds the data of one document from libyaml's events."""

    def __init__(self, document: Document, readable: str) -> None:
        self._document = document
        self._places = document.places
        self._events = CParser(readable)
        self._may_have_tags = "!" in document.source

    def build(self) -> None:
        next_event = self._events.get_event
        next_event()
        if isinstance(next_event(), yaml.StreamEndEvent):
            if not self._document.diagnostics:  # else nothing of it could be read
                self._document.report("FC106", "The file is empty.", Span(1, 1, 1, 1))
            return
        root = next_event()
        self._document.data = self._node(root, 0)
        if root.__class__ is yaml.ScalarEvent and self._document.data is None:
            self._report("FC106", "The file says nothing.", root, "")
        next_event()
        following = next_event()
        if not isinstance(following, yaml.StreamEndEvent):
            self._report("FC105", "A second document starts here.", following, "Remove the line ---.")

    def _node(self, event: Any, depth: int) -> Any:
        if event.__class__ is yaml.AliasEvent:
            self._report(
                "FC107", "*{name} is an alias.", event, "Write the text itself, or quote it.", name=event.anchor
            )
            return None
        if event.tag or event.anchor or self._may_have_tags:
            self._refuse_properties(event)
        if event.__class__ is _SCALAR:
            return self._scalar(event)
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem="it is nested too deeply", problem_mark=event.start_mark)
        return self._mapping(depth) if event.__class__ is yaml.MappingStartEvent else self._sequence(depth)

    def _refuse_properties(self, event: Any) -> None:
        # libyaml keeps silent about the tag "!", but a node without properties cannot begin with it.
        tag = event.tag or (
            "!" if self._document.source[event.start_mark.index : event.end_mark.index][:1] == "!" else ""
        )
        if event.anchor or tag:
            self._report(
                "FC107",
                "&{name} is an anchor; the content format has none."
                if event.anchor
                else "{name} is a tag; the content format has none.",
                event,
                "Remove it, or quote the text.",
                name=event.anchor or tag,
            )

    def _scalar(self, event: Any) -> Any:
        text = event.value
        if event.style == '"' and not text.isprintable() and (match := _FORBIDDEN.search(text)):
            self._refuse_escape(event, match)
        return yaml_scalars.core_value(text) if event.implicit[0] else text

    def _refuse_escape(self, event: Any, match: re.Match[str]) -> None:
        offset = event.start_mark.index
        start, end = yaml_scalars.written(self._document.source[offset : event.end_mark.index], event)[match.start()]
        span = self._document.span_of(offset + start, offset + end)
        number = f"{ord(match[0]):04X}"
        self._document.report("FC104", "This is the invisible character U+{number}.", span, "Remove it.", number=number)

    def _mapping(self, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        places: dict[str | int, tuple[Any, Any]] = {}
        self._places[id(data)] = places
        next_event = self._events.get_event
        while (key_event := next_event()).__class__ is not _MAPPING_END:
            key = self._key(key_event, depth)
            value_event = next_event()
            value = self._node(value_event, depth + 1)
            if key in data:
                first = places[key][0].start_mark.line + 1
                self._report(
                    "FC108",
                    "The key “{key}” already stands in line {line}.",
                    key_event,
                    "Keep one of them.",
                    key=key,
                    line=first,
                )
            elif key is not None:
                data[key] = value
                places[key] = (key_event, value_event)
        return data

    def _key(self, event: Any, depth: int) -> str | None:
        if event.__class__ is _SCALAR:
            if event.tag or event.anchor or self._may_have_tags:
                self._refuse_properties(event)
            return str(event.value)
        self._report("FC109", "A key must be a word.", event, "Quote the text if it begins with { or [.")
        self._node(event, depth + 1)
        return None

    def _sequence(self, depth: int) -> list[Any]:
        data: list[Any] = []
        places: dict[str | int, tuple[Any, Any]] = {}
        self._places[id(data)] = places
        next_event = self._events.get_event
        while (event := next_event()).__class__ is not yaml.SequenceEndEvent:
            places[len(data)] = (event, event)
            data.append(self._node(event, depth + 1))
        return data

    def _report(self, code: str, message: str, event: Any, help_: str, /, **values: Any) -> None:
        self._document.report(code, message, _span(event), help_, **values)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    if isinstance(event, yaml.CollectionStartEvent):
        return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
