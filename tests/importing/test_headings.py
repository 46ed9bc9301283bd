"""Every standard heading is recognised in every example, however it is written; and nothing else is taken for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factsheet_content.importing.frame import Headings
from factsheet_content.importing.pieces import Piece
from factsheet_content.inline import Plain
from tests.importing.series import NAMES, imported, sheet_of, text, tree
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = (ROOT / "content/nl/factsheets/gedwongen-achterlating/2018-11-17.source.txt").read_text("utf-8")
EXAMPLES = {name: text(name) for name in NAMES} | {"source": SOURCE}
SERIES = tree().series(tree().series_editions[0])
STANDARD = {id_.removesuffix(".heading"): unit.text for id_, unit in SERIES.units.items() if id_.endswith(".heading")}


def without_a_letter(heading: str) -> str:
    """One letter of the longest word missing."""
    word = max(re.findall(r"\w+", heading), key=len)
    return heading.replace(word, word[:3] + word[4:], 1) if len(word) > 5 else heading


def exchanged(heading: str) -> str:
    """Two letters of the longest word exchanged."""
    word = max(re.findall(r"\w+", heading), key=len)
    return heading.replace(word, f"{word[:3]}{word[4]}{word[3]}{word[5:]}", 1) if len(word) > 7 else heading


HANDS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "small": str.lower,
    "ampersand": lambda heading: heading.replace(" en ", " & "),
    "slash": lambda heading: heading.replace(" / ", "/"),
    "colon": lambda heading: f"{heading.rstrip('?:')}:",
    "first part": lambda heading: heading.partition(":")[0],
    "a letter missing": without_a_letter,
    "letters exchanged": exchanged,
    "more spaces": lambda heading: heading.replace(" ", "  "),
}


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_in_every_example_each_standard_heading_is_recognised(name: str, hand: str) -> None:
    source = EXAMPLES[name]
    before = [section.id for section in sheet_of(imported(source)).sections]
    lines = [HANDS[hand](line) if line.strip() in STANDARD.values() else line for line in source.split("\n")]
    assert [section.id for section in sheet_of(imported("\n".join(lines))).sections] == before


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("section", STANDARD)
def test_each_standard_heading_is_recognised(section: str, hand: str) -> None:
    piece = Piece("heading", (Plain(HANDS[hand](STANDARD[section])),), 2, explicit=True)
    assert Headings(SERIES).standard(piece) == section


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_other_line_of_an_example_is_a_standard_heading(name: str) -> None:
    made = sheet_of(imported(EXAMPLES[name]))
    own = {section.heading.text for section in made.sections if section.heading}
    written = own | {STANDARD[section.id] for section in made.sections if section.id in STANDARD}
    for line in EXAMPLES[name].split("\n"):
        plain = re.sub(r"^\s*(?:[•◦]|\d+\.)\s*", "", line).strip()
        for kind in ("heading", "paragraph"):
            found = Headings(SERIES).standard(Piece(kind, (Plain(plain),))) if plain else None
            assert found is None or plain in written, f"{plain!r} is taken for {found}"
