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
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit


#: Nobody breaks a word over more lines.
_MOST_PARTS = 5


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


def lost(found: list[str], tree: ContentTree, sheet: Sheet, *, spaced: bool = True) -> list[str]:
    """The words of the document that the draft does not have, or has fewer times."""
    return missing(found, kept_words(tree, sheet), spaced=spaced)


def missing(found: list[str], kept_words: Iterable[str], *, spaced: bool = True) -> list[str]:
    """The words of ``found`` that are not among those that were kept, or are fewer times.

    Two readers of a PDF may part words differently (``spaced`` is false): there a word counts that is part of a longer
    one, or that two of ours make up.
    """
    kept = list(map(_letters, kept_words))
    if not spaced:
        letters = "".join(kept)
        return [word for word in found if _letters(word) not in letters]
    here = Counter(kept)
    lacking = []
    at = 0
    while at < len(found):
        end = next((end for end in _ends(found, at) if here["".join(map(_letters, found[at:end]))]), None)
        if end is None:
            lacking.append(found[at])
        else:
            here["".join(map(_letters, found[at:end]))] -= 1
        at = end or at + 1
    return lacking


def _ends(found: list[str], at: int) -> Iterator[int]:
    """Where the word that begins there may end: further on, where it was broken at the ends of lines."""
    end = at + 1
    yield end
    while found[end - 1].endswith("-") and end < min(len(found), at + _MOST_PARTS):
        end += 1
        yield end


def _letters(word: str) -> str:
    """A word without punctuation: a bullet, or the colon behind a term, may stand against it or not."""
    return "".join(filter(str.isalnum, word))


def kept_words(tree: ContentTree, sheet: Sheet) -> Iterator[str]:
    """All words that the draft has of its document: frame, shared texts, own texts and the numbers of steps."""
    for key in ("chrome", "masthead"):
        for line in sequence(sheet.origin.get(key)):
            yield from words(string(line))
    wording = Wording(tree, sheet, Language(tree, SOURCE_LANGUAGE))
    for unit in _read_units(tree, sheet):
        yield from words(wording.text(unit).text)
    for block in sheet.blocks():
        if block.kind == "steps":
            yield from map(str, range(1, len(block.items) + 1))


def _read_units(tree: ContentTree, sheet: Sheet) -> Iterator[Unit]:
    series = tree.series(sheet.series)
    for block in sheet.intro or ():
        if isinstance(block, SeriesBlock):
            yield series.units[f"intro/{block.name}"]
    for section in sheet.sections:
        heading = section.heading or series.heading(section.id)
        yield from (heading,) if heading else ()
    for block in sheet.blocks():
        yield from block.units() if not block.editorial else ()
