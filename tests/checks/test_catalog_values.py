# ruff: noqa: RUF001 - digits of other scripts
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.checks import catalog_numbers, catalog_values
from tests.checks.catalogs import said
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ERROR, WARNING = "error", "warning"


@pytest.mark.parametrize(
    ("dutch", "tag", "text"),
    [
        ("Er zijn 10.000 gevallen.", "en", "There are 10,000 cases."),
        ("Er zijn 10.000 gevallen.", "ar", "هناك ١٠٬٠٠٠ حالة."),
        ("Er zijn 10.000 gevallen.", "ar", "هناك 10,000 حالة."),
        ("Er zijn 10.000 gevallen.", "fr", "Il y a 10\u202f000 cas."),
        ("Er zijn 10.000 gevallen.", "pl", "Jest 10 000 przypadków."),
        ("Er zijn 10.000 gevallen.", "de", "Es gibt 10.000 Fälle."),
        ("Het gaat om 815,5 per jaar.", "en", "It is 815.5 a year."),
        ("Het gaat om 1.631,5 per jaar.", "en", "It is 1,631.5 a year."),
        ("In de 5 stappen.", "en", "In the five steps."),
        ("In de vijf stappen.", "en", "In the 5 steps."),
        ("De 2e en 3e keer.", "en", "The 2nd and 3rd time."),
        ("Sinds 1 januari 2019.", "en", "Since 1 January 2019."),
        ("Sinds 1 januari 2019.", "en", "Since January 1st, 2019."),
        ("Op 17-11-2018.", "en", "On 17 November 2018."),
        ("Op 17-11-2018.", "en", "On 11/17/2018."),
        ("Op 17-11-2018.", "ar", "في ١٧ نوفمبر ٢٠١٨."),
        ("Op 17-11-2018.", "es", "El 17 de noviembre de 2018."),
        ("Op 17-11-2018.", "pl", "Dnia 17 listopada 2018."),
        ("Op 17-11-2018.", "zh", "2018年11月17日。"),
        ("In november 2018.", "en", "In November 2018."),
        ("Dat mag in 2019.", "en", "That may be done in 2019."),
        ("Zie {sources.verwey_2014}.", "en", "See {sources.verwey_2014}."),
        ("Bel {contacts.a.b}.", "en", "Call {contacts.a.b}."),
        ("https://www.a.nl/1", "en", "https://www.a.nl/en/2"),
    ],
)
def test_the_same_values_in_another_form_are_the_same(dutch: str, tag: str, text: str) -> None:
    assert said(catalog_values.check_values, ROOT, (dutch, text), tag=tag) == []


@pytest.mark.parametrize(
    ("dutch", "tag", "text", "expected"),
    [
        ("Er zijn 10.000 gevallen.", "en", "There are 10.000 cases.", ("FC521", ERROR)),
        ("Er zijn 10.000 gevallen.", "en", "There are 1,000 cases.", ("FC521", ERROR)),
        ("Er zijn 182 gevallen.", "ar", "هناك ١٨٣ حالة.", ("FC521", ERROR)),
        ("Er zijn gevallen.", "en", "There are 20 cases.", ("FC521", ERROR)),
        ("In 2011 en 2012.", "en", "In 2011.", ("FC521", ERROR)),
        ("In de 5 stappen.", "en", "In the 6 steps.", ("FC521", ERROR)),
        ("In de 5 stappen.", "fy", "Yn de stappen.", ("FC521", WARNING)),
        ("Sinds 1 januari 2019.", "en", "Since 1 January 2018.", ("FC522", ERROR)),
        ("Sinds 1 januari 2019.", "en", "Since 1 June 2019.", ("FC522", ERROR)),
        ("Op 17-11-2018.", "ar", "في ١٧ أكتوبر ٢٠١٨.", ("FC522", ERROR)),
        ("Op 17-11-2018.", "en", "On 18-11-2018.", ("FC522", ERROR)),
        ("Bel 0800-2000.", "en", "Call 0800-2001.", ("FC523", ERROR)),
        ("Bel 0800-2000.", "en", "Call 0800 2000.", ("FC523", WARNING)),
        ("Bel de politie.", "en", "Call the police on 0900-8844.", ("FC523", ERROR)),
        ("Mail hulp@a.nl.", "en", "Mail help@a.nl.", ("FC524", ERROR)),
        ("Zie www.a.nl/b.", "en", "See www.a.nl.", ("FC524", ERROR)),
        ("Zie de site.", "en", "See https://a.com.", ("FC524", ERROR)),
        ("https://www.a.nl/", "en", "tel:112", ("FC524", ERROR)),
    ],
)
def test_other_values_are_found(dutch: str, tag: str, text: str, expected: tuple[str, str]) -> None:
    found = said(catalog_values.check_values, ROOT, (dutch, text), tag=tag)
    assert expected in found
    assert {code for code, _ in found} == {expected[0]}


def test_a_field_stands_as_often(tmp_path: Path) -> None:
    rule = catalog_values.check_field_counts
    assert said(rule, tmp_path, ("{a} en {b}", "{b} and {a}")) == []
    assert said(rule, tmp_path, ("{a} en {a}", "{a}")) == [("FC520", WARNING)]
    assert said(rule, tmp_path, ("{a}", "{a} and {a}")) == [("FC520", WARNING)]
    assert said(rule, tmp_path, ("{a}", "{b}, {b}")) == []  # FC502 says it


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("1.631", "nl", ["1631"]),
        ("1.631", "en", ["1.631"]),
        ("1,631.25", "en", ["1631.25"]),
        ("2.5", "nl", ["2.5"]),
        ("٢٫٥", "ar", ["2.5"]),
        ("10 000 000", "pl", ["10000000"]),
        ("1’000", "de-CH", ["1000"]),
        ("11, 20 en 35", "nl", ["11", "20", "35"]),
    ],
)
def test_figures_are_read_as_their_language_writes_them(text: str, tag: str, expected: list[str]) -> None:
    assert catalog_numbers.numbers(text, tag) == expected
