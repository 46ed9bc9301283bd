"""Texts of the contract as HTML: inlines with every character escaped, and links only to where a page may lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from factsheet_content import inline
from factsheet_content.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factsheet_content.model import Factsheet, Text

_SCHEMES = ("https:", "http:", "mailto:", "tel:")
# What Factsheet.downloads is called in a text: a file beside the page, never a path.
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.[a-z]+")
# A literal "<" is escaped in the contract's Markdown.
_AUTOLINK = re.compile(r"(?<!\\)<(https?://[^\s<>]+)>")
# Right-to-left text would show the groups of such a number in the opposite order.
_NUMBER = re.compile(r"(\+\d[\d ]*\d|\d+(?:[-/.]\d+)+)")


# What is put together by joining is escaped where it is no markup, as with ``format``, at a fraction of the time.
_NOTHING = Markup("")
_LEFT_TO_RIGHT, _END_OF_DIRECTION = Markup('<bdi dir="ltr">'), Markup("</bdi>")
_LINK_TO, _LINK, _AWAY, _END_OF_LINK = Markup('<a href="'), Markup('">'), Markup('" rel="noreferrer">'), Markup("</a>")


class Destinations(Record):
    """Where the links of a page can lead."""

    anchors: frozenset[str] = frozenset()
    """Ids on the page."""
    sheets: Mapping[str, str] = {}
    """Slug → address of that factsheet, as seen from the page."""
    files: frozenset[str] | None = None
    """The files beside the page; ``None`` where that is not known."""

    def address(self, target: str) -> str:
        """The address of a link's target; empty where it leads nowhere."""
        if target.startswith("#"):
            return target if target[1:] in self.anchors else ""
        if target.startswith("factsheet:"):
            return self.sheets.get(target.removeprefix("factsheet:"), "")
        if _FILE.fullmatch(target):
            return target if self.files is None or target in self.files else ""
        return target if target.lower().startswith(_SCHEMES) else ""


def destinations(sheet: Factsheet, sheets: Iterable[str] = (), files: frozenset[str] | None = None) -> Destinations:
    """Where the links of a factsheet's page lead; ``sheets`` are the slugs that have a page in its language."""
    anchors = {section.id for section in sheet.sections}
    if sheet.sources:
        anchors |= {"sources", *(f"source-{key}" for key in sheet.sources)}
    known = {link.factsheet: link.uri for link in sheet.links.values() if link.factsheet and link.uri}
    outside = {slug: uri for slug, uri in known.items() if uri.lower().startswith(_SCHEMES)}
    return Destinations(frozenset(anchors), outside | {slug: f"{slug}.html" for slug in sheets}, files)


def inlines(text: Text, where: Destinations, *, rtl: bool = False) -> Markup:
    """A text as HTML inlines; ``rtl`` where the text around it runs from right to left."""
    runs = inline.parse(_AUTOLINK.sub(_written_out, text.markdown))
    return _all(runs, where, rtl=rtl)


def own_language(text: Text) -> Markup:
    """The attributes of a passage that is not in the language of the rest, with a space before them."""
    if not text.lang:
        return _NOTHING
    return Markup(' lang="{}" dir="{}"').format(text.lang, "rtl" if text.dir == "rtl" else "ltr")


def phone(display: str) -> Markup:
    """A number or an address to be shown from left to right wherever it stands."""
    return _NOTHING.join((_LEFT_TO_RIGHT, display, _END_OF_DIRECTION))


def _all(runs: tuple[inline.Run, ...], where: Destinations, *, rtl: bool) -> Markup:
    if len(runs) == 1:
        return _run(runs[0], where, rtl=rtl)
    return _NOTHING.join([_run(run, where, rtl=rtl) for run in runs])


def _run(run: inline.Run, where: Destinations, *, rtl: bool) -> Markup:
    if isinstance(run, inline.Plain):
        return _plain(run.text) if rtl else escape(run.text)
    inner = _all(run.runs, where, rtl=rtl)
    match run:
        case inline.Emphasis():
            return Markup("<em>{}</em>").format(inner)
        case inline.Strong():
            return Markup("<strong>{}</strong>").format(inner)
        case inline.Link():
            return link(inner, where.address(run.target))


def _plain(text: str) -> Markup:
    parts = _NUMBER.split(text)
    return _NOTHING.join(phone(part) if odd % 2 else escape(part) for odd, part in enumerate(parts))


def link(inner: Markup, address: str) -> Markup:
    """A link, or its text alone where there is nowhere to lead to."""
    if not address or not inner.strip():
        return inner
    if address.startswith("tel:") or inner == escape(address):  # an address that shows itself
        inner = phone(inner)
    start = _AWAY if address.lower().startswith("http") else _LINK
    return _NOTHING.join((_LINK_TO, address, start, inner, _END_OF_LINK))


def _written_out(autolink: re.Match[str]) -> str:
    return inline.to_markdown((inline.Link((inline.Plain(autolink[1]),), autolink[1]),))
