from __future__ import annotations

import pytest

from factsheet_content.checks import phones


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("112", "112"),
        ("0800-2000", "08002000"),
        ("0800 2000", "08002000"),
        ("٠٨٠٠-٢٠٠٠", "08002000"),
        ("0900-1262626", "09001262626"),
        ("+31 247 247 247", "+31247247247"),
        ("0031 247 247 247", "+31247247247"),
        ("024 724 7247", "+31247247247"),
        ("+31 (0)24 724 72 47", "+31247247247"),
        ("06 82 38 77 96", "+31682387796"),
    ],
)
def test_a_number_is_what_is_dialled(written: str, dialled: str) -> None:
    assert phones.dialled(written) == dialled


@pytest.mark.parametrize("number", ["112", "113", "14020", "116111", "0800-2000", "0900-8844", "+31 247 247 247"])
def test_numbers_that_can_be(number: str) -> None:
    assert phones.is_formed(phones.dialled(number))


@pytest.mark.parametrize(
    "number", ["", "12", "0800-200", "+31 24 724", "+31 024 724 72 47", "24 724 7247", "0900-88445"]
)
def test_numbers_that_cannot_be(number: str) -> None:
    assert not phones.is_formed(phones.dialled(number))


@pytest.mark.parametrize("number", ["112", "0800-2000", "0900-8844"])
def test_numbers_that_work_in_the_netherlands_only(number: str) -> None:
    assert phones.is_service(phones.dialled(number))
    assert not phones.is_service(phones.dialled("+31 247 247 247"))


@pytest.mark.parametrize(
    "text",
    [
        "bel 0900-1262626.",
        "bel 0900 126 26 26",
        "tel:09001262626",
        "bel ٠٩٠٠-١٢٦٢٦٢٦",
        "+31 70 348 4770",
        "(070) 348 47 70",
        "0031703484770",
        "+31 (0)70 3484770",
    ],
)
def test_a_retired_number_is_found_in_any_writing(text: str) -> None:
    retired = ("0900-1262626", "+31 70 348 4770")
    assert len(list(phones.occurrences(text, retired))) == 1


@pytest.mark.parametrize("text", ["0900-12626267", "10900-1262626", "0703484771", "in 2011 en 2012"])
def test_another_number_is_not(text: str) -> None:
    assert not list(phones.occurrences(text, ("0900-1262626", "+31 70 348 4770")))
    assert not list(phones.occurrences(text, ()))


@pytest.mark.parametrize(
    "text", ["op 01-02-2018", "tussen 0,5 en 10.000.000", "van 2011-2012", "IQ 50 tot 85", "stap 0"]
)
def test_not_every_row_of_digits_is_a_number_to_call(text: str) -> None:
    assert not phones.NUMBER.search(text)
