"""Recognises the frame that the sheets of the series share: navigation, title, date, introduction, headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.importing.dates import find_date
from factsheet_content.importing.lines import LONGEST_HEADING
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.registries import Series
    from factsheet_content.importing.pieces import Piece

# The page around a factsheet: what people press, and what says whose page it is.
_CHROME = re.compile(
    r"logo\b.*|[<\u2039«←][^»]*|[^«.]{1,60}[\u203a»]|terug(?: naar (?:het )?(?:overzicht|boven|vorige|begin).*)?"
    r"|download(?:en)?(?: als)? pdf.{0,40}|.*\|.*\b\d+ ?(?:kb|mb)\b.*|.*\(pdf,? .*\d.*\)|home|menu|zoeken|delen"
    r"|deel deze pagina|print(?:en)?|kruimelpad|(?:direct )?naar (?:de )?(?:boven|inhoud|menu|navigatie)|cookies?"
    r"|privacy(?:verklaring)?|toegankelijkheid|©.*|copyright.*|sitemap|pagina \d+( van \d+)?|page \d+( of \d+)?"
    r"|\d{1,3} ?/ ?\d{1,3}|verlaat (?:deze )?site",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(r"fact\s?sheet\s*[:–-]\s*", re.IGNORECASE)
_TITLE_AFTER = re.compile(r"\s*[:–-]\s*fact\s?sheet$", re.IGNORECASE)
_DEFINITION = re.compile(r"(?:wat (?:is|zijn|houdt|verstaan we|wordt)|definitie|over welk)\b.{0,100}", re.IGNORECASE)

#: Other wordings of standard headings than the part before their colon.
ALIASES = {
    "signals": ("signalen", "signalen herkennen", "hoe herken je het"),
    "risk-factors": ("risicofactoren", "risicogroepen", "wie loopt risico"),
    "reporting-code": ("aandachtspunten", "aandachtspunten meldcode", "stappen van de meldcode", "meldcode"),
    "more-information": ("meer informatie", "meer weten", "lees meer"),
    "facts": ("feiten en cijfers", "cijfers", "cijfers en feiten", "feiten"),
    "contact": ("advies en melden", "advies", "melden", "advies en hulp", "hulp en advies", "contact"),
    "credits": ("ontwikkeld door", "colofon", "deze factsheet is ontwikkeld door"),
    "downloads": ("downloads", "downloaden"),
}
#: How alike a misspelt heading is to the one that is meant, in percent.
LEAST_LIKENESS = 88
LONGEST_DATE_LINE = 70
#: How many of the first pieces may be the page's, before its title.
DEEPEST_TITLE = 40


@dataclass(slots=True)
class Part:
    """A section as the document has it."""

    heading: Piece
    standard: str | None
    """The id of the standard section that it is."""
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Frame:
    """A document in its parts."""

    title: str
    date: str | None
    masthead: list[Piece]
    chrome: list[Piece]
    intro: list[Piece]
    parts: list[Part]
    title_line: Piece | None = None


def recognise(pieces: list[Piece], series: Series, title: str | None = None) -> Frame:
    """The parts of a document; ``FactsheetError`` where it has nothing that can be one."""
    headings = Headings(series)
    start = next((at for at, piece in enumerate(pieces) if not piece.chrome and headings.standard(piece)), len(pieces))
    title_at = _title_index(pieces, start, series)
    if title_at is None and not title:
        raise FactsheetError(
            phrase("no title is recognised: the document has no short line above its text; name it with --title")
        )
    masthead = [] if title_at is None else [pieces[title_at]]
    chrome = list(pieces[:title_at]) if title_at is not None else []
    rest = pieces if title_at is None else pieces[title_at + 1 :]
    date = find_date(masthead[0].text) if masthead else None
    for at, piece in enumerate(chrome):
        if date is None and len(piece.text) <= LONGEST_DATE_LINE and (date := find_date(piece.text)):
            masthead.insert(0, chrome.pop(at))
            break
    body: list[Piece] = []
    seen: set[str] = set()
    for piece in rest:
        is_date = date is None and not body and len(piece.text) <= LONGEST_DATE_LINE and find_date(piece.text)
        if is_date:
            date = find_date(piece.text)
            masthead.append(piece)
        elif piece.chrome or (
            _is_chrome(piece, series) and not headings.standard(piece) and not seen & set(piece.written)
        ):
            chrome.append(piece)
        else:
            body.append(piece)
            seen.update(piece.written)
    intro, parts = _divided(body, headings)
    line = None if title_at is None else pieces[title_at]
    return Frame(title or plain_title(line.text if line else ""), date, masthead, chrome, intro, parts, line)


def _title_index(pieces: list[Piece], before: int, series: Series) -> int | None:
    """The piece that is the title: it says "factsheet", or is the first heading, or the short line above the date."""
    head = pieces[: min(before, DEEPEST_TITLE)]
    for at, piece in enumerate(head):
        if _TITLE_BEFORE.match(piece.text) or (_TITLE_AFTER.search(piece.text) and piece.kind == "heading"):
            return at
    usable = [at for at, piece in enumerate(head) if _may_be_title(piece, series)]
    first = next((at for at in usable if head[at].explicit and head[at].level == 1), None)
    if first is not None:
        return first
    for at in usable:
        if at + 1 < len(head) and len(head[at + 1].text) <= LONGEST_DATE_LINE and find_date(head[at + 1].text):
            return at
    return usable[0] if usable else _first_line(head, series)


def _first_line(head: list[Piece], series: Series) -> int | None:
    """The first text, where it is short: nothing in the document says what its title is."""
    first = next((at for at, piece in enumerate(head) if not _is_chrome(piece, series)), None)
    if first is None or head[first].kind != "paragraph" or len(head[first].text) > LONGEST_HEADING:
        return None
    return None if find_date(head[first].text) else first


def _may_be_title(piece: Piece, series: Series) -> bool:
    return piece.kind == "heading" and not _is_chrome(piece, series) and not find_date(piece.text)


def plain_title(text: str) -> str:
    """A title without the word for what it is the title of."""
    return _TITLE_AFTER.sub("", _TITLE_BEFORE.sub("", text)) or text


def _is_chrome(piece: Piece, series: Series) -> bool:
    if piece.chrome:
        return True
    text = piece.text
    if piece.kind in ("bullet", "step", "pair", "callout") or len(text) > LONGEST_DATE_LINE * 2:
        return False
    return bool(_CHROME.fullmatch(text)) or text.lower().removeprefix("www.") == series.site.lower()


def _divided(body: list[Piece], headings: Headings) -> tuple[list[Piece], list[Part]]:
    """Introduction and sections; a heading under which nothing stands is a paragraph of what came before."""
    intro: list[Piece] = []
    parts: list[Part] = []
    for piece in body:
        found = headings.section(piece, first=not parts)
        if found is not None:
            parts.append(Part(piece, found or None))
        else:
            (parts[-1].pieces if parts else intro).append(piece)
    kept: list[Part] = []
    for part in parts:
        if part.pieces:
            kept.append(part)
        else:
            (kept[-1].pieces if kept else intro).append(part.heading)
    return intro, kept


class Headings:
    """The headings that a document of the series can have; each stands for its section once."""

    def __init__(self, series: Series) -> None:
        self._known: dict[str, str] = {}
        for id_, unit in series.units.items():
            if id_.endswith(".heading"):
                section = id_.removesuffix(".heading")
                for wording in self._wordings(section, unit.text):
                    self._known.setdefault(simplified(wording), section)
        self._used: set[str] = set()
        self._level = 0

    @staticmethod
    def _wordings(section: str, heading: str) -> Iterator[str]:
        yield heading
        yield heading.partition(":")[0]
        yield from ALIASES.get(section, ())

    def standard(self, piece: Piece) -> str | None:
        """The standard section that a piece is the heading of, by its wording or one that is much like it."""
        if piece.kind != "heading" and not (piece.kind == "paragraph" and len(piece.text) <= LONGEST_HEADING):
            return None
        text = simplified(piece.text)
        if text in self._known:
            return self._known[text]
        if piece.kind == "heading" and _DEFINITION.fullmatch(piece.text):
            return "definition"
        return self._alike(text, piece.text)

    def _alike(self, text: str, written: str) -> str | None:
        from rapidfuzz import fuzz, process

        # A part of a word more or less in a short heading is another word; a sentence is no heading.
        if written.endswith(".") or len(text) < 6:  # noqa: PLR2004 - fewer letters are alike by chance
            return None
        found = process.extractOne(text, self._known.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
        if found and abs(len(found[0]) - len(text)) <= max(2, len(text) // 12):
            return self._known[found[0]]
        return None

    def section(self, piece: Piece, *, first: bool) -> str | None:
        """The id of the standard section that begins here, empty for one of the sheet's own; ``None`` for none."""
        found = self.standard(piece)
        # A question further down may begin as a definition does.
        inner = found == "definition" and not first and piece.level > self._level
        if found and found not in self._used and not inner:
            self._used.add(found)
            self._level = self._level or piece.level
            return found
        if piece.kind != "heading":
            return None
        own = piece.explicit and piece.level and piece.level <= max(self._level, 2)
        question = not piece.explicit and piece.text.endswith("?")
        return "" if own or question else None


def simplified(text: str) -> str:
    """A heading without what differs from hand to hand: capitals, ampersands, slashes, punctuation."""
    plain = text.casefold().replace("&", " en ").replace("/", " en ")
    return " ".join(re.sub(r"[^\w\s-]", " ", plain).split())
