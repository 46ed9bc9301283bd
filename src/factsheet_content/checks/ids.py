"""Ids of published texts: the one thing that diffs, translations and apps hold on to from edition to edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.checks.findings import in_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

_WORD = re.compile(r"\w{3,}")
#: Two texts that share less than this part of the words of the shorter one are about different things.
_LEAST_SHARED = 0.2
#: Of fewer words nothing can be concluded.
_LEAST_WORDS = 3


def check_published_ids(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A draft keeps the ids of what was published: none for another text, none for the same text under a new name."""
    editions = tree.editions(sheet.slug)
    if not editions:
        return
    # An id that only an older edition has is still that text's; where several have it, the newest says what it means.
    older = (tree.sheet(sheet.slug, edition) for edition in reversed(editions))
    published = {unit.id: unit.text for edition in older for unit in edition.units()}
    drafted = {unit.id: unit for unit in sheet.units()}
    moved = mapping(sheet.changes.get("moved"))
    judged = {*moved.values(), *mapping(sheet.changes.get("class"))}
    for unit in drafted.values():
        before = published.get(unit.id)
        if before is not None and unit.id not in judged and _are_different(before, unit.text):
            yield in_unit(unit).warning(
                "FC741",
                "The id {id} was published for another text: “{before}”.",
                "Give this text an id of its own; if it is the same one rewritten, say so under changes.class.",
                id=unit.id,
                before=_short(before),
            )
    gone = {text: id_ for id_, text in published.items() if id_ not in drafted and id_ not in moved}
    for unit in drafted.values():
        if unit.id not in published and unit.text in gone:
            yield from _renamed(unit, gone[unit.text])


def _renamed(unit: Unit, old: str) -> Iterator[Diagnostic]:
    yield in_unit(unit).warning(
        "FC742",
        "This text was published as {old}, and is {new} now.",
        "Keep the id {old}, or write under changes: moved: {{{old}: {new}}}",
        old=old,
        new=unit.id,
    )


def _are_different(before: str, now: str) -> bool:
    if before == now:
        return False
    old, new = (set(_WORD.findall(string(text).lower())) for text in (before, now))
    fewest = min(len(old), len(new))
    return fewest >= _LEAST_WORDS and len(old & new) < _LEAST_SHARED * fewest


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")  # noqa: PLR2004 - enough to recognise it
