"""What every text form says around the content, in the words of the sheet's labels: its state, dates and warnings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.model import Text
from factsheet_content.record import replace
from factsheet_content.rendering.blocks import escape, link

if TYPE_CHECKING:
    from factsheet_content.model import Contact, Factsheet, Notice, Source

#: Status → label that announces it. A current text needs no word; a status of a later version is printed as it is.
_ANNOUNCED = {"draft": "concept", "superseded": "vervangen", "withdrawn": "ingetrokken"}

_AUTOLINK = re.compile(r"https?://[!-;=?-~]+")

#: Kinds of channel that nobody can call or write to at once.
_NOT_AT_ONCE = ("web", "email")


def phrase(sheet: Factsheet, id: str, **fields: Text) -> Text:  # noqa: A002 - the contract's own word for it
    """A label with its fields filled in; data without that label gets the fields alone, or the id as words."""
    label = sheet.labels.get(id)
    if label is None:
        return literal(" ".join(value.text for value in fields.values()) or id.replace("_", " "))
    if not fields and "{" not in label.text and "}" not in label.text:  # as most are
        return label
    words = {name: escape(value.text) for name, value in fields.items()}
    try:
        text = label.text.format(**{name: value.text for name, value in fields.items()})
        markdown = label.markdown.format(**words)
    except (AttributeError, LookupError, ValueError):  # wants a field of a later version
        return label
    for name, value in fields.items():  # also where the field came filled in, without its link
        markdown = markdown.replace(words[name], value.markdown, 1)
    return replace(label, text=text, markdown=markdown)


def literal(text: str) -> Text:
    """A plain string that prints as it is."""
    return Text(text, escape(text))


def address(url: str) -> Text:
    """An address that shows itself."""
    return Text(url, f"<{url}>" if _AUTOLINK.fullmatch(url) else link(url, url))


def status(sheet: Factsheet) -> Text | None:
    """What a reader must know before anything else: that this is not the current, published text."""
    if sheet.status == "current":
        return None
    label = _ANNOUNCED.get(sheet.status)
    newer = [literal(entry.label or entry.edition) for entry in sheet.editions if entry.status == "current"]
    if label is None or (label == "vervangen" and not newer):
        return literal(sheet.status)
    return phrase(sheet, label, edition=newer[0]) if label == "vervangen" else phrase(sheet, label)


def masthead(sheet: Factsheet) -> list[Text]:
    """Whose text it is, of which date, when reviewed, and how it was translated."""
    dated = [phrase(sheet, "tekst_van", date=literal(sheet.edition_label))] if sheet.edition else []
    lines = [sheet.publisher, phrase(sheet, "onofficiele_uitgave"), *dated, sheet.review.text, sheet.translation.text]
    return [line for line in lines if line.text]


def notice_remarks(sheet: Factsheet, notice: Notice) -> list[Text]:
    """When a notice was given, and where what it says can be read."""
    remarks = [phrase(sheet, "mededeling_van", date=literal(notice.on_label or notice.on))]
    source = sheet.sources.get(notice.source or "")
    where = source.url if source else notice.source
    return [*remarks, address(where)] if where else remarks


def helplines(sheet: Factsheet) -> list[Contact]:
    """Whom a reader can reach at once, with only such channels: those that a critical text names first."""
    reachable = []
    for contact in sheet.contacts.values():
        channels = {key: channel for key, channel in contact.channels.items() if channel.kind not in _NOT_AT_ONCE}
        if channels and contact.replaced_by not in sheet.contacts:
            reachable.append(replace(contact, channels=channels))
    vital = _critical_markdown(sheet)
    return sorted(reachable, key=lambda contact: not any(f"({one.uri})" in vital for one in contact.channels.values()))


def _critical_markdown(sheet: Factsheet) -> str:
    items = (item.text for section in sheet.sections for item in section.items)
    texts = (text.markdown for text in items if text.critical)
    return "\n".join((*texts, *(block.markdown for block in sheet.blocks() if block.critical)))


def citation(source: Source) -> list[Text]:
    """How the source is cited, and its address where the citation does not give it."""
    shown = source.url is None or source.url in source.citation.text
    return [source.citation] if shown else [source.citation, address(source.url or "")]
