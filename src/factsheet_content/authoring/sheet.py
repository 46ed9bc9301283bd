"""A factsheet edition or draft as its editor wrote it: the YAML file as typed parts that know their units and places.

Reading is tolerant: what does not have the shape that the schema demands is left out here and reported there, so that a
fault in one block hides nothing in the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factsheet_content.authoring.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.yaml_document import Document, Pointer

TEXT_KINDS = ("paragraph", "subheading", "callout")
LIST_KINDS = ("bullets", "steps")
BLOCK_KINDS = (*TEXT_KINDS, *LIST_KINDS, "definitions", "contacts")


class Item(NamedTuple):
    """One item of a list or of definitions; ``unit`` is the text, or the description of ``term``."""

    id: str
    unit: Unit | None
    pointer: Pointer
    term: Unit | None = None
    items: tuple[Item, ...] = ()

    def units(self) -> Iterator[Unit]:
        """Its units in reading order."""
        if self.term:
            yield self.term
        if self.unit:
            yield self.unit
        for item in self.items:
            yield from item.units()


class Block(NamedTuple):
    """One block; which of ``unit``, ``items`` and ``contacts`` it has depends on ``kind``."""

    id: str
    kind: str
    pointer: Pointer
    unit: Unit | None = None
    items: tuple[Item, ...] = ()
    contacts: tuple[str, ...] = ()
    critical: bool = False
    editorial: bool = False

    def units(self) -> Iterator[Unit]:
        """Its units in reading order."""
        if self.unit:
            yield self.unit
        for item in self.items:
            yield from item.units()


class SeriesBlock(NamedTuple):
    """A place in the introduction where a paragraph of the series stands."""

    name: str
    pointer: Pointer


class Section(NamedTuple):
    """A section; without a heading of its own it has the series' one."""

    id: str
    heading: Unit | None
    blocks: tuple[Block, ...]
    pointer: Pointer

    def units(self) -> Iterator[Unit]:
        """Its units in reading order, its own heading first."""
        if self.heading:
            yield self.heading
        for block in self.blocks:
            yield from block.units()


class Fact(NamedTuple):
    """A figure, range or list of countries, as data."""

    id: str
    data: dict[str, Any]
    label: Unit | None
    pointer: Pointer


class Sheet(NamedTuple):
    """One edition, or the draft, of one factsheet."""

    document: Document
    slug: str
    edition: str | None
    series: str
    title: Unit | None
    intro: tuple[Block | SeriesBlock, ...] | None
    """``None``: the series' own introduction as it stands."""
    sections: tuple[Section, ...]
    facts: dict[str, Fact]
    links: dict[str, str]
    link_units: tuple[Unit, ...]
    sources: dict[str, dict[str, Any]]
    origin: dict[str, Any]
    changes: dict[str, Any]

    def blocks(self) -> Iterator[Block]:
        """Every block of its own in reading order."""
        yield from (block for block in self.intro or () if isinstance(block, Block))
        for section in self.sections:
            yield from section.blocks

    def units(self) -> Iterator[Unit]:
        """Every unit of its own: first what is read, in reading order, then labels of facts and addresses."""
        if self.title:
            yield self.title
        for block in self.intro or ():
            if isinstance(block, Block):
                yield from block.units()
        for section in self.sections:
            yield from section.units()
        yield from (fact.label for fact in self.facts.values() if fact.label)
        yield from self.link_units


def read_sheet(document: Document, slug: str) -> Sheet:
    """The typed parts of a factsheet's file; ``slug`` is the folder it stands in."""
    return _Reader(document, slug).sheet()


