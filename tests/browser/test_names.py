"""What a screen reader is told: the accessible names and roles of each kind of page, in order, as snapshots.

``UPDATE_SNAPSHOTS=1`` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from factsheet_content.rendering import html
from tests.browser.browsing import SHEET, serving
from tests.rendering.sheets import later
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SNAPSHOTS = ROOT / "tests/browser/snapshots"
#: Snapshot → page: each kind in a language of today, and all in a longer one and in one from right to left.
PAGES = {
    "languages": "index.html",
    "overview-nl": "nl/index.html",
    "traces-en": "en/sporen-wissen.html",
    "changes-nl": f"nl/{SHEET}-2027-01-31-wijzigingen.html",
    "factsheet": "states/later.html",
} | {
    f"{kind}-{tag}": f"pseudo/{tag}/{name}.html"
    for tag in ("en-XA", "ar-XB")
    for kind, name in {
        "overview": "index",
        "traces": "sporen-wissen",
        "changes": f"{SHEET}-2027-01-31-wijzigingen",
        "factsheet": SHEET,
    }.items()
}


@pytest.fixture(scope="module")
def folder(site: Path) -> Path:
    (site / "states/later.html").write_text(html.render(later()), encoding="utf-8")
    return site


@pytest.mark.parametrize(("name", "path"), PAGES.items())
def test_names_and_order_are_as_they_were(browser: Browser, folder: Path, name: str, path: str) -> None:
    with serving(folder) as (address, _), browser.new_context() as context:
        page = context.new_page()
        page.goto(address + path)
        told = page.locator("body").aria_snapshot() + "\n"
    file = SNAPSHOTS / f"{name}.yaml"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(told, encoding="utf-8", newline="\n")
    assert told == file.read_text("utf-8")


def test_a_snapshot_begins_with_the_way_out() -> None:
    for file in sorted(SNAPSHOTS.glob("*.yaml")):
        lines = file.read_text("utf-8").splitlines()
        assert lines[0].startswith("- region"), file
        assert lines[1].lstrip().startswith("- link"), file
    assert {file.stem for file in SNAPSHOTS.glob("*.yaml")} == PAGES.keys()
