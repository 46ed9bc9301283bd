"""Compares two editions part by part: by id first, then by what was declared, the same, or alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_content.editions.diff.alike import alike
from factsheet_content.editions.diff.changes import Change, Diff, Order, Weight, ranked
from factsheet_content.editions.diff.laying import Laid
from factsheet_content.editions.diff.matching import match
from factsheet_content.editions.diff.ordering import shifted
from factsheet_content.editions.diff.parts import NOTES, RECORD, TEXTS, children, is_critical
from factsheet_content.editions.diff.splitting import with_splits
from factsheet_content.editions.diff.weighing import Judgements, weigh
from factsheet_content.editions.diff.words import compare_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.editions.diff.laying import Snapshot
    from factsheet_content.editions.diff.lexicon import Lexicon
    from factsheet_content.editions.diff.matching import Match
    from factsheet_content.editions.diff.parts import Part
    from factsheet_content.editions.diff.words import Stretches

# What a changed value is called; whatever else changed is data.
_ASPECTS = dict.fromkeys(TEXTS, "reworded") | {
    name: name for name in ("critical", "editorial", "comment", "shared", "contacts")
}
_ORDER = ("reworded", "data", "contacts", "critical", "editorial", "shared", "comment")


def compare(old: Snapshot, new: Snapshot, lexicon: Lexicon, judgements: Judgements | None = None) -> Diff:
    """The difference between two editions; ``judgements`` are what editors declared about the steps between them."""
    return _Comparison(old, new, lexicon, judgements or Judgements()).diff()


class _Comparison:
    def __init__(self, old: Snapshot, new: Snapshot, lexicon: Lexicon, judgements: Judgements) -> None:
        self._snapshots = old, new
        self._lexicon, self._judgements = lexicon, judgements
        same = alike(old, new)
        before, after = Laid(old, same), Laid(new, same)
        self._old, self._new = before.parts, after.parts
        self._places = before.places, after.places
        self._below = same.below

    def diff(self) -> Diff:
        before, after = self._snapshots
        old, new = self._old, self._new
        removed = [id_ for id_ in old if id_ not in new]
        added = [id_ for id_ in new if id_ not in old]
        matches = match(old, new, removed, added, self._judgements.moved) if removed and added else []
        self._names = {found.old: found.new for found in matches}
        altered = [id_ for id_, part in new.items() if (there := old.get(id_)) is not None and there != part]
        record = RECORD in altered
        if record:
            altered.remove(RECORD)
        orders = self._orders() if removed or added or any(self._below) or list(old) != list(new) else ()
        if not (altered or removed or added or orders):
            return Diff(after.slug, before.name, after.name, (), self._record() if record else None)
        changes = {change.id: change for change in self._changes(altered, matches, removed, added)}
        self._reordered(changes, orders)
        found = with_splits(changes.values())
        weighed = (self._weighed(change) for change in found)
        return Diff(
            after.slug, before.name, after.name, ranked(weighed), self._record() if record else None, tuple(orders)
        )

    def _record(self) -> Change:
        return Change(RECORD, RECORD, self._old[RECORD], self._new[RECORD], ("record",))

    def _changes(
        self, altered: list[str], matches: list[Match], removed: list[str], added: list[str]
    ) -> Iterator[Change]:
        for id_ in altered:
            yield self._change(id_, id_, None)
        for found in matches:
            yield self._change(found.old, found.new, found.likeness)
        known = set(self._names.values())
        yield from (self._gone(id_) for id_ in removed if id_ not in self._names)
        yield from (self._come(id_) for id_ in added if id_ not in known)

    def _gone(self, id_: str) -> Change:
        part = self._old[id_]
        place = self._places[0][id_], ()
        return Change(id_, None, part, None, ("removed",), _texts(part.values, {}), place=place)

    def _come(self, id_: str) -> Change:
        part = self._new[id_]
        place = (), self._places[1][id_]
        return Change(None, id_, None, part, ("added",), _texts({}, part.values), place=place)

    def _change(self, before: str, after: str, likeness: float | None) -> Change:
        old, new = self._old[before], self._new[after]
        aspects = []
        if self._names.get(old.parent, old.parent) != new.parent:
            aspects.append("moved")
        elif before != after:
            aspects.append("renamed")
        if old.kind != new.kind:
            aspects.append("kind")
        aspects += _altered(old, new)
        texts = _texts(old.values, new.values)
        place = self._places[0][before], self._places[1][after]
        return Change(
            before, after, old, new, tuple(aspects), texts, Weight.LAYOUT, (), None, "", likeness, None, (), place
        )

    def _orders(self) -> list[Order]:
        """Every parent whose parts are not what they were, or not in the order they were in."""
        old, new = children(self._old) | self._below[0], children(self._new) | self._below[1]
        back = {after: before for before, after in self._names.items()}
        found = []
        for parent, ids in new.items():
            before = back.get(parent, parent)
            if old.get(before, []) != ids:
                found.append(Order(before, parent, tuple(old.get(before, ())), tuple(ids)))
        told = {order.old_parent for order in found}
        for parent, ids in old.items():
            if parent not in told and self._names.get(parent, parent) not in new:
                found.append(Order(parent, self._names.get(parent, parent), tuple(ids), ()))
        return sorted(found)

    def _reordered(self, changes: dict[str, Change], orders: list[Order] | tuple[Order, ...]) -> None:
        """Adds to the change of a list, section or register which of its parts stand elsewhere in it now."""
        for order in orders:
            moved = shifted(order, self._names)
            if not moved:
                continue
            known = changes.get(order.new_parent) or self._unaltered(order)
            changes[order.new_parent] = known._replace(aspects=(*known.aspects, "reordered"), shifted=moved)

    def _unaltered(self, order: Order) -> Change:
        """The change of a parent that is itself as it was."""
        old, new = self._old.get(order.old_parent), self._new.get(order.new_parent)
        texts = _texts(old.values, new.values) if old and new else ()
        place = self._places[0].get(order.old_parent, ()), self._places[1].get(order.new_parent, ())
        return Change(order.old_parent, order.new_parent, old, new, (), texts, place=place)

    def _weighed(self, change: Change) -> Change:
        critical = bool(
            (change.old_id and is_critical(self._old, change.old_id))
            or (change.new_id and is_critical(self._new, change.new_id))
            or (change.shifted and self._is_critical_of(change.shifted))
        )
        return weigh(change, self._lexicon, self._judgements, critical=critical)

    def _is_critical_of(self, shifted: tuple[str, ...]) -> bool:
        """Whether one of the parts that stand elsewhere is; it may be one that is left out, for it is as it was."""
        back = {new: old for old, new in self._names.items()}
        old, new = (snapshot.parts for snapshot in self._snapshots)
        return any(is_critical(old, back.get(id_, id_)) or is_critical(new, id_) for id_ in shifted)


def _altered(old: Part, new: Part) -> list[str]:
    """What changed of a part's values, in words."""
    if old.values == new.values:
        return []
    before, after = old.values, new.values
    changed = [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)]
    found = {"comment" if name in NOTES else _ASPECTS.get(name, "data") for name in changed}
    if old.kind == "contact" and _reached_alike(old.values, new.values):
        found = {"comment" if aspect == "data" else aspect for aspect in found}
    return [aspect for aspect in _ORDER if aspect in found]


def _reached_alike(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether two states of a contact differ only in what editors note about it."""

    def shown(entry: dict[str, Any]) -> dict[str, Any]:
        channels = {
            id_: {key: value for key, value in channel.items() if key not in NOTES}
            for id_, channel in entry.get("channels", {}).items()
        }
        return {key: value for key, value in entry.items() if key not in NOTES} | {"channels": channels}

    return shown(old) == shown(new) and list(old.get("channels", {})) == list(new.get("channels", {}))


def _texts(old: dict[str, Any], new: dict[str, Any]) -> tuple[tuple[str, Stretches], ...]:
    found: tuple[tuple[str, Stretches], ...] = ()
    for name in TEXTS:
        if name in old or name in new:
            before, after = old.get(name) or "", new.get(name) or ""
            if (before or after) and isinstance(before, str) and isinstance(after, str):
                found += ((name, compare_words(before, after)),)  # one text, or two: a tuple grows well enough
    return found
