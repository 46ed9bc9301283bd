"""Lists of a draft: items that look alike, so that a reader sees at once that they are of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.sheet import LIST_KINDS
from factsheet_content.checks.findings import in_unit
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Item, Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

#: Of fewer items there is no rule to break.
_LEAST_ITEMS = 3
_ENDS = ".?!:…"
_MARKS = "*_[\\"
_CLOSING = "\"'”’»)]*_"


def check_lists(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """The items of a list begin and end alike; a paragraph ends as a sentence does."""
    del tree
    for block in sheet.blocks():
        if block.kind in LIST_KINDS:
            yield from _check_items(block.items)
        elif block.kind == "paragraph" and block.unit and not ends_sentence(block.unit.text):
            last = len(block.unit.text)
            yield in_unit(block.unit, last - 1, last).warning(
                "FC808", "The paragraph does not end as a sentence does.", "Write a full stop behind it."
            )


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or another mark that ends a sentence, brackets and quotes aside."""
    return text.rstrip(_CLOSING)[-1:] in _ENDS


def _check_items(items: tuple[Item, ...]) -> Iterator[Diagnostic]:
    units = [item.unit for item in items if item.unit]
    stopped = phrase("The other items end with a full stop.")
    yield from _odd_one(units, _has_stop, "FC809", stopped, phrase("The other items have no full stop."))
    capital = phrase("The other items begin with a capital.")
    yield from _odd_one(units, _has_capital, "FC810", capital, phrase("The other items begin with a small letter."))
    for item in items:
        yield from _check_items(item.items)


def _odd_one(
    units: list[Unit], form: Callable[[str], bool | None], code: str, mostly: str, mostly_not: str
) -> Iterator[Diagnostic]:
    """The items that do not have the form that clearly more of them have."""
    judged = [(unit, found) for unit in units if (found := form(unit.text)) is not None]
    count = sum(found for _, found in judged)
    wanted = count * 2 > len(judged)
    fewest = min(count, len(judged) - count)
    if len(judged) < _LEAST_ITEMS or not fewest or fewest * _LEAST_ITEMS > len(judged):
        return
    for unit, found in judged:
        if found is not wanted:
            start = len(unit.text) - 1 if code == "FC809" else 0
            yield in_unit(unit, start, start + 1).warning(
                code, mostly if wanted else mostly_not, "Write them all alike."
            )


def _has_stop(text: str) -> bool | None:
    end = text.rstrip(_CLOSING)[-1:]
    return None if end in "?!:…" else end == "."


def _has_capital(text: str) -> bool | None:
    first = text[:1]
    if first in _MARKS:
        first = inline.to_text(inline.parse(text))[:1]
    return first.isupper() if first.isalpha() else None
