"""An edition laid flat for a comparison: its texts, lists and data as parts with ids, and put together again."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from factsheet_content.authoring.sheet import BLOCK_KINDS, LIST_KINDS, TEXT_KINDS, mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What an edition says of itself and no reader reads as its text: kept so that a patch loses nothing.
RECORD = "record"
_RECORDED = ("factsheet", "edition", "series", "origin", "changes")
_REGISTERS = {"facts": "fact", "sources": "source", "contacts": "contact"}
_SERIES_TEXTS = ("name", "publisher", "title", "site")
#: What editors note for themselves or for translators; a reader never sees it.
NOTES = frozenset(("remark", "derivation", "verified", "retired", "comment"))
#: What the sections, the registers and the introduction stand below; no id has such a name.
ROOTS = ("", "#intro", "#sections", "#facts", "#sources", "#contacts", "#links")
_LISTS = (*LIST_KINDS, "definitions")
_BARE = 2  # a block with its id and its kind alone
_FLAGS = ("critical", "editorial", "comment", "shared")


class Part(NamedTuple):
    """One thing that can change by itself; where it is read is its parent and its place among the others."""

    kind: str
    parent: str
    values: dict[str, Any]


#: Every part by its id, in reading order; the ids of texts are those of their units.
Parts: TypeAlias = dict[str, Part]


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
        """The edition laid flat, once."""
        return flatten(self)

    @cached_property
    def below(self) -> dict[str, list[str]]:
        """The ids below each parent, in reading order."""
        return children(self.parts)

    @cached_property
    def places(self) -> dict[str, int]:
        """The index of every part in reading order."""
        return {id_: index for index, id_ in enumerate(self.parts)}

    @property
    def age(self) -> str:
        """What editions are put in order by; a draft comes after every date."""
        return str(self.data.get("edition", "draft"))


def flatten(snapshot: Snapshot) -> Parts:
    """The parts of an edition."""
    return _Flattening(snapshot).parts


class _Flattening:
    def __init__(self, snapshot: Snapshot) -> None:
        self.parts: Parts = {}
        self._series = snapshot.series
        data = snapshot.data
        self._add(RECORD, RECORD, "", {key: data[key] for key in _RECORDED if key in data})
        if "title" in data:
            self._add("title", "title", "", {"text": data["title"]})
        for name in _SERIES_TEXTS:
            if name in self._series:
                self._add(f"series.{name}", "series", "", {"text": self._series[name]})
        self._intro(data.get("intro"))
        self._sections(sequence(data.get("sections")))
        for register, kind in _REGISTERS.items():
            entries = snapshot.contacts if register == "contacts" else mapping(data.get(register))
            for id_, entry in entries.items():
                self._add(f"{register}.{id_}", kind, f"#{register}", mapping(entry))
        for id_, address in mapping(data.get("links")).items():
            self._add(f"links.{id_}", "link", "#links", {"address": address})

    def _add(self, id_: str, kind: str, parent: str, values: dict[str, Any]) -> str:
        while id_ in self.parts:  # two of one id are a fault that is reported elsewhere; none may vanish here
            id_ += "#"
        self.parts[id_] = Part(kind, parent, values)
        return id_

    def _intro(self, blocks: Any) -> None:
        shared = mapping(self._series.get("intro"))
        for block in [{"series": name} for name in shared] if blocks is None else sequence(blocks):
            if "series" in block:
                name = block["series"]
                self._add(f"intro/{name}", "paragraph", "#intro", {"text": shared.get(name, ""), "shared": True})
            else:
                self._block(block, "intro", "#intro")

    def _sections(self, sections: list[Any]) -> None:
        headings = mapping(self._series.get("headings"))
        for section in sections:
            id_ = section.get("id", "")
            values = {"heading": section.get("heading", headings.get(id_, ""))}
            if "heading" not in section or section.get("shared"):
                values["shared"] = True
            name = self._add(id_, "section", "#sections", values)
            for block in sequence(section.get("blocks")):
                self._block(block, name, name)

    def _block(self, block: dict[str, Any], above: str, parent: str) -> None:
        id_ = f"{above}/{block.get('id', '')}"
        kind = next((kind for kind in BLOCK_KINDS if kind in block), None)
        if kind is None:
            return
        content = block[kind]
        values = {"text": content} if kind in TEXT_KINDS else {"contacts": content} if kind == "contacts" else {}
        if len(block) > _BARE:
            values.update((flag, block[flag]) for flag in _FLAGS if flag in block)
        id_ = self._add(id_, kind, parent, values)
        if kind in _LISTS:
            self._items(mapping(content), id_)

    def _items(self, items: dict[str, Any], above: str) -> None:
        for key, content in items.items():
            id_ = f"{above}/{key}"
            if not isinstance(content, dict):
                self._add(id_, "item", above, {"text": content})
            elif "term" in content:
                more = {flag: content[flag] for flag in _FLAGS if flag in content}
                term = {"term": content["term"], "text": content.get("description", "")}
                self._add(id_, "definition", above, term | more)
            else:
                name = self._add(id_, "item", above, {name: content[name] for name in content if name != "items"})
                if "items" in content:
                    self._items(mapping(content["items"]), name)


def children(parts: Parts) -> dict[str, list[str]]:
    """The ids below each parent, in reading order."""
    found: dict[str, list[str]] = {}
    for id_, part in parts.items():
        found.setdefault(part.parent, []).append(id_)
    return found


def is_critical(parts: Parts, id_: str) -> bool:
    """Whether somebody can come to harm by it: it is marked so, or stands in something that is."""
    part = parts.get(id_)
    while part is not None:
        if part.values.get("critical") is True:
            return True
        part = parts.get(part.parent)
    return False


def nest(parts: Parts) -> dict[str, Any]:
    """The edition as one value, its shared texts and contacts filled in: what a patch is applied to.

    ``flatten`` of a snapshot with this value as its data, series and contacts gives the same parts.
    """
    return _Nesting(parts).edition()


def _local(id_: str) -> str:
    return id_.rpartition("/")[2].rstrip("#")


class _Nesting:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._children = children(parts)

    def edition(self) -> dict[str, Any]:
        parts = self._parts
        whole = dict(parts[RECORD].values) if RECORD in parts else {}
        if "title" in parts:
            whole["title"] = parts["title"].values["text"]
        whole["shared"] = {
            name: parts[f"series.{name}"].values["text"] for name in _SERIES_TEXTS if f"series.{name}" in parts
        }
        whole["intro"] = [self._block(id_) for id_ in self._children.get("#intro", ())]
        whole["sections"] = [self._section(id_) for id_ in self._children.get("#sections", ())]
        for register in _REGISTERS:
            whole[register] = {_entry(id_): parts[id_].values for id_ in self._children.get(f"#{register}", ())}
        whole["links"] = {_entry(id_): parts[id_].values["address"] for id_ in self._children.get("#links", ())}
        return whole

    def _section(self, id_: str) -> dict[str, Any]:
        blocks = [self._block(below) for below in self._children.get(id_, ())]
        return {"id": id_.rstrip("#"), **self._parts[id_].values, "blocks": blocks}

    def _block(self, id_: str) -> dict[str, Any]:
        kind, _, values = self._parts[id_]
        more = {key: value for key, value in values.items() if key not in {"text", "contacts"}}
        if kind in TEXT_KINDS:
            content = values["text"]
        elif kind == "contacts":
            content = values["contacts"]
        else:
            content = dict(self._items(id_))
        return {"id": _local(id_), kind: content, **more}

    def _items(self, above: str) -> Iterator[tuple[str, Any]]:
        for id_ in self._children.get(above, ()):
            kind, _, values = self._parts[id_]
            if kind == "definition":
                more = {key: value for key, value in values.items() if key != "text"}
                yield _local(id_), {"term": values["term"], "description": values["text"]} | more
            else:
                below = dict(self._items(id_))
                yield _local(id_), dict(values) | ({"items": below} if below else {})


def _entry(id_: str) -> str:
    return id_.partition(".")[2]
