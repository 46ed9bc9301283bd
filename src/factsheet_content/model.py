"""One edition of a factsheet in one language, as an app reads it: frozen, typed, fully resolved.

These classes mirror version 1 of the JSON contract key by key (``schema/export/factsheet.schema.json``). Fields are
only ever added, and enumerations (``status``, ``kind``, ``state`` …) are open: a reader must be able to live with a
value that it does not know. ``contract.py`` turns JSON into these objects and back.
"""

from __future__ import annotations

from types import MappingProxyType

from factsheet_content.record import Record

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

#: No entries.
EMPTY: Mapping[str, int] = MappingProxyType({})

#: Version of the JSON contract (SemVer); the distribution's own version is a date.
SCHEMA_VERSION = "1.1.0"


class Text(Record):
    """A text in its final form; ``str(text)`` is the plain one."""

    text: str
    """Plain text, NFC, without markup or invisible controls."""
    markdown: str
    """The same as CommonMark inlines, safe at the start of a line; channels and addresses are links."""
    lang: str | None = None
    """BCP 47 tag, only where it differs from the factsheet's language (a passage that fell back to Dutch)."""
    dir: str | None = None
    """``ltr`` or ``rtl``, only together with ``lang``."""
    critical: bool = False
    """True where a reader can come to harm if this text is missing, stale or wrong."""
    state: str | None = None
    """Why the text fell back: ``missing``, ``outdated`` or ``unaccepted``; absent where the text is current."""

    def __str__(self) -> str:
        return self.text


class Item(Record):
    """One item of a list, with the items below it."""

    id: str
    text: Text
    items: tuple[Item, ...] = ()


class Definition(Record):
    """A term and what it means."""

    id: str
    term: Text
    description: Text


class Block(Record):
    """What all blocks share, and all that is known of a block of a kind from a later version of the contract."""

    id: str
    kind: str
    markdown: str
    """The whole block as CommonMark: the fallback for a reader that does not know ``kind``."""
    critical: bool = False
    editorial: bool = False
    """True where the editor added the block to what the source document says."""


class TextBlock(Block, kw_only=True):
    """A ``paragraph``, a ``subheading`` or a ``callout``."""

    text: Text


class ListBlock(Block, kw_only=True):
    """``bullets``, or numbered ``steps``."""

    items: tuple[Item, ...]


class DefinitionsBlock(Block, kw_only=True):
    """``definitions``: terms, each with its description."""

    items: tuple[Definition, ...]


class ContactsBlock(Block, kw_only=True):
    """``contacts``: whom to call, as keys of :attr:`Factsheet.contacts`."""

    contacts: tuple[str, ...]


