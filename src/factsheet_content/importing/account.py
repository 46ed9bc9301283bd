"""Accounts for every word of a document: what became of each line, and that as many words came out as went in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import SeriesBlock, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.importing.pieces import words
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree


@dataclass(slots=True)
class Account:
    """What became of a document."""

    words_in: int
    words_out: int
    taken_over: int
    """Pieces that are the sheet's own."""
    shared: int
    """Paragraphs and headings that the series has."""
    navigation: list[str]
    not_understood: list[str]
    """Kept as they stand, with a question to the editor."""
    facts: int = 0
    critical: int = 0
    dropped: list[str] = field(default_factory=list)
    """Signs that no publication can print."""


def lost(found: list[str], tree: ContentTree, sheet: Sheet) -> list[str]:
    """The words of the document that the draft does not have, or has fewer times."""
    here = Counter(map(_bare, kept_words(tree, sheet)))
    missing = []
    for word in found:
        bare = _bare(word)
        if here[bare]:
            here[bare] -= 1
        else:
            missing.append(word)
    return missing


def _bare(word: str) -> str:
    """A word without the punctuation around it: a bullet or the colon behind a term may stand against it or not."""
    start, end = 0, len(word)
    while start < end and not word[start].isalnum():
        start += 1
    while end > start and not word[end - 1].isalnum():
        end -= 1
    return word[start:end]


def kept_words(tree: ContentTree, sheet: Sheet) -> Iterator[str]:
    """All words that the draft has of its document: frame, shared texts, own texts and the numbers of steps."""
    for key in ("chrome", "masthead"):
        for line in sequence(sheet.origin.get(key)):
            yield from words(string(line))
    wording = Wording(tree, sheet, Language(tree, SOURCE_LANGUAGE))
    series = tree.series(sheet.series)
    for block in sheet.intro or ():
        if isinstance(block, SeriesBlock):
            yield from words(wording.text(series.units[f"intro/{block.name}"]).text)
    for section in sheet.sections:
        heading = series.heading(section.id)
        if section.heading is None and heading is not None:
            yield from words(wording.text(heading).text)
        elif section.heading is not None:
            yield from words(wording.text(section.heading).text)
    for block in sheet.blocks():
        if not block.editorial:
            for unit in block.units():
                yield from words(wording.text(unit).text)
        if block.kind == "steps":
            yield from map(str, range(1, len(block.items) + 1))
