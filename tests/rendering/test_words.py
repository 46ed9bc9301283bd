from __future__ import annotations

import pytest

from factsheet_content import Text
from factsheet_content.record import replace
from factsheet_content.rendering.words import address, citation, literal, masthead, phrase, status
from tests.rendering.sheets import later, text


def test_fields_are_filled_in_both_forms() -> None:
    filled = phrase(later(), "bron_van_tekst", url=address("https://a.example/x_y_z"))
    assert filled == Text("Bron van de tekst: https://a.example/x_y_z", "Bron van de tekst: <https://a.example/x_y_z>")
    assert phrase(later(), "tekst_van", date=literal("1. mei")).markdown == "Tekst van 1\\. mei"


def test_a_label_that_came_filled_in_still_gets_its_link() -> None:
    sheet = replace(later(), labels={"bron_van_tekst": text("Bron: https://a.example/x")})
    assert phrase(sheet, "bron_van_tekst", url=address("https://a.example/x")).markdown == "Bron: <https://a.example/x>"


def test_a_label_keeps_its_language() -> None:
    label = replace(text("Tekst van {date}"), lang="nl", dir="ltr")
    filled = phrase(replace(later(), labels={"tekst_van": label}), "tekst_van", date=literal("vandaag"))
    assert (filled.text, filled.lang, filled.dir) == ("Tekst van vandaag", "nl", "ltr")


def test_without_the_label_what_is_known_is_said() -> None:
    sheet = replace(later(), labels={})
    assert phrase(sheet, "tekst_van", date=literal("vandaag")).text == "vandaag"
    assert phrase(sheet, "direct_hulp").text == "direct hulp"


@pytest.mark.parametrize("words", ["{later} en {date}", "{", "{date.x}", "{0}"])
def test_a_label_with_fields_of_a_later_version_is_shown_as_it_is(words: str) -> None:
    sheet = replace(later(), labels={"tekst_van": text(words)})
    assert phrase(sheet, "tekst_van", date=literal("vandaag")).text == words


def test_a_superseded_text_without_a_successor_still_says_so() -> None:
    sheet = replace(later(), status="superseded", editions=())
    announced = status(sheet)
    assert announced is not None
    assert announced.text == "superseded"


def test_a_draft_has_no_date_to_give() -> None:
    sheet = later()
    assert "Tekst van 31-12-2029" in [line.text for line in masthead(sheet)]
    assert not [line.text for line in masthead(replace(sheet, edition=None)) if "Tekst van" in line.text]


def test_an_address_is_given_once() -> None:
    source = later().sources["verwey_jonker_2014"]
    assert [part.text for part in citation(source)][1:] == [source.url]
    whole = replace(source, citation=text(f"Zo zijn we niet getrouwd. {source.url}"))
    assert len(citation(whole)) == 1
    assert len(citation(replace(source, url=None))) == 1
