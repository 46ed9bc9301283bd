"""An edition at one moment, laid flat for a comparison: its texts, lists and data as parts with ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import TEXT_KINDS, mapping, sequence
from factsheet_content.editions.diff.alike import LISTS, NOTHING, kind_of
from factsheet_content.editions.diff.parts import RECORD, REGISTERS, SERIES_TEXTS, Part

if TYPE_CHECKING:
    from factsheet_content.editions.diff.alike import Alike
    from factsheet_content.editions.diff.parts import Parts, Place

_RECORDED = ("factsheet", "edition", "series", "origin", "changes")
_HEAD, _TITLE = (0,), (1,)
_BARE = 2  # a block with its id and its kind alone
_FLAGS = ("critical", "editorial", "comment", "shared")


@dataclass(frozen=True)
class Snapshot:
    """All that the text of an edition is made of at one moment, as plain data."""

    name: str
    """How a person refers to it: the edition's date, ``draft``, a file."""
    slug: str
    data: dict[str, Any]
    """The factsheet's YAML as read."""
    series: dict[str, Any] = field(default_factory=dict)
    """The YAML of the series' shared text that it carries."""
    contacts: dict[str, Any] = field(default_factory=dict)
    """The contacts that it names."""

    @cached_property
    def parts(self) -> Parts:
        """The whole edition laid flat, once."""
        return Laid(self, NOTHING).parts

    @property
    def age(self) -> str:
        """What editions are put in order by; a draft comes after every date."""
        return str(self.data.get("edition", "draft"))


class Laid:
    """An edition laid flat, without what another edition has just so."""

    def __init__(self, snapshot: Snapshot, alike: Alike) -> None:
        self.parts: Parts = {}
        self.places: dict[str, Place] = {}
        """Where each part stands in reading order."""
        self._series, self._same, self._entries = snapshot.series, alike.same, alike.entries
        data = snapshot.data
        self._add(RECORD, RECORD, "", {key: data[key] for key in _RECORDED if key in data}, _HEAD)
        if "title" in data:
            self._add("title", "title", "", {"text": data["title"]}, _TITLE)
        if "#series" not in self._same:
            for index, name in enumerate(SERIES_TEXTS):
                if name in self._series:
                    self._add(f"series.{name}", "series", "", {"text": self._series[name]}, (2, index))
        if "#intro" not in self._same:
            self._intro(data.get("intro"))
        self._sections(sequence(data.get("sections")))
        for index, (register, kind) in enumerate(REGISTERS.items(), 5):
            if f"#{register}" not in self._same:
                entries = snapshot.contacts if register == "contacts" else mapping(data.get(register))
                self._register(register, kind, entries, index)

    def _add(self, id_: str, kind: str, parent: str, values: dict[str, Any], place: Place) -> str:
        while id_ in self.parts:  # two of one id are a fault that is reported elsewhere; none may vanish here
            id_ += "#"
        self.parts[id_] = Part(kind, parent, values)
        self.places[id_] = place
        return id_

    def _register(self, register: str, kind: str, entries: dict[str, Any], place: int) -> None:
        parent = f"#{register}"
        same = self._entries.get(parent, ())
        for index, (name, entry) in enumerate(entries.items()):
            if name not in same:
                values = {"address": entry} if kind == "link" else mapping(entry)
                self._add(f"{register}.{name}", kind, parent, values, (place, index))

    def _intro(self, blocks: Any) -> None:
        shared = mapping(self._series.get("intro"))
        blocks = [{"series": name} for name in shared] if blocks is None else sequence(blocks)
        for index, block in enumerate(blocks):
            if "series" in block:
                name = block["series"]
                values = {"text": shared.get(name, ""), "shared": True}
                self._add(f"intro/{name}", "paragraph", "#intro", values, (3, index))
            else:
                self._block(block, f"intro/{block.get('id', '')}", "#intro", (3, index))

    def _sections(self, sections: list[Any]) -> None:
        headings, same = mapping(self._series.get("headings")), self._same
        for index, section in enumerate(sections):
            id_ = section.get("id", "")
            if id_ in same:
                continue
            values = {"heading": section.get("heading", headings.get(id_, ""))}
            if "heading" not in section or section.get("shared"):
                values["shared"] = True
            name = self._add(id_, "section", "#sections", values, (4, index))
            for number, block in enumerate(sequence(section.get("blocks"))):
                id_ = f"{name}/{block.get('id', '')}"
                if id_ not in same:
                    self._block(block, id_, name, (4, index, number))

    def _block(self, block: dict[str, Any], id_: str, parent: str, place: Place) -> None:
        kind = kind_of(block)
        if kind is None:
            return
        content = block[kind]
        values = {"text": content} if kind in TEXT_KINDS else {"contacts": content} if kind == "contacts" else {}
        if len(block) > _BARE:
            values.update((flag, block[flag]) for flag in _FLAGS if flag in block)
        id_ = self._add(id_, kind, parent, values, place)
        if kind in LISTS:
            self._items(mapping(content), id_, place)

    def _items(self, items: dict[str, Any], above: str, place: Place) -> None:
        same = self._entries.get(above, ())
        for index, (key, content) in enumerate(items.items()):
            if key not in same:
                self._item(f"{above}/{key}", content, above, (*place, index))

    def _item(self, id_: str, content: Any, above: str, place: Place) -> None:
        if not isinstance(content, dict):
            self._add(id_, "item", above, {"text": content}, place)
        elif "term" in content:
            more = {flag: content[flag] for flag in _FLAGS if flag in content}
            term = {"term": content["term"], "text": content.get("description", "")}
            self._add(id_, "definition", above, term | more, place)
        else:
            name = self._add(id_, "item", above, {name: content[name] for name in content if name != "items"}, place)
            if "items" in content:
                self._items(mapping(content["items"]), name, place)
