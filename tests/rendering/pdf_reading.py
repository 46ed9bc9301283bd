"""What a screen reader should say of a factsheet's PDF, from the factsheet alone, in order.

Written apart from the renderer on purpose: a text that the renderer loses is missed here.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from factsheet_content import inline
from factsheet_content.model import ContactsBlock, DefinitionsBlock, ListBlock, Text, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.model import Block, Channel, Contact, Factsheet, Item

_STATUS = {"draft": "concept", "superseded": "vervangen", "withdrawn": "ingetrokken"}
_LIVE = ("phone", "whatsapp", "sms", "chat", "textphone")


@dataclass(frozen=True)
class Printed:
    """A piece of the tagged text, or (without text) the tag of a list."""

    INTERNAL: ClassVar[str] = "a place in the document"

    text: str = ""
    links: tuple[tuple[str, str], ...] = ()
    tag: str = ""
    level: int = 0
    own: Text | None = None


_LIST = Printed(tag="/L")


def printed(sheet: Factsheet) -> list[Printed]:
    """Every piece in reading order."""
    return list(_Reading(sheet).document())


def bookmarks(sheet: Factsheet) -> list[tuple[int, str]]:
    """Level and text of every heading."""
    return [(piece.level, piece.text) for piece in printed(sheet) if piece.level]


def own_texts(sheet: Factsheet) -> list[Text]:
    """The printed texts that are in a language of their own."""
    return [piece.own for piece in printed(sheet) if piece.own is not None]


class _Reading:
    def __init__(self, sheet: Factsheet) -> None:
        self.sheet = sheet
        self.anchors = (
            {"sources", *(section.id for section in sheet.sections)}
            if sheet.sources
            else {section.id for section in sheet.sections}
        )
        self.anchors |= {f"source-{key}" for key in sheet.sources}

    def document(self) -> Iterator[Printed]:
        yield from self.opening()
        yield from self.card()
        yield from self.notices()
        yield from self.figures()
        if self.sheet.intro:
            yield from self.heading(self.sheet.labels["inleiding"])
            yield from self.blocks(self.sheet.intro)
        for section in self.sheet.sections:
            yield from self.heading(section.heading)
            yield from self.blocks(section.blocks)
        yield from self.closing()

    def text(self, text: Text, *, critical: bool = False, level: int = 0, content: bool = False) -> Iterator[Printed]:
        if critical or text.critical:
            yield from self.text(self.sheet.labels["belangrijk"])
        runs = inline.parse(text.markdown)
        links = tuple(filter(None, map(self.link, inline.links(runs))))
        yield Printed(inline.to_text(runs), links, level=level, own=text if text.lang else None)
        if content and text.state:
            yield Printed("(")
            yield from self.text(self.sheet.labels["alleen_nederlands"])
            yield Printed(")")

    def link(self, link: inline.Link) -> tuple[str, str] | None:
        described = link.title or inline.to_text(link.runs)
        if link.target.startswith("#"):
            return (Printed.INTERNAL, described) if link.target[1:] in self.anchors else None
        return (link.target, described) if link.target.startswith(("https:", "tel:", "mailto:")) else None

    def label(self, label: str, **fields: str) -> Iterator[Printed]:
        """A label; a field that is an address becomes a link."""
        text = self.sheet.labels[label]
        links = tuple((value, value) for value in fields.values() if value.startswith("https:"))
        yield Printed(text.text.format(**fields), links, own=text if text.lang else None)

    def heading(self, text: Text, level: int = 2) -> Iterator[Printed]:
        yield from self.text(text, level=level)

    def opening(self) -> Iterator[Printed]:
        sheet = self.sheet
        yield from self.text(sheet.series.name)
        yield from self.text(sheet.publisher)
        yield Printed(sheet.series.site)
        if sheet.status in _STATUS:
            newer = [entry.edition for entry in sheet.editions if entry.status == "current"]
            yield from self.label(_STATUS[sheet.status], edition="".join(newer[:1]))
        yield from self.heading(sheet.series.title, 1)
        if sheet.edition:
            yield from self.label("tekst_van", date=sheet.edition_label)
            yield Printed("·")
        yield from self.text(sheet.review.text)
        yield from self.text(sheet.labels["onofficiele_uitgave"])
        if sheet.translation.review != "source":
            yield Printed("·")
            yield from self.text(sheet.translation.text)

    def card(self) -> Iterator[Printed]:
        live = [(c, [ch for ch in c.channels.values() if ch.kind in _LIVE]) for c in self.sheet.contacts.values()]
        live = [(contact, channels) for contact, channels in live if channels and not contact.replaced_by]
        if live:
            yield from self.heading(self.sheet.labels["direct_hulp"])
        for contact, channels in live:
            yield from self.text(contact.name)
            for channel in channels:
                yield from self.channel(contact, channel, after="")
                for note in channel.notes:
                    yield from self.text(note)

    def channel(self, contact: Contact, channel: Channel, after: str) -> Iterator[Printed]:
        if channel.kind not in ("phone", "email", "web"):
            yield from self.text(self.sheet.labels[f"kanaal_{channel.kind}"])
            yield Printed(after)
        yield Printed(channel.display, ((channel.uri, f"{contact.name.text}: {channel.display}"),))

    def notices(self) -> Iterator[Printed]:
        if self.sheet.notices:
            yield from self.heading(self.sheet.labels["mededelingen"])
            yield _LIST
        for notice in self.sheet.notices:
            yield Printed("•", tag="/LI")
            yield from self.text(notice.text, critical=notice.critical, content=True)
            yield from self.label("mededeling_van", date=notice.on_label or notice.on)
            if notice.source:
                source = self.sheet.sources.get(notice.source)
                address = source.url if source else notice.source
                if address:
                    yield Printed(f"·{address}", ((address, address),))

    def figures(self) -> Iterator[Printed]:
        shown = {key: fact for key, fact in self.sheet.facts.items() if fact.label and not fact.countries}
        if shown:
            yield from self.heading(self.sheet.labels["kerncijfers"])
        for key, fact in shown.items():
            yield from self.text(fact.label or fact.text)
            yield from self.text(fact.phrase)
            if f"facts.{key}" in {notice.about for notice in self.sheet.notices}:
                heading = self.sheet.labels["mededelingen"]
                yield Printed(heading.text, ((Printed.INTERNAL, heading.text),), own=heading if heading.lang else None)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Printed]:
        for block in blocks:
            if block.editorial:
                yield from self.text(self.sheet.labels["toegevoegd_door_redactie"])
            if block.critical and not isinstance(block, TextBlock):
                yield from self.text(self.sheet.labels["belangrijk"])
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[Printed]:
        if isinstance(block, TextBlock):
            subheading = block.kind == "subheading"
            critical = block.critical
            yield from self.text(block.text, critical=critical, level=3 if subheading else 0, content=not subheading)
        elif isinstance(block, ListBlock):
            yield from self.items(block.items, ordered=block.kind == "steps")
        elif isinstance(block, DefinitionsBlock):
            yield _LIST
            for definition in block.items:
                yield Printed(tag="/LI")
                yield from self.text(definition.term, content=True)
                yield from self.text(definition.description, content=True)
        elif isinstance(block, ContactsBlock):
            yield from self.contacts(block)
        else:
            yield from self.text(Text(block.markdown, block.markdown), critical=block.critical)

    def items(self, items: Iterable[Item], *, ordered: bool = False) -> Iterator[Printed]:
        yield _LIST
        for number, item in enumerate(items, 1):
            yield Printed(f"{number}." if ordered else "•", tag="/LI")
            yield from self.text(item.text, content=True)
            if item.items:
                yield from self.items(item.items)

    def contacts(self, block: ContactsBlock) -> Iterator[Printed]:
        yield _LIST
        for key in block.contacts:
            contact = self.sheet.contacts[key]
            yield Printed("•", tag="/LI")
            yield from self.text(contact.name)
            for channel in contact.channels.values():
                yield from self.channel(contact, channel, after=":")
                for note in channel.notes:
                    yield Printed("·")
                    yield from self.text(note)

    def closing(self) -> Iterator[Printed]:
        sheet = self.sheet
        if sheet.sources:
            yield from self.heading(sheet.labels["bronnen"])
            yield _LIST
        for source in sheet.sources.values():
            yield Printed("•", tag="/LI")
            yield from self.text(source.citation)
            if source.url and source.url not in source.citation.text:
                yield Printed(source.url, ((source.url, source.url),))
        if sheet.origin.url:
            yield from self.label("bron_van_tekst", url=sheet.origin.url)
        yield Printed(f"{sheet.slug}·{sheet.edition or sheet.edition_label}·{sheet.language}·SHA-256 {_digest(sheet)}")


def _digest(sheet: Factsheet) -> str:
    """As an app would work it out: of the JSON, without what says where and when (docs/hosting.md)."""
    outside = {"schema", "schema_version", "edition_label", "status", "direction", "translation"}
    outside |= {"editions", "languages", "labels", "content_as_of"}
    told = {key: value for key, value in sheet.to_dict().items() if key not in outside}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
