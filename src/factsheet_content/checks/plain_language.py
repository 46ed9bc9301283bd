"""Plain language: what makes a text hard to read at level B1, as advice.

The ministry writes at B1 (https://www.communicatierijk.nl/vakkennis/rijkswebsites/aanbevolen-richtlijnen/taalniveau-b1).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.checks.findings import in_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

#: A sentence of more words has to be read twice; the series' own texts average 17.
MOST_WORDS = 25
#: A longer word is a compound that most readers have to take apart.
LONGEST_WORD = 18

# A sentence ends where a mark is followed by a space and a capital; "i.v.m." and "m.b.t." end none.
_SENTENCE = re.compile(r"(?<![.\s]\w[.])(?<=[.?!:;…])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9{])")
_WORD = re.compile(r"\{[^{}]*\}|[^\W_]+(?:['’-][^\W_]+)*")
_ABBREVIATION = re.compile(r"\b[a-z](?:\.[a-z]){1,3}\.(?!\w)")


def check_sentences(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A sentence has at most 25 words."""
    del tree
    for unit in _prose(sheet):
        if not _may_be_long(unit.text):
            continue
        for start, end in _sentences(unit.text):
            count = len(_WORD.findall(inline.to_text(inline.parse(unit.text[start:end]))))
            if count > MOST_WORDS:
                yield in_unit(unit, start, end).advice(
                    "FC901",
                    "This sentence has {count} words.",
                    "Make two of it; up to {most} words are read in one go.",
                    count=count,
                    most=MOST_WORDS,
                )


_MARK = re.compile(r"[.?!:;…] ")


def _may_be_long(text: str) -> bool:
    """A quick look: whether so many words stand between two marks, or between what only looks like one."""
    if text.count(" ") < MOST_WORDS:
        return False
    parts = _MARK.split(text) if "." in text[:-1] and not _ABBREVIATION.search(text) else [text]
    return any(part.count(" ") >= MOST_WORDS for part in parts)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def check_words(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A word has at most 18 letters, unless it is a name or a term of the field; said once per word."""
    known = _names(tree)
    said: set[str] = set()
    for unit in _prose(sheet):
        if max(map(len, unit.text.split()), default=0) <= LONGEST_WORD:
            continue
        for match in _LONG.finditer(unit.text):
            word = match[0].lower()
            if word not in said and not _is_known(word, known):
                said.add(word)
                yield in_unit(unit, *match.span()).advice(
                    "FC902",
                    "“{word}” has {count} letters.",
                    "Take it apart, or explain it; a term of the field belongs in glossary.yaml.",
                    word=match[0],
                    count=len(word),
                )


_LONG = re.compile(rf"(?<![\w{{./-])[^\W\d_]{{{LONGEST_WORD + 1},}}(?![\w}}])")


def _is_known(word: str, known: frozenset[str]) -> bool:
    return any(word.startswith(name) and len(word) - len(name) <= len("en") for name in known)


def check_abbreviations(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """An abbreviation of ordinary words is written out: a screen reader spells it, a learner does not know it."""
    del tree
    for unit in _prose(sheet):
        for match in _ABBREVIATION.finditer(unit.text) if unit.text.count(".") > 1 else ():
            yield in_unit(unit, *match.span()).advice(
                "FC903", "“{found}” is an abbreviation.", "Write the words.", found=match[0]
            )


def _prose(sheet: Sheet) -> Iterator[Unit]:
    return (unit for unit in sheet.units() if unit.kind == "text" and not unit.id.startswith("facts."))


def _names(tree: ContentTree) -> frozenset[str]:
    """Words that are as they are: terms of the glossary, names of organisations and of types of violence."""
    glossary = mapping(mapping(tree.document(f"content/{SOURCE_LANGUAGE}/glossary.yaml").data).get("terms"))
    texts = [string(mapping(term).get("term")) for term in glossary.values()]
    texts += [unit.text for id_, unit in tree.contacts.units.items() if id_.endswith(".name")]
    texts += [unit.text for id_, unit in tree.types.units.items() if id_.endswith(".name")]
    return _words(tuple(texts))


@lru_cache(maxsize=4)
def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for text in texts for word in re.findall(r"[^\W\d_]{6,}", text))
