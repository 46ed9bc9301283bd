"""Fills the brace fields of a text: figures, countries, contacts, and where links lead to.

Fields are filled after the CommonMark parse, so nothing in a value can become markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from factsheet_content import inline
from factsheet_content.authoring.unit import split_fields
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factsheet_content.inline import Run


class Resolver(Protocol):
    """What brace fields stand for."""

    def value(self, name: str) -> tuple[Run, ...] | None:
        """The runs that take the place of a field in a text; ``None`` where there is no such field."""

    def target(self, name: str) -> str | None:
        """The address that a field in a link's target stands for; empty where there is none to go to."""


def fill(runs: Iterable[Run], resolver: Resolver) -> tuple[Run, ...]:
    """The runs with every field filled; ``FactsheetError`` for a field that stands for nothing."""
    match runs:
        case (inline.Plain(text),) if "{" not in text and "}" not in text:  # as most are
            return (*runs,)
    return inline.join(_filled(runs, resolver))


def _filled(runs: Iterable[Run], resolver: Resolver) -> Iterator[Run]:
    for run in runs:
        match run:
            case inline.Plain(text):
                yield from _filled_text(text, resolver)
            case inline.Link(within, target, title):
                yield from _filled_link(fill(within, resolver), target, title, resolver)
            case inline.Strong(within):
                yield inline.Strong(fill(within, resolver))
            case inline.Emphasis(within):
                yield inline.Emphasis(fill(within, resolver))


def _filled_text(text: str, resolver: Resolver) -> Iterator[Run]:
    for literal, name in split_fields(text):
        yield inline.Plain(literal)
        if name is not None:
            value = resolver.value(name)
            if value is None:
                raise FactsheetError(phrase("the field {field} stands for nothing", field=f"{{{name}}}"))
            yield from value


def _filled_link(runs: tuple[Run, ...], target: str, title: str, resolver: Resolver) -> Iterator[Run]:
    address: str | None = target
    if target.startswith("{") and target.endswith("}"):
        address = resolver.target(target[1:-1])
        if address is None:
            raise FactsheetError(phrase("the link target {target} stands for nothing", target=target))
    # A channel that stands in a link's text is a link already, and links cannot be nested.
    within = _without_links(runs)
    if address:
        yield inline.Link(inline.join(within), address, title)
    else:
        yield from within


def _without_links(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        if isinstance(run, inline.Link):
            yield from _without_links(run.runs)
        else:
            yield run


class Values:
    """Fields of a label: words that are known at the place where it is printed."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def value(self, name: str) -> tuple[Run, ...] | None:
        """The value; a field that is filled in later ("{page}") stays."""
        text = self._values.get(name, f"{{{name}}}")
        return (inline.Plain(text),)

    def target(self, name: str) -> str | None:
        """A label has no links."""
        del name
        return None


def channel_run(channel: Mapping[str, Any]) -> Run:
    """A channel in running text: what people write, leading to what a device calls."""
    return inline.Link((inline.Plain(str(channel["display"])),), str(channel["uri"]))
