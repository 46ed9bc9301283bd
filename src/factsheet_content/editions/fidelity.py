"""Holds an edition against the document it was made from: the same words in the same order, nothing lost or added.

White space does not count. Nor does what marks the items of a list, as long as it marks all of them or none, so that
one item is not two and two are not one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.sheet import SeriesBlock, mapping, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.authoring.unit import Unit, fields
from factsheet_content.translation.filling import fill
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Fields, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.sheet import Block, Item, Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.inline import Run

# What stands before an item in a list. Only a glyph that is nothing else may do without the space behind it.
_MARKER = re.compile(r"\s*([•▪◦‣●○■□]|(?:[·–*-]|\d{1,3}[.)])(?=\s))")


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where an edition and its source document part."""

    unit: Unit | None
    """The unit whose text is not in the document; ``None`` where the document goes on after the edition's end."""
    edition_text: str
    """What the edition has there; with no ``unit``, a line of ``origin`` that the document does not have."""
    document_text: str
    document_line: int
    """1-based; 0 where the document ends too early."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    line: int
    marker: bool = False
    """Whether it is the bullet or the number that a line begins with."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A unit where the document has it."""

    unit: Unit
    group: str = ""
    """The list that it begins an item of."""
    number: int = 0
    """Which step it is."""
    is_term: bool = False

    def takes(self, word: _Word) -> bool:
        """Whether the word is the marker of this item, and no part of its text."""
        if not word.marker or not self.group:
            return False
        return word.text[:-1] == str(self.number) if word.text[0].isdigit() else True


def compare(tree: ContentTree, sheet: Sheet, document: str) -> Difference | None:
    """The first difference between the body of ``sheet`` and ``document``; ``None`` where they agree."""
    words, lost = _document_words(document, _frame(sheet))
    if lost:
        return Difference(None, lost[0], lost[0], 0)
    source = _SourceFields(Wording(tree, sheet, Language(tree, SOURCE_LANGUAGE)))
    marked: dict[str, bool] = {}
    at = 0
    for passage in _passages(tree, sheet):
        start = at
        wanted = _matching(source, passage, words, at)
        if wanted is None and at < len(words) and passage.takes(words[at]):
            start = at + 1
            wanted = _matching(source, passage, words, start)
        if wanted is None:
            return _difference(passage.unit, next(source.alternatives(passage)), words, start)
        if passage.group and marked.setdefault(passage.group, start > at) != (start > at):
            return _marker_difference(passage.unit, words, at, start)
        at = start + len(wanted)
    if at < len(words):
        return Difference(None, "", _said(words[at : at + 8]), words[at].line)
    return None


def _frame(sheet: Sheet) -> list[str]:
    lines = [*sequence(sheet.origin.get("chrome")), *sequence(sheet.origin.get("masthead"))]
    return [" ".join(string(line).split()) for line in lines]


def _document_words(document: str, frame: list[str]) -> tuple[list[_Word], list[str]]:
    """The words of the document's body, and the lines of its frame that it does not have; each is left out once."""
    words: list[_Word] = []
    left = list(frame)
    for number, line in enumerate(unicodedata.normalize("NFC", document.removeprefix("\ufeff")).splitlines(), 1):
        whole = " ".join(line.split())
        if whole in left:
            left.remove(whole)
            continue
        marker = _MARKER.match(line)
        if marker:
            words.append(_Word(marker[1], number, marker=True))
        words += [_Word(word, number) for word in line[marker.end() if marker else 0 :].split()]
    return words, left


def _passages(tree: ContentTree, sheet: Sheet) -> Iterator[_Passage]:
    """The units of intro and sections in reading order, save what the editor added."""
    series = tree.series(sheet.series)
    blocks = sheet.intro if sheet.intro is not None else [SeriesBlock(name, ()) for name in series.intro]
    for block in blocks:
        if isinstance(block, SeriesBlock):
            yield from _known(series.units.get(f"intro/{block.name}"))
        else:
            yield from _block_passages(tree, sheet, block)
    for section in sheet.sections:
        yield from _known(section.heading or series.heading(section.id))
        for block in section.blocks:
            yield from _block_passages(tree, sheet, block)


