from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factsheet_content.errors import FactsheetError
from factsheet_content.translation.wording import link_address
from tests.support import ROOT
from tests.translation.trees import (
    CONTACTS,
    DOMAIN,
    LABELS,
    SHEET,
    SLUG,
    edit,
    edit_entry,
    edit_header,
    localised,
    unit,
    wording,
)

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.model import Text

TYPES = "content/nl/types.yaml"
LARGE = (("min: 182", "min: 1182"), ("max: 815", "max: 1631"))
EXTENT, COUNTRIES = "facts/cijfers/omvang", "facts/cijfers/landen"
NUMBER = "contact/gevaar"


def text(root: Path, id_: str, language: str = "nl") -> Text:
    """A unit of the tree as it reads now."""
    words = wording(root, language)
    return words.text(unit(words.tree, id_))


def write(root: Path, words: str) -> None:
    """Puts other words into an item of the edition."""
    edit(
        root,
        SHEET,
        (
            'opleidingsniveau: "Opleidingsniveau: zowel hoog als laagopgeleide jongeren kunnen slachtoffer worden."',
            f"opleidingsniveau: {words!r}",
        ),
    )


def written(root: Path, words: str) -> Text:
    """Other words in an item of the edition, as they read."""
    write(root, words)
    return text(root, "facts/cijfers/opleidingsniveau")


def test_figures_are_written_as_the_language_does(tree: Path) -> None:
    edit(tree, SHEET, *LARGE)
    assert "tussen 1.182 en 1.631 per jaar" in text(tree, EXTENT).text
    assert "between 1,182 and 1,631 per year" in text(tree, EXTENT, "en").text


def test_a_passage_that_falls_back_is_dutch_to_its_last_figure(tree: Path) -> None:
    edit(tree, SHEET, *LARGE)
    edit_entry(tree, EXTENT, msgstr="")
    edit_entry(tree, COUNTRIES, flags=("fuzzy",))
    sheet = localised(tree, "en")
    items = {item.id: item.text for item in sheet.section("facts").items}
    fallen = items[EXTENT]
    assert "tussen 1.182 en 1.631 per jaar" in fallen.text
    assert (fallen.lang, fallen.dir, fallen.state) == ("nl", "ltr", "missing")
    assert "Marokko, Algerije" in items[COUNTRIES].text
    assert (items[COUNTRIES].lang, items[COUNTRIES].state) == ("nl", "outdated")
    assert items["facts/cijfers/leeftijd"].lang is None
    assert "Mainly young people" in items["facts/cijfers/leeftijd"].text
    assert sheet.facts["slachtoffers_per_jaar"].text.text == "1,182–1,631"


def test_a_phrase_that_falls_back_is_dutch_to_its_last_figure(tree: Path) -> None:
    edit(tree, SHEET, *LARGE)
    facts = localised(tree, "en").facts
    assert facts["slachtoffers_per_jaar"].phrase.text.startswith("1,182–1,631 ")
    assert facts["slachtoffers_per_jaar"].phrase.lang is None
    edit_entry(tree, "eenheid_persons_per_year", "labels", msgstr="")
    phrase = localised(tree, "en").facts["slachtoffers_per_jaar"].phrase
    assert (phrase.text, phrase.lang, phrase.dir) == ("1.182–1.631 personen per jaar", "nl", "ltr")


def test_a_range_in_prose_keeps_the_figures_of_the_prose(tree: Path) -> None:
    """Without a phrase for a range in English, "1.182" must not appear in an English sentence."""
    edit(tree, SHEET, *LARGE)
    edit_entry(tree, "bereik", "labels", msgstr="")
    assert localised(tree, "en").facts["slachtoffers_per_jaar"].text.text == "1,182–1,631"


def test_a_label_that_falls_back_has_a_dutch_date(tree: Path) -> None:
    assert localised(tree, "en").review.text.text.endswith("17 November 2018")
    edit_entry(tree, "niet_herzien_sinds", "labels", msgstr="")
    review = localised(tree, "en").review.text
    assert (review.text, review.lang, review.state) == ("Niet herzien sinds 17-11-2018", "nl", "missing")


def test_a_calendar_year_has_no_separator(tree: Path) -> None:
    edit(
        tree,
        SHEET,
        ("    value: 178\n    unit: reports\n    per: year\n", "    value: 2014\n    unit: calendar_year\n"),
    )
    assert "meldingen van 2014 per jaar" in text(tree, EXTENT).text
    fact = localised(tree, "en").facts["meldingen"]
    assert (fact.text.text, fact.phrase.text) == ("2014", "2014")


def test_the_variant_of_a_language_is_chosen_by_its_labels(tree: Path) -> None:
    edit_header(tree, "labels", X_Locale="en-US")
    assert localised(tree, "en").edition_label == "November 17, 2018"
    edit_header(tree, "labels", X_Locale="en-GB")
    assert localised(tree, "en").edition_label == "17 November 2018"
    edit_header(tree, "labels", X_Locale="en-XX-YY-ZZ")
    with pytest.raises(FactsheetError, match="CLDR has no language"):
        localised(tree, "en")


@pytest.mark.parametrize(
    "hostile", ["**112**", "[112](https://kwaad.example)", "{facts.meldingen}", "<112>", "{{112}}"]
)
def test_a_value_is_never_markup(tree: Path, hostile: str) -> None:
    edit(tree, CONTACTS, ('display: "112"', f"display: {hostile!r}"), ("name: Alarmnummer", f"name: {'Alarm'!r}"))
    found = text(tree, NUMBER)
    assert found.text == f"Bij acuut gevaar bel {hostile}."
    assert found.markdown.endswith("](tel:112).")
    assert localised(tree).contacts["alarmnummer"].channels["telefoon"].display == hostile


