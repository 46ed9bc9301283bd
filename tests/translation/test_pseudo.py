from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content import inline
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.unit import fields
from factsheet_content.checks.validation import validate
from factsheet_content.editions.publication import Publication
from factsheet_content.errors import FactsheetError
from factsheet_content.record import replace
from factsheet_content.rendering import FORMATS, render
from factsheet_content.translation import locales, pseudo
from factsheet_content.translation.initialising import check_new
from tests.rendering import pdf_conformance
from tests.rendering.pdf_layout import overlaps
from tests.support import ROOT, need, output
from tests.translation.trees import EDITION, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factsheet_content.model import Factsheet

LANGUAGES = tuple(locales.PSEUDO)
PIECES = (
    "aÉz ",
    "LKHA",
    "{facts.a_b.min}",
    "{{",
    "}}",
    "*",
    "**",
    "_",
    "[",
    "]({links.a_b})",
    ")",
    "\\",
    "- ",
    "1.",
    "\n",
)
PHONES = ("+31 247 247 247", "0800-2000", "0900-8844", "+31 6 82 38 77 96")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> ContentTree:
    folder = tmp_path_factory.mktemp("pseudo") / "tree"
    pseudo.write_tree(ContentTree(ROOT), folder)
    return ContentTree(folder)


@pytest.fixture(scope="module")
def sheets(content: ContentTree) -> dict[str, Factsheet]:
    publication = Publication(content)
    return {language: publication.factsheet(SLUG, EDITION, language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def exports(sheets: dict[str, Factsheet], tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every form in both languages."""
    folder = tmp_path_factory.mktemp("exports")
    found = {}
    for language, sheet in sheets.items():
        for form in FORMATS:
            found[language, form] = folder / f"{language}.{form}"
            found[language, form].write_bytes(render(sheet, form))
    return found


def test_accents_brackets_and_length() -> None:
    text = "Bel de politie als iemand in gevaar is"
    found = pseudo.pseudo(text, "en-XA")
    assert found == r"\[Ɓéļ ðé þöļîţîé åļš îéɱåñð îñ ĝéṽååŕ îš ééñ ţŵéé ðŕîé\]"
    assert len(inline.to_text(inline.parse(found))) >= 1.35 * len(text)


def test_a_text_ends_as_the_dutch_one_does() -> None:
    assert pseudo.pseudo("Wat nu?", "en-XA") == r"\[Ŵåţ ñû ééñ\]?"
    assert pseudo.pseudo("**Wat** nu?", "en-XA") == r"\[**Ŵåţ** ñû ééñ\]?"
    assert pseudo.pseudo("Wat, nu?", "ar-XB") == "وات، نو؟"


def test_letters_that_run_from_the_right() -> None:
    assert pseudo.pseudo("Bel de politie", "ar-XB") == "بيل دي بوليتيي"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_nobodys_to_translate_stays(language: str) -> None:
    text = (
        "De [LKHA van **huiselijkgeweld.nl**]({links.a_b}) belt {contacts.alarm.telefoon}, zie "
        "https://a.example/x?y=z, a.b@c.nl of {{letterlijk}}: 0800-2000."
    )
    found = pseudo.pseudo(text, language)
    for kept in ("LKHA", "huiselijkgeweld.nl", "https://a.example/x?y=z", "a.b@c.nl", "0800-2000", "{{", "}}"):
        assert kept in found
    assert [field.name for field in fields(found)] == ["links.a_b", "contacts.alarm.telefoon"]
    assert [link.target for link in inline.links(inline.parse(found))] == ["{links.a_b}"]
    assert any(isinstance(run, inline.Strong) for run in inline.links(inline.parse(found))[0].runs)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(LANGUAGES))
def test_no_text_loses_a_field_or_a_link(text: str, language: str) -> None:
    found = pseudo.pseudo(text, language)
    assert [field.name for field in fields(found)] == [field.name for field in fields(text)]
    assert [link.target for link in inline.links(inline.parse(found))] == [
        link.target for link in inline.links(inline.parse(text))
    ]


def test_tree_is_sound_and_both_languages_may_be_published(content: ContentTree) -> None:
    folders = tuple(f"content/{language}/" for language in LANGUAGES)
    assert [problem for problem in validate(content) if problem.path.startswith(folders)] == []
    assert set(LANGUAGES) < set(Publication(content).languages(SLUG, EDITION))


def test_nobody_can_take_them_for_a_language(content: ContentTree, sheets: dict[str, Factsheet]) -> None:
    names = {entry.language: entry.name for entry in sheets["en-XA"].languages}
    assert [names[language] for language in LANGUAGES] == ["Pseudo (en-XA)", "Pseudo (ar-XB)"]
    for language in LANGUAGES:
        catalog = content.catalog(language, "labels")
        assert catalog is not None
        assert catalog.header.comments == ("A pseudo-language, which tests layouts: made by a program, for no reader.",)
        assert "Pseudo-language" in catalog.headers["Language-Team"]
        assert "accepted by nobody" in content.bytes(f"content/{language}/accepted.yaml").decode()


def test_only_a_copy_that_says_so_may_have_them(content: ContentTree, tmp_path: Path) -> None:
    bare = shutil.copytree(content.root, tmp_path / "bare")
    (bare / locales.PSEUDO_COPY).unlink()
    found = [(problem.code, problem.path) for problem in validate(ContentTree(bare)) if problem.severity == "error"]
    assert found == [("FC511", f"content/{language}") for language in sorted(LANGUAGES)]
    # What is copied from such a copy is one as well.
    pseudo.write_tree(content, tmp_path / "again")
    assert (tmp_path / "again" / locales.PSEUDO_COPY).is_file()


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_can_be_begun_as_a_language(content: ContentTree, language: str) -> None:
    with pytest.raises(FactsheetError, match="is a pseudo-language"):
        check_new(content, language)


def test_none_is_in_the_content_of_this_repository() -> None:
    assert not set(ContentTree(ROOT).languages) & set(LANGUAGES)


def test_direction_and_figures_are_those_of_the_language_they_imitate(sheets: dict[str, Factsheet]) -> None:
    assert {language: sheet.direction for language, sheet in sheets.items()} == {"en-XA": "ltr", "ar-XB": "rtl"}
    assert sheets["en-XA"].edition_label == "November 17, 2018"
    assert sheets["ar-XB"].edition_label == "17 نوفمبر 2018"
    assert "facts/cijfers/landen" in str(sheets["ar-XB"])
    assert "المغرب" in str(sheets["ar-XB"])


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("json", "pdf")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_left_that_cannot_be_translated(
    exports: dict[tuple[str, str], Path], sheets: dict[str, Factsheet], language: str, form: str
) -> None:
    text = exports[language, form].read_text("utf-8")
    assert _left_over(_VISIBLE.get(form, str)(text), sheets[language]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_has_every_text_and_keeps_it_on_the_page(
    exports: dict[tuple[str, str], Path], sheets: dict[str, Factsheet], language: str
) -> None:
    file = exports[language, "pdf"]
    assert pdf_conformance.faults(file, sheets[language]) == []
    assert overlaps(file) == []
    places = list(_words(file))
    assert len(places) > 500
    for left, top, right, bottom, word in places:
        assert 40 < left <= right < 595 - 40, word  # poppler takes some Arabic letters to have no width
        assert 30 < top < bottom < 842 - 15, word


def test_pdf_shows_numbers_to_call_from_left_to_right(exports: dict[tuple[str, str], Path]) -> None:
    lines: dict[float, list[tuple[float, str]]] = {}
    for left, top, _, _, word in _words(exports["ar-XB", "pdf"]):
        lines.setdefault(round(top), []).append((left, word))
    printed = [" ".join(word for _, word in sorted(line)) for line in lines.values()]
    for phone in PHONES:
        assert any(phone in line for line in printed), phone


def test_html_isolates_numbers_to_call(exports: dict[tuple[str, str], Path]) -> None:
    page = re.sub(r"<(style|script)\b.*?</\1>", "", exports["ar-XB", "html"].read_text("utf-8"), flags=re.DOTALL)
    assert '<html lang="ar-XB" dir="rtl">' in page
    for phone in PHONES:
        assert f'<bdi dir="ltr">{phone}</bdi>' in page
        assert phone not in page.replace(f'<bdi dir="ltr">{phone}</bdi>', "")


def test_text_of_the_contract_has_no_invisible_controls(exports: dict[tuple[str, str], Path]) -> None:
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", exports["ar-XB", "json"].read_text("utf-8"))


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(FactsheetError, match="is there already"):
        pseudo.write_tree(ContentTree(ROOT), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_content_itself_never_gets_them(tree: Path) -> None:
    with pytest.raises(FactsheetError, match="is part of the content"):
        pseudo.write_tree(ContentTree(tree), tree / "content" / "pseudo")
    assert not (tree / "content" / "pseudo").exists()


def test_a_copy_that_fails_leaves_nothing(tree: Path) -> None:
    (tree / "content/nl/gone.yaml").symlink_to("nowhere.yaml")
    before = sorted(tree.parent.iterdir())
    with pytest.raises(shutil.Error):
        pseudo.write_tree(ContentTree(tree), tree.parent / "out")
    assert sorted(tree.parent.iterdir()) == before


def _left_over(text: str, sheet: Factsheet) -> set[str]:
    """Words in plain Latin letters that are not names, addresses, dates, countries or abbreviations."""
    tag = locales.PSEUDO[sheet.language]
    known = " ".join(_names(sheet)) + " ".join(
        [*locales.locale(tag).months["format"]["wide"].values(), *locales.locale(tag).territories.values()]
    )
    without = re.sub(
        r"\S*https?://[^\s)>\"]+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?|\(#[^)]*\)|\(tel:[^)]*\)", " ", text
    )
    words = {word for word in re.findall(r"[A-Za-z]{2,}", without) if not word.isupper()}
    return {word for word in words if word not in known}


def _names(sheet: Factsheet) -> Iterator[str]:
    """What is printed as its owner wrote it."""
    for source in sheet.sources.values():
        yield repr(source)
    yield str(sheet.review.by or "")


def _visible_in_markdown(page: str) -> str:
    """Without the front matter and the anchors, which are for machines."""
    body = page.split("\n---\n", 1)[1]
    return re.sub(r'<a id="[^"]*"></a>|\{#[^}]*\}', " ", body)


def _visible_in_html(page: str) -> str:
    body = re.sub(r"<(style|script|svg|head)\b.*?</\1>", " ", page, flags=re.DOTALL)
    body = re.sub(r"</?bdi[^>]*>", "", body)
    # Passages in another language say so; the languages' own names are such.
    body = re.sub(r'<(\w+)[^>]* lang="(?!en-XA|ar-XB)[^"]*"[^>]*>[^<]*</\1>', " ", body)
    return re.sub(r"<[^>]*>", " ", body)


_VISIBLE = {"markdown": _visible_in_markdown, "html": _visible_in_html}


def _words(file: Path) -> Iterator[tuple[float, float, float, float, str]]:
    """Left, top, right, bottom in points, and the word."""
    page = output(need("pdftotext"), "-bbox", file, "-").decode()
    pattern = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>'
    for left, top, right, bottom, word in re.findall(pattern, page):
        yield float(left), float(top), float(right), float(bottom), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_in_memory_is_what_is_written(sheets: dict[str, Factsheet], language: str) -> None:
    tree = ContentTree(ROOT)
    made = Publication(pseudo.in_memory(tree, language, SLUG)).factsheet(SLUG, EDITION, language)
    assert {entry.language for entry in made.languages} == {"nl", "en", language}
    assert replace(made, languages=(), editions=()) == replace(sheets[language], languages=(), editions=())
    assert tree.languages == ["en"]
    assert tree.catalog(language, "labels") is None
