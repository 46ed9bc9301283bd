"""The parts that editions are compared by: texts, lists and data with ids, and how they make an edition again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from factsheet_content.authoring.sheet import TEXT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What an edition says of itself and no reader reads as its text: kept so that a patch loses nothing.
RECORD = "record"
#: What is kept by name, and the kind of part that each entry is.
REGISTERS = {"facts": "fact", "sources": "source", "contacts": "contact", "links": "link"}
SERIES_TEXTS = ("name", "publisher", "title", "site")
#: The values of a part that are texts, and so are compared word by word.
TEXTS = ("heading", "term", "text", "label")
#: What editors note for themselves or for translators; a reader never sees it.
NOTES = frozenset(("remark", "derivation", "verified", "retired", "comment"))
#: What the sections, the registers and the introduction stand below; no id has such a name.
ROOTS = ("", "#intro", "#sections", "#facts", "#sources", "#contacts", "#links")


class Part(NamedTuple):
    """One thing that can change by itself; where it is read is its parent and its place among the others."""

    kind: str
    parent: str
    values: dict[str, Any]


#: Every part by its id, in reading order; the ids of texts are those of their units.
Parts: TypeAlias = dict[str, Part]
#: Where a part is read: in what, the how manieth in that, and so on; a part comes before what stands below it.
Place: TypeAlias = tuple[int, ...]


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

    A snapshot with this value as its data, series and contacts has the same parts.
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
            name: parts[f"series.{name}"].values["text"] for name in SERIES_TEXTS if f"series.{name}" in parts
        }
        whole["intro"] = [self._block(id_) for id_ in self._children.get("#intro", ())]
        whole["sections"] = [self._section(id_) for id_ in self._children.get("#sections", ())]
        for register in REGISTERS:
            values = {_entry(id_): parts[id_].values for id_ in self._children.get(f"#{register}", ())}
            is_link = register == "links"
            whole[register] = {id_: value["address"] for id_, value in values.items()} if is_link else values
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
