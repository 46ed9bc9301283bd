"""Every kind of page in a real browser: axe-core, reflow, zoom, text spacing, forced colours, the keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factsheet_content.rendering.html import asset
from tests.browser.browsing import PAGES, PSEUDO_PAGES, SHEET, axe, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

#: What axe-core cannot decide by itself, with what a person found (docs/toegankelijkheid.md).
EXPLAINED: dict[str, str] = {}

#: WCAG 2.2, 1.4.12
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""

CROWDED = """for (const one of document.querySelectorAll('.contents li'))
    one.style.cssText = 'font-size: 8px; line-height: 1; margin: 0'"""

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
        (CROWDED, "target-size"),
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


#: Where the element with focus is, whether anything lies over a corner of it, and how it shows that it has focus.
FOCUSED = """() => {
    const one = document.activeElement, style = getComputedStyle(one);
    const covered = [...one.getClientRects()].flatMap(box => [
        [box.left + 2, box.top + 2], [box.right - 2, box.top + 2],
        [box.left + 2, box.bottom - 2], [box.right - 2, box.bottom - 2],
    ]).filter(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return !top || !(one === top || one.contains(top) || top.contains(one));
    });
    return {
        name: one.id || one.getAttribute("href"),
        covered: covered.length,
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
}"""


@pytest.mark.parametrize(
    "path",
    [
        f"nl/{SHEET}.html",
        f"pseudo/en-XA/{SHEET}.html",
        f"pseudo/ar-XB/{SHEET}.html",
        "nl/index.html",
        f"nl/{SHEET}-2027-01-31-wijzigingen.html",
    ],
)
@pytest.mark.parametrize("size", [(320, 256), (1280, 500)])
def test_focus_is_never_hidden_down_the_page_and_up_again(
    page: Page, address: str, path: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + path)
    count = page.locator(FOCUSABLE).count()
    orders: dict[str, list[str]] = {}
    for key, presses in (("Tab", count), ("Shift+Tab", count - 1)):  # upwards the bar is in the way
        orders[key] = []
        for _ in range(presses):
            page.keyboard.press(key)
            seen = page.evaluate(FOCUSED)
            assert not seen["covered"], f"{seen['name']} is hidden after {key}"
            assert seen["ring"], f"{seen['name']} shows no focus"
            orders[key].append(seen["name"])
    assert orders["Tab"][0] == "_exit"
    assert orders["Shift+Tab"] == orders["Tab"][-2::-1]
    assert len(orders["Tab"]) == count > 5


def test_a_planted_fault_of_focus_is_seen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}nl/{SHEET}.html")
    page.locator(".text a").nth(3).focus()
    assert page.evaluate(FOCUSED)["covered"] == 0
    page.evaluate("scrollBy(0, document.activeElement.getBoundingClientRect().top - 20)")
    assert page.evaluate(FOCUSED)["covered"] > 0


def test_the_second_stop_skips_to_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}nl/{SHEET}.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, header').tagName") == "MAIN"


@pytest.mark.parametrize("tag", ["nl", "pseudo/en-XA"])
def test_no_heading_that_is_linked_to_lies_under_the_bar(page: Page, address: str, tag: str) -> None:
    page.set_viewport_size({"width": 320, "height": 400})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}{tag}/{SHEET}.html")
    names = page.evaluate("[...document.querySelectorAll('.contents a')].map(one => one.hash.slice(1))")
    assert {"definition", "sources", "_editions"} <= {*names}
    for name in names:
        page.evaluate("name => { location.hash = name; }", name)
        box = "one => one.getBoundingClientRect()"
        heading, bar = (page.locator(one).evaluate(box) for one in (f"[id='{name}']", ".bar"))
        assert heading["top"] >= bar["bottom"], name


@pytest.mark.parametrize("path", [f"nl/{SHEET}.html", "states/every_kind.html"])
def test_forced_colours_keep_what_colour_alone_would_tell(page: Page, address: str, path: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address + path)
    assert named(axe(page)["violations"]) == []
    borders = "one => parseFloat(getComputedStyle(one).borderBlockStartWidth)"
    for selector in (".exit", ".call", ".help", ".figures dl > div", ".callout"):
        if selector != ".callout" or "every_kind" in path:
            assert page.locator(selector).first.evaluate(borders) >= 1, selector


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


@pytest.mark.parametrize("path", [*PAGES, *PSEUDO_PAGES])
def test_the_bar_stays_in_reach(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    for width, height in ((320, 256), (320, 800), (1280, 800)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
        for selector in (".exit", ".call"):
            box = page.locator(selector).bounding_box()
            assert box is not None
            assert 0 <= box["y"] < 60
            assert 0 <= box["x"] <= width - box["width"]
            assert min(box["width"], box["height"]) >= 24
    assert page.locator(".call").get_attribute("href") == "tel:112"


def test_numbers_to_call_do_not_break_over_lines(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for path in (f"nl/{SHEET}.html", f"pseudo/en-XA/{SHEET}.html", f"pseudo/ar-XB/{SHEET}.html"):
        page.goto(address + path)
        lines = "all => all.map(one => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight))"
        assert max(page.locator("main a[href^='tel:'], main a[href^='https://wa.me']").evaluate_all(lines)) < 1.5


def test_a_printed_page_has_no_buttons_and_tells_where_links_lead(page: Page, address: str) -> None:
    page.goto(f"{address}nl/{SHEET}-2018-11-17.html")
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".bar", ".languages", ".contents", ".downloads", ".foot"):
        assert page.locator(selector).is_hidden(), selector
    for selector in (".status", ".masthead", ".notices", ".help", ".sources"):
        assert page.locator(selector).is_visible(), selector
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"  # dark or not
    after = "one => getComputedStyle(one, '::after').content.replaceAll('\"', '')"
    link = page.locator(".added a[href^='https:']:not([href^='https://wa.me'])").first
    assert link.evaluate(after) == f" ({link.get_attribute('href')})"
    page.goto(f"{address}nl/index.html")
    link = page.locator(".sheets a[href^='https:']").first
    assert link.evaluate(after) == f" ({link.get_attribute('href')})"


def test_who_asks_for_dark_gets_light_on_dark(page: Page, address: str) -> None:
    page.goto(f"{address}nl/{SHEET}.html")
    colours = (
        "['color', 'backgroundColor'].map(name => getComputedStyle(document.body)[name].match(/\\d+/g).map(Number))"
    )
    page.emulate_media(color_scheme="light")
    ink, paper = page.evaluate(colours)
    assert sum(paper) - sum(ink) > 450
    page.emulate_media(color_scheme="dark")
    ink, paper = page.evaluate(colours)
    assert sum(ink) - sum(paper) > 450


def test_more_contrast_is_given_to_who_asks_for_it(page: Page, address: str) -> None:
    page.goto(f"{address}nl/{SHEET}.html")
    colours = "['.masthead', 'body'].map(name => getComputedStyle(document.querySelector(name)).color)"
    muted, ink = page.evaluate(colours)
    assert muted != ink
    page.emulate_media(contrast="more")
    muted, ink = page.evaluate(colours)
    assert muted == ink
    assert named(axe(page)["violations"]) == []


def test_nothing_moves_for_who_asks_for_no_motion(page: Page, address: str) -> None:
    page.goto(f"{address}nl/{SHEET}.html")
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(behaviour) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(behaviour) == "auto"
    assert not re.search(r"\b(?:animation|transition)", asset("style.css"))


def test_the_style_sheet_knows_no_left_or_right() -> None:
    rules = re.sub(r"/\*.*?\*/", "", asset("style.css"), flags=re.DOTALL)
    assert not re.search(r"\b(?:left|right)\b|\b(?:margin|padding|border)-(?:top|bottom)\b|(?<!-)\bwidth: ", rules)
