from __future__ import annotations

import pytest

from factsheet_content.errors import FactsheetError
from factsheet_content.translation import locales

#: Languages of the people whom these factsheets are about, with each way that CLDR writes something differently.
TAGS = ("nl", "en", "en-GB", "fr", "de", "tr", "ar", "fa", "ur", "he", "ps", "so", "ti", "am", "uk", "zh-Hant")


@pytest.mark.parametrize(
    ("tag", "value", "text"),
    [
        ("nl", 1631, "1.631"),
        ("en", 1631, "1,631"),
        ("ar", 1631, "1,631"),
        ("fa", 1631, "1,631"),
        ("fr", 1631, "1\u202f631"),
        ("nl", 815.5, "815,5"),
        ("nl", 182, "182"),
        ("nl", 0.12345, "0,12345"),
        ("fa", -5, "-5"),
    ],
)
def test_a_figure(tag: str, value: float, text: str) -> None:
    assert locales.number(tag, value) == text


def test_a_year_is_not_grouped() -> None:
    assert [locales.number(tag, 2014, grouped=False) for tag in TAGS] == ["2014"] * len(TAGS)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("nl", "17-11-2018"),
        ("en", "November 17, 2018"),
        ("en-GB", "17 November 2018"),
        ("de", "17. November 2018"),
        ("ar", "17 نوفمبر 2018"),
        ("fa", "17 نوامبر 2018"),
    ],
)
def test_a_date(tag: str, text: str) -> None:
    assert locales.date(tag, "2018-11-17") == text


@pytest.mark.parametrize("tag", TAGS)
def test_digits_are_latin_and_nothing_is_invisible(tag: str) -> None:
    texts = (locales.number(tag, -1631.5), locales.date(tag, "2018-11-17"), locales.percent(tag, 85))
    for text in texts:
        assert any(digit in text for digit in "0123456789")
        assert not any(character.isdigit() and character not in "0123456789" for character in text), text
        assert not set(text) & set("\u200e\u200f\u061c"), ascii(text)


@pytest.mark.parametrize(("tag", "text"), [("nl", "85%"), ("fr", "85\u202f%"), ("tr", "%85"), ("ar", "85%")])
def test_a_percentage(tag: str, text: str) -> None:
    assert locales.percent(tag, 85).replace("\xa0", "\u202f") == text


@pytest.mark.parametrize(
    ("tag", "text"),
    [("nl", "Marokko, Soedan"), ("en", "Morocco, Sudan"), ("ar", "المغرب والسودان"), ("zh-Hant", "摩洛哥、蘇丹")],
)
def test_countries_in_a_row(tag: str, text: str) -> None:
    assert locales.listing(tag, [locales.country(tag, code) for code in ("MA", "SD")]) == text


def test_a_row_of_one_and_of_none() -> None:
    assert locales.listing("nl", ["Marokko"]) == "Marokko"
    assert locales.listing("nl", []) == ""


def test_a_country_that_there_is_not() -> None:
    with pytest.raises(FactsheetError, match="'XX'"):
        locales.country("nl", "XX")


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [("nl", "Nederlands", "ltr"), ("ar", "العربية", "rtl"), ("tr", "Türkçe", "ltr"), ("fa", "فارسی", "rtl")],
)
def test_a_language(tag: str, name: str, direction: str) -> None:
    assert (locales.self_name(tag), locales.direction(tag)) == (name, direction)


@pytest.mark.parametrize("tag", ["xx", "n", "", "nl_NL_!"])
def test_a_language_that_there_is_not(tag: str) -> None:
    with pytest.raises(FactsheetError, match="CLDR has no language"):
        locales.locale(tag)


def test_plural_categories_and_customary_tags() -> None:
    assert [locales.plural_category("ar", value) for value in (0, 1, 2, 182, 100)] == [
        "zero",
        "one",
        "two",
        "many",
        "other",
    ]
    assert [locales.best_match(tag) for tag in ("EN-gb", "sr-latn", "nl")] == ["en-GB", "sr-Latn", "nl"]
