"""Leaving the site: with and without scripts, by mouse and by keyboard, with no trace that could be avoided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.rendering import html
from tests.browser.browsing import PAGES, SHEET, serving
from tests.rendering.pdf_samples import real

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STATUS = "#_counted"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def left(address: str, page: Page) -> Page:
    """A page that was opened after another one of the site."""
    page.goto(f"{address}nl/index.html")
    page.goto(f"{address}states/superseded.html")
    return page


def test_the_link_works_without_scripts(browser: Browser, site: Path) -> None:
    with (
        serving(site) as (address, requests),
        browser.new_context(java_script_enabled=False) as context,
    ):
        page = context.new_page()
        page.goto(f"{address}states/superseded.html")
        assert page.locator("#_hint").is_hidden()  # Shift would do nothing
        page.locator("#_exit").click()
        page.wait_for_url("**/elsewhere.html")
        assert ("/elsewhere.html", None) in requests  # and without saying where from
        assert page.evaluate("document.referrer") == ""


def test_back_does_not_return_to_the_page_that_was_left(left: Page) -> None:
    left.locator("#_exit").click()
    left.wait_for_url("**/elsewhere.html")
    left.go_back()
    assert left.url.endswith("nl/index.html")
    left.go_forward()
    assert left.url.endswith("/elsewhere.html")


def test_the_page_is_blank_before_the_other_one_is_there(left: Page) -> None:
    rest = left.evaluate("""() => {
        const link = document.getElementById("_exit");
        link.href = "/slow.html";
        link.click();
        const said = document.getElementById("_counted"), box = said.getBoundingClientRect();
        const hidden = getComputedStyle(said).clipPath === "inset(50%)" && box.width <= 1 && box.height <= 1;
        return [document.title, document.body.textContent, said.role, hidden];
    }""")
    assert rest == ["", "Je verlaat de site", "status", True]  # said, and not shown to whoever looks on
    left.wait_for_url("**/slow.html")


def test_shift_three_times_leaves_and_is_announced(left: Page) -> None:
    said = []
    assert left.locator("#_hint").inner_text() == "Of druk 3 keer op Shift"
    for _ in range(2):
        left.keyboard.press("Shift")
        said.append(left.locator(STATUS).text_content())
    assert said == ["Site verlaten: Shift 1 van 3", "Site verlaten: Shift 2 van 3"]
    assert left.locator(STATUS).get_attribute("role") == "status"
    left.keyboard.press("Shift")
    left.wait_for_url("**/elsewhere.html")


def test_any_other_key_cancels(left: Page) -> None:
    for _ in range(3):
        left.keyboard.press("Shift")
        left.keyboard.press("Shift")
        left.keyboard.press("ArrowDown")
        assert left.locator(STATUS).text_content() == "Je blijft op de site"
    assert left.url.endswith("superseded.html")


def test_writing_capitals_is_not_leaving(left: Page) -> None:
    for letter in "HULP":
        left.keyboard.press(f"Shift+{letter}")
    assert left.locator(STATUS).text_content() == ""
    assert left.url.endswith("superseded.html")


def test_pointing_with_shift_held_is_not_leaving(left: Page) -> None:
    for _ in range(3):
        left.locator("h1").click(modifiers=["Shift"])
    assert left.locator(STATUS).text_content() == ""
    assert left.url.endswith("superseded.html")


def test_one_shift_is_forgotten_after_a_while(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}states/superseded.html")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(6000)
    assert page.locator(STATUS).text_content() == "Je blijft op de site"
    page.keyboard.press("Shift")
    assert page.url.endswith("superseded.html")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_stored_and_no_other_host_is_asked(page: Page, address: str, path: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert [url.removeprefix(address) for url in asked if not url.startswith("data:")] == [
        path,
        "assets/style.css",
        "assets/exit.js",
    ]
    assert said == []
    state = page.context.storage_state()
    assert (state["cookies"], state["origins"]) == ([], [])
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_the_exit_is_the_first_thing_to_reach_and_a_real_link(page: Page, address: str) -> None:
    for path in PAGES:
        page.goto(address + path)
        page.keyboard.press("Tab")
        first = page.evaluate("[document.activeElement.id, document.activeElement.tagName, document.activeElement.rel]")
        assert first == ["_exit", "A", "noreferrer"]
        assert page.locator("meta[name=referrer]").get_attribute("content") == "no-referrer"
        assert page.locator("a[href^='http']:not([rel~=noreferrer])").count() == 0
        assert page.locator("meta[property^='og:'], meta[name^='twitter:']").count() == 0


def test_a_page_by_itself_can_be_left_too(page: Page, tmp_path: Path) -> None:
    """The exported page has its style and script inside; its policy names both by their digests."""
    (tmp_path / "one.html").write_text(html.render(real()), encoding="utf-8")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with serving(tmp_path) as (address, requests):
        page.goto(f"{address}one.html")
        assert page.locator("#_exit").evaluate("one => getComputedStyle(one).color") == "rgb(255, 255, 255)"
        page.evaluate("document.getElementById('_exit').href = '/elsewhere.html'")
        page.locator("#_exit").click()
        page.wait_for_url("**/elsewhere.html")
    assert [one for one in said if "404" not in one] == []
    asked = [path for path, _ in requests if path != "/favicon.ico"]  # the browser's own wish, now and then
    assert asked == ["/one.html", "/elsewhere.html"]


def test_the_exit_of_the_site_is_its_setting(page: Page, address: str) -> None:
    page.goto(f"{address}nl/{SHEET}.html")
    assert page.locator("#_exit").get_attribute("href") == "https://www.knmi.nl/"
