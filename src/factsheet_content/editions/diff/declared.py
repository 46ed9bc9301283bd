"""What editors declared in ``changes`` about the steps between two editions, as one step."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.editions.diff.changes import Weight
from factsheet_content.editions.diff.weighing import Judgements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_content.editions.diff.laying import Snapshot


def declared(editions: Sequence[Snapshot]) -> Judgements:
    """The judgements about the way from the first edition to the last, in either direction.

    Each edition's ``changes`` speak of the step from the one before it. Over several steps an id is followed from one
    to the next, and a judgement on a text holds only where that text changed in no other step.
    """
    steps = sorted(editions, key=lambda snapshot: snapshot.age)
    # Of two states of one edition neither is the later: what either declares holds in both directions.
    younger = steps[1:] if steps[0].age != steps[-1].age else steps
    moved: dict[str, str] = {}
    for step in younger:
        here = {string(old): string(new) for old, new in mapping(_changes(step).get("moved")).items()}
        moved = {old: here.get(new, new) for old, new in moved.items()} | {
            old: new for old, new in here.items() if old not in moved.values()
        }
    same, classes = _judged(younger, steps)
    return Judgements(moved, frozenset(same), classes)


def _changes(snapshot: Snapshot) -> dict[str, object]:
    return mapping(snapshot.data.get("changes"))


def _judged(steps: Sequence[Snapshot], editions: Sequence[Snapshot]) -> tuple[set[str], dict[str, tuple[Weight, str]]]:
    same: set[str] = set()
    classes: dict[str, tuple[Weight, str]] = {}
    for index, step in enumerate(steps):
        only = _only_here(editions, index) if len(editions) > 2 else None  # noqa: PLR2004 - two editions are one step
        same |= {string(id_) for id_ in sequence(_changes(step).get("same_meaning")) if only is None or id_ in only}
        for id_, judgement in mapping(_changes(step).get("class")).items():
            if (only is None or id_ in only) and mapping(judgement).get("as") in list(Weight):
                judged = Weight(judgement["as"]), string(judgement.get("because"))
                classes[id_] = min(judged, classes.get(id_, judged), key=lambda found: (found[0].rank, found[1]))
    return same, classes


def _only_here(editions: Sequence[Snapshot], index: int) -> set[str]:
    """The ids of what changed in that step and in no other, under whatever id it had there."""
    changed = [
        {id_ for id_ in {**one.parts, **other.parts} if one.parts.get(id_) != other.parts.get(id_)}
        for one, other in pairwise(editions)
    ]
    for step in editions[1:]:
        for old, new in mapping(_changes(step).get("moved")).items():
            for ids in changed:
                if old in ids:
                    ids.add(string(new))
    return changed[index].difference(*(ids for number, ids in enumerate(changed) if number != index))
