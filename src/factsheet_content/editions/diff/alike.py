"""What two editions have just so, found before either is laid flat: most of an edition is as it was.

What is left out here no rule could tell anything of. Only what has a name of its own is: where two ids are one, or
could be taken for another, nothing is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from factsheet_content.authoring.sheet import BLOCK_KINDS, LIST_KINDS, mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.editions.diff.laying import Snapshot

    Below: TypeAlias = dict[str, list[str]]

LISTS = frozenset((*LIST_KINDS, "definitions"))
_KINDS = frozenset(BLOCK_KINDS)
# What other parts are called; a section of that name gets another one.
_TAKEN = frozenset(("intro", "title", "record"))


class Alike(NamedTuple):
    """What may be left out."""

    same: set[str]
    """Sections, blocks, ``#series``, ``#intro``, ``#facts`` … that are the same with all that is below them."""
    entries: dict[str, set[str]]
    """List or register that differs → those of its entries that do not."""
    below: tuple[Below, Below]
    """What has not the same below it, or in another order → all the ids below it, in the old edition and the new."""

    def ordered(self, parent: str, old: Iterable[str], new: Iterable[str], prefix: str) -> None:
        """Note what stands below a parent, if that differs."""
        befores, afters = list(old), list(new)
        if befores != afters:
            for below, names in zip(self.below, (befores, afters), strict=True):
                below[parent] = [f"{prefix}{name}" for name in names]


NOTHING = Alike(set(), {}, ({}, {}))


def alike(old: Snapshot, new: Snapshot) -> Alike:
    """What both have, in the same order and under the same ids."""
    befores, afters = _by_id(old.data.get("sections"), "/.#"), _by_id(new.data.get("sections"), "/.#")
    if befores is None or afters is None or not (_TAKEN.isdisjoint(befores) and _TAKEN.isdisjoint(afters)):
        return NOTHING
    found = Alike(set(), {}, ({}, {}))
    same_series = old.series is new.series or (old.series == new.series and _in_order(old.series, new.series))
    if same_series and ("title" in old.data) is ("title" in new.data):  # their order is told together
        found.same.add("#series")
    if same_series and _same_blocks(old.data.get("intro"), new.data.get("intro")):
        found.same.add("#intro")
    found.ordered("#sections", befores, afters, "")
    for id_, section in afters.items():
        if (other := befores.get(id_)) is not None:
            _section(found, id_, other, section, whole=same_series)
    for register in ("facts", "sources", "links"):
        _register(found, register, mapping(old.data.get(register)), mapping(new.data.get(register)))
    _register(found, "contacts", old.contacts, new.contacts)
    return found


def _same_blocks(one: Any, other: Any) -> bool:
    """Whether two values with blocks in them are the same, the items of each list in the same order.

    To Python two mappings are equal in any order.
    """
    if one != other:
        return False
    for block, same in zip(sequence(one), sequence(other), strict=True):
        for key, value in block.items():
            if value.__class__ is dict and not _entries_in_order(value, same[key]):
                return False
    return True


def _in_order(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the items of two equal blocks, or below two equal items, are in the same order."""
    for key, value in one.items():  # noqa: SIM110 - all() of a generator takes twice as long
        if value.__class__ is dict and not _entries_in_order(value, other[key]):
            return False
    return True


def _entries_in_order(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if list(one) != list(other):
        return False
    for name, item in one.items():  # noqa: SIM110 - as above
        if item.__class__ is dict and not _in_order(item, other[name]):
            return False
    return True


def _by_id(entries: Any, forbidden: str) -> dict[str, Any] | None:
    """Sections or blocks by id; ``None`` where two have one, or one is not written as an id."""
    entries = sequence(entries)
    found = {entry.get("id", ""): entry for entry in entries}
    if len(found) < len(entries):
        return None
    ids = "".join(map(str, found))
    for character in forbidden:
        if character in ids:
            return None
    return found


def _section(found: Alike, id_: str, one: Any, other: Any, *, whole: bool) -> None:
    if whole and one == other and _same_blocks(one.get("blocks"), other.get("blocks")):
        found.same.add(id_)
        return
    befores, afters = _by_id(one.get("blocks"), "/"), _by_id(other.get("blocks"), "/")
    if befores is None or afters is None:
        return
    above = f"{id_}/"
    found.ordered(id_, befores, afters, above)
    for name, block in afters.items():
        if name in befores:
            _block(found, above + name, befores[name], block)


def _block(found: Alike, id_: str, one: Any, other: Any) -> None:
    if one == other and _in_order(one, other):
        found.same.add(id_)
        return
    kinds = kind_of(one), kind_of(other)
    if LISTS.issuperset(kinds):
        items, others = mapping(one[kinds[0]]), mapping(other[kinds[1]])
        if "/" not in "".join(map(str, (*items, *others))):
            _entries(found, id_, items, others, f"{id_}/")


def _register(found: Alike, register: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    parent = f"#{register}"
    if one is other or (one == other and list(one) == list(other)):
        found.same.add(parent)
    else:
        _entries(found, parent, one, other, f"{register}.")


def _entries(found: Alike, parent: str, items: dict[str, Any], others: dict[str, Any], prefix: str) -> None:
    found.entries[parent] = {
        key
        for key, item in items.items()
        if key in others and item == others[key] and (item.__class__ is str or _in_order(item, others[key]))
    }
    found.ordered(parent, items, others, prefix)


def kind_of(block: dict[str, Any]) -> Any:
    """The kind of a block: the one key that names it; ``None`` of a faulty one that has none."""
    for key in block:
        if key in _KINDS:
            return key
    return None
