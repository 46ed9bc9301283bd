"""The difference between two editions as data: what changed, how much it matters, and why it is judged so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from factsheet_content.editions.diff import words as wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.editions.diff.parts import Part, Place
    from factsheet_content.editions.diff.words import Stretches


class Weight(StrEnum):
    """How much a change matters, the heaviest first."""

    SAFETY = "safety"
    SUBSTANCE = "substance"
    WORDING = "wording"
    LAYOUT = "layout"

    @property
    def rank(self) -> int:
        """0 for the heaviest."""
        return _RANKS[self]


_RANKS = {weight: rank for rank, weight in enumerate(Weight)}

#: The same aspect seen from the other side.
_TURNED = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}


class Change(NamedTuple):
    """What happened to one part."""

    old_id: str | None
    new_id: str | None
    old: Part | None
    new: Part | None
    aspects: tuple[str, ...]
    """``added``, ``removed``, ``reworded``, ``moved``, ``renamed``, ``kind``, ``reordered``, ``split`` …"""
    words: tuple[tuple[str, Stretches], ...] = ()
    """Per text of the part (``text``, ``term``, ``heading``, ``label``) what became of its words."""
    weight: Weight = Weight.LAYOUT
    reasons: tuple[str, ...] = ()
    """The rules that gave it this weight."""
    ruled: Weight | None = None
    """What the rules said, where an editor judged otherwise."""
    because: str = ""
    """The editor's reason."""
    likeness: float | None = None
    """0 to 1 where only likeness says that the old and the new part are one."""
    partner: str | None = None
    """The part that the text was split into or merged with."""
    shifted: tuple[str, ...] = ()
    """Of a list, section or register: the parts that stand elsewhere among the others now, by their new ids."""
    place: tuple[Place, Place] = ((), ())
    """Where it is read, before and after; empty where it is not there."""

    @property
    def id(self) -> str:
        """The part's id in the new edition, else in the old one."""
        return self.new_id or self.old_id or ""

    @property
    def kind(self) -> str:
        """The part's kind in the new edition, else in the old one; empty for a register or the introduction."""
        part = self.new or self.old
        return part.kind if part else ""

    @property
    def implied(self) -> bool:
        """Whether it follows from the new name of the list or section that it stands in."""
        names = [(id_ or "").rpartition("/")[2] for id_ in (self.old_id, self.new_id)]
        return self.aspects == ("renamed",) and "/" in (self.new_id or "") and names[0] == names[1]

    def weighed(
        self, weight: Weight, reasons: tuple[str, ...], ruled: Weight | None = None, because: str = ""
    ) -> Change:
        """The same change with how much it matters; ``_replace`` takes four times as long."""
        return Change(*self[:6], weight, reasons, ruled, because, *self[10:])

    def reversed(self) -> Change:
        """The same change from the new edition to the old one; what has shifted is told by the old ids."""
        turned = tuple(_TURNED.get(aspect, aspect) for aspect in self.aspects)
        return self._replace(
            old_id=self.new_id,
            new_id=self.old_id,
            old=self.new,
            new=self.old,
            aspects=turned,
            words=tuple((name, wording.reverse(stretches)) for name, stretches in self.words),
            reasons=tuple(_TURNED.get(reason, reason) for reason in self.reasons),
            place=(self.place[1], self.place[0]),
        )


Changes: TypeAlias = tuple[Change, ...]


class Order(NamedTuple):
    """What stands below a parent, before and after: all of it, where any of it came, went or has another place."""

    old_parent: str
    new_parent: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that differs between two editions, the most important first."""

    slug: str
    old: str
    new: str
    changes: Changes
    record: Change | None = None
    """The date, the origin and what editors declared, which no reader reads; ``None`` where they are equal."""
    orders: tuple[Order, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    @property
    def told(self) -> Changes:
        """The changes that a memo tells: those that follow from another are left out."""
        return tuple(change for change in self.changes if not change.implied)

    def of(self, weight: Weight) -> Changes:
        """The changes of that weight that a memo tells."""
        return tuple(change for change in self.told if change.weight is weight)

    def reversed(self) -> Diff:
        """The difference the other way round."""
        names = {c.new_id: c.old_id for c in self.changes if c.new_id and c.old_id}

        def turned(change: Change) -> Change:
            shifted = tuple(sorted(names.get(id_, id_) for id_ in change.shifted))
            partner = names.get(change.partner, change.partner) if change.partner else None
            return change.reversed()._replace(shifted=shifted, partner=partner)

        return Diff(
            self.slug,
            self.new,
            self.old,
            ranked(map(turned, self.changes)),
            self.record.reversed() if self.record else None,
            tuple(sorted(Order(new_parent, old_parent, new, old) for old_parent, new_parent, old, new in self.orders)),
        )


def ranked(changes: Iterable[Change]) -> Changes:
    """The changes, the heaviest first, then in reading order."""
    return tuple(sorted(changes, key=_rank))


def _rank(change: Change) -> tuple[int, Place, list[str]]:
    return change.weight.rank, max(change.place), sorted((change.old_id or "", change.new_id or ""))
