from __future__ import annotations

import random
import re
import textwrap
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.sheet import SeriesBlock
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.unit import fields
from factsheet_content.checks.editions import check_fidelity
from tests.editions.documents import TEXT, held, held_in
from tests.support import ROOT
from tests.translation.trees import DOCUMENT, SERIES, SHEET, edit, sheet, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.unit import Unit

LINES = [number for number, line in enumerate(TEXT.splitlines()) if line.strip()]


def body_units() -> list[Unit]:
    """The units of intro and sections that the document has, with those of the series."""
    tree = shipped().tree
    own = sheet(tree)
    series = tree.series(own.series)
    units = [series.units[f"intro/{block.name}"] for block in own.intro or () if isinstance(block, SeriesBlock)]
    for section in own.sections:
        heading = section.heading or series.heading(section.id)
        assert heading
        units += [heading, *(unit for block in section.blocks for unit in block.units())]
    return units


def chance(seed: str) -> random.Random:
    """The same draws on every run."""
    return random.Random(seed)  # noqa: S311 - samples, no secrets


def written(unit: Unit) -> list[int]:
    """The indexes of a unit's characters that a reader sees: no space, and no part of a field or a link's markup."""
    inside = {index for field in fields(unit.text) for index in range(field.start, field.end)}
    inside |= {index for match in re.finditer(r"\[|\]\(\{[^}]*\}\)", unit.text) for index in range(*match.span())}
    return [index for index, character in enumerate(unit.text) if index not in inside and character.strip()]


def mutated(unit: Unit, index: int) -> ContentTree:
    """The shipped tree with one character of a unit changed in its file."""
    line, column, *_ = unit.place(index, index + 1)
    lines = (ROOT / unit.document.path).read_text("utf-8").splitlines(keepends=True)
    changed = "Q" if lines[line - 1][column - 1] != "Q" else "x"
    assert lines[line - 1][column - 1] == unit.text[index]
    lines[line - 1] = lines[line - 1][: column - 1] + changed + lines[line - 1][column:]
    return with_file(unit.document.path, "".join(lines))


def with_file(path: str, text: str) -> ContentTree:
    """The shipped tree with another text in one of its files."""
    documents = shipped().tree._documents | {path: yaml_reader.read(text.encode(), path)}
    return ContentTree(ROOT, _documents=documents)


def test_the_shipped_edition_is_its_source_document() -> None:
    assert held(TEXT) is None


def test_every_unit_is_compared() -> None:
    """The document has a line for each, so that the sampling below leaves none out."""
    assert len(body_units()) == len(LINES) - 6
    assert {unit.id.partition("/")[0] for unit in body_units()} >= {"intro", "signals", "contact", "downloads"}


@pytest.mark.parametrize("unit", body_units(), ids=lambda unit: unit.id)
def test_one_changed_character_of_a_text_is_found_in_its_unit(unit: Unit) -> None:
    places = written(unit)
    sampled = {places[0], places[-1], *chance(unit.id).sample(places, min(3, len(places)))}
    for index in sorted(sampled):
        difference = held(TEXT, mutated(unit, index))
        assert difference is not None, f"character {index} of {unit.text!r}"
        assert difference.unit is not None
        assert difference.unit.id == unit.id


@pytest.mark.parametrize("number", LINES, ids=lambda number: str(number + 1))
@pytest.mark.parametrize("change", ["changed", "removed", "added"])
def test_one_character_of_the_document(number: int, change: str) -> None:
    lines = TEXT.splitlines(keepends=True)
    line = lines[number]
    places = [index for index, character in enumerate(line) if character.strip()]
    draw = chance(f"{number}{change}")
    for index in sorted({places[0], places[-1], *draw.sample(places, min(3, len(places)))}):
        before, after = line[:index], line[index + (change != "added") :]
        new = "" if change == "removed" else draw.choice("aQ9.–-•é’")
        if new == line[index] and change == "changed":
            new = "x"
        document = "".join([*lines[:number], before + new + after, *lines[number + 1 :]])
        if "•" in (new, line[index]) and index == places[0] and new in "–-":
            continue  # another glyph for the same bullet: what marks an item does not count
        assert held(document) is not None, f"{line!r} became {before + new + after!r}"


def test_a_difference_says_where_and_what() -> None:
    difference = held(TEXT.replace("raadpleeg altijd een deskundige", "raadpleeg een deskundige"))
    assert difference is not None
    assert difference.unit is not None
    assert difference.unit.id == "reporting-code/daarnaast/deskundige"
    assert difference.edition_text == "altijd een deskundige. Het"
    assert difference.document_text == "een deskundige. Het voorkomen"
    assert TEXT.splitlines()[difference.document_line - 1].startswith(" • Vraag advies")


def test_what_the_document_has_after_the_end() -> None:
    difference = held(TEXT + "\n\nBel ook 0900.")
    assert difference is not None
    assert difference.unit is None
    assert difference.document_text == "Bel ook 0900."
    assert difference.document_line == len(TEXT.splitlines()) + 2


def test_a_document_that_ends_too_early() -> None:
    difference = held(TEXT[: TEXT.index("De bronnen zijn ook")])
    assert difference is not None
    assert difference.unit is not None
    assert (difference.unit.id, difference.document_text, difference.document_line) == ("downloads/bronnen", "", 0)