def mapping(value: Any) -> dict[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def string(value: Any) -> str:
    """The value if it is a text, else an empty one."""
    return value if isinstance(value, str) else ""


class _Reader:
    def __init__(self, document: Document, slug: str) -> None:
        self._document = document
        self._domain = f"factsheets/{slug}"
        self._slug = slug
        self._data = mapping(document.data)
        self._crumb = ""

    def sheet(self) -> Sheet:
        data = self._data
        intro = data.get("intro")
        return Sheet(
            document=self._document,
            slug=self._slug,
            edition=string(data.get("edition")) or None,
            series=string(data.get("series")),
            title=self._unit("title", data.get("title"), ("title",)),
            intro=None if intro is None else tuple(self._intro(sequence(intro))),
            sections=tuple(self._sections()),
            facts={id_: self._fact(id_, mapping(fact)) for id_, fact in mapping(data.get("facts")).items()},
            links={id_: string(address) for id_, address in mapping(data.get("links")).items()},
            link_units=tuple(self._link_units()),
            sources={id_: mapping(source) for id_, source in mapping(data.get("sources")).items()},
            origin=mapping(data.get("origin")),
            changes=mapping(data.get("changes")),
        )

    def _unit(self, id_: str, text: Any, pointer: Pointer, **more: Any) -> Unit | None:
        if not isinstance(text, str):
            return None
        return Unit(self._domain, id_, text, self._document, pointer, crumb=self._crumb, **more)

    def _intro(self, blocks: list[Any]) -> Iterator[Block | SeriesBlock]:
        self._crumb = "intro"
        for index, block in enumerate(blocks):
            pointer: Pointer = ("intro", index)
            if "series" in mapping(block):
                yield SeriesBlock(string(block["series"]), (*pointer, "series"))
            else:
                yield from self._block(block, "intro", pointer)

    def _sections(self) -> Iterator[Section]:
        for index, section in enumerate(sequence(self._data.get("sections"))):
            data = mapping(section)
            id_ = string(data.get("id"))
            pointer: Pointer = ("sections", index)
            self._crumb = string(data.get("heading")) or id_
            heading = self._unit(f"{id_}.heading", data.get("heading"), (*pointer, "heading"))
            blocks = (
                block
                for number, value in enumerate(sequence(data.get("blocks")))
                for block in self._block(value, id_, (*pointer, "blocks", number))
            )
            yield Section(id_, heading, tuple(blocks), pointer)

    def _block(self, value: Any, above: str, pointer: Pointer) -> Iterator[Block]:
        data = mapping(value)
        kind = next((kind for kind in BLOCK_KINDS if kind in data), None)
        if kind is None:
            return
        id_ = f"{above}/{string(data.get('id'))}"
        critical = data.get("critical") is True
        content = data[kind]
        at = (*pointer, kind)
        comment = string(data.get("comment"))
        yield Block(
            id_,
            kind,
            pointer,
            unit=self._unit(id_, content, at, critical=critical, comment=comment) if kind in TEXT_KINDS else None,
            items=tuple(self._items(content, id_, at, critical=critical)) if kind not in TEXT_KINDS else (),
            contacts=tuple(string(name) for name in sequence(content)) if kind == "contacts" else (),
            critical=critical,
            editorial=data.get("editorial") is True,
        )

    def _items(self, value: Any, above: str, pointer: Pointer, *, critical: bool) -> Iterator[Item]:
        for key, content in mapping(value).items():
            id_ = f"{above}/{key}"
            at = (*pointer, key)
            if not isinstance(content, dict):
                yield Item(id_, self._unit(id_, content, at, critical=critical), at)
                continue
            more = {
                "critical": critical or content.get("critical") is True,
                "comment": string(content.get("comment")),
            }
            text = "description" if "term" in content else "text"
            yield Item(
                id_,
                self._unit(id_, content.get(text), (*at, text), **more),
                at,
                term=self._unit(f"{id_}.term", content.get("term"), (*at, "term"), **more),
                items=tuple(self._items(content.get("items"), id_, (*at, "items"), critical=bool(more["critical"]))),
            )

    def _fact(self, id_: str, data: dict[str, Any]) -> Fact:
        self._crumb = "facts"
        pointer: Pointer = ("facts", id_)
        label = self._unit(f"facts.{id_}.label", data.get("label"), (*pointer, "label"))
        return Fact(id_, data, label, pointer)

    def _link_units(self) -> Iterator[Unit]:
        self._crumb = "links"
        for id_, address in mapping(self._data.get("links")).items():
            # A sheet of the series has the same slug in every language; only an outside page can have another one.
            if isinstance(address, str) and not address.startswith("factsheet:"):
                unit = self._unit(f"links.{id_}", address, ("links", id_), kind="address")
                yield from (unit,) if unit else ()
