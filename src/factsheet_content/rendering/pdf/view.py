"""A factsheet as the values that the PDF's template prints, in the order in which it prints them.

The template gets nothing but these values, as JSON, so that no text can become Typst markup. A text is
``{"runs": […], "long"?, "lang"?, "region"?, "dir"?, "mark"?, "only"?}``, ``long`` being the letters of its longest word
where a cell of the page may be too narrow for it; a run is a string, ``{"ltr": string}`` (left to
right wherever it stands), ``{"em": runs}``, ``{"strong": runs}`` or ``{"link": runs, "to" | "at": address | anchor,
"alt": description}``. Every character but the marks of lists stands here in reading order: ``links`` and
``reading_order`` rely on it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.model import ContactsBlock, DefinitionsBlock, ListBlock, Text, TextBlock
from factsheet_content.rendering.blocks import EVIDENT
from factsheet_content.rendering.checksum import checksum
from factsheet_content.rendering.words import address, citation, helplines, literal, notice_remarks, phrase, status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from factsheet_content.model import Block, Channel, Contact, Fact, Factsheet, Item, Notice

    Value = dict[str, Any]

_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_SEPARATOR = " · "
# As the template finds them when it breaks them.
_LONG_WORD = re.compile(r"[^\s\-/]{12,}")
# Characters of the widest letters that a line of a column has room for, and a column at least; what must stay together
# and is higher than a column would be cut off.
_LINE = 20
_COLUMN = 60 * _LINE
# A literal "<" is escaped in the contract's Markdown.
_AUTOLINK = re.compile(r"(?<!\\)<(https?://[^\s<>]+)>")
# Right-to-left text would print the groups of a number in the opposite order, unless they are kept together.
_NUMBER = re.compile(r"(\+\d[\d ]*\d|\d+(?:[-/.]\d+)+)")


def view(sheet: Factsheet, *, part_of: Factsheet | None = None) -> Value:
    """Everything that the template prints, ready for ``json.dumps``; ``part_of`` is whose data it is a part of."""
    return _View(sheet, part_of or sheet).document()


def tag(language: str) -> Value:
    """A BCP 47 tag as Typst takes it: the language, and the region if it is a country."""
    first, *rest = language.split("-")
    region = next((part.upper() for part in rest if re.fullmatch("[A-Za-z]{2}", part)), None)
    return {"lang": first.lower(), "region": region}


class _View:
    """One factsheet on its way to the template; it holds what every text needs to find its links and marks."""

    def __init__(self, sheet: Factsheet, whole: Factsheet) -> None:
        self.sheet = sheet
        self.whole = whole
        self.anchors = {section.id for section in sheet.sections}
        if sheet.sources:
            self.anchors |= {"sources", *(f"source-{key}" for key in sheet.sources)}
        self.doubted = {notice.about for notice in sheet.notices}
        self.important = self.label("belangrijk")

    def document(self) -> Value:
        sheet = self.sheet
        page, pages = literal("{page}"), literal("{pages}")  # which the template knows
        return {
            **tag(sheet.language),
            "dir": sheet.direction,
            "name": sheet.series.title.text,
            "author": sheet.publisher.text,
            "date": [int(part) for part in (sheet.edition or sheet.content_as_of).split("-")],
            "page": phrase(sheet, "pagina_van", page=page, pages=pages).text,
            "edition": sheet.edition_label,
            **self.opening(),
            "intro": {"heading": self.label("inleiding"), "blocks": self.blocks(sheet.intro)} if sheet.intro else None,
            "sections": [
                {"id": section.id, "heading": self.text(section.heading), "blocks": self.blocks(section.blocks)}
                for section in sheet.sections
            ],
            "sources": self.sources(),
            "origin": self.origin(),
            "checksum": self.checksum(),
        }

    # Texts

    def text(self, text: Text, *, critical: bool = False) -> Value:
        marked = {"mark": self.important} if critical or text.critical else {}
        return {**marked, "runs": self.runs(_parsed(text.markdown)), **_long(text.text), **_own(text)}

    def prose(self, text: Text, *, critical: bool = False) -> Value:
        """A text of the content; where it fell back to the source language, it says so."""
        only = {"only": self.around("(", "alleen_nederlands", ")")} if text.state and text.lang else {}
        return {**self.text(text, critical=critical), **only}

    def label(self, label: str, **fields: Text) -> Value:
        return self.text(phrase(self.sheet, label, **fields))

    def around(self, before: str, label: str, after: str) -> Value:
        """A label with what sets it apart."""
        text = self.label(label)
        return {**text, "runs": [run for run in (before, *text["runs"], after) if run]}

    def runs(self, runs: Iterable[inline.Run]) -> list[Any]:
        found: list[Any] = []
        for run in runs:
            if isinstance(run, inline.Plain):
                parts = _NUMBER.split(run.text)
                found += [{"ltr": part} if odd % 2 else part for odd, part in enumerate(parts) if part]
            elif isinstance(run, inline.Link):
                found += self.link(run)
            else:
                found.append({"em" if isinstance(run, inline.Emphasis) else "strong": self.runs(run.runs)})
        return found

    def link(self, link: inline.Link) -> list[Any]:
        """The link, or its text alone where there is nothing to lead to."""
        words = inline.to_text(link.runs)
        runs = [{"ltr": words}] if words.isascii() and link.runs == (inline.Plain(words),) else self.runs(link.runs)
        where = self.target(link.target)
        return [{"link": runs, **where, "alt": link.title or words}] if where and words.strip() else runs

    def target(self, target: str) -> Value:
        if target.startswith("#"):
            return {"at": target[1:]} if target[1:] in self.anchors else {}
        if target.startswith("factsheet:"):
            slug = target.removeprefix("factsheet:")
            target = next((link.uri for link in self.sheet.links.values() if link.factsheet == slug and link.uri), "")
        return {"to": target} if target.lower().startswith(_SCHEMES) else {}

    # What stands above the text

    def opening(self) -> Value:
        sheet = self.sheet
        state = status(sheet)
        dated = [self.label("tekst_van", date=literal(sheet.edition_label))] if sheet.edition else []
        translated = [] if sheet.translation.review == "source" else [self.text(sheet.translation.text)]
        return {
            "series": self.text(sheet.series.name),
            "publisher": self.text(sheet.publisher),
            "site": sheet.series.site,
            "status": self.text(state) if state else None,
            "title": self.text(sheet.series.title),
            "dates": _joined([*dated, self.text(sheet.review.text)]),
            "provenance": _joined([self.label("onofficiele_uitgave"), *translated]),
            "card": self.headed("direct_hulp", [self.contact(contact) for contact in helplines(sheet)]),
            "notices": self.headed("mededelingen", [self.notice(notice) for notice in sheet.notices]),
            "figures": self.headed("kerncijfers", self.figures()),
        }

    def headed(self, heading: str, items: Iterable[Value]) -> Value | None:
        found = [*items]
        return {"heading": self.label(heading), "items": found} if found else None

    def contact(self, contact: Contact, *, listed: bool = False) -> Value:
        """On the card every note has a line of its own; listed, they follow on the number."""
        channels = [self.channel(contact, channel, listed=listed) for channel in contact.channels.values()]
        return {"name": self.text(contact.name), "channels": channels, "together": _extent(contact) < _COLUMN / 2}

    def channel(self, contact: Contact, channel: Channel, *, listed: bool) -> Value:
        description = f"{contact.name.text}: {channel.display}"
        link = inline.Link((inline.Plain(channel.display),), channel.uri, description)
        notes = [self.text(note) for note in channel.notes]
        return {
            "kind": None
            if channel.kind in EVIDENT
            else self.around("", f"kanaal_{channel.kind}", ": " if listed else ""),
            "display": {"runs": self.link(link), **_long(channel.display)},
            "notes": [part for note in notes for part in (_SEPARATOR, note)] if listed else notes,
        }

    def notice(self, notice: Notice) -> Value:
        remarks = [self.text(remark) for remark in notice_remarks(self.sheet, notice)]
        return {"text": self.prose(notice.text, critical=notice.critical), "remarks": _joined(remarks)}

    def figures(self) -> Iterable[Value]:
        for key, fact in self.sheet.facts.items():
            if fact.label and not fact.countries and fact.unit != "calendar_year":
                yield {"label": self.text(fact.label), **self.figure(fact), "notice": self.doubt(f"facts.{key}")}

    def figure(self, fact: Fact) -> Value:
        """The number apart from its unit where it comes first, so that it can be set large."""
        number, whole = fact.text.text, fact.phrase.text
        if not whole.startswith(number):
            return {"number": None, "phrase": self.text(fact.phrase)}
        unit = whole.removeprefix(number)
        return {"number": number, "phrase": {"runs": [unit], **_long(unit), **_own(fact.phrase)}}

    def doubt(self, about: str) -> Value | None:
        """A link to the notices beside a figure that one is about, so that nobody quotes it without having seen it."""
        if about not in self.doubted:
            return None
        heading = phrase(self.sheet, "mededelingen")
        link = {"link": [heading.text], "at": "notices", "alt": heading.text}
        return {"runs": [link], **_long(heading.text), **_own(heading)}

    # The text itself

    def blocks(self, blocks: Iterable[Block]) -> list[Value]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> Value:
        added = {"added": self.label("toegevoegd_door_redactie")} if block.editorial else {}
        return {"kind": block.kind, **added, **self.content(block)}

    def content(self, block: Block) -> Value:
        if isinstance(block, TextBlock):
            return {"text": self.prose(block.text, critical=block.critical)}
        marked = {"mark": self.important} if block.critical else {}
        if isinstance(block, ListBlock):
            return {**marked, "items": [self.item(item) for item in block.items]}
        if isinstance(block, DefinitionsBlock):
            return {**marked, "items": [[self.prose(item.term), self.prose(item.description)] for item in block.items]}
        if isinstance(block, ContactsBlock):
            found = [self.sheet.contacts[key] for key in block.contacts if key in self.sheet.contacts]
            return {**marked, "contacts": [self.contact(contact, listed=True) for contact in found]}
        # A kind of a later version: its CommonMark is its fallback.
        return {"kind": "paragraph", "text": self.text(Text(block.markdown, block.markdown), critical=block.critical)}

    def item(self, item: Item) -> Value:
        return {"text": self.prose(item.text), "items": [self.item(below) for below in item.items]}

    # What stands below the text

    def sources(self) -> Value | None:
        items = [
            {"id": key, "texts": [self.text(text) for text in citation(source)]}
            for key, source in self.sheet.sources.items()
        ]
        return self.headed("bronnen", items)

    def origin(self) -> Value | None:
        url = self.sheet.origin.url
        return self.label("bron_van_tekst", url=address(url)) if url else None

    def checksum(self) -> str:
        """Which text this is, for a reader who has to prove it."""
        sheet = self.whole
        digest = checksum(sheet)
        groups = " ".join(digest[start : start + 16] for start in range(0, len(digest), 16))
        return f"{sheet.slug} · {sheet.edition or sheet.edition_label} · {sheet.language} · SHA-256 {groups}"


def _extent(contact: Contact) -> int:
    """How many characters a contact takes, each of its channels a line or more."""
    lines = ([channel.display, *(note.text for note in channel.notes)] for channel in contact.channels.values())
    return len(contact.name.text) + sum(max(_LINE, sum(map(len, line))) for line in lines)


def _parsed(markdown: str) -> tuple[inline.Run, ...]:
    """The runs of the contract's Markdown, in which an address that shows itself may be an autolink of CommonMark."""
    return inline.parse(_AUTOLINK.sub(_written_out, markdown))


def _written_out(autolink: re.Match[str]) -> str:
    return inline.to_markdown((inline.Link((inline.Plain(autolink[1]),), autolink[1]),))


def _joined(texts: list[Value]) -> list[Any]:
    return [part for text in texts for part in (_SEPARATOR, text)][1:]


def _long(text: str) -> Value:
    """How many letters its longest word has, if there are many."""
    words = _LONG_WORD.findall(text)
    return {"long": max(map(len, words))} if words else {}


def _own(text: Text) -> Value:
    """The language of a text that is not in the language of the rest."""
    return {**tag(text.lang), "dir": text.dir or "ltr"} if text.lang else {}
