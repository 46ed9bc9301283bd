"""How much a piece of a translated document is like a text of the edition, by what translation leaves as it is.

Kinds, levels and places in lists; figures, names and terms that are the same in both; how it ends; its length. Nothing
is translated for it. The weights are logarithms of odds, set by hand, and held by what the tests measure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.importing.frame import plain_title
from factsheet_content.importing.translated.slots import ITEMS, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factsheet_content.importing.pieces import Piece
from factsheet_content.importing.translated.slots import Slot

_NUMBER = re.compile(r"\d+(?:[.,-]\d+)*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<=[^\W_] )[A-Z][\w-]{2,}|\b[A-Z]{2,}\b")
#: Arabic and Greek question marks, full stops of Chinese and Urdu.
_ENDS = {"\u061f": "?", "\u037e": "?", "\u3002": ".", "\u06d4": "."}
#: So much of a word, and it is the same word in another language ("familie", "family").
_STEM = 4
_SPREAD = 14.0
"""Of lengths, per character (W. Gale and K. Church 1993 found 6.8 for sentences; pieces here are shorter)."""

_SURENESS = 0.6
"""Of the hints together, which say the same thing twice: with 1, wrong pairs were held for nearly certain."""

SKIP, SKIP_FRAME, SKIP_SLOT = -1.2, 0.0, -1.5


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a text another language keeps."""

    kind: str
    level: int
    place: tuple[int, int]
    explicit: bool
    frame: bool
    at: float
    """How far down, from 0 to 1."""
    length: int
    numbers: tuple[str, ...]
    names: frozenset[str]
    stems: frozenset[str]
    end: str
    text: str


def of_pieces(pieces: Sequence[Piece]) -> list[Traits]:
    """The traits of a document's pieces."""
    rows = zip(pieces, places(list(pieces)), strict=True)
    return [
        _traits(
            piece.kind,
            piece.level,
            place,
            piece.text,
            at=number / len(pieces),
            explicit=piece.explicit,
            frame=piece.chrome,
        )
        for number, (piece, place) in enumerate(rows)
    ]


def of_slots(slots: Sequence[Slot]) -> list[Traits]:
    """The traits of an edition's texts."""
    return [
        _traits(slot.kind, slot.level, slot.place, slot.text, at=number / len(slots), explicit=True, frame=False)
        for number, slot in enumerate(slots)
    ]


def _traits(  # noqa: PLR0913 - a value a trait
    kind: str,
    level: int,
    place: tuple[int, int],
    text: str,
    *,
    at: float,
    explicit: bool,
    frame: bool,
) -> Traits:
    words = [_plain(word) for word in _WORD.findall(text)]
    return Traits(
        kind=kind,
        level=level,
        place=place,
        explicit=explicit,
        frame=frame,
        at=at,
        length=len(text),
        numbers=tuple(sorted(re.sub(r"\D", "", number) for number in _NUMBER.findall(latin_digits(text)))),
        names=frozenset(_plain(name) for name in _NAME.findall(text)),
        stems=frozenset(word[:_STEM] for word in words if len(word) >= _STEM),
        end=_end(text),
        text=text,
    )


def latin_digits(text: str) -> str:
    """The text with all its digits as 0 to 9, each in its place."""
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in text)


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _end(text: str) -> str:
    last = unicodedata.normalize("NFKC", text.rstrip("\"'”’») "))[-1:]
    return _ENDS.get(last, last) if last and not last.isalnum() else ""


class Likeness:
    """Weighs pairs: with the words that are known of a language, and how long its texts are beside the Dutch ones."""

    def __init__(self, known: Mapping[str, str], terms: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._known = known
        self._terms = [(term.casefold(), [word.casefold() for word in use]) for term, use in terms]
        self.ratio = 1.0
        """How many characters the language needs for one of Dutch."""

    def weight(self, piece: Traits, slot: Traits, name: str) -> float:
        """The weight of a pair; ``name`` is the unit, whose translation may be known."""
        if piece.frame:
            return -6.0
        weight = 1.0 + _shape(piece, slot) + _list(piece, slot) + self._length(piece, slot)
        weight += _numbers(piece, slot) + _words(piece, slot) + _ends(piece, slot)
        weight += self._known_words(piece, slot, name) + _title(piece, slot)
        return _SURENESS * (weight - 3.0 * abs(piece.at - slot.at))

    def _length(self, piece: Traits, slot: Traits) -> float:
        wanted = slot.length * self.ratio
        delta = (piece.length - wanted) ** 2 / (_SPREAD * (wanted + 12))
        return 1.5 - min(delta / 2, 6.0)

    def _known_words(self, piece: Traits, slot: Traits, name: str) -> float:
        from rapidfuzz import fuzz

        weight = 0.0
        if known := self._known.get(name):
            weight += max(0.0, fuzz.ratio(known, piece.text) - 60) / 5
        theirs, ours = piece.text.casefold(), slot.text.casefold()
        for term, use in self._terms:
            if term in ours:
                weight += 1.2 if any(word in theirs for word in use) else -0.3
        return min(weight, 10.0)


def _shape(piece: Traits, slot: Traits) -> float:
    if piece.kind == slot.kind:
        same = 2.5 if slot.kind == "heading" else 1.0
        if piece.kind == "heading" and piece.explicit and piece.level and (piece.level < 3) != (slot.level < 3):  # noqa: PLR2004 - of a section, or within one
            same -= 1.5
        return same - (2.0 if piece.kind in ITEMS and bool(piece.level) != bool(slot.level) else 0.0)
    both = {piece.kind, slot.kind}
    if both <= set(ITEMS):
        return -0.5
    if both <= {"paragraph", "callout"}:
        return 0.0
    if "heading" in both and both & {"paragraph", "callout"}:
        return -4.0 if piece.explicit or slot.kind == "paragraph" else -1.5
    return -3.5


def _title(piece: Traits, slot: Traits) -> float:
    """A document says that it is a factsheet where its title is, or marks the title as its first heading."""
    is_title = slot.kind == "heading" and slot.level == 1
    says = plain_title(piece.text) != piece.text or (piece.kind == "heading" and piece.explicit and piece.level == 1)
    return 5.0 if is_title and says else -3.0 if says else 0.0


def _list(piece: Traits, slot: Traits) -> float:
    (at, size), (wanted, count) = piece.place, slot.place
    if not size or not count:
        return 0.0
    if size == count:
        return 2.5 if at == wanted else -2.5
    return 0.4 if at == wanted or size - at == count - wanted else 0.0


def _numbers(piece: Traits, slot: Traits) -> float:
    ours, theirs = set(slot.numbers), set(piece.numbers)
    if not ours and not theirs:
        return 0.0
    if ours == theirs:
        return 4.0
    return 2.0 if ours & theirs else -4.0 if ours and theirs else -1.5


def _words(piece: Traits, slot: Traits) -> float:
    names = len(slot.names & piece.names)
    stems = slot.stems & piece.stems
    most = max(1, min(len(slot.stems), len(piece.stems)))
    return min(1.5 * names, 4.5) + min(0.9 * len(stems), 3.0) * (0.5 + len(stems) / most)


def _ends(piece: Traits, slot: Traits) -> float:
    if piece.end == slot.end:
        return {"?": 2.0, ":": 1.5, "": 0.2, ".": 0.2}.get(slot.end, 0.5)
    return -1.0 if {piece.end, slot.end} & {"?", ":"} else -0.4
