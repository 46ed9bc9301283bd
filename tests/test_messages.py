from __future__ import annotations

import pickle

from factsheet_content.messages import Phrase, phrase, translated

DUTCH = {"{count} of {what}": "{what}: {count}", "units": "eenheden", "literal {brace}": "letterlijk {brace}"}


def in_dutch(text: str) -> str:
    return translated(text, lambda template: DUTCH.get(template, template))


def test_a_phrase_is_its_english_text() -> None:
    text = phrase("{count} of {what}", count=3, what="units")
    assert text == "3 of units"
    assert sorted([text, "2"]) == ["2", "3 of units"]
    assert isinstance(text, str)


def test_it_is_translated_with_the_phrases_in_it_and_other_values_as_they_are() -> None:
    assert in_dutch(phrase("{count} of {what}", count=3, what=phrase("units"))) == "eenheden: 3"
    assert in_dutch(phrase("{count} of {what}", count=3, what="units")) == "units: 3"


def test_without_values_braces_stand_for_themselves() -> None:
    assert phrase("literal {brace}") == "literal {brace}"
    assert in_dutch(phrase("literal {brace}")) == "letterlijk {brace}"


def test_values_with_braces_are_not_filled_in_again() -> None:
    assert in_dutch(phrase("{count} of {what}", count="{what}", what="{count}")) == "{count}: {what}"


def test_what_is_no_phrase_and_what_has_no_translation_stay() -> None:
    assert in_dutch("units") == "units"
    assert in_dutch(phrase("unknown {x}", x=1)) == "unknown 1"


def test_a_phrase_made_of_a_phrase_is_that_phrase() -> None:
    inner = phrase("units")
    assert phrase(inner, count=1) is inner


def test_it_goes_through_a_process_pool() -> None:
    text = pickle.loads(pickle.dumps(phrase("{count} of {what}", count=3, what=phrase("units"))))  # noqa: S301 - our own
    assert isinstance(text, Phrase)
    assert in_dutch(text) == "eenheden: 3"