@pytest.mark.parametrize(
    ("old", "new", "unit"),
    [
        pytest.param(" • Weglopen van huis\n", "", "signals/mogelijk/weglopen", id="bullet gone"),
        pytest.param(" • Weglopen", " • Liegen\n • Weglopen", "signals/mogelijk/weglopen", id="bullet more"),
        pytest.param(
            " • Conflicten tussen ouders en kind\n • Weglopen van huis\n",
            " • Weglopen van huis\n • Conflicten tussen ouders en kind\n",
            "signals/mogelijk/conflicten",
            id="two exchanged",
        ),
        pytest.param("Daarnaast:\n\n", "", "reporting-code/daarnaast_aanhef", id="block gone"),
        pytest.param("van huis\n •", "van huis\n", "signals/mogelijk/hulpverlening", id="two bullets one"),
        pytest.param("waarden / normen", "waarden\n • normen", "signals/mogelijk/puberteit", id="one bullet two"),
        pytest.param("in de ogen van", "in de\n • ogen van", "signals/mogelijk/verkeerde_vrienden", id="glyph within"),
        pytest.param("Daarnaast:", "• Daarnaast:", "reporting-code/daarnaast_aanhef", id="bullet before no item"),
        pytest.param("Bij achterlating", "Bij achter lating", "definition/omschrijving", id="word split"),
        pytest.param("wordt een kind", "wordt eenkind", "definition/omschrijving", id="words joined"),
        pytest.param("geen gesprek", "gesprek", "reporting-code/daarnaast/slachtoffer_in_buitenland", id="no not"),
        pytest.param("182 en 815", "182 en 816", "facts/cijfers/omvang", id="figure"),
        pytest.param("Soedan", "Sudan", "facts/cijfers/landen", id="country"),
        pytest.param("Zie de bronnen", "Zie de [bronnen]", "more-information/verwijzing", id="link as markup"),
    ],
)
def test_another_document(old: str, new: str, unit: str) -> None:
    assert TEXT.count(old) == 1
    difference = held(TEXT.replace(old, new))
    assert difference is not None
    assert difference.unit is not None
    assert difference.unit.id == unit


@pytest.mark.parametrize(
    ("old", "new", "unit"),
    [
        pytest.param("          weglopen: Weglopen van huis\n", "", "signals/mogelijk/hulpverlening", id="item gone"),
        pytest.param(
            "          weglopen: Weg",
            "          liegen: Liegen\n          weglopen: Weg",
            "signals/mogelijk/liegen",
            id="item more",
        ),
        pytest.param(
            "          conflicten: Conflicten tussen ouders en kind\n          weglopen: Weglopen van huis\n",
            "          weglopen: Weglopen van huis\n          conflicten: Conflicten tussen ouders en kind\n",
            "signals/mogelijk/weglopen",
            id="two exchanged",
        ),
        pytest.param(
            'paragraph: "Daarnaast:"',
            'paragraph: "Daarnaast:"\n        editorial: true',
            "reporting-code/daarnaast/deskundige",
            id="the document's as the editor's",
        ),
        pytest.param(
            "contacts: [veilig_thuis, politie]\n        editorial: true",
            "contacts: [veilig_thuis, politie]",
            "contact/nummers",
            id="the editor's as the document's",
        ),
        pytest.param("  - series: voorbeelden\n", "", "intro/inhoud", id="series paragraph gone"),
        pytest.param("min: 182", "min: 183", "facts/cijfers/omvang", id="figure"),
        pytest.param("[SO, KE, ET, SD]", "[SO, KE, SD, ET]", "facts/cijfers/landen", id="countries exchanged"),
    ],
)
def test_another_edition(tree: Path, old: str, new: str, unit: str) -> None:
    edit(tree, SHEET, (old, new))
    difference = held_in(tree)
    assert difference is not None
    assert difference.unit is not None
    assert difference.unit.id == unit


def test_the_series_as_it_stands_is_compared_too(tree: Path) -> None:
    edit(tree, SHEET, ("intro:\n  - series: doel\n  - series: voorbeelden\n  - series: inhoud\n\n", ""))
    assert held_in(tree) is None
    edit(tree, SERIES, ("meer dan 25", "meer dan 26"))
    difference = held_in(tree)
    assert difference is not None
    assert difference.unit is not None
    assert (difference.unit.id, difference.unit.document.path) == ("intro/doel", SERIES)


def test_lines_may_be_wrapped_otherwise() -> None:
    wrapped = "\n".join(textwrap.fill(line, 60, break_on_hyphens=False) for line in TEXT.splitlines())
    assert wrapped.count("\n") > 100
    assert held(wrapped) is None
    assert held(TEXT.replace("\n", "\r\n")) is None
    assert held("\ufeff" + TEXT) is None
    difference = held(wrapped.replace("geen\n", "").replace("geen gesprek", "gesprek"))
    assert difference is not None
    assert difference.unit is not None
    assert difference.unit.id == "reporting-code/daarnaast/slachtoffer_in_buitenland"


@pytest.mark.parametrize("line", ["huiselijkgeweld.nl", "17-11-2018"])
def test_a_line_of_the_frame_that_the_document_does_not_have(line: str) -> None:
    difference = held(TEXT.replace(f"\n{line}\n", "\n"))
    assert difference is not None
    assert (difference.unit, difference.edition_text) == (None, line)


def test_a_line_of_the_frame_is_left_out_once() -> None:
    difference = held(TEXT.replace("Daarnaast:", "huiselijkgeweld.nl\n\nDaarnaast:"))
    assert difference is not None
    assert difference.document_text.startswith("huiselijkgeweld.nl")


def test_the_rule_reads_the_document_beside_the_edition(tree: Path) -> None:
    def codes() -> list[str]:
        found = ContentTree(tree)
        return [diagnostic.code for diagnostic in check_fidelity(found, sheet(found))]

    assert codes() == []
    edit(tree, DOCUMENT, ("Weglopen", "Wegrennen"))
    assert codes() == ["FC603"]
    edit(tree, SHEET, ("  text: 2018-11-17.source.txt\n", ""))
    assert codes() == [], "without a document there is nothing to hold it against"