class Section(Record):
    """A section with its heading; the standard ids are the machine's words (``signals``, ``reporting-code`` …)."""

    id: str
    heading: Text
    blocks: tuple[Block, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Every list item of the section in reading order, nested ones after the one they belong to."""
        return tuple(
            item
            for block in self.blocks
            if isinstance(block, ListBlock)
            for top in block.items
            for item in (top, *top.items)
        )


class Notice(Record):
    """What a frozen text cannot say itself: a doubt, a change in the law, a withdrawal."""

    id: str
    on: str
    text: Text
    about: str | None = None
    """The unit or fact (``facts.<id>``) that it is about; absent where it is about the whole edition."""
    source: str | None = None
    critical: bool = False
    on_label: str | None = None
    """``on`` as a reader sees it: "17-11-2018", "17 November 2018"."""


class Review(Record):
    """When the text was last reviewed, and by whom; without a review ``text`` says so ("Niet herzien sinds …")."""

    text: Text
    on: str | None = None
    by: str | None = None
    due: str | None = None


class Series(Record):
    """The series that the factsheet belongs to, in the edition of its shared text that the factsheet carries."""

    edition: str
    name: Text
    title: Text
    """The factsheet's title as the series writes it, e.g. "Factsheet: Gedwongen achterlating"."""
    site: str


class Fact(Record):
    """A figure, a range, an age, a year or a list of countries, with its source."""

    text: Text
    """As it is printed in prose: "182–815", or the names of the countries."""
    phrase: Text
    """With its unit: "182–815 personen per jaar"; the same as ``text`` where it has none."""
    label: Text | None = None
    value: int | float | None = None
    min: int | float | None = None
    max: int | float | None = None
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes."""
    unit: str | None = None
    per: str | None = None
    source: str | None = None
    """A key of :attr:`Factsheet.sources`."""


class Reach(Record):
    """From where a channel can be reached; ``None`` where that is not known."""

    nl: bool | None = None
    abroad: bool | None = None


class Verified(Record):
    """When and how a channel was last checked."""

    date: str
    url: str | None = None
    how: str | None = None


class Channel(Record):
    """One way to reach a contact."""

    kind: str
    """``phone``, ``whatsapp``, ``sms``, ``chat``, ``textphone``, ``email`` or ``web``; open."""
    display: str
    """As people write it; never reformatted."""
    uri: str
    reach: Reach | None = None
    hours: str | None = None
    cost: str | None = None
    languages: tuple[str, ...] = ()
    verified: Verified | None = None
    notes: tuple[Text, ...] = ()
    """Hours, cost and limits of reach in words, to be shown beside the number."""


class Contact(Record):
    """An organisation and its channels, the preferred one first."""

    name: Text
    channels: Mapping[str, Channel]
    replaced_by: str | None = None


class Link(Record):
    """An address that the text refers to; without ``uri`` the reference is plain text."""

    uri: str | None = None
    factsheet: str | None = None
    """The slug of the factsheet of this series that it leads to."""


class Source(Record):
    """A publication that figures or statements rest on."""

    type: str
    title: str
    citation: Text
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    url: str | None = None
    lang: str | None = None


class Origin(Record):
    """The document that the edition was made from."""

    url: str | None = None
    masthead: tuple[str, ...] = ()


class UnitCounts(Record):
    """How many translatable texts there are, and in what state."""

    total: int
    current: int
    outdated: int
    missing: int


class Translation(Record):
    """How this language came about, and how complete it is."""

    source_language: str
    review: str
    """``source`` for the source language; else ``unofficial`` or ``reviewed``: the weakest of the catalogs used."""
    text: Text
    """What a reader must be told about it, in words."""
    coverage: float
    """Current units / all units, 0 to 1."""
    units: UnitCounts
    revised: str | None = None


class Amendment(Record):
    """A correction of a published edition that changed no meaning."""

    on: str
    reason: Text | None = None
    """Absent in the index, which has no language."""


class Withdrawal(Record):
    """That an edition must not be used any more."""

    on: str
    reason: Text | None = None
    """Absent in the index, which has no language."""


class EditionReview(Record):
    """That somebody looked whether an edition still is right."""

    on: str
    by: str
    due: str | None = None
    """The day before which the next one was to come; only kept of the last review."""


class EditionEntry(Record):
    """One published edition of the factsheet."""

    edition: str
    status: str
    languages: tuple[str, ...]
    label: str | None = None
    """The date as a reader of this language sees it; absent in the index, which has no language."""
    released: str | None = None
    """The day on which it was published here, which need not be its own date."""
    note: Text | None = None
    """What is new in it, for readers; absent in the index, which has no language."""
    changes: Mapping[str, int] = EMPTY
    """How many changes there are since the edition before, by how much they matter: ``safety``, ``substance`` …"""
    reissued: tuple[str, ...] = ()
    """The days on which it was issued again as it is."""
    reviews: tuple[EditionReview, ...] = ()
    """Every review of this edition, while it was the newest one, the last first."""
    amended: tuple[Amendment, ...] = ()
    withdrawn: Withdrawal | None = None


class LanguageEntry(Record):
    """One language that the factsheet is published in."""

    language: str
    name: str
    """In the language itself."""
    direction: str
    edition: str
    """The newest edition published in it."""


class Factsheet(Record):
    """One edition of a factsheet in one language."""

    schema: str
    schema_version: str
    slug: str
    edition: str | None
    """ISO date; ``None`` for a draft."""
    edition_label: str
    """The date as a reader sees it: "17-11-2018", "17 November 2018"; for a draft, the word for it."""
    status: str
    """``current``, ``superseded``, ``withdrawn`` or ``draft``; open."""
    language: str
    direction: str
    title: Text
    publisher: Text
    series: Series
    notices: tuple[Notice, ...]
    review: Review
    intro: tuple[Block, ...]
    sections: tuple[Section, ...]
    facts: Mapping[str, Fact]
    contacts: Mapping[str, Contact]
    links: Mapping[str, Link]
    sources: Mapping[str, Source]
    origin: Origin
    translation: Translation
    editions: tuple[EditionEntry, ...]
    languages: tuple[LanguageEntry, ...]
    labels: Mapping[str, Text]
    """Words that a publication prints around the content; some have Python format fields ("{page}")."""
    content_as_of: str

    def section(self, id: str) -> Section:  # noqa: A002 - the contract's own word for it
        """The section with that id; ``KeyError`` names the ones there are."""
        for section in self.sections:
            if section.id == id:
                return section
        raise KeyError(f"no section {id!r}; there are {', '.join(section.id for section in self.sections)}")

    def blocks(self) -> Iterator[Block]:
        """Every block in reading order, those of the introduction first."""
        yield from self.intro
        for section in self.sections:
            yield from section.blocks

    def to_dict(self) -> dict[str, Any]:
        """The object of the JSON contract, keys in their fixed order."""
        from factsheet_content.contract import to_dict

        data: dict[str, Any] = to_dict(self)
        return data

    def to_json(self) -> str:
        """The JSON contract's text: UTF-8 ready, the same for the same content, ending in a newline."""
        from factsheet_content.rendering.json import render

        return render(self)

    def to_markdown(self) -> str:
        """The whole factsheet as CommonMark with YAML front matter."""
        from factsheet_content.rendering.markdown import render

        return render(self)

    def to_text(self) -> str:
        """The whole factsheet as plain text, one paragraph or item a line."""
        from factsheet_content.rendering.text import render

        return render(self)
