"""Finds for each piece of a translated document the text of the edition that it is the translation of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.errors import FactsheetError
from factsheet_content.importing.shaping import split_pair
from factsheet_content.importing.translated import likeness
from factsheet_content.importing.translated.aligning import align
from factsheet_content.importing.translated.likeness import Likeness
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.importing.pieces import Piece
    from factsheet_content.importing.translated.slots import Slot
    from factsheet_content.inline import Run

#: A document of so many times the parts of the edition is another document.
MOST_PARTS = 12
#: Less certain than this, in percent, a text stays in the list of what did not align.
LEAST_SCORE = 50
_MOST_SCORE = 99
#: A document with fewer of the texts is no translation of the edition.
LEAST_SHARE = 0.4
#: Where more of the texts than this have no place, the order is not that of the edition, and no pair is so certain.
_LACKING = 0.2


class Match(NamedTuple):
    """A piece and the place it belongs to."""

    piece: Piece
    slot: Slot
    score: int
    """How certain that is, in percent."""

    @property
    def term(self) -> tuple[str, tuple[Run, ...]]:
        """The piece as a term and what it means."""
        return _pair(self.piece) or ("", self.piece.runs)


def matched(tree: ContentTree, language: str, pieces: Sequence[Piece], wanted: Sequence[Slot]) -> list[Match]:
    """The certain pairs, in order; ``FactsheetError`` where the document cannot be one of the edition."""
    if len(pieces) > MOST_PARTS * max(len(wanted), 10):
        text = phrase("it has {parts} parts, and the edition {texts}", parts=len(pieces), texts=len(wanted))
        raise FactsheetError(text)
    known = Likeness(_known(tree, language, wanted), _terms(tree, language))
    theirs, ours = likeness.of_pieces(pieces), likeness.of_slots(wanted)
    skip_pieces = [likeness.SKIP_FRAME if piece.chrome else likeness.SKIP for piece in pieces]
    skip_slots = [likeness.SKIP_SLOT] * len(wanted)
    found: list[tuple[int, int, float]] = []
    weights: list[list[float]] = []
    for _ in range(2):  # once to see how long the language is, once to reckon with it
        weights = [
            [
                _never(pieces[at], slot) or known.weight(piece, trait, slot.name)
                for slot, trait in zip(wanted, ours, strict=True)
            ]
            for at, piece in enumerate(theirs)
        ]
        found = align(weights, skip_pieces, skip_slots)
        known.ratio = _ratio([(theirs[left].length, ours[right].length) for left, right, _ in found])
    whole = min(1.0, len(found) / max(len(wanted), 1) + _LACKING)
    likely = sum(share * _credible(weights[left][right]) for left, right, share in found)
    if likely < LEAST_SHARE * len(wanted):
        doubt = "of the edition's {texts} texts it has {found} in order; is it a translation of that edition?"
        raise FactsheetError(phrase(doubt, texts=len(wanted), found=len(found)))
    scored = [
        Match(pieces[left], wanted[right], int(min(100 * share * whole * _credible(weights[left][right]), _MOST_SCORE)))
        for left, right, share in found
    ]
    return [match for match in scored if match.score >= LEAST_SCORE]


def _never(piece: Piece, slot: Slot) -> float:
    """A definition needs a term."""
    return -30.0 if len(slot.units) > 1 and _pair(piece) is None else 0.0


def _pair(piece: Piece) -> tuple[str, tuple[Run, ...]] | None:
    return (piece.term, piece.runs) if piece.term else split_pair(piece.runs)


def _ratio(lengths: list[tuple[int, int]]) -> float:
    """How long the language is beside Dutch, by what surely belongs together."""
    theirs, ours = (sum(column) for column in zip(*lengths, strict=True)) if lengths else (1, 1)
    return min(max(theirs / max(ours, 1), 0.25), 2.5)


def _credible(weight: float) -> float:
    """How likely a pair is by itself: what is forced upon two texts that have nothing in common is not."""
    return 1 / (1 + math.exp(-weight))


def _known(tree: ContentTree, language: str, wanted: Sequence[Slot]) -> dict[str, str]:
    """The translations that there are already, by unit."""
    found = {}
    for slot in wanted:
        unit = slot.units[-1]
        catalog = tree.catalog(language, unit.domain)
        entry = catalog.get(unit.id, unit.text) if catalog and catalog.intact else None
        if entry and entry.msgstr:
            found[slot.name] = entry.msgstr
    return found


def _terms(tree: ContentTree, language: str) -> list[tuple[str, list[str]]]:
    """The terms of the field with the words that the language uses for them."""
    return list(_used(tree, language))


def _used(tree: ContentTree, language: str) -> Iterator[tuple[str, list[str]]]:
    path = f"content/{language}/glossary.yaml"
    if not tree.exists(path):
        return
    dutch = mapping(mapping(tree.document(f"content/{SOURCE_LANGUAGE}/glossary.yaml").data).get("terms"))
    for id_, term in mapping(mapping(tree.document(path).data).get("terms")).items():
        use = [string(word) for word in sequence(mapping(term).get("use"))]
        if use and (word := string(mapping(dutch.get(id_)).get("term"))):
            yield word, use
