"""Proposes ids: readable Dutch words of the text itself, and a number only where nothing else is left."""

from __future__ import annotations

import re
import unicodedata
from itertools import dropwhile
from typing import TYPE_CHECKING

from factsheet_content import inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.importing.draft import Block, Draft, Item

# Words that say nothing of what a text is about.
_STOP = frozenset(
    """
    de het een en of in op van voor met door bij naar uit om te tot als dan dat die deze dit dit er is zijn was
    waren wordt worden kan kunnen mag mogen moet moeten wil zal zou heeft hebben had je jij u uw jouw haar hij zij
    ze we wij zich niet geen wel ook nog al meer veel vaak soms altijd zoals onder over tussen tegen zonder aan af
    hier daar hun ons onze mijn i v m s o a via per binnen buiten bijvoorbeeld maak gebruik zie neem voer vraag
    mogelijk mogelijke iemand iets wie wat waar hoe welke andere eigen bel let
    """.split()  # noqa: SIM905 - prose is easier to keep than a hundred quotation marks
)
_LISTS = {
    "signals": "signalen",
    "risk-factors": "groepen",
    "reporting-code": "aandachtspunten",
    "facts": "cijfers",
    "contact": "nummers",
    "more-information": "verwijzingen",
    "downloads": "bestanden",
}
MOST_WORDS = 4
LONGEST = 40


def name_all(draft: Draft) -> None:
    """Give every block and item its id."""
    taken: dict[str, dict[str, int]] = {}
    # A list is named after its section; a text that leads up to it has words enough.
    for section, block in sorted(draft.blocks(), key=lambda pair: not pair[1].items):
        used = taken.setdefault(section, {})
        block.id = _unique(_block_names(section, block), used)
        _name_items(block.items)


def _name_items(items: list[Item]) -> None:
    used: dict[str, int] = {}
    for item in items:
        item.id = _unique(names(item.term or inline.to_text(item.runs)), used)
        _name_items(item.items)


def _block_names(section: str, block: Block) -> Iterator[str]:
    if block.items:
        yield {"steps": "stappen", "definitions": "begrippen"}.get(block.kind) or _LISTS.get(section, "lijst")
        yield from names(block.items[0].term or inline.to_text(block.items[0].runs), "lijst_")
    elif block.kind == "subheading":
        yield from names(inline.to_text(block.runs), "kop_")
    else:
        yield from names(inline.to_text(block.runs))


def names(text: str, before: str = "") -> Iterator[str]:
    """Ids that a text suggests, the shortest first."""
    found = [word for word in _words(text) if word not in _STOP and len(word) > 1] or _words(text) or ["tekst"]
    # A figure at the start names nothing: what is counted does.
    counted = list(dropwhile(lambda word: word[0].isdigit(), found))
    found = counted or [_year_or_number(found[0]), *found]
    for count in range(1, MOST_WORDS + 1):
        name = before + "_".join(found[:count])
        if len(name) <= LONGEST:
            yield name
    every = list(dropwhile(lambda word: word[0].isdigit(), _words(text)))
    yield from (before + "_".join(every[:count]) for count in range(2, MOST_WORDS + 1) if len(every) >= count)
    yield f"{before}tekst"


def _year_or_number(figure: str) -> str:
    return "jaar" if re.fullmatch(r"(?:19|20)\d\d", figure) else "getal"


def slug_of(text: str, taken: set[str]) -> str:
    """An id for a section or a factsheet: the words of its heading or title."""
    found = [word for word in _words(text) if word not in _STOP] or _words(text) or ["onderdeel"]
    base = "-".join(found[:5])[:60].strip("-")
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def slug_of_title(title: str) -> str:
    """A factsheet's slug: all words of its title."""
    return "-".join(_words(title))[:80].strip("-")


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    ascii_only = "".join(character for character in plain if not unicodedata.combining(character))
    return re.findall(r"[a-z0-9]+", ascii_only)


def _unique(candidates: Iterator[str], used: dict[str, int]) -> str:
    """A name that is not used, which is counted; of many that are the same, each goes on from the one before."""
    first = ""
    for name in candidates:
        first = first or name
        if name not in used:
            used[name] = 1
            return name
    while True:
        used[first] += 1
        name = f"{first}_{used[first]}"
        if name not in used:
            used[name] = 1
            return name
