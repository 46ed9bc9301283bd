"""The plain text form: one paragraph or item a line, unwrapped, so that anything can show, search or compare it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.model import ContactsBlock, DefinitionsBlock, ListBlock, TextBlock
from factsheet_content.rendering.blocks import EVIDENT
from factsheet_content.rendering.words import address, citation, helplines, masthead, notice_remarks, phrase, status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.model import Block, Channel, Contact, Factsheet, Section, Text

_BULLET = "• "


def render(sheet: Factsheet) -> str:
    """The whole factsheet: what its state is, notices, whom to call, the text, the sources."""
    parts = (_opening(sheet), _notices(sheet), _helplines(sheet), [body(sheet)], _sources(sheet), _origin(sheet))
    return "\n\n".join(filter(None, map("\n".join, parts))) + "\n"


def body(sheet: Factsheet) -> str:
    """The introduction and the sections, an empty line between blocks."""
    chunks = [*_chunks(sheet, sheet.intro)]
    for section in sheet.sections:
        chunks += _section(sheet, section)
    return "\n\n".join(chunks)


def plain(text: Text) -> str:
    """A text on one line; one that is not in the language of the rest says which it is in: "[nl] …"."""
    line = " ".join(text.text.split())
    return f"[{text.lang}] {line}" if text.lang else line


def _section(sheet: Factsheet, section: Section) -> list[str]:
    return [plain(section.heading), *_chunks(sheet, section.blocks)]


def _chunks(sheet: Factsheet, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        lines = list(block_lines(sheet, block))
        if block.editorial:
            lines.append(f"({plain(phrase(sheet, 'toegevoegd_door_redactie'))})")
        yield "\n".join(lines)


def block_lines(sheet: Factsheet, block: Block) -> Iterator[str]:
    """The lines of a block; of a kind from a later version, its CommonMark as it stands."""
    match block:
        case TextBlock():
            yield plain(block.text)
        case ListBlock():
            yield from _list(block)
        case DefinitionsBlock():
            yield from (f"{_BULLET}{plain(item.term)}: {plain(item.description)}" for item in block.items)
        case ContactsBlock():
            found = (sheet.contacts[key] for key in block.contacts if key in sheet.contacts)
            yield from contact_lines(sheet, found)
        case _:
            yield block.markdown


def _list(block: ListBlock) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        marker = f"{number}. " if block.kind == "steps" else _BULLET
        yield marker + plain(item.text)
        yield from (" " * len(marker) + _BULLET + plain(below.text) for below in item.items)


def contact_lines(sheet: Factsheet, contacts: Iterable[Contact]) -> Iterator[str]:
    """An organisation a line with its one channel, or a line for each of several below it."""
    for contact in contacts:
        channels = list(contact.channels.values())
        if len(channels) == 1:
            yield f"{_BULLET}{plain(contact.name)}: {_channel(sheet, channels[0], named=False)}"
        else:
            yield _BULLET + plain(contact.name)
            yield from (f"  {_BULLET}{_channel(sheet, channel, named=True)}" for channel in channels)


def _channel(sheet: Factsheet, channel: Channel, *, named: bool) -> str:
    label = phrase(sheet, f"kanaal_{channel.kind}") if f"kanaal_{channel.kind}" in sheet.labels else None
    kind = plain(label) if label else channel.kind
    shown = [f"{kind}: {channel.display}" if named or channel.kind not in EVIDENT else channel.display]
    if channel.uri.startswith("http") and channel.kind != "whatsapp" and _site(channel) not in channel.uri:
        shown.append(channel.uri)  # on paper "Chat with us" leads nowhere
    return " · ".join([*shown, *map(plain, channel.notes)])


def _site(channel: Channel) -> str:
    return channel.display.partition("/")[0]


def _opening(sheet: Factsheet) -> Iterator[str]:
    yield plain(sheet.series.title)
    state = status(sheet)
    if state is not None:
        yield plain(state)
    yield from map(plain, masthead(sheet))


def _notices(sheet: Factsheet) -> Iterator[str]:
    if sheet.notices:
        yield plain(phrase(sheet, "mededelingen"))
    for notice in sheet.notices:
        weight = f"{plain(phrase(sheet, 'belangrijk'))}: " if notice.critical else ""
        remarks = " · ".join(map(plain, notice_remarks(sheet, notice)))
        yield f"{_BULLET}{weight}{plain(notice.text)} ({remarks})"


def _helplines(sheet: Factsheet) -> Iterator[str]:
    lines = list(contact_lines(sheet, helplines(sheet)))
    if lines:
        yield plain(phrase(sheet, "direct_hulp"))
        yield from lines


def _sources(sheet: Factsheet) -> Iterator[str]:
    if sheet.sources:
        yield plain(phrase(sheet, "bronnen"))
    for source in sheet.sources.values():
        yield _BULLET + " ".join(map(plain, citation(source)))


def _origin(sheet: Factsheet) -> Iterator[str]:
    if sheet.origin.url:
        yield plain(phrase(sheet, "bron_van_tekst", url=address(sheet.origin.url)))
