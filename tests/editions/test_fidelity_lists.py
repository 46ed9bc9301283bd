"""What marks the items of a list in a source document, and the numbers to call that it may still have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.editions.documents import TEXT, held, held_in
from tests.translation.trees import CONTACTS, DOCUMENT, SHEET, edit

if TYPE_CHECKING:
    from pathlib import Path


def test_every_glyph_is_a_bullet_but_not_two_kinds_of_lines() -> None:
    for glyph in "·▪◦‣●○■□–*-":
        assert held(TEXT.replace("•", glyph)) is None, glyph
    assert held(TEXT.replace("• ", "•")) is None
    assert held(TEXT.replace(" • ", "")) is None, "a list without glyphs"
    one = held(TEXT.replace(" • Weglopen", "Weglopen"))
    assert one is not None
    assert one.unit is not None
    assert one.unit.id == "signals/mogelijk/weglopen"
    assert (one.edition_text, one.document_text) == ("• Weglopen van huis", "Weglopen van huis")
    assert held(TEXT.replace("• ", "1. ")) is not None, "bullets are no steps"


def test_a_text_may_begin_with_a_dash(tree: Path) -> None:
    """It is a glyph only where the text does not have it."""
    edit(tree, SHEET, ('paragraph: "Daarnaast:"', 'paragraph: "- 5 graden:"'))
    edit(tree, DOCUMENT, ("Daarnaast:", "- 5 graden:"))
    assert held_in(tree) is None
    edit(tree, DOCUMENT, ("- 5 graden:", "5 graden:"))
    assert held_in(tree) is not None
    edit(tree, SHEET, ("weglopen: Weg", 'weglopen: "- Weg'), ("huis\n          hulp", 'huis"\n          hulp'))
    edit(tree, SHEET, ('paragraph: "- 5 graden:"', 'paragraph: "5 graden:"'))
    assert held_in(tree) is not None
    edit(tree, DOCUMENT, (" • Weglopen", " • - Weglopen"))
    assert held_in(tree) is None


STEPS = """      - id: daarnaast_aanhef
        steps:
          een: Eerst dit.
          twee: {text: Dan dat., items: {onder: Zo.}}
          drie: Klaar.
      - id: vormen
        definitions:
          grooming: {term: Grooming, description: Contact met een kind.}
          sexting: {term: Sexting, description: Foto's sturen.}
"""


@pytest.fixture
def steps(tree: Path) -> Path:
    """An edition with numbered steps, items below one, and definitions."""
    old = (tree / SHEET).read_text("utf-8")
    start = old.index("      - id: daarnaast_aanhef")
    end = old.index("      - id: daarnaast\n")
    edit(tree, SHEET, (old[start:end], STEPS))
    return tree


LISTS = (
    "1. Eerst dit.\n2) Dan dat.\n   - Zo.\n3. Klaar.\n\n• Grooming: Contact met een kind.\n• Sexting\nFoto's sturen."
)


def test_steps_and_definitions(steps: Path) -> None:
    edit(steps, DOCUMENT, ("Daarnaast:", LISTS))
    assert held_in(steps) is None


@pytest.mark.parametrize(
    ("old", "new", "unit"),
    [
        ("2) Dan", "3) Dan", "daarnaast_aanhef/twee"),
        ("3. Klaar", "Klaar", "daarnaast_aanhef/drie"),
        ("Zo.", "Zo niet.", "daarnaast_aanhef/twee/onder"),
        ("• Sexting", "Sexting", "vormen/sexting.term"),
        ("Grooming:", "Grooming;", "vormen/grooming.term"),
        ("een kind.", "geen kind.", "vormen/grooming"),
    ],
)
def test_steps_and_definitions_that_differ(steps: Path, old: str, new: str, unit: str) -> None:
    assert LISTS.count(old) == 1
    edit(steps, DOCUMENT, ("Daarnaast:", LISTS.replace(old, new)))
    difference = held_in(steps)
    assert difference is not None
    assert difference.unit is not None
    assert difference.unit.id == f"reporting-code/{unit}"


FIELDS = (
    "Bel {contacts.veilig_thuis.telefoon}, {contacts.alarmnummer.telefoon} of {contacts.buitenlandse_zaken.telefoon}."
)


@pytest.mark.parametrize(
    ("line", "agrees"),
    [
        ("Bel 0800-2000, 112 of +31 247 247 247.", True),
        ("Bel 0900-1262626, 112 of +31 247 247 247.", True),
        ("Bel 0800-2000, 112 of +31 70 348 4770.", True),
        ("Bel 0900-1262626, 112 of +31 70 348 4770.", True),
        ("Bel 0900-1262627, 112 of +31 247 247 247.", False),
        ("Bel 0800-2000, 113 of +31 247 247 247.", False),
        ("Bel 0800-2000, 112 of 0900-1262626.", False),
        ("Bel 0800-2000, 0900-1262626 of +31 247 247 247.", False),
    ],
)
def test_a_number_of_the_document_may_be_retired(tree: Path, line: str, agrees: bool) -> None:  # noqa: FBT001
    edit(tree, SHEET, ("Bij acuut gevaar bel {contacts.alarmnummer.telefoon}.", FIELDS))
    edit(tree, DOCUMENT, ("Bij acuut gevaar bel 112.", line))
    assert (held_in(tree) is None) is agrees


def test_the_number_of_a_contact_that_was_replaced(tree: Path) -> None:
    edit(tree, CONTACTS, ("    name: Alarmnummer\n", "    name: Alarmnummer\n    replaced_by: politie\n"))
    assert held_in(tree) is None, "the document has the number of then"
    edit(tree, DOCUMENT, ("bel 112.", "bel 0900-8844."))
    assert held_in(tree) is None, "or that of today"
    edit(tree, DOCUMENT, ("bel 0900-8844.", "bel 0900-8845."))
    assert held_in(tree) is not None
