"""Organisations in one language: names, channels, and the limits of each channel in words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factsheet_content import model
from factsheet_content.authoring.registries import current_contact
from factsheet_content.authoring.sheet import mapping
from factsheet_content.authoring.unit import fields
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.translation.wording import localised_channel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.registries import Registry
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.translation.wording import Wording


def used_contacts(registry: Registry, sheet: Sheet) -> list[str]:
    """The contacts that an edition names, in prose too: those of critical texts first, then in reading order.

    One that was replaced is the contact that took its place: what is no longer answered is not shown.
    """
    critical: dict[str, None] = {}
    others: dict[str, None] = {}
    for block in sheet.blocks():
        for unit in block.units():
            named = [field.name.split(".")[1] for field in fields(unit.text) if field.name.startswith("contacts.")]
            (critical if unit.critical else others).update(dict.fromkeys(named))
        (critical if block.critical else others).update(dict.fromkeys(block.contacts))
    return list(dict.fromkeys(current_contact(registry, id_) for id_ in critical | others))


def contacts(wording: Wording) -> dict[str, model.Contact]:
    """Every contact of the edition by its id, in the order of :func:`used_contacts`."""
    return {id_: contact(wording, id_) for id_ in used_contacts(wording.tree.contacts, wording.sheet)}


def contact(wording: Wording, id_: str) -> model.Contact:
    """One contact with its channels."""
    registry = wording.tree.contacts
    if f"{id_}.name" not in registry.units:
        raise FactsheetError(phrase("contacts.yaml has no contact {id}", id=repr(id_)))
    entry = registry.entries[id_]
    name = wording.text(registry.units[f"{id_}.name"])
    channels = wording.tree.kept(
        f"channels of {id_} in {wording.language.tag}",
        registry.document.path,
        lambda: {
            channel_id: _channel(wording, localised_channel(wording, id_, channel_id, channel))
            for channel_id, channel in mapping(entry.get("channels")).items()
        },
    )
    return model.Contact(name, MappingProxyType(channels), entry.get("replaced_by"))


def _channel(wording: Wording, data: dict[str, Any]) -> model.Channel:
    verified = data.get("verified")
    return model.Channel(
        kind=data["kind"],
        display=data["display"],
        uri=data["uri"],
        reach=model.Reach(data["reach"].get("nl"), data["reach"].get("abroad")) if "reach" in data else None,
        hours=data.get("hours"),
        cost=data.get("cost"),
        languages=tuple(data.get("languages", ())),
        verified=model.Verified(verified["date"], verified.get("url"), verified.get("how")) if verified else None,
        notes=tuple(wording.label(id_) for id_ in _note_labels(data)),
    )


def _note_labels(data: dict[str, Any]) -> Iterator[str]:
    if "cost" in data:
        yield data["cost"]
    if "hours" in data:
        yield data["hours"]
    reach = data.get("reach", {})
    match reach.get("nl"), reach.get("abroad"):
        case _, False:
            yield "niet_vanuit_buitenland"
        case False, _:
            yield "alleen_vanuit_buitenland"
        case _, True:
            yield "ook_vanuit_buitenland"
