"""Every link within the published tree leads somewhere, to the anchor too."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.publication import Publication
from factsheet_content.publishing.site.pages import pages
from factsheet_content.publishing.site.plan import Plan
from tests.publishing.published import SLUG, contents, publish, replace
from tests.rendering.html_reading import Reading
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://factsheets.example/"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder: Path = tmp_path_factory.mktemp("published") / "site"
    publish(ROOT, folder)
    return contents(folder)


def broken(files: dict[str, bytes]) -> list[str]:
    """Each link of a page to a file or an anchor that is not there."""
    pages = {path: Reading(data.decode()) for path, data in files.items() if path.endswith(".html")}
    found = []
    for path, page in pages.items():
        for link in [*page.values("href", "a", "link"), *page.values("src")]:
            parts = urlsplit(link.removeprefix(BASE) if link.startswith(BASE) else link)
            if parts.scheme:
                continue
            start = "" if link.startswith(BASE) else posixpath.dirname(path)
            target = posixpath.normpath(posixpath.join(start, unquote(parts.path))) if parts.path else path
            if target not in files:
                found.append(f"{path}: {link}")
            elif parts.fragment and unquote(parts.fragment) not in pages[target].values("id"):
                found.append(f"{path}: {link} has no anchor")
    return found


def test_every_link_leads_somewhere(files: dict[str, bytes]) -> None:
    assert broken(files) == []


@pytest.mark.parametrize(
    ("good", "fault"),
    [
        (b'href="#signals"', b'href="#signaal"'),
        (b'href="../assets/style.css"', b'href="assets/style.css"'),
        (b'.pdf" download', b'.pfd" download'),
        (b"https://factsheets.example/en/", b"https://factsheets.example/xx/"),
    ],
)
def test_a_planted_fault_is_found(files: dict[str, bytes], good: bytes, fault: bytes) -> None:
    path = f"nl/{SLUG}.html"
    assert good in files[path]
    assert broken(files | {path: files[path].replace(good, fault, 1)}) != []


def test_each_page_names_its_languages_and_itself(files: dict[str, bytes]) -> None:
    for lang, other in (("nl", "en"), ("en", "nl")):
        page = Reading(files[f"{lang}/{SLUG}.html"].decode())
        links = [given for tag, given in page.elements if tag == "link"]
        assert {one["hreflang"]: one["href"] for one in links if one["rel"] == "alternate"} == {
            tag: f"{BASE}{tag}/{SLUG}.html" for tag in ("nl", "en")
        }
        assert [one["href"] for one in links if one["rel"] == "canonical"] == [f"{BASE}{lang}/{SLUG}.html"]
        assert f"../{other}/{SLUG}.html" in page.values("href", "a")
        edition = files[f"{lang}/{SLUG}-2018-11-17.html"]
        assert edition == files[f"{lang}/{SLUG}.html"]  # whose canonical address is the one that follows the newest


def test_the_overview_has_every_type(files: dict[str, bytes]) -> None:
    page = Reading(files["en/index.html"].decode())
    for name in ("Forced abandonment", "Stalking", "Elder abuse", "Trafficking in human beings"):
        assert name in page.words
    assert f"../en/{SLUG}.html" in page.values("href", "a")
    assert "https://www.huiselijkgeweld.nl/stalking" in page.values("href", "a")


def test_the_name_of_a_type_that_is_not_translated_says_that_it_is_dutch(tree: Path) -> None:
    catalog = tree / "content/en/types.po"
    replace(catalog, 'msgstr "Elder abuse"', 'msgstr ""')
    page = Reading(dict(pages(Plan(Publication(ContentTree(tree)))))["en/index.html"])
    said = [lang for text, lang in page.language_of if "Ouderenmishandeling" in text]
    assert said == ["nl", "nl"]  # the second time for who hears the link by itself
    assert ("Page on huiselijkgeweld.nl", "en") in page.language_of


def test_the_sitemap_lists_the_pages_to_be_found(files: dict[str, bytes]) -> None:
    import xml.etree.ElementTree as ET

    root = ET.fromstring(files["sitemap.xml"])  # noqa: S314
    listed = [one.text or "" for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    others = "{http://www.w3.org/1999/xhtml}link"
    for url in root:
        assert [(one.get("rel"), one.get("hreflang")) for one in url.iter(others)] == [
            ("alternate", "nl"),
            ("alternate", "en"),
        ]
        assert url[0].text in [one.get("href") for one in url.iter(others)]
    assert {BASE + path for path in (f"nl/{SLUG}.html", f"en/{SLUG}.html", "nl/index.html", "en/index.html")} == set(
        listed
    )
