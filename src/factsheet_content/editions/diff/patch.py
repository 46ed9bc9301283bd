"""The difference as JSON, complete enough to make the new edition from the old one, and what makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_content.editions.diff.changes import Change, Diff, Order, Weight
from factsheet_content.editions.diff.laying import Snapshot
from factsheet_content.editions.diff.parts import ROOTS, Part, children, nest
from factsheet_content.editions.diff.words import Stretch
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.editions.diff.parts import Parts

SCHEMA = "api/v1/schema/diff.schema.json"
SCHEMA_VERSION = "2.0.0"


def to_dict(diff: Diff) -> dict[str, Any]:
    """The difference as a JSON object (``schema/export/diff.schema.json``)."""
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "slug": diff.slug,
        "old": diff.old,
        "new": diff.new,
        "counts": {str(weight): len(diff.of(weight)) for weight in Weight},
        "changes": [_change_dict(change) for change in diff.changes],
        "orders": [
            {"old_parent": old_parent, "new_parent": new_parent, "old": list(old), "new": list(new)}
            for old_parent, new_parent, old, new in diff.orders
        ],
    } | ({"record": _change_dict(diff.record)} if diff.record else {})


def from_dict(data: dict[str, Any]) -> Diff:
    """The difference that a JSON object holds; ``FactsheetError`` where it is none."""
    try:
        return Diff(
            data["slug"],
            data["old"],
            data["new"],
            tuple(map(_change, data["changes"])),
            _change(data["record"]) if "record" in data else None,
            tuple(
                Order(order["old_parent"], order["new_parent"], tuple(order["old"]), tuple(order["new"]))
                for order in data["orders"]
            ),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FactsheetError(
            phrase("this is no difference between two editions: {problem!r}", problem=error)
        ) from error


def edition(snapshot: Snapshot) -> dict[str, Any]:
    """An edition as one JSON object, its shared texts and contacts filled in: what :func:`apply` takes and gives."""
    return nest(snapshot.parts)


def apply(diff: Diff, old: dict[str, Any]) -> dict[str, Any]:
    """The new edition, made from the old one; ``FactsheetError`` where it is not the edition that was compared."""
    found = dict(parts(old))
    below = children(found)
    changes = [*diff.changes, *([diff.record] if diff.record else [])]
    _require_same(found, changes)
    for change in changes:
        if change.old_id and change.old and change.old_id != change.new_id:
            del found[change.old_id]
    for change in changes:
        if change.new_id and change.new:
            found[change.new_id] = change.new
    for order in diff.orders:
        below.pop(order.old_parent, None)
    for order in diff.orders:
        below[order.new_parent] = list(order.new)
    return nest(_in_order(found, below))


def _in_order(found: Parts, below: dict[str, list[str]]) -> Parts:
    ordered: Parts = {}

    def lay(parent: str) -> None:
        for id_ in below.get(parent, ()):
            ordered[id_] = found[id_]
            lay(id_)

    for root in ROOTS:
        lay(root)
    return ordered


def _require_same(found: Parts, changes: list[Change]) -> None:
    for change in changes:
        if change.old_id and found.get(change.old_id) != change.old:
            raise FactsheetError(phrase("this is not the edition that was compared: {id} differs", id=change.old_id))


def parts(edition: dict[str, Any]) -> Parts:
    """The parts of such an object; what it shares with its series is marked in it, so that no series is needed."""
    return Snapshot("", "", edition, edition.get("shared", {}), edition.get("contacts", {})).parts


def _change_dict(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {"id": change.id, "aspects": list(change.aspects), "class": str(change.weight)}
    optional = {
        "reasons": list(change.reasons),
        "ruled": str(change.ruled) if change.ruled else None,
        "because": change.because,
        "likeness": change.likeness,
        "partner": change.partner,
        "old_id": change.old_id,
        "new_id": change.new_id,
        "old": _part_dict(change.old),
        "new": _part_dict(change.new),
        "words": {name: [[fate, text] for fate, text in stretches] for name, stretches in change.words},
        "shifted": list(change.shifted),
    }
    found |= {key: value for key, value in optional.items() if value}
    return found | {"place": [list(place) for place in change.place]}


def _part_dict(part: Part | None) -> dict[str, Any] | None:
    return {"kind": part.kind, "parent": part.parent, "values": part.values} if part else None


def _part(data: dict[str, Any] | None) -> Part | None:
    return Part(data["kind"], data["parent"], data["values"]) if data else None


def _change(data: dict[str, Any]) -> Change:
    before, after = data["place"]
    return Change(
        data.get("old_id"),
        data.get("new_id"),
        _part(data.get("old")),
        _part(data.get("new")),
        tuple(data["aspects"]),
        tuple(
            (name, tuple(Stretch(fate, text) for fate, text in found)) for name, found in data.get("words", {}).items()
        ),
        Weight(data["class"]),
        tuple(data.get("reasons", ())),
        Weight(data["ruled"]) if "ruled" in data else None,
        data.get("because", ""),
        data.get("likeness"),
        data.get("partner"),
        tuple(data.get("shifted", ())),
        (tuple(before), tuple(after)),
    )
