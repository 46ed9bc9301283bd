"""Every kind of page in a real browser: axe-core, reflow, zoom, text spacing, forced colours, the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.browsing import PAGES, PSEUDO_PAGES, SHEET, axe, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

#: What axe-core cannot decide by itself, with what a person found (docs/toegankelijkheid.md).
EXPLAINED: dict[str, str] = {}

#: WCAG 2.2, 1.4.12
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""

FOCUSABLE = "a[href], button, [tabindex='0'], input, select, textarea"


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with context.new_page() as page:
        yield page


@pytest.mark.parametrize("path", [*PAGES, *PSEUDO_PAGES])
def test_axe_finds_nothing(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for scheme in ("light", "dark"):
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            found = axe(page)
            assert named(found["violations"]) == [], (scheme, width)
            assert [one for one in named(found["incomplete"]) if one.partition(":")[0] not in EXPLAINED] == []
            assert len(found["passes"]) > 15


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('h1').style.color = '#ddd'", "color-contrast"),
        ("document.querySelector('main a').textContent = ''", "link-name"),
        ("document.querySelector('.exit').parentElement.removeAttribute('role')", "region"),
    ],
)
def test_axe_reports_a_planted_fault(page: Page, address: str, fault: str, rule: str) -> None:
    page.goto(f"{address}nl/{SHEET}.html")
    page.evaluate(fault)
    assert rule in {one["id"] for one in axe(page)["violations"]}


@pytest.mark.parametrize("path", [*PAGES, *PSEUDO_PAGES])
def test_nothing_is_wider_than_the_screen(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for width, height in ((320, 256), (320, 800), (1280, 800)):  # the first is 400 % zoom of 1280 by 1024
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": 320, "height": 800})
    page.evaluate(  # the page's policy allows no style element; the debugger may
        """css => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet];
        }""",
        SPACING,
    )
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != "normal"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", [f"nl/{SHEET}.html", f"pseudo/ar-XB/{SHEET}.html", "nl/index.html"])
@pytest.mark.parametrize("size", [(320, 256), (1280, 500)])
def test_focus_is_never_hidden_and_goes_down_the_page(
    page: Page, address: str, path: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + path)
    count = page.locator(FOCUSABLE).count()
    ids = []
    for _ in range(count):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const one = document.activeElement, box = one.getClientRects()[0];
                const x = box.left + box.width / 2, y = box.top + box.height / 2;
                const top = document.elementFromPoint(x, y);
                const style = getComputedStyle(one);
                return {
                    name: one.id || one.getAttribute("href"),
                    seen: !!top && (one === top || one.contains(top) || top.contains(one)),
                    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                };
            }"""
        )
        assert seen["seen"], f"{seen['name']} is hidden"
        assert seen["ring"], f"{seen['name']} shows no focus"
        ids.append(seen["name"])
    assert ids[0] == "_exit"
    assert len(ids) == count > 8


@pytest.mark.parametrize("path", [f"nl/{SHEET}.html", "states/every_kind.html"])
def test_forced_colours_keep_what_colour_alone_would_tell(page: Page, address: str, path: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + path)
    assert named(axe(page)["violations"]) == []
    borders = "one => parseFloat(getComputedStyle(one).borderBlockStartWidth)"
    for selector in (".exit", ".call", ".help"):
        assert page.locator(selector).first.evaluate(borders) >= 1


def test_a_phone_number_reads_from_left_to_right_in_a_right_to_left_page(page: Page, address: str) -> None:
    page.goto(f"{address}states/arabic.html")
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    order = """one => [...one.textContent].map((character, index) => {
        const range = document.createRange();
        const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
        range.setStart(text, index); range.setEnd(text, index + 1);
        return [range.getBoundingClientRect().left, character];
    }).sort((a, b) => a[0] - b[0]).map(pair => pair[1]).join("")"""
    numbers = page.locator("main a[href^='tel:'] bdi").all()
    assert len(numbers) > 4
    for number in numbers:
        assert number.evaluate(order) == number.text_content()


def test_the_bar_stays_in_reach(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{address}nl/{SHEET}.html")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    for selector in (".exit", ".call"):
        box = page.locator(selector).bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 100
        assert min(box["width"], box["height"]) >= 24
    assert page.locator(".call").get_attribute("href") == "tel:112"
