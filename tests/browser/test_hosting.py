"""The pages and the content API in a browser, served by nginx with the headers of docs/hosting.md and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.browsing import PAGES, SHEET, serving
from tests.publishing.hosting import nginx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FILES = ("api/v1/index.json", f"api/v1/en/{SHEET}.json", "api/v1/contacts.json", "recalls.json", "manifest.json")
ASK = """async ([address, etag]) => {
    const headers = etag ? { "If-None-Match": etag } : {};
    const answer = await fetch(address, { headers, cache: etag ? "no-store" : "no-cache" });
    return [answer.status, answer.headers.get("ETag"), await answer.text()];
}"""


@pytest.fixture(scope="module")
def hosted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def stranger(page: Page, tmp_path: Path) -> Iterator[Page]:
    """A page of another origin, as an app on the web is."""
    icon = '<link rel="icon" href="data:,">'  # else the browser asks for one, at a time of its own
    (tmp_path / "app.html").write_text(f"<!DOCTYPE html><html lang=en><title>app</title>{icon}", encoding="utf-8")
    with serving(tmp_path) as (address, _):
        page.goto(f"{address}app.html")
        yield page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_works_with_these_headers(page: Page, hosted: str, path: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(hosted + path)
    page.wait_for_load_state("networkidle")
    assert said == [], "a policy that stands in the way is told on the console"
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    page.keyboard.press("Shift")
    assert page.locator("#_counted").text_content() != "", "the script of the exit runs"


def test_the_pdf_is_shown_or_downloaded(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}nl/{SHEET}.html")
    with page.expect_download() as download:
        page.locator('a[download][href$="2027-01-31.pdf"]').first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_no_other_site_can_frame_a_page(stranger: Page, hosted: str) -> None:
    said: list[str] = []
    stranger.on("console", lambda message: said.append(message.text))
    stranger.evaluate(
        """address => new Promise(done => {
            const frame = document.createElement("iframe");
            frame.src = address;
            frame.onload = done;
            document.body.append(frame);
        })""",
        f"{hosted}nl/{SHEET}.html",
    )
    assert any("frame-ancestors" in one for one in said)


@pytest.mark.parametrize("path", FILES)
def test_an_app_of_another_origin_reads_the_api_and_asks_again(
    stranger: Page, hosted: str, site: Path, path: str
) -> None:
    status, etag, body = stranger.evaluate(ASK, [hosted + path, None])
    assert (status, body) == (200, (site / path).read_text("utf-8"))
    assert etag, "a page sees it only where the server exposes it"
    assert stranger.evaluate(ASK, [hosted + path, etag]) == [304, etag, ""]


def test_a_server_without_these_headers_is_refused(stranger: Page, address: str) -> None:
    """The planted fault: the same files from a server that says nothing."""
    with pytest.raises(Exception, match="Failed to fetch"):
        stranger.evaluate(ASK, [f"{address}api/v1/index.json", None])


def test_a_plain_fetch_asks_again_by_itself(stranger: Page, hosted: str) -> None:
    seen: list[int] = []
    plain = "async address => { const answer = await fetch(address); await answer.text(); return answer.status; }"
    session = stranger.context.new_cdp_session(stranger)
    session.send("Network.enable")
    session.on("Network.responseReceivedExtraInfo", lambda event: seen.append(event["statusCode"]))
    assert [stranger.evaluate(plain, f"{hosted}recalls.json") for _ in range(2)] == [200, 200]
    stranger.wait_for_timeout(200)
    assert seen == [200, 304]
