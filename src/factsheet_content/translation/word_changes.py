"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What happened to some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Passage(NamedTuple):
    """Words in a row that met the same fate, with the spaces between them."""

    kind: Kind
    text: str


# A brace field is one word, and so is each mark of punctuation; the space after a word goes with it.
_WORD = re.compile(r"(\{[^{}]*\}|[^\W_]+(?:['’-][^\W_]+)*|\S)(\s*)")


def changes(old: str, new: str) -> list[Passage]:
    """The passages that both texts are made of, in order; of a replaced one the old words come first.

    Only words count: where merely a space changed, the passage is the same, and stands as in ``new``.
    """
    from rapidfuzz.distance import Indel

    before, after = _WORD.findall(old), _WORD.findall(new)
    found: list[Passage] = []
    removed = added = ""
    for code in Indel.opcodes([word for word, _ in before], [word for word, _ in after]):
        if code.tag == "equal":
            found += _change(removed, added)
            removed = added = ""
            found.append(Passage(Kind.SAME, _joined(after[code.dest_start : code.dest_end])))
        else:
            removed += _joined(before[code.src_start : code.src_end])
            added += _joined(after[code.dest_start : code.dest_end])
    return found + _change(removed, added)


def _joined(words: list[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in words)


def _change(removed: str, added: str) -> list[Passage]:
    """What was taken away and what came in its place; a space at the end of both is left to the latter."""
    if removed and added and removed[-1].isspace() and added[-1].isspace():
        removed = removed.rstrip()
    found = (Passage(Kind.REMOVED, removed), Passage(Kind.ADDED, added))
    return [passage for passage in found if passage.text]
