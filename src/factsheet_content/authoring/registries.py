"""The files that factsheets share: series texts, contacts, types of violence, labels, and a factsheet's notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.yaml_document import Document, Pointer


class Series(NamedTuple):
    """One edition of the texts that all factsheets of the series share; each unit by its id."""

    document: Document
    edition: str
    units: dict[str, Unit]
    intro: tuple[str, ...]
    """The names of the introduction's paragraphs, in the order in which they are read."""
    site: str

    def heading(self, section_id: str) -> Unit | None:
        """The standard heading of a section, where the series has one."""
        return self.units.get(f"{section_id}.heading")


class Notice(NamedTuple):
    """A notice as written, with its text as a unit."""

    id: str
    data: dict[str, Any]
    unit: Unit | None
    pointer: Pointer


class Notices(NamedTuple):
    """What a frozen text cannot say: the last review, and notices."""

    document: Document
    review: dict[str, Any]
    notices: tuple[Notice, ...]

    @property
    def reviews(self) -> list[dict[str, Any]]:
        """Every review that is known, the last one first."""
        earlier = [mapping(review) for review in sequence(mapping(self.document.data).get("reviewed"))]
        return [review for review in (self.review, *earlier) if string(review.get("on")) and string(review.get("by"))]

    def for_edition(self, edition: str | None) -> tuple[Notice, ...]:
        """The notices that stand at that edition: those limited to others are left out; a draft answers them itself."""
        return tuple(
            notice
            for notice in self.notices
            if "editions" not in notice.data or edition in sequence(notice.data["editions"])
        )


class Registry(NamedTuple):
    """A file of named entries (``contacts.yaml``, ``types.yaml``, ``labels.yaml``) and its units by id."""

    document: Document
    entries: dict[str, dict[str, Any]]
    units: dict[str, Unit]


def current_contact(contacts: Registry, id_: str) -> str:
    """The contact that took another's place (``replaced_by``), and so on; the contact itself where none did."""
    passed = []
    while id_ not in passed:
        passed.append(id_)
        id_ = string(contacts.entries.get(id_, {}).get("replaced_by")) or id_
    return id_


def read_series(document: Document) -> Series:
    """The series texts of one edition."""
    data = mapping(document.data)
    intro = mapping(data.get("intro"))
    pointers: dict[str, Pointer] = {name: (name,) for name in ("name", "publisher", "title")}
    pointers |= {f"intro/{name}": ("intro", name) for name in intro}
    pointers |= {f"{section}.heading": ("headings", section) for section in mapping(data.get("headings"))}
    units = _units("series", document, pointers)
    return Series(document, string(data.get("edition")), units, tuple(intro), string(data.get("site")))


def read_notices(document: Document, slug: str) -> Notices:
    """The review and the notices of one factsheet."""
    data = mapping(document.data)
    return Notices(document, mapping(data.get("review")), tuple(_notices(document, data, slug)))


def _notices(document: Document, data: dict[str, Any], slug: str) -> Iterator[Notice]:
    for index, value in enumerate(sequence(data.get("notices"))):
        notice = mapping(value)
        id_ = string(notice.get("id"))
        pointer: Pointer = ("notices", index, "text")
        text = notice.get("text")
        unit = None
        if isinstance(text, str):
            critical = notice.get("critical") is True
            comment = string(notice.get("comment"))
            unit = Unit(
                f"factsheets/{slug}", f"notices.{id_}", text, document, pointer, critical, comment, crumb="notices"
            )
        yield Notice(id_, notice, unit, pointer[:-1])


def read_contacts(document: Document) -> Registry:
    """The organisations and their channels; a name is a unit, and so are the page and the address of a website."""
    entries = _entries(document, "contacts")
    pointers: dict[str, Pointer] = {}
    for id_, contact in entries.items():
        pointers[f"{id_}.name"] = ("contacts", id_, "name")
        for channel_id, channel in mapping(contact.get("channels")).items():
            if mapping(channel).get("kind") == "web":
                at: Pointer = ("contacts", id_, "channels", channel_id)
                pointers[f"{id_}.{channel_id}.display"] = (*at, "display")
                pointers[f"{id_}.{channel_id}.uri"] = (*at, "uri")
    return Registry(document, entries, _units("contacts", document, pointers, addresses=(".display", ".uri")))


def read_types(document: Document) -> Registry:
    """The types of violence; the name and the official page are units."""
    entries = _entries(document, "types")
    pointers: dict[str, Pointer] = {
        f"{slug}.{part}": ("types", slug, part) for slug in entries for part in ("name", "page")
    }
    return Registry(document, entries, _units("types", document, pointers, addresses=(".page",)))


def read_labels(document: Document) -> Registry:
    """The words that publications print around the content."""
    entries = _entries(document, "labels")
    pointers: dict[str, Pointer] = {id_: ("labels", id_, "text") for id_ in entries}
    return Registry(document, entries, _units("labels", document, pointers))


def _entries(document: Document, key: str) -> dict[str, dict[str, Any]]:
    return {id_: mapping(entry) for id_, entry in mapping(mapping(document.data).get(key)).items()}


def _units(
    domain: str, document: Document, pointers: dict[str, Pointer], addresses: tuple[str, ...] = ()
) -> dict[str, Unit]:
    units = {}
    for id_, pointer in pointers.items():
        value: Any = document.data
        above: Any = None
        for step in pointer:
            above, value = value, mapping(value).get(str(step))
        if isinstance(value, str):
            kind = "address" if addresses and id_.endswith(addresses) else "text"
            comment = string(mapping(above).get("comment"))
            units[id_] = Unit(
                domain, id_, value, document, pointer, comment=comment, crumb=_crumb(domain, pointer), kind=kind
            )
    return units


def _crumb(domain: str, pointer: Pointer) -> str:
    return str(pointer[1]) if len(pointer) > 1 and domain in ("contacts", "types") else domain