def test_a_contacts_name_is_a_text(tree: Path) -> None:
    edit(tree, CONTACTS, ("name: Alarmnummer", "name: Alarm \\*nummer\\*"))
    assert written(tree, "Bel het {contacts.alarmnummer.name}").text == "Bel het Alarm *nummer*"
    assert localised(tree).contacts["alarmnummer"].name.text == "Alarm *nummer*"


@pytest.mark.parametrize(
    "words",
    [
        "{facts.niets}",
        "{facts.meldingen.min}",
        "{facts.meldingen.value.x}",
        "{contacts.niets.telefoon}",
        "{contacts.alarmnummer.fax}",
        "{contacts.alarmnummer}",
        "{links.eergerelateerd}",
        "[x]({links.niets})",
        "[x]({section.niets})",
        "[x]({sources.niets})",
        "[x]({contacts.alarmnummer.name})",
        "[x]({downloads.html})",
        "{}",
    ],
)
def test_a_field_that_stands_for_nothing_names_its_file_and_unit(tree: Path, words: str) -> None:
    write(tree, words)
    with pytest.raises(
        FactsheetError, match=rf"^{re.escape(SHEET)}: facts/cijfers/opleidingsniveau: .*stands for nothing"
    ):
        text(tree, "facts/cijfers/opleidingsniveau")


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("{facts.meldingen.value}", "178"),
        ("{facts.slachtoffers_per_jaar}", "182–815"),
        ("{facts.landen_noord_afrika}", "Marokko, Algerije, Egypte"),
        ("{contacts.veilig_thuis.name}", "Veilig Thuis"),
        ("{contacts.veilig_thuis.telefoon}", "[0800-2000](tel:08002000)"),
        ("[bel]({contacts.veilig_thuis.telefoon})", "[bel](tel:08002000)"),
        ("[x]({section.risk_factors})", "[x](#risk-factors)"),
        ("[x]({section.signals})", "[x](#signals)"),
        ("[x]({sources})", "[x](#sources)"),
        ("[x]({sources.verwey_jonker_2014})", "[x](#source-verwey_jonker_2014)"),
        ("[x]({downloads.pdf})", f"[x]({SLUG}-2018-11-17.pdf)"),
        ("[x]({links.eergerelateerd})", "x"),
    ],
)
def test_what_fields_stand_for(tree: Path, words: str, markdown: str) -> None:
    assert written(tree, words).markdown == markdown


def test_the_sources_of_an_edition_without_any_are_plain_text(tree: Path) -> None:
    text_ = (tree / SHEET).read_text("utf-8")
    sources = text_[text_.index("sources:\n") : text_.index("intro:\n")]
    edit(tree, SHEET, (sources, ""))
    assert text(tree, "downloads/bronnen").markdown == "De bronnen zijn ook apart te downloaden."


def test_a_link_to_another_sheet_of_the_series(tree: Path) -> None:
    def address(language: str = "nl") -> str:
        return link_address(wording(tree, language), "eergerelateerd")

    assert address() == "", "a type without a page and without a sheet"
    edit(
        tree,
        TYPES,
        ("    name: Eergerelateerd geweld\n", "    name: Eergerelateerd geweld\n    page: https://x.example/nl\n"),
    )
    assert address() == "https://x.example/nl"
    assert address("en") == "https://x.example/nl"
    edit(tree, TYPES, ("    page: https://x.example/nl\n", f"    page: https://x.example/nl\n    factsheet: {SLUG}\n"))
    assert address("en") == f"factsheet:{SLUG}"
    edit(tree, SHEET, ("factsheet:eergerelateerd-geweld", "factsheet:niets"))
    assert address() == ""


def test_a_language_may_have_a_page_of_its_own(tree: Path) -> None:
    edit(tree, SHEET, ("eergerelateerd: factsheet:eergerelateerd-geweld", "eergerelateerd: https://x.example/nl"))
    catalog = (tree / f"content/en/{DOMAIN}.po").read_text("utf-8")
    entry = '\nmsgctxt "links.eergerelateerd"\nmsgid "https://x.example/nl"\nmsgstr "https://x.example/en"\n'
    (tree / f"content/en/{DOMAIN}.po").write_text(catalog + entry, "utf-8")
    assert text(tree, "more-information/verwijzing").markdown.endswith("(https://x.example/nl).")
    assert text(tree, "more-information/verwijzing", "en").markdown.endswith("(https://x.example/en).")
    assert localised(tree, "en").links["eergerelateerd"].uri == "https://x.example/en"
    edit_entry(tree, "lkha.website.uri", "contacts", msgstr="https://lkha.example/en")
    assert localised(tree, "en").contacts["lkha"].channels["website"].uri == "https://lkha.example/en"


def test_a_label_that_there_is_not() -> None:
    with pytest.raises(FactsheetError, match=r"labels\.yaml has no label 'niets'"):
        wording(ROOT).label("niets")


def test_a_label_may_have_markup(tree: Path) -> None:
    edit(tree, LABELS, ("text: Herzien op {date} door {by}", "text: Herzien op **{date}** door {by}"))
    label = wording(tree).label("herzien_op", date=lambda words: words.date("2020-01-02"), by="*Ann*")
    assert (label.text, label.markdown) == (
        "Herzien op 02-01-2020 door *Ann*",
        "Herzien op **02-01-2020** door \\*Ann\\*",
    )
