"""Which parts of a list stand elsewhere in it: as few as explain the new order."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_content.editions.diff.changes import Order


def shifted(order: Order, names: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that left their place among those that stayed in the list, by their new ids."""
    there = set(order.new)
    before = [names.get(id_, id_) for id_ in order.old if names.get(id_, id_) in there]
    stayed = set(before)
    after = [id_ for id_ in order.new if id_ in stayed]
    if before == after:
        return ()
    back = {new: old for old, new in names.items()}
    # Where several answers are as short, the same one is given in both directions.
    if [back.get(id_, id_) for id_ in before] <= after:
        still = _increasing(before, after)
    else:
        still = _increasing(after, before)
    return tuple(sorted(id_ for id_ in after if id_ not in still))


def _increasing(first: Sequence[str], second: Sequence[str]) -> set[str]:
    """The most ids that stand in the same order in both (the longest increasing subsequence)."""
    place = {id_: index for index, id_ in enumerate(second)}
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for id_ in first:
        index = bisect_left(tails, place[id_])
        before[id_] = ends[index - 1] if index else None
        if index == len(tails):
            tails.append(place[id_])
            ends.append(id_)
        else:
            tails[index], ends[index] = place[id_], id_
    found: set[str] = set()
    last: str | None = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
