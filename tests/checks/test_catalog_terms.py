from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.checks import catalog_negations, catalog_terms
from factsheet_content.checks.catalog_inflection import dutch_pattern, stem
from tests.checks.catalogs import said
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("signaal", "de signalen zijn"),
        ("melding", "twee meldingen van"),
        ("brief", "veel brieven"),
        ("huis", "in huizen"),
        ("taxeren", "nadat hij getaxeerd is"),
        ("taxeren", "taxeer het gevaar"),
        ("verwesteren", "vaak verwesteren of"),
        ("gedwongen achterlating", "bij gedwongen  achterlatingen"),
        ("familie-eer", "de familie-eer van"),
        ("(ex-)partnergeweld", "door (ex-)partnergeweld"),
        ("LVB", "jongeren met een lvb en"),
        ("ketenpartner", "onze ketenpartners"),
    ],
)
def test_a_dutch_term_is_found_in_its_forms(term: str, text: str) -> None:
    assert dutch_pattern(term).search(text)
    assert stem(term) in text


@pytest.mark.parametrize(
    ("term", "text"), [("melding", "de vermelding"), ("opvang", "opvangbeleid"), ("direct", "de directie")]
)
def test_a_longer_word_is_another_one(term: str, text: str) -> None:
    assert not dutch_pattern(term).search(text)


@pytest.mark.parametrize(
    ("dutch", "text", "codes"),
    [
        ("Let op signalen.", "Watch for signs.", []),
        ("Let op signalen.", "Watch for things.", ["FC528"]),
        ("Let op signalen.", "Watch for signals.", ["FC529"]),
        ("Bij gedwongen achterlating", "In forced abandonment", []),
        ("Zij zijn achtergelaten.", "They were left behind.", []),
        ("Met een LVB", "With a mild or borderline intellectual disability (LVB)", []),
        ("Met een LVB", "With a mild intellectual disability (LVB)", ["FC528", "FC529"]),
        ("Bel direct.", "Call directly.", ["FC528", "FC529"]),
        ("Bel direct.", "Call immediately.", []),
        ("De meldcode eergerelateerd geweld", "The reporting code for honour-based violence", []),
        ("LHBTI", "LGBTI", []),
        ("nederlandwereldwijd.nl/achterlating", "netherlandsworldwide.nl/forced-marriage", []),
    ],
)
def test_terms_of_the_glossary(dutch: str, text: str, codes: list[str]) -> None:
    assert sorted(code for code, _ in said(catalog_terms.check_terms, ROOT, (dutch, text))) == codes


def test_a_language_without_a_glossary_has_no_terms() -> None:
    assert said(catalog_terms.check_terms, ROOT, ("Let op signalen.", "Regarde."), tag="fr") == []


@pytest.mark.parametrize(
    ("dutch", "text", "codes"),
    [
        ("Het LKHA helpt.", "The LKHA helps.", []),
        ("Het LKHA helpt.", "يساعد مركز LKHA", []),
        ("Het LKHA helpt.", "يساعد مركز LHKA", ["FC526"]),
        ("Als pdf of PDF", "As a pdf", []),
        ("LHBTI-jongeren en LHBTI", "LGBTI young people", []),
        ("Doe dat NIET.", "Do NOT do that.", []),
        ("SIGNALEN", "SIGNS", []),
    ],
)
def test_abbreviations(dutch: str, text: str, codes: list[str]) -> None:
    assert [code for code, _ in said(catalog_terms.check_abbreviations, ROOT, (dutch, text))] == codes


CRITICAL = "Slachtoffer in het buitenland: voer i.v.m. de veiligheid geen gesprek met ouders, partner of familie."
UNIT = "reporting-code/daarnaast/slachtoffer_in_buitenland"
POLICE = "Neem direct contact op met de politie bij acute dreiging van de veiligheid."


@pytest.mark.parametrize(
    ("dutch", "unit", "text", "tag", "found"),
    [
        (CRITICAL, UNIT, "Victim abroad: do not talk to parents, partner or family.", "en", []),
        (CRITICAL, UNIT, "Victim abroad: don’t talk to parents, partner or family.", "en", []),
        (CRITICAL, UNIT, "Victim abroad: talk to parents, partner or family.", "en", ["error"]),
        (CRITICAL, UNIT, "Victime à l'étranger : parlez à la famille.", "fr", ["advice"]),
        (CRITICAL, "intro/ander", "Victim abroad: talk to parents.", "en", []),
        (POLICE, "reporting-code/daarnaast/politie", "Contact the police at once.", "en", []),
        (POLICE, "reporting-code/daarnaast/politie", "Do not contact the police.", "en", ["warning"]),
    ],
)
def test_negations_of_critical_texts(  # noqa: PLR0913, PLR0917 - a table's columns
    dutch: str, unit: str, text: str, tag: str, found: list[str], tree: Path
) -> None:
    from factsheet_content.authoring import po_reader
    from factsheet_content.authoring.tree import ContentTree
    from tests.checks.catalogs import HEADER

    note = f"#. {catalog_negations.CRITICAL}: wie dit verkeerd leest kan gevaar lopen.\n"
    source = f'{HEADER.format(tag=tag)}\n{note}msgctxt "{unit}"\nmsgid "{dutch}"\nmsgstr "{text}"\n'
    one = po_reader.parse(source.encode(), f"content/{tag}/factsheets/gedwongen-achterlating.po")
    problems = catalog_negations.check_negations(ContentTree(tree), one, tag)
    assert [(problem.code, str(problem.severity)) for problem in problems] == [
        ("FC527", severity) for severity in found
    ]


def test_the_note_at_a_critical_text_is_the_one_that_templates_have() -> None:
    template = (ROOT / "content/pot/factsheets/gedwongen-achterlating.pot").read_text("utf-8")
    assert f"#. {catalog_negations.CRITICAL}" in template
