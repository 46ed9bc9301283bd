"""What happened to the words of a text: which stayed, which were dropped, which were added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Fate: TypeAlias = Literal["=", "-", "+"]

# A brace field is one word, and so is what hyphens, apostrophes and points hold together: "zo’n", "1.631".
_ONE_WORD = r"(?:\{[^{}]*\}|\w+(?:[-’'.]\w+|,\d+)*|[^\w\s])"
_WORD = re.compile(_ONE_WORD)
_PIECE = re.compile(rf"{_ONE_WORD}\s*|\s+")


class Stretch(NamedTuple):
    """Some characters and what became of them: ``=`` stayed, ``-`` was dropped, ``+`` was added."""

    fate: Fate
    text: str


Stretches: TypeAlias = tuple[Stretch, ...]

_TURNED: dict[Fate, Fate] = {"=": "=", "-": "+", "+": "-"}


def words(text: str) -> list[str]:
    """The words of a text; a punctuation mark is one as well."""
    return _WORD.findall(text) if text else []


def compare_words(old: str, new: str) -> Stretches:
    """The stretches that ``old`` and ``new`` are made of; the other way round gives the same stretches, reversed."""
    if old == new:
        return (Stretch("=", old),) if old else ()
    if not old or not new:
        return (Stretch("-", old),) if old else (Stretch("+", new),)
    # Of several ways to line two texts up, the same one is taken in both directions.
    if old > new:
        return _tidy([(_TURNED[fate], text) for fate, text in _lined_up(new, old)])
    return _tidy(_lined_up(old, new))


def reverse(stretches: Stretches) -> Stretches:
    """The same comparison from the other side."""
    return _tidy((_TURNED[fate], text) for fate, text in stretches)


def old_text(stretches: Iterable[Stretch]) -> str:
    """The text before."""
    return "".join(text for fate, text in stretches if fate != "+")


def new_text(stretches: Iterable[Stretch]) -> str:
    """The text after."""
    return "".join(text for fate, text in stretches if fate != "-")


def runs(stretches: Iterable[Stretch]) -> Iterator[tuple[str, str]]:
    """What was dropped and what came in its place, for each place where the texts part."""
    dropped = added = ""
    for fate, text in stretches:
        if fate == "=":
            if dropped or added:
                yield dropped, added
            dropped = added = ""
        elif fate == "-":
            dropped += text
        else:
            added += text
    if dropped or added:
        yield dropped, added


# Lists, not generators, from here on: handing each stretch on by itself was a third of comparing two texts.


def _lined_up(old: str, new: str) -> list[tuple[Fate, str]]:
    # The white space behind a word goes with it.
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    start = _same(before, after)
    end = _same(before[: start - 1 if start else None : -1], after[: start - 1 if start else None : -1])
    stop, other_stop = len(before) - end, len(after) - end
    return [
        *_kept(before[:start], after[:start]),
        *_between(before[start:stop], after[start:other_stop]),
        *_kept(before[stop:], after[other_stop:]),
    ]


def _same(before: list[str], after: list[str]) -> int:
    """How many words are the same at the start."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other and one.rstrip() != other.rstrip():
            break
        count += 1
    return count


def _between(before: list[str], after: list[str]) -> list[tuple[Fate, str]]:
    """Where the texts part: what is in the longest row of words that both have, and what is not."""
    if not before or not after:
        return [("-", "".join(before)), ("+", "".join(after))]
    from rapidfuzz.distance import Indel

    found: list[tuple[Fate, str]] = []
    for step in Indel.opcodes([piece.rstrip() for piece in before], [piece.rstrip() for piece in after]):
        one, other = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
        if step.tag == "equal":
            found += _kept(one, other)
        else:
            found += (("-", "".join(one)), ("+", "".join(other)))
    return found


def _kept(before: list[str], after: list[str]) -> list[tuple[Fate, str]]:
    if before == after:
        return [("=", "".join(before))]
    # Most often it is the last word alone, which stood at the end of its text.
    found: list[tuple[Fate, str]] = [("=", "".join(before[:-1]))] if before[:-1] == after[:-1] else []
    for one, other in zip(before[-1:] if found else before, after[-1:] if found else after, strict=True):
        found += _same_word(one, other)
    return found


def _same_word(before: str, after: str) -> tuple[tuple[Fate, str], ...]:
    """A word that stayed; the white space behind it may have changed."""
    if before == after:
        return (("=", before),)
    length = len(before.rstrip())
    return ("=", before[:length]), ("-", before[length:]), ("+", after[length:])


def _tidy(stretches: Iterable[tuple[Fate, str]]) -> Stretches:
    """Neighbours joined; between two stretches that stayed first what was dropped, then what was added."""
    found: list[Stretch] = []
    kept = dropped = added = ""
    for fate, text in stretches:
        if not text:
            continue
        if fate == "=":
            if dropped or added:
                found += _parted(dropped, added)
                dropped = added = ""
            kept += text
            continue
        if kept:
            found.append(Stretch("=", kept))
            kept = ""
        if fate == "-":
            dropped += text
        else:
            added += text
    return (*found, Stretch("=", kept)) if kept else (*found, *_parted(dropped, added))


def _parted(dropped: str, added: str) -> Iterator[Stretch]:
    if dropped:
        yield Stretch("-", dropped)
    if added:
        yield Stretch("+", added)
