"""The HTML form of a difference in a browser: axe-core, the Nu HTML checker, a small screen, no colour, read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.editions.diff import asking, forms
from tests.browser.browsing import SHEET, axe, named, serving
from tests.browser.test_validity import nu
from tests.editions.diffs import PAIRS, TREE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LOOKED_AT = ("example-nl", "example-en", "mixture", "nothing", "split", "fact")
NARROW = 320


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example in two languages, and every pair of the corpus."""
    folder = tmp_path_factory.mktemp("diffs")
    example = asking.of_editions(TREE, SHEET, "2018-11-17", "draft")
    memos = {name: pair.answer().memo() for name, pair in PAIRS.items()}
    memos |= {f"example-{tag}": example.memo(tag) for tag in ("nl", "en")}
    for name, memo in memos.items():
        (folder / f"{name}.html").write_text(forms.render(memo, "html"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def pages(folder: Path) -> Iterator[str]:
    with serving(folder) as (address, _):
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as page:
        yield page


@pytest.mark.parametrize("name", LOOKED_AT)
def test_axe_finds_nothing(page: Page, pages: str, name: str) -> None:
    page.goto(f"{pages}{name}.html")
    for scheme in ("light", "dark"):
        for width in (NARROW, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            found = axe(page)
            assert named(found["violations"]) == [], (scheme, width)
            # Of a phrase that is broken over lines axe-core cannot say what it stands on: it is judged where it is not.
            undecided = [one for one in named(found["incomplete"]) if width > NARROW or "color-contrast" not in one]
            assert undecided == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_reports_a_planted_fault(page: Page, pages: str) -> None:
    page.goto(f"{pages}mixture.html")
    page.evaluate("document.querySelector('del').style.color = '#ddd'")
    assert "color-contrast" in {one["id"] for one in axe(page)["violations"]}


def test_the_nu_checker_has_nothing_to_say(folder: Path) -> None:
    assert nu(*sorted(folder.iterdir())) == []


def test_the_nu_checker_reports_a_planted_fault(folder: Path, tmp_path: Path) -> None:
    text = (folder / "mixture.html").read_text("utf-8")
    (tmp_path / "mixture.html").write_text(text.replace("</blockquote>", "</div></blockquote>", 1), encoding="utf-8")
    assert nu(tmp_path / "mixture.html") != []


def test_words_are_told_apart_without_colour(page: Page, pages: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{pages}negation-dropped.html")
    lines = "one => getComputedStyle(one).textDecorationLine"
    assert page.locator("del").first.evaluate(lines) == "line-through"
    page.goto(f"{pages}negation-added.html")
    assert page.locator("ins").first.evaluate(lines) == "underline"


def test_a_screen_reader_says_where_a_dropped_word_begins_and_ends(page: Page, pages: str) -> None:
    page.goto(f"{pages}negation-dropped.html")
    heard = page.locator("blockquote").first.aria_snapshot()
    assert 'deletion: "[begin weggevallen] geen [einde weggevallen]"' in heard
    box = page.locator("del .said").first.bounding_box()
    assert box is not None
    assert box["width"] <= 1, "who sees the line through the word is not told twice"
