"""Reviews and notices: a review that is due, a notice that nobody looked at again, a date that is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import string
from factsheet_content.checks.contacts import LONGEST, day_of
from factsheet_content.checks.findings import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree


def check_reviews(tree: ContentTree) -> Iterator[Diagnostic]:
    """The next review is not overdue, and the last one has been."""
    for slug in tree.slugs:
        notices = tree.notices(slug)
        due, done = (string(notices.review.get(key)) for key in ("due", "on"))
        due_day = day_of(due)
        if due_day is not None and due_day < tree.today:
            yield at(notices.document, ("review", "due")).warning(
                "FC731",
                "The review was due on {date}.",
                "Have the text reviewed and write when, by whom and when again.",
                date=due,
            )
        yield from _to_come(tree, slug, ("review", "on"), done)


def check_notices(tree: ContentTree) -> Iterator[Diagnostic]:
    """A notice is not so old that a reader must doubt whether it still holds."""
    for slug in tree.slugs:
        notices = tree.notices(slug)
        for notice in notices.notices:
            written = string(notice.data.get("on"))
            day = day_of(written)
            if day is not None and (tree.today - day).days > LONGEST:
                yield at(notices.document, (*notice.pointer, "on"), unit=f"notices.{notice.id}").warning(
                    "FC732",
                    "This notice is of {date}, more than a year ago.",
                    "See whether it still holds: write a new date, or take it away once a new edition says it.",
                    date=written,
                )
            yield from _to_come(tree, slug, (*notice.pointer, "on"), written)


def _to_come(tree: ContentTree, slug: str, pointer: tuple[str | int, ...], written: str) -> Iterator[Diagnostic]:
    day = day_of(written)
    if day is not None and day > tree.today:
        yield at(tree.notices(slug).document, pointer).warning(
            "FC733", "{date} is still to come.", "Write the day on which it happened.", date=written
        )
