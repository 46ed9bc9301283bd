"""Builds the data of a YAML file from libyaml's events: the 1.2 core schema, and nothing that could surprise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from yaml._yaml import CParser

from factsheet_content.authoring import yaml_scalars
from factsheet_content.authoring.yaml_document import Span, span_of_event

if TYPE_CHECKING:
    from factsheet_content.authoring.yaml_document import Document

MAX_DEPTH = 40

# What an editor cannot see, or what some readers take for the end of a line: tabs, control characters, other line ends
# than LF and CRLF, noncharacters, controls of the writing direction, characters without width. Joiners are part of
# spelling in Persian, Hindi and emoji, and of nothing behind a Latin letter.
FORBIDDEN = re.compile(
    r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)"
    r"|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?<![^\x00-\u024f])[\u200c\u200d]"
)

# Looked up once: they are asked for at each node.
_SCALAR = yaml.ScalarEvent
_MAPPING_END = yaml.MappingEndEvent


class Builder:
    """Builds the data of one document from libyaml's events."""

    def __init__(self, document: Document, readable: str) -> None:
        self._document = document
        self._places = document.places
        self._events = CParser(readable)
        self._may_have_tags = "!" in document.source

    def build(self) -> None:
        """Data, places and diagnostics of the document; ``yaml.MarkedYAMLError`` where libyaml stops."""
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
        if event.style == '"' and not text.isprintable() and (match := FORBIDDEN.search(text)):
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
        self._document.report(code, message, span_of_event(event), help_, **values)
