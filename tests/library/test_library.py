from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

import factsheet_content as fc
from tests.library.conftest import SLUG, publish

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("package")


def test_what_there_is() -> None:
    assert fc.factsheets() == [SLUG]
    assert fc.editions(SLUG) == ["2024-05-06", "2018-11-17"]
    assert fc.languages(SLUG) == ["nl", "en", "ar", "zh-Hant"]
    assert fc.languages(SLUG, "2024-05-06") == ["nl", "en"]
    assert fc.content_as_of == "2026-11-23"


@pytest.mark.parametrize(
    ("lang", "edition", "loaded"),
    [
        ("nl", None, ("nl", "2024-05-06")),
        ("en-GB", None, ("en", "2024-05-06")),
        ("ar", None, ("ar", "2018-11-17")),
        ("AR-eg", "2018-11-17", ("ar", "2018-11-17")),
        ("ar", "2024-05-06", ("nl", "2024-05-06")),
        ("fr", None, ("nl", "2024-05-06")),
        ("fr", "2018-11-17", ("nl", "2018-11-17")),
    ],
)
def test_the_newest_edition_in_the_language_that_answers(
    lang: str, edition: str | None, loaded: tuple[str, str]
) -> None:
    sheet = fc.load(SLUG, lang=lang, edition=edition)
    assert (sheet.language, sheet.edition) == loaded


def test_the_fallback_is_a_language_like_any() -> None:
    assert fc.load(SLUG, lang="fr", fallback="en-US").language == "en"


@pytest.mark.parametrize(
    ("slug", "message"),
    [
        ("gedwongen-achterlaten", rf"'gedwongen-achterlaten'; there is {SLUG}. Did you mean '{SLUG}'\?"),
        ("stalking", rf"no factsheet 'stalking'; there is {SLUG}$"),
        ("../index", rf"there is {SLUG}$"),
        ("", rf"there is {SLUG}$"),
    ],
)
def test_an_unknown_factsheet_is_told_which_there_are(slug: str, message: str) -> None:
    for ask in (fc.load, fc.editions, fc.languages):
        with pytest.raises(fc.UnknownFactsheetError, match=message):
            ask(slug)


@pytest.mark.parametrize("edition", ["2018-11-18", "17-11-2018", "../../nl", ""])
def test_an_unknown_edition_is_told_which_there_are(edition: str) -> None:
    with pytest.raises(fc.UnknownEditionError, match="there is 2024-05-06, 2018-11-17"):
        fc.load(SLUG, edition=edition)
    with pytest.raises(fc.UnknownEditionError, match="there is 2024-05-06, 2018-11-17"):
        fc.languages(SLUG, edition)


def test_an_unknown_language_is_told_which_there_are() -> None:
    with pytest.raises(fc.UnknownLanguageError, match="not published in 'fr'; there is nl, en, ar, zh-Hant"):
        fc.load(SLUG, lang="fr", fallback=None)
    with pytest.raises(fc.UnknownLanguageError, match=r"not published in 'ar'; there is nl, en$"):
        fc.load(SLUG, lang="ar", edition="2024-05-06", fallback=None)
    with pytest.raises(fc.UnknownLanguageError, match="not published in 'fr'"):
        fc.load(SLUG, lang="fr", fallback="de")


@pytest.mark.parametrize("lang", ["en_GB", "en-", "", "../nl", "nl\x00"])
def test_a_malformed_tag_is_an_error_whatever_the_fallback(lang: str) -> None:
    with pytest.raises(fc.UnknownLanguageError, match="no BCP 47 language tag; there is nl, en"):
        fc.load(SLUG, lang=lang)
    with pytest.raises(fc.UnknownLanguageError, match="no BCP 47 language tag"):
        fc.load(SLUG, lang="fr", fallback=lang)


def test_newer_data_is_laid_over_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = publish(tmp_path / "newer", "2026-11-24", (SLUG, "stalking"), "nieuw")
    assert fc.load(SLUG, data=newer).title.text == "nieuw"
    assert fc.load(SLUG, data=str(newer)).title.text == "nieuw"
    assert fc.load("stalking", data=newer).slug == "stalking"
    assert fc.load(SLUG).title.text == "pakket"
    monkeypatch.setenv("FACTSHEET_DATA", os.fspath(newer))
    assert fc.factsheets() == [SLUG, "stalking"]
    assert fc.load(SLUG).title.text == "nieuw"
    assert fc.content_as_of == "2026-11-24"
    same_day = publish(tmp_path / "same", "2026-11-23", title="zelfde dag")
    assert fc.load(SLUG, data=same_day).title.text == "zelfde dag"


def test_older_data_hides_nothing_newer_but_adds_what_is_missing(tmp_path: Path) -> None:
    older = publish(tmp_path / "older", "2026-11-22", (SLUG, "stalking"), "oud")
    assert fc.load(SLUG, data=older).title.text == "pakket"
    assert fc.load("stalking", data=older).title.text == "oud"
    with pytest.raises(fc.UnknownFactsheetError, match=f"there is {SLUG}, stalking"):
        fc.load("mensenhandel", data=older)
