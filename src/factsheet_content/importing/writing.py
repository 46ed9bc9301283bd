"""Writes a draft as an editor would: the YAML of the content format, with what to check as comments."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from factsheet_content import inline
from factsheet_content.authoring.yaml_editing import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.importing.draft import Block, Draft, Item, Section
    from factsheet_content.importing.frame import Frame
    from factsheet_content.importing.pieces import Piece

_KEY = re.compile(r"[a-z][a-z0-9_]*")
CHECK = "# controleer:"
_NO_INTRODUCTION = "het document heeft geen inleiding; zonder deze regel staat die van de serie er"


def render(draft: Draft) -> str:
    """The text of ``draft.yaml``."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../../../../schema/factsheet.schema.json"
    name = json.dumps(draft.source, ensure_ascii=False)
    yield f"# Concept, gemaakt van {name}. De woorden zijn die van het document."
    yield "# Namen, gegevens, links en `critical` zijn voorstellen. Kijk bij elke regel met 'controleer:'."
    yield f"factsheet: {_quoted(draft.slug)}"
    yield f"series: {draft.series}"
    yield f"title: {scalar(draft.title)}"
    yield "origin:"
    if draft.url:
        yield f"  url: {scalar(draft.url, 2)}"
    yield f"  text: {draft.text}"
    for key, lines in (("masthead", draft.masthead), ("chrome", draft.chrome)):
        if lines:
            yield from (f"  {key}:", *(f"    - {scalar(line, 4)}" for line in lines))
    yield from _facts(draft)
    if draft.links:
        yield from ("", "links:", *(f"  {id_}: {scalar(address, 2)}" for id_, address in draft.links.items()))
    if draft.intro:
        yield from ("", "intro:")
    else:
        yield from ("", f"{CHECK} {_NO_INTRODUCTION}", "intro: []")
    for block in draft.intro:
        yield from [f"  - series: {block}"] if isinstance(block, str) else _block(block, 2)
    yield from ("", "sections:")
    for section in draft.sections:
        yield from _section(section)


def _quoted(slug: str) -> str:
    return slug if slug[0].isalpha() and slug not in ("null", "true", "false") else json.dumps(slug)


def _facts(draft: Draft) -> Iterator[str]:
    if not draft.facts:
        return
    yield from ("", f"{CHECK} elk cijfer, en noem er de bron bij", "facts:")
    for id_, data in draft.facts.items():
        yield f"  {id_}:"
        for key, value in data.items():
            yield f"    {key}: {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return scalar(value, 4) if isinstance(value, str) else str(value)


def _section(section: Section) -> Iterator[str]:
    yield from (f"  {CHECK} {note}" for note in section.notes)
    yield f"  - id: {_quoted(section.id)}"
    if section.heading:
        yield f"    heading: {scalar(section.heading, 4)}"
    yield "    blocks:"
    for block in section.blocks:
        yield from _block(block, 6)
    yield ""


def _block(block: Block, indent: int) -> Iterator[str]:
    space = " " * indent
    yield from (f"{space}{CHECK} {note}" for note in block.notes)
    yield f"{space}- id: {block.id}"
    if block.items:
        yield f"{space}  {block.kind}:"
        for item in block.items:
            yield from _item(item, indent + 4)
    else:
        yield f"{space}  {block.kind}: {scalar(block.text, indent + 2)}"
    if block.critical and not block.items:
        yield f"{space}  critical: true"


def _item(item: Item, indent: int) -> Iterator[str]:
    space = " " * indent
    yield from (f"{space}{CHECK} {note}" for note in item.notes)
    if not (item.term or item.items or item.critical):
        yield f"{space}{item.id}: {scalar(item.text, indent)}"
        return
    yield f"{space}{item.id}:"
    if item.term:
        yield f"{space}  term: {scalar(item.written_term, indent + 2)}"
    yield f"{space}  {'description' if item.term else 'text'}: {scalar(item.text, indent + 2)}"
    if item.critical:
        yield f"{space}  critical: true"
    if item.items:
        yield f"{space}  items:"
        for inner in item.items:
            yield from _item(inner, indent + 4)


def canonical(pieces: list[Piece], frame: Frame) -> str:
    """The document as plain text, a piece a paragraph: what a draft is held against where the document is no text."""
    # The lines of the frame are named one by one; a word of the text that was broken at a line's end is whole here.
    framed = {id(piece) for piece in (*frame.masthead, *frame.chrome)}
    found = []
    for piece in pieces:
        if piece.kind in ("bullet", "step", "pair") and id(piece) not in framed:
            mark = f"{piece.number}." if piece.kind == "step" and piece.number else "◦" if piece.level else "•"
            text = f"{piece.term}\n   {inline.to_text(piece.runs)}" if piece.term else piece.text
            found.append(f"{'   ' * bool(piece.level)} {mark} {text}")
        else:
            found += ["", *(piece.written if id(piece) in framed else [piece.text]), ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(found)).strip() + "\n"
