"""A unit: one translatable text with a stable id, and where it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.yaml_document import Document, Pointer, Span


class Unit(NamedTuple):
    """One translatable text."""

    domain: str
    """The catalog that its translations are in: ``labels``, ``series``, ``factsheets/<slug>`` …"""
    id: str
    text: str
    document: Document
    pointer: Pointer
    critical: bool = False
    comment: str = ""
    """What the editor tells the translator."""
    crumb: str = ""
    """Where a reader meets it: the heading it stands under."""
    kind: str = "text"
    """``text`` with markup and brace fields, or ``address``, which has neither."""

    @property
    def span(self) -> Span:
        """Where the text stands."""
        return self.document.span(self.pointer)

    def place(self, start: int, end: int) -> Span:
        """Where some of its characters stand."""
        return self.document.place(self.pointer, start, end)


class Field(NamedTuple):
    """A brace field in a text; ``name`` is what stands between the braces."""

    name: str
    start: int
    end: int


# A brace that is doubled stands for itself, as in Python format strings, which gettext's checks know.
_FIELD = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def fields(text: str) -> Iterator[Field]:
    """The brace fields of a text in order; a single brace that belongs to none is a field whose name is the brace."""
    if "{" not in text and "}" not in text:
        return
    for match in _FIELD.finditer(text):
        if match[0] not in ("{{", "}}"):
            yield Field(match[1] if match[1] is not None else match[0], *match.span())


def has_fields(text: str) -> bool:
    """Whether there is any; of most texts that is seen at once."""
    return ("{" in text or "}" in text) and any(fields(text))


def split_fields(text: str) -> Iterator[tuple[str, str | None]]:
    """``(literal text, field name)`` pairs that make up ``text``; the last pair has no field."""
    literal, at = "", 0
    for match in _FIELD.finditer(text):
        literal += text[at : match.start()]
        at = match.end()
        if match[1] is None:
            literal += match[0][0]
        else:
            yield literal, match[1]
            literal = ""
    yield literal + text[at:], None
