"""Addresses: each leads to a place that exists outside a test, without a slip at its end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.authoring.po_positions import position
from factsheet_content.authoring.sheet import mapping
from factsheet_content.authoring.yaml_document import Span
from factsheet_content.checks.findings import Place, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Catalog
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document, Pointer

# RFC 2606 and RFC 6761: names that lead nowhere, or to the reader's own machine.
_RESERVED = re.compile(
    r"(?:.*\.)?(?:example\.(?:com|org|net|edu)|example|test|invalid|localhost|local|internal|onion)\.?"
    r"|\d{1,3}(?:\.\d{1,3}){3}|0x[0-9a-f]+|\d+|\[.*\]"
)
_ADDRESS = re.compile(r"https?://([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_TRAILING = re.compile(r"[.,;:!?'\"’”»>*]+$")
_UNPAIRED = re.compile(r"\)+$")


def check_sheet(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """The addresses of an edition: its links, its sources, where it came from."""
    del tree
    document = sheet.document
    for id_, address in sheet.links.items():
        yield from _check(document, ("links", id_), address)
    for id_, source in sheet.sources.items():
        yield from _check(document, ("sources", id_, "url"), source.get("url"))
    yield from _check(document, ("origin", "url"), sheet.origin.get("url"))


def check_shared(tree: ContentTree) -> Iterator[Diagnostic]:
    """The addresses of contacts, types and notices."""
    for slug, entry in tree.types.entries.items():
        yield from _check(tree.types.document, ("types", slug, "page"), entry.get("page"))
    for id_, contact in tree.contacts.entries.items():
        for name, channel in mapping(contact.get("channels")).items():
            pointer: Pointer = ("contacts", id_, "channels", name)
            yield from _check(tree.contacts.document, (*pointer, "uri"), mapping(channel).get("uri"))
            verified = mapping(mapping(channel).get("verified"))
            yield from _check(tree.contacts.document, (*pointer, "verified", "url"), verified.get("url"))
    for notices in map(tree.notices, tree.slugs):
        for notice in notices.notices:
            yield from _check(notices.document, (*notice.pointer, "source"), notice.data.get("source"))


def check_catalog(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """The addresses that a language has of its own."""
    del tree, tag
    for entry in catalog.entries:
        if entry.msgid[:4] == "http" and entry.msgstr and not entry.obsolete and entry.msgstr != entry.msgid:
            line, column = position(catalog, entry)
            place = Place(catalog.path, Span(line, column, line, column + len(entry.msgstr)), entry.msgctxt)
            yield from _findings(place, entry.msgstr)


def _check(document: Document, pointer: Pointer, address: object) -> Iterator[Diagnostic]:
    # Where it stands is looked up only for what is wrong.
    if isinstance(address, str) and any(_faults(address)):
        yield from _findings(at(document, pointer), address)


def _findings(place: Place, address: str) -> Iterator[Diagnostic]:
    for fault, found in _faults(address):
        if fault == "reserved":
            yield place.error(
                "FC721",
                "{host} is reserved, for examples or for one's own machine.",
                "Write the real address; without one, leave the link out.",
                host=found,
            )
        elif fault == "account":
            yield place.error(
                "FC722",
                "“{found}” before the @ hides where the address leads.",
                "Remove what stands before the @, and the @.",
                found=found,
            )
        else:
            yield place.warning(
                "FC722",
                "The address ends with “{found}”, which belongs to the sentence that it was copied from.",
                "Remove it, or check that the page cannot do without.",
                found=found,
            )


def _faults(address: str) -> Iterator[tuple[str, str]]:
    """What is wrong with an address: the kind of fault, and the part of the address."""
    match = _ADDRESS.match(address)
    if match:
        account, at_sign, host = match[1].rpartition("@")
        name = re.sub(r":\d*$", "", host).lower()
        if at_sign:
            yield "account", account
        if _RESERVED.fullmatch(name):
            yield "reserved", name
    elif address.startswith("mailto:") and _RESERVED.fullmatch(address.rpartition("@")[2].lower()):
        yield "reserved", address.rpartition("@")[2]
    end = _TRAILING.search(address) or (_UNPAIRED.search(address) if "(" not in address else None)
    if end and (match or address.startswith("mailto:")):
        yield "end", end[0]
