"""Contacts: numbers that work from where they are offered, addresses that are what they show, and their age."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.checks import phones
from factsheet_content.checks.findings import at
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Pointer

CALLED = ("phone", "textphone", "sms", "whatsapp")
#: After how many days a number must be looked up again.
LONGEST = 365
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^/?#\s]+\.[^/?#\s]+)(?:[/?#]\S*)?")


def check_numbers(tree: ContentTree) -> Iterator[Diagnostic]:
    """Each number can exist, works from where the channel says, and is the one that is dialled."""
    for pointer, channel in _channels(tree):
        if channel.get("kind") in CALLED:
            yield from _check_form(tree, pointer, channel)
        yield from _check_address(tree, pointer, channel)


def _channels(tree: ContentTree) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    for id_, contact in tree.contacts.entries.items():
        for name, channel in mapping(contact.get("channels")).items():
            yield ("contacts", id_, "channels", name), mapping(channel)


def _check_form(tree: ContentTree, pointer: Pointer, channel: dict[str, Any]) -> Iterator[Diagnostic]:
    display = string(channel.get("display"))
    number = phones.dialled(display)
    place = at(tree.contacts.document, (*pointer, "display"))
    abroad = mapping(channel.get("reach")).get("abroad") is True
    if not phones.is_formed(number):
        yield place.error(
            "FC711",
            "“{display}” is no number that can be dialled.",
            "Write a Dutch number with ten digits, or one from abroad as +31 24 …; check it where it was found.",
            display=display,
        )
    elif abroad and phones.is_service(number):
        yield place.error(
            "FC711",
            "{display} cannot be called from abroad, and the channel says that it can.",
            "Give the international number, or write reach: {{nl: true, abroad: false}}.",
            display=display,
        )
    elif abroad and not display.startswith("+"):
        better = f"{number[:3]} {number[3:]}"
        yield place.error(
            "FC711",
            "From abroad {display} does not work as it is written.",
            "Write {better}.",
            display=display,
            better=better,
        )


def _check_address(tree: ContentTree, pointer: Pointer, channel: dict[str, Any]) -> Iterator[Diagnostic]:
    kind, display, uri = channel.get("kind"), string(channel.get("display")), string(channel.get("uri"))
    shown, reached = display, uri.partition(":")[2]
    if kind == "whatsapp":
        reached = "+" + uri.rpartition("/")[2]
    if kind in CALLED:
        shown, reached = phones.dialled(shown), phones.dialled(reached)
    elif kind == "web":
        match = _HOST.fullmatch(display)
        found = _HOST.fullmatch(uri)
        if match is None or found is None:
            return
        shown, reached = match[1].lower(), found[1].lower()
    elif kind == "email":
        shown, reached = shown.lower(), reached.partition("?")[0].lower()
    else:
        return
    if shown != reached:
        yield at(tree.contacts.document, (*pointer, "uri")).error(
            "FC712",
            "A reader sees {display}, and {uri} leads to something else.",
            "Make the two the same; check which of them is right.",
            display=display,
            uri=uri,
        )


def check_verified(tree: ContentTree) -> Iterator[Diagnostic]:
    """A number was looked up less than a year ago."""
    for pointer, channel in _channels(tree):
        written = string(mapping(channel.get("verified")).get("date"))
        day = day_of(written)
        if day is None:
            continue
        place = at(tree.contacts.document, (*pointer, "verified", "date"))
        if (tree.today - day).days > LONGEST:
            text = phrase(
                "This was last checked on {date}, {days} days ago.", date=written, days=(tree.today - day).days
            )
            yield place.warning("FC713", text, "Check it where it is published, and write the date of today.")
        elif day > tree.today:
            yield place.warning(
                "FC733", "{date} is still to come.", "Write the day on which it was checked.", date=written
            )


def day_of(written: str) -> dt.date | None:
    """The day that a date stands for; ``None`` where it is none, which the schema reports."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
