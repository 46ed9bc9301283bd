"""What the shipped factsheet says in each text form and language."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.authoring.sheet import mapping, sequence
from factsheet_content.rendering import FORMATS, render
from tests.translation.trees import published, shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = [form for form in FORMATS if form != "pdf"]
EVERY = [(language, form) for language in ("nl", "en") for form in FORMS]

#: Names that stay as they are, and words that English and Dutch share.
NAMES = (
    "Zo zijn we niet getrouwd",
    "Smits van Waesberghe, Sportel, Drost, Van Eijk, Diepenbrock",
    "Verwey-Jonker Instituut",
    "Veilig Thuis",
)
SHARED = (
    "alert client contact downloads ex expertise factsheet factsheets in is lkha lvb man of online partner pdf per "
    "professionals rest sport stalking type west "
    "afghanistan ghana india iran nigeria pakistan"
)
#: The commonest Dutch words, without those that English has too: de, door, over, was, we …
DUTCH = (
    "aan als altijd bel bij dag dat deze dit een elkaar en geen gezin haar het hij hun ik je kan kinderen kunnen maar "
    "meer met moet mogelijk naar niet nog nu om onder ook tekst tot tussen uit van vanuit voor vrouw vrouwen waar "
    "wanneer wat werd wie worden wordt zich zie zijn zoals"
)

DIGITS = re.compile(r"\+?\(?\d[\d ()./-]{6,}\d")


def said(language: str, form: str) -> str:
    """The factsheet in a language and a form."""
    return render(published(language), form).decode()


def words(text: str) -> set[str]:
    """The words of a text, without addresses and the names that no language changes."""
    for name in NAMES:
        text = text.replace(name, " ")
    text = re.sub(r"[\w.+-]*(?:https?://|\.nl|#|/)[\w./#-]*|[a-z]+(?:[-_][a-z0-9]+)+(?:\.\w+)?", " ", text)
    return {word.lower() for word in re.findall(r"[^\W\d_]{2,}", text)}


def texts(value: Any) -> Iterator[dict[str, Any]]:
    """Every text of a JSON value."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str) and "markdown" in value:
            yield value
        for below in value.values():
            yield from texts(below)
    elif isinstance(value, list):
        for below in value:
            yield from texts(below)


@pytest.mark.parametrize(("language", "form"), [(language, form) for language, form in EVERY if form != "html"])
def test_no_field_is_left(language: str, form: str) -> None:
    text = said(language, form)
    if form == "json":
        data = json.loads(text)
        assert any("{" in label["text"] for label in data.pop("labels").values()), (
            "these are filled when they are printed"
        )
        text = json.dumps([found["text"] + found["markdown"] for found in texts(data)])
    assert not re.search(r"[{}]|%7B|%7D", text)


def test_no_text_of_the_english_is_dutch() -> None:
    data = json.loads(said("en", "json"))
    found = list(texts(data))
    assert len(found) > 100
    assert [text["text"] for text in found if "lang" in text or "state" in text] == []
    assert (data["translation"]["coverage"], data["translation"]["units"]["missing"]) == (1.0, 0)


def test_no_word_of_the_english_is_dutch() -> None:
    nl, en = (json.loads(said(language, "json")) for language in ("nl", "en"))
    assert words("\n".join(label["text"] for label in en.pop("labels").values())) & set(DUTCH.split()) == set()
    nl.pop("labels")
    dutch, english = (words("\n".join(found["text"] for found in texts(data))) for data in (nl, en))
    assert len(english) > 300
    assert len(dutch & set(DUTCH.split())) > 30, "the list has the words of this text"
    assert english & set(DUTCH.split()) == set()
    assert english & dutch <= set(SHARED.split())


@pytest.mark.parametrize("form", ["markdown", "text"])
def test_no_dutch_word_is_printed_in_the_english(form: str) -> None:
    body = said("en", form).split("\n---\n")[-1] if form == "markdown" else said("en", form)
    assert words(body) & set(DUTCH.split()) == set()


@pytest.mark.parametrize(("language", "form"), EVERY)
def test_every_number_to_call_is_there(language: str, form: str) -> None:
    text = said(language, form)
    for number in ("112", "0900-8844", "0800-2000", "+31 247 247 247", "+31 6 82 38 77 96"):
        assert number in text.replace("&nbsp;", " ").replace("\u00a0", " "), number


@pytest.mark.parametrize(("language", "form"), EVERY)
def test_no_retired_number_is_there(language: str, form: str) -> None:
    retired = {
        re.sub(r"\D", "", number)
        for contact in shipped().tree.contacts.entries.values()
        for number in sequence(mapping(contact).get("retired"))
    }
    assert retired >= {"09001262626", "31703484770"}
    endings = {number[-9:] for number in retired}
    found = [re.sub(r"\D", "", number) for number in DIGITS.findall(said(language, form))]
    assert any(number.endswith("0247247247"[-9:]) for number in found), "numbers are found"
    assert not [number for number in found if any(ending in number for ending in endings)]


@pytest.mark.parametrize(("language", "form"), EVERY)
def test_every_figure_is_there(language: str, form: str) -> None:
    text = said(language, form)
    for figure in (182, 815, 178, 11, 20, 35, 25, 5, 2019, 2014, 2011, 2012):
        assert re.search(rf"(?<![\d.,]){figure}(?![\d]|[.,]\d)", text), figure


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("language", "countries"),
    [
        (
            "nl",
            (
                "Marokko, Algerije, Egypte; Guinee, Ghana, Nigeria; Somalië, Kenia, Ethiopië, Soedan; "
                "Irak, Iran, Afghanistan, Turkije, Pakistan, India, Saoedi-Arabië, Syrië"
            ),
        ),
        (
            "en",
            (
                "Morocco, Algeria, Egypt; Guinea, Ghana, Nigeria; Somalia, Kenya, Ethiopia, Sudan; "
                "Iraq, Iran, Afghanistan, Türkiye, Pakistan, India, Saudi Arabia, Syria"
            ),
        ),
    ],
)
def test_every_country_is_there(language: str, form: str, countries: str) -> None:
    for group in countries.split("; "):
        assert f"({group})" in said(language, form)


@pytest.mark.parametrize(("language", "form"), EVERY)
def test_both_notices_and_the_age_of_the_text_are_there(language: str, form: str) -> None:
    text = said(language, form)
    sheet = published(language)
    assert [notice.id for notice in sheet.notices] == ["afwegingskader", "aantal_meldingen"]
    shown = [sheet.review.text.text, sheet.translation.text.text, sheet.labels["onofficiele_uitgave"].text]
    for found in (*(notice.text.text for notice in sheet.notices), *(shown if language == "en" else shown[:1])):
        assert found in text
