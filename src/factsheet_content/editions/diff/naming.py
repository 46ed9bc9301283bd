"""What the things of an edition are called in a memo: where links lead, what a source is, what a call costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import mapping, sequence
from factsheet_content.editions.diff.reading import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factsheet_content.editions.diff.laying import Snapshot
    from factsheet_content.editions.diff.telling import Context

_SHEET = "factsheet:"


def section_headings(snapshot: Snapshot) -> dict[str, str]:
    """The headings of an edition's sections."""
    shared = mapping(snapshot.series.get("headings"))
    return {
        section["id"]: section.get("heading", shared.get(section["id"], ""))
        for section in sequence(snapshot.data.get("sections"))
        if "id" in section
    }


def target_name(target: str, snapshot: Snapshot, texts: Mapping[str, str], context: Context) -> str:  # noqa: PLR0911 - one return per kind of target
    """Where a link leads, for a reader; ``texts`` are the edition's texts in the memo's language."""
    say = context.phrases
    match target.removeprefix("{").removesuffix("}").split("."):
        case ["links", id_]:
            address = mapping(snapshot.data.get("links")).get(id_, target)
            return _address(texts.get(f"links.{id_}") or address, context)
        case ["contacts", id_, channel]:
            return f"{_contact(id_, snapshot)}, {_channel(snapshot, id_, channel).get('display', channel)}"
        case ["sources"]:
            return say("#sources")
        case ["sources", id_]:
            return _source(id_, snapshot)
        case ["section", id_]:
            wanted = id_.replace("_", "-")
            return plain(context.headings.get(wanted) or section_headings(snapshot).get(wanted) or wanted)
        case ["downloads", name]:
            return say.known(f"to_{name}")
    return target


def value_name(key: str, value: Any, snapshot: Snapshot, context: Context) -> str:
    """A value of a contact, a link, a source or a fact, in words; one without words as the file has it."""
    name_of = _NAMES.get(key.rpartition(".")[2])
    if isinstance(value, bool):
        return context.phrases("yes" if value else "no")
    return ", ".join(name_of(one, snapshot, context) if name_of else one for one in _listed(value))


def as_written(value: Any) -> str:
    """A value as the file has it."""
    return ", ".join(_listed(value))


def _listed(value: Any) -> list[str]:
    return [str(one) for one in (value if isinstance(value, (list, tuple)) else [value])]


def _address(address: str, context: Context) -> str:
    if not address.startswith(_SHEET):
        return address
    return context.phrases("to_sheet", name=context.type_name(address.removeprefix(_SHEET)))


def _contact(id_: str, snapshot: Snapshot) -> str:
    return plain(str(mapping(snapshot.contacts.get(id_)).get("name", id_)))


def _channel(snapshot: Snapshot, contact: str, id_: str) -> dict[str, Any]:
    return mapping(mapping(mapping(snapshot.contacts.get(contact)).get("channels")).get(id_))


def _source(id_: str, snapshot: Snapshot) -> str:
    return str(mapping(mapping(snapshot.data.get("sources")).get(id_)).get("title", id_))


_NAMES: dict[str, Callable[[str, Snapshot, Context], str]] = {
    "address": lambda value, _snapshot, context: _address(value, context),
    "contacts": lambda value, snapshot, _context: _contact(value, snapshot),
    "cost": lambda value, _snapshot, context: context.label(value),
    "hours": lambda value, _snapshot, context: context.label(value),
    "lang": lambda value, _snapshot, context: context.language_name(value),
    "languages": lambda value, _snapshot, context: context.language_name(value),
    "name": lambda value, _snapshot, _context: plain(value),
    "replaced_by": lambda value, snapshot, _context: _contact(value, snapshot),
    "source": lambda value, snapshot, _context: _source(value, snapshot),
    "type": lambda value, _snapshot, context: context.phrases.known(f"type_{value}").removeprefix("type_"),
}
