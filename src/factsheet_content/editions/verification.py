"""Shows line by line how an edition relates to its source document: same, changed, missing, navigation, added."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.sheet import SeriesBlock, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Block, Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

_MARKER = re.compile(r"^\s*([•·▪◦‣●○■□–*-]|[0-9]{1,3}[.)])\s+")


class Relation(StrEnum):
    """How a line and the edition relate."""

    SAME = "same"
    CHANGED = "changed"
    """Some of the line's words are not in the edition, or stand elsewhere in it."""
    MISSING = "missing"
    """The edition has nothing of the line."""
    NAVIGATION = "navigation"
    """The line belongs to the page or is the masthead (``origin``), and not to the text."""
    EDITORIAL = "editorial"
    """The document does not have it, and the edition says so (``editorial: true``)."""
    EXTRA = "extra"
    """The document does not have it, and the edition does not say so."""


SOUND = frozenset((Relation.SAME, Relation.NAVIGATION, Relation.EDITORIAL))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the document, or a passage of the edition that no line has."""

    relation: Relation
    line: int
    """1-based; 0 for a passage that the document does not have."""
    document: str
    units: tuple[str, ...] = ()
    edition: str = ""
    """What the edition has instead of a line that changed, or beside the document."""


class _Passage(NamedTuple):
    id: str
    text: str
    editorial: bool


def verify(tree: ContentTree, sheet: Sheet, document: str) -> list[Row]:
    """Every line of the document and every passage of the edition, in reading order, none twice."""
    lines = unicodedata.normalize("NFC", document.removeprefix("\ufeff")).splitlines()
    passages = list(_passages(tree, sheet))
    navigation = _navigation(sheet, lines)
    rows, placed = _line_rows(lines, navigation, passages)
    return _with_passages(rows, placed, passages)


def _navigation(sheet: Sheet, lines: list[str]) -> set[int]:
    """The lines of the document's frame, each line of ``origin`` once."""
    frame = [*sequence(sheet.origin.get("chrome")), *sequence(sheet.origin.get("masthead"))]
    left = Counter(" ".join(string(line).split()) for line in frame)
    found = set()
    for number, line in enumerate(lines, 1):
        whole = " ".join(line.split())
        if whole and left[whole] > 0:
            left[whole] -= 1
            found.add(number)
    return found


def _line_rows(lines: list[str], navigation: set[int], passages: list[_Passage]) -> tuple[list[Row], dict[int, int]]:
    """A row for every line that is not empty, and per passage the row that has its last words."""
    from rapidfuzz.distance import Indel

    beginnings = {tuple(passage.text.split()[:2]) for passage in passages}
    read = {n: _words(line, beginnings) for n, line in enumerate(lines, 1) if n not in navigation}
    ours = [(word, number) for number, words in read.items() for word in words]
    said: dict[str, list[list[str]]] = defaultdict(list)
    for words in filter(None, read.values()):
        said[words[0]].append(words)
    theirs = [
        (word, index)
        for index, passage in enumerate(passages)
        if not passage.editorial
        for word in _as_written(passage, said)
    ]
    found: dict[int, list[int]] = defaultdict(list)
    for step in Indel.opcodes([word for word, _ in ours], [word for word, _ in theirs]):
        if step.tag == "equal":
            for offset in range(step.src_end - step.src_start):
                found[ours[step.src_start + offset][1]].append(theirs[step.dest_start + offset][1])
    used = Counter(index for indexes in found.values() for index in indexes)
    whole = {index for index, count in used.items() if count == len(passages[index].text.split())}
    rows: list[Row] = []
    placed: dict[int, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        placed |= dict.fromkeys(found[number], len(rows))
        if number in navigation:
            rows.append(Row(Relation.NAVIGATION, number, line))
        else:
            complete = whole.issuperset(found[number]) and len(found[number]) == len(read[number])
            rows.append(_row(number, line, found[number], passages, complete=complete))
    return rows, placed


def _row(number: int, line: str, indexes: list[int], passages: list[_Passage], *, complete: bool) -> Row:
    """How a line relates; it is ``complete`` where each of its words, and of its passages', is in the other text."""
    if not indexes:
        return Row(Relation.MISSING, number, line)
    here = list(dict.fromkeys(indexes))
    units = tuple(passages[index].id for index in here)
    if complete:
        return Row(Relation.SAME, number, line, units)
    return Row(Relation.CHANGED, number, line, units, " ".join(passages[index].text for index in here))


def _with_passages(rows: list[Row], placed: dict[int, int], passages: list[_Passage]) -> list[Row]:
    """The rows, with what the document does not have behind what it follows in the edition."""
    after: dict[int, list[Row]] = defaultdict(list)
    last = -1
    for index, passage in enumerate(passages):
        if index in placed:
            last = placed[index]
        elif passage.text:
            relation = Relation.EDITORIAL if passage.editorial else Relation.EXTRA
            after[last].append(Row(relation, 0, "", (passage.id,), passage.text))
    found = list(after[-1])
    for number, row in enumerate(rows):
        found += [row, *after[number]]
    return found


def _words(line: str, beginnings: set[tuple[str, ...]]) -> list[str]:
    """The words of a line without what marks an item, unless a passage begins with that: "2. " may be its text."""
    words, marker = line.split(), _MARKER.match(line)
    if marker is None or tuple(words[:2]) in beginnings:
        return words
    return line[marker.end() :].split()


def _as_written(passage: _Passage, lines: dict[str, list[list[str]]]) -> list[str]:
    """The words of a passage; a term with the colon that the document has behind it. ``lines``: by their first word."""
    words = passage.text.split()
    if words and passage.id.endswith(".term"):
        marked = [*words[:-1], f"{words[-1]}:"]
        if any(line[: len(marked)] == marked for line in lines.get(marked[0], ())):
            return marked
    return words


def _passages(tree: ContentTree, sheet: Sheet) -> Iterator[_Passage]:
    wording = Wording(tree, sheet, Language(tree, SOURCE_LANGUAGE))
    series = tree.series(sheet.series)
    for block in sheet.intro if sheet.intro is not None else [SeriesBlock(name, ()) for name in series.intro]:
        if isinstance(block, SeriesBlock):
            yield from _known(wording, series.units.get(f"intro/{block.name}"))
        else:
            yield from _block(wording, block)
    for section in sheet.sections:
        yield from _known(wording, section.heading or series.heading(section.id))
        for block in section.blocks:
            yield from _block(wording, block)


def _known(wording: Wording, unit: Unit | None, *, editorial: bool = False) -> Iterator[_Passage]:
    if unit:
        yield _Passage(unit.id, wording.text(unit).text, editorial)


def _block(wording: Wording, block: Block) -> Iterator[_Passage]:
    for unit in block.units():
        yield from _known(wording, unit, editorial=block.editorial)
    if block.contacts:
        names = (wording.tree.contacts.units.get(f"{id_}.name") for id_ in block.contacts)
        text = ", ".join(wording.text(unit).text for unit in names if unit)
        yield _Passage(block.id, text, block.editorial)
