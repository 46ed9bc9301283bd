"""A published site on loopback and a real browser, once for all tests of this folder."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.publishing.executors import InProcess
from factsheet_content.publishing.site import making
from factsheet_content.translation.pseudo import write_tree
from tests.browser.browsing import FLAGS, serving, write_states
from tests.publishing.published import add_edition
from tests.support import ROOT, factsheet, need

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published tree of the content with one edition more, and pages of states that nothing is in today."""
    root = tmp_path_factory.mktemp("site")
    for name in ("content", "schema"):
        shutil.copytree(ROOT / name, root / name)
    add_edition(root)
    assert factsheet("--root", root, "i18n", "extract").returncode == 0
    folder = root / "site"
    making.publish(ContentTree(root), folder, InProcess())
    write_tree(ContentTree(root), root / "pseudo")
    making.publish(ContentTree(root / "pseudo"), folder / "pseudo", InProcess())
    write_states(folder)
    for name in ("elsewhere", "slow"):
        text = f"<!DOCTYPE html><html lang=nl><title>{name}</title><p>Het weer"
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serving(site) as (address, _):
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = need("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
