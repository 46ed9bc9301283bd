"""Makes blocks of pieces: lists with their nesting, steps, definitions, call-outs, sub-headings."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.importing.draft import Block, Item, Section
from factsheet_content.importing.naming import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.authoring.registries import Series
    from factsheet_content.importing.frame import Part
    from factsheet_content.importing.pieces import Piece
    from factsheet_content.inline import Run

_PAIR = re.compile(r"([^:.;?!]{2,50}):\s+(?=\S)")
#: Fewer items are rather sentences that happen to have a colon.
FEWEST_PAIRS = 3
MOST_TERM_WORDS = 5


def intro_blocks(pieces: list[Piece], series: Series) -> list[str | Block]:
    """The introduction: paragraphs of the series by their names, the others as they stand."""
    known = {unit.text: id_.removeprefix("intro/") for id_, unit in series.units.items() if id_.startswith("intro/")}
    found: list[str | Block] = []
    own: list[Piece] = []
    for piece in pieces:
        name = known.pop(piece.text, None) if piece.kind == "paragraph" else None
        if name is None:
            own.append(piece)
        else:
            found += [*blocks(own), name]
            own = []
    return [*found, *blocks(own)]


def sections(parts: Iterable[Part], series: Series) -> list[Section]:
    """The sections, each with an id of its own."""
    found: list[Section] = []
    for part in parts:
        taken = {section.id for section in found}
        own = part.heading.text
        id_ = part.standard or slug_of(own, taken)
        standard = series.heading(id_)
        notes = []
        if standard is not None and standard.text != own:
            notes.append(f"de serie heeft hier de kop “{standard.text}”")
        elif part.standard is None:
            notes.append("geen kop van de serie; is dit een eigen onderdeel?")
        heading = "" if standard is not None and standard.text == own else own
        found.append(Section(id_, heading, blocks(part.pieces), notes))
    return found


def blocks(pieces: list[Piece]) -> list[Block]:
    """Blocks in reading order; neighbouring items make one list."""
    found: list[Block] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind in ("bullet", "step", "pair"):
            end = _end(pieces, at)
            found += _list_blocks(pieces[at:end])
            at = end
            continue
        found.append(_text_block(piece))
        at += 1
    return found


def _end(pieces: list[Piece], start: int) -> int:
    """Where the list ends: at another kind of item on the outer level, or where the counting begins anew."""
    kind = pieces[start].kind
    for at in range(start + 1, len(pieces)):
        piece = pieces[at]
        inner = piece.level > 0 and piece.kind in ("bullet", "step")
        if not inner and (piece.kind != kind or (kind == "step" and piece.number == 1)):
            return at
    return len(pieces)


def _text_block(piece: Piece) -> Block:
    notes = list(piece.notes)
    if piece.kind == "heading":
        if not piece.explicit:
            notes.append("tussenkop, of een gewone alinea?")
        return Block("subheading", piece.runs, notes=notes)
    return Block("callout" if piece.kind == "callout" else "paragraph", piece.runs, notes=notes)


def _list_blocks(pieces: list[Piece]) -> list[Block]:
    if pieces[0].kind == "pair":
        pairs = [Item(piece.runs, piece.term) for piece in pieces if piece.term]
        return [Block("definitions", items=pairs, notes=sorted({n for piece in pieces for n in piece.notes}))]
    items: list[Item] = []
    for piece in pieces:
        item = Item(piece.runs, notes=list(piece.notes))
        if piece.level and items:
            items[-1].items.append(item)
        else:
            items.append(item)
    return [Block("steps" if pieces[0].kind == "step" else "bullets", items=items)]


def _counts(pieces: list[Piece]) -> bool:
    numbers = [piece.number for piece in pieces if not piece.level]
    return not any(numbers) or numbers == list(range(1, len(numbers) + 1))


def with_numbers(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with numbers as part of the text where a list does not count from one."""
    found: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _end(pieces, at) if pieces[at].kind == "step" else at + 1
        group = pieces[at:end]
        found += group if pieces[at].kind != "step" or _counts(group) else map(_numbered, group)
        at = end
    return found


def _numbered(piece: Piece) -> Piece:
    if piece.kind != "step":
        return piece
    runs = inline.join([inline.Plain(f"{piece.lines[0].split()[0]} "), *piece.runs])
    return replace(piece, kind="bullet", number=0, runs=runs)


def with_pairs(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with lists of which every item is a term and what it means as such."""
    found: list[Piece] = []
    for outer, group in groupby(pieces, lambda piece: piece.kind == "bullet"):
        items = list(group)
        pairs = [_as_pair(item) for item in items] if outer and len(items) >= FEWEST_PAIRS else []
        found += [pair for pair in pairs if pair] if pairs and all(pairs) else items
    return found


def _as_pair(piece: Piece) -> Piece | None:
    split = split_pair(piece.runs)
    if piece.level or split is None or len(split[0].split()) > MOST_TERM_WORDS:
        return None
    notes = (*piece.notes, "begrippen met uitleg, of een gewone lijst?")
    return replace(piece, kind="pair", runs=split[1], term=split[0], notes=notes)


def split_pair(runs: tuple[Run, ...]) -> tuple[str, tuple[Run, ...]] | None:
    """A term before a colon, set in bold or not, and what it means; ``None`` where there is none."""
    first, *rest = runs or (inline.Plain(""),)
    if isinstance(first, inline.Strong):
        after = rest[0] if rest and isinstance(rest[0], inline.Plain) else inline.Plain("")
        whole = f"{inline.to_text(first.runs)}{after.text}"
        match = _PAIR.match(whole)
        if not match or match.end(1) > len(inline.to_text(first.runs)):
            return None
        return match[1], inline.join([inline.Plain(whole[match.end() :]), *rest[1:]])
    match = _PAIR.match(first.text) if isinstance(first, inline.Plain) else None
    if not match or not isinstance(first, inline.Plain):
        return None
    return match[1], inline.join([inline.Plain(first.text[match.end() :]), *rest])