def _known(unit: Unit | None) -> Iterator[_Passage]:
    if unit:
        yield _Passage(unit)


def _block_passages(tree: ContentTree, sheet: Sheet, block: Block) -> Iterator[_Passage]:
    if block.editorial:
        return
    yield from _known(block.unit)
    if block.contacts:
        text = " ".join(f"{{contacts.{field}}}" for id_ in block.contacts for field in _contact_fields(tree, id_))
        yield _Passage(Unit(f"factsheets/{sheet.slug}", block.id, text, sheet.document, block.pointer))
    yield from _item_passages(block.items, block.id, numbered=block.kind == "steps")


def _contact_fields(tree: ContentTree, id_: str) -> list[str]:
    channels = mapping(tree.contacts.entries.get(id_, {}).get("channels"))
    return [f"{id_}.{part}" for part in ("name", *channels)]


def _item_passages(items: Iterable[Item], group: str, *, numbered: bool = False) -> Iterator[_Passage]:
    for number, item in enumerate(items, 1):
        if item.term:
            yield _Passage(item.term, group, is_term=True)
            yield from _known(item.unit)
        elif item.unit:
            yield _Passage(item.unit, group, number if numbered else 0)
        yield from _item_passages(item.items, item.id)


class _SourceFields(Fields):
    """Contacts as the source document may write them: today's details, or those of before."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording)
        self._chosen: dict[str, str] = {}

    def alternatives(self, passage: _Passage) -> Iterator[list[str]]:
        """The words that the document may have for a passage, those of today first."""
        text = passage.unit.text
        names = list(dict.fromkeys(field.name for field in fields(text) if self._details(field.name)))
        for details in product(*map(self._details, names)):
            self._chosen = dict(zip(names, details, strict=True))
            words = inline.to_text(fill(inline.parse(text), self)).split()
            yield words
            if passage.is_term:  # "Term: what it means" is as every form prints it
                yield [*words[:-1], f"{words[-1]}:"]

    def _details(self, name: str) -> list[str]:
        """A contact's detail of today, the one of the contact that was replaced, and the retired ones."""
        today = super().value(name)
        if not name.startswith("contacts.") or today is None:
            return []
        _, id_, part = name.split(".")
        entry = self._wording.tree.contacts.entries[id_]
        own = entry.get("name") if part == "name" else mapping(mapping(entry.get("channels")).get(part)).get("display")
        found = [inline.to_text(today), string(own), *map(string, sequence(entry.get("retired")))]
        return list(dict.fromkeys(filter(None, found)))

    def value(self, name: str) -> tuple[Run, ...] | None:
        """The detail that is being tried; what is no contact's as it stands today."""
        return (inline.Plain(self._chosen[name]),) if name in self._chosen else super().value(name)


def _matching(source: _SourceFields, passage: _Passage, words: list[_Word], at: int) -> list[str] | None:
    for wanted in source.alternatives(passage):
        if [word.text for word in words[at : at + len(wanted)]] == wanted:
            return wanted
    return None


def _difference(unit: Unit, wanted: list[str], words: list[_Word], at: int) -> Difference:
    same = 0
    while same < len(wanted) and at + same < len(words) and words[at + same].text == wanted[same]:
        same += 1
    there = words[at + same : at + same + 4]
    return Difference(unit, " ".join(wanted[same : same + 4]), _said(there), there[0].line if there else 0)


def _marker_difference(unit: Unit, words: list[_Word], at: int, start: int) -> Difference:
    """An item that its list marks otherwise than the items before it: perhaps two are one, or one is two."""
    there, text = words[at : start + 3], words[start : start + 3]
    return Difference(unit, _said(text) if start > at else f"• {_said(text)}", _said(there), there[0].line)


def _said(words: list[_Word]) -> str:
    return " ".join(word.text for word in words)
