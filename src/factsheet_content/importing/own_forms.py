"""Recognises what our own plain text and Markdown print around a text: an export can be imported again.

Only of a document that says it is an edition of ours: elsewhere a line with a number to call is the document's own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.importing.pieces import Piece, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.registries import Series
    from factsheet_content.authoring.tree import ContentTree

_MARK = "onofficiele_uitgave"
_NOTICES, _SOURCES = "mededelingen", "bronnen"
#: Labels with a date or an address in them. Of others with a field a text of the sheet may be one ("Bel {number}").
_FILLED = frozenset(
    """
    tekst_van niet_herzien_sinds herzien_op volgende_herziening mededeling_van bron_van_tekst deels_vertaald
    """.split()  # noqa: SIM905 - prose is easier to keep than a hundred quotation marks
)
_BETWEEN = " · "


def marked(tree: ContentTree, series: Series, pieces: list[Piece]) -> list[Piece]:
    """The pieces, those that a publication of ours prints around a text marked as such."""
    labels = {id_: clean(unit.text) for id_, unit in tree.labels.units.items()}
    mark = labels.get(_MARK, "")
    if not mark or not any(mark in piece.text.split(_BETWEEN) for piece in pieces):
        return pieces
    around = _Around(tree, series, labels)
    return [replace(piece, chrome=True) if around.has(piece) else piece for piece in pieces]


class _Around:
    def __init__(self, tree: ContentTree, series: Series, labels: dict[str, str]) -> None:
        headings = {unit.text for id_, unit in series.units.items() if id_.endswith(".heading")}
        texts = [text for id_, text in labels.items() if text not in headings and ("{" not in text or id_ in _FILLED)]
        texts += [unit.text for id_, unit in series.units.items() if id_ == "publisher"]
        self._lines = [re.compile(re.sub(r"\\{.*?\\}", ".+", re.escape(text))) for text in texts]
        self._details = sorted(_details(tree, labels), key=len, reverse=True)
        self._notices, self._sources = labels.get(_NOTICES, ""), labels.get(_SOURCES, "")
        self._below = ""

    def has(self, piece: Piece) -> bool:
        """Whether a piece is none of the text; they are asked in reading order."""
        is_item = piece.kind in ("bullet", "pair")
        if self._below == self._sources != "" or (self._below and is_item):
            return True
        self._below = piece.text if piece.text in (self._notices, self._sources) else ""
        parts = piece.text.strip("()").split(_BETWEEN)
        return all(map(self._is_label, parts)) or (is_item and self._is_contact(piece.text))

    def _is_label(self, text: str) -> bool:
        return any(line.fullmatch(text) for line in self._lines)

    def _is_contact(self, text: str) -> bool:
        """Whether a line is made of nothing but what ``contacts.yaml`` and the labels have."""
        for detail in self._details:
            text = text.replace(detail, " ")
        return not re.search(r"\w", text)


def _details(tree: ContentTree, labels: dict[str, str]) -> Iterator[str]:
    for contact in tree.contacts.entries.values():
        yield string(contact.get("name"))
        for channel in map(mapping, mapping(contact.get("channels")).values()):
            yield from (string(channel.get("display")), string(channel.get("uri")))
    yield from filter(None, labels.values())


def front_matter(text: str) -> tuple[list[Piece], str]:
    """The data that our Markdown begins with, as pieces of no text, and the rest."""
    match = re.match(r"\A---\n((?:[a-z_]+: .*\n)+)---\n", text)
    if not match:
        return [], text
    return list(_data(match[1].splitlines())), text[match.end() :]


def _data(lines: Iterable[str]) -> Iterator[Piece]:
    from factsheet_content import inline

    for line in lines:
        yield Piece("paragraph", (inline.Plain(clean(line)),), chrome=True)
