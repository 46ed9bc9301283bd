"""Each block kind as CommonMark: what ``Block.markdown`` holds when the model is built, whatever wants to show it.

Content arrives as inlines that are safe at the start of a line (``Text.markdown``); plain strings are escaped here.
A passage in another language than the rest, which CommonMark has no word for, goes into a ``<span>`` with ``lang`` and
``dir``: HTML that CommonMark lets through, so that a page made from it is read aloud in the right language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.inline import Link, Plain, to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from factsheet_content.model import Channel, Contact, Definition, Item, Text

#: Kinds of channel that show by themselves what they are.
EVIDENT = ("phone", "email", "web")

_LANGUAGE_TAG = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def block_markdown(kind: str, content: Any, labels: Mapping[str, Text] | None = None) -> str:
    """A whole block of a kind that this version knows, without a line end.

    ``content`` is a text, or a sequence of items, definitions or contacts; ``labels`` name the contacts' channels.
    """
    if kind == "contacts":
        return markdown_of_contacts(content, labels)
    return _BLOCKS[kind](content)


def escape(text: str) -> str:
    """Plain text as CommonMark that prints it literally, on one line."""
    return to_markdown((Plain(" ".join(text.split())),))


def link(text: str, address: str) -> str:
    """A CommonMark link with plain text."""
    return to_markdown((Link((Plain(" ".join(text.split())),), address),))


def markdown_of_text(text: Text) -> str:
    """A text as inlines, with the language of a passage that is not in the language of the rest."""
    if text.lang is None or not _LANGUAGE_TAG.fullmatch(text.lang):
        return text.markdown.strip()  # what is indented would be code, or belong to the list above it
    direction = "rtl" if text.dir == "rtl" else "ltr"
    return f'<span lang="{text.lang}" dir="{direction}">{text.markdown.strip()}</span>'


def markdown_of_heading(text: Text, level: int = 3, anchor: str = "") -> str:
    """An ATX heading; ``anchor`` is what a link within the document leads to."""
    words = re.sub(r"(^|\s)(#+)\s*$", r"\1\\\2", markdown_of_text(text))  # else read as the heading's closing sequence
    return f"{'#' * level} {anchor}{words}"


def markdown_of_items(items: Iterable[Item], *, ordered: bool = False) -> str:
    """A list, numbered where ``ordered``; the items below an item are bullets."""
    lines = []
    for number, item in enumerate(items, 1):
        marker = f"{number}. " if ordered else "- "
        lines.append(marker + markdown_of_text(item.text))
        lines += [f"{' ' * len(marker)}- {markdown_of_text(below.text)}" for below in item.items]
    return "\n".join(lines)


def markdown_of_definitions(items: Iterable[Definition]) -> str:
    """A list of terms, each with its description."""
    return "\n".join(f"- {_strong(item.term)}: {markdown_of_text(item.description)}" for item in items)


def markdown_of_contacts(contacts: Iterable[Contact], labels: Mapping[str, Text] | None = None) -> str:
    """A list of organisations; several channels are a list below, and every note on a channel stands behind it."""
    lines = []
    for contact in contacts:
        name = _strong(contact.name)
        channels = list(contact.channels.values())
        if len(channels) == 1:
            lines.append(f"- {name}: {_channel(channels[0], labels, named=False)}")
        else:
            lines += [f"- {name}", *(f"  - {_channel(channel, labels, named=True)}" for channel in channels)]
    return "\n".join(lines)


def _channel(channel: Channel, labels: Mapping[str, Text] | None, *, named: bool) -> str:
    label = (labels or {}).get(f"kanaal_{channel.kind}")
    # Labels are templates, in which a brace is doubled.
    kind = markdown_of_text(label).replace("{{", "{").replace("}}", "}") if label else escape(channel.kind)
    shown = link(channel.display, channel.uri)
    first = f"{kind}: {shown}" if named or channel.kind not in EVIDENT else shown
    return " · ".join((first, *map(markdown_of_text, channel.notes)))


def _strong(text: Text) -> str:
    # Asterisks inside asterisks would be read otherwise; a term that has its own emphasis goes without ours.
    if re.search(r"(?<!\\)[*_]", text.markdown):
        return markdown_of_text(text)
    return f"**{markdown_of_text(text)}**"


_BLOCKS: dict[str, Callable[[Any], str]] = {
    "paragraph": markdown_of_text,
    "subheading": markdown_of_heading,
    "callout": lambda text: f"> {markdown_of_text(text)}",
    "bullets": markdown_of_items,
    "steps": lambda items: markdown_of_items(items, ordered=True),
    "definitions": markdown_of_definitions,
}
