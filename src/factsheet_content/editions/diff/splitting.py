"""Recognises a text that was cut in two, or two that became one: the words are the same, only the paragraphs differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.editions.diff.words import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.editions.diff.changes import Change


_ALONE = (("added",), ("removed",))


def with_splits(changes: Iterable[Change]) -> list[Change]:
    """The changes; each split and each merge names its partner."""
    found = list(changes)
    loose = {
        (change.aspects[0], _bare(str((change.new or change.old).values.get("text", "")))): index  # type: ignore[union-attr]
        for index, change in enumerate(found)
        if change.aspects in _ALONE
    }
    if not loose:
        return found
    partners: dict[int, tuple[str, str]] = {}
    for index, change in enumerate(found):
        for aspect, name, run in _cuts(change):
            other = loose.get((aspect, run))
            if other is not None and other not in partners and index not in partners:
                partners[index] = name, found[other].id
                partners[other] = name, change.id
    return [
        change._replace(aspects=(*change.aspects, partners[index][0]), partner=partners[index][1])
        if index in partners
        else change
        for index, change in enumerate(found)
    ]


def _cuts(change: Change) -> Iterator[tuple[str, str, str]]:
    """What a text lost at its beginning or end and another may have now, or got there and another had before."""
    if "reworded" not in change.aspects or not change.words:
        return
    ((_, stretches), *others) = change.words
    if others or (stretches[0].fate == "=") == (stretches[-1].fate == "="):
        return
    ends = list(runs(stretches))
    dropped, added = (_bare(text) for text in (ends[0] if stretches[0].fate != "=" else ends[-1]))
    if len(ends) == 1 and dropped and not added:
        yield "added", "split", dropped
    if len(ends) == 1 and added and not dropped:
        yield "removed", "merged", added


def _bare(text: str) -> str:
    """A text without the capital and the full stop that a cut brings or takes."""
    return text.strip(" .,;:").casefold()
