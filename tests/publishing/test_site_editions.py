"""A factsheet with two editions: where each of them is, and what a reader is told has changed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.lock import fingerprint
from factsheet_content.editions.publication import Publication
from factsheet_content.publishing.site.pages import changes
from factsheet_content.publishing.site.plan import Plan
from factsheet_content.rendering import html
from factsheet_content.translation.pseudo import write_tree
from tests.publishing.published import SLUG, add_edition, contents, publish, replace
from tests.publishing.test_site_links import broken
from tests.rendering.html_reading import Reading
from tests.support import factsheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def files(tree: Path, tmp_path: Path) -> dict[str, bytes]:
    publish(tree, tmp_path / "site")
    add_edition(tree)
    done = factsheet("--root", tree, "i18n", "extract")
    assert done.returncode == 0, done.stderr.decode()
    publish(tree, tmp_path / "site")
    return contents(tmp_path / "site")


def reword(tree: Path, old: str, new: str) -> None:
    """Have the new edition say it otherwise."""
    replace(tree / f"content/nl/factsheets/{SLUG}/2027-01-31.yaml", old, new)
    hash_ = fingerprint(ContentTree(tree), ContentTree(tree).sheet(SLUG, "2027-01-31"))
    lock = tree / "content/editions.lock"
    text = re.sub(r'(2027-01-31: \{hash: )"[0-9a-f]+"', rf'\1"{hash_}"', lock.read_text("utf-8"))
    lock.write_text(text, encoding="utf-8", newline="\n")


def test_each_edition_keeps_its_address_and_the_first_one_follows(files: dict[str, bytes]) -> None:
    for lang in ("nl", "en"):
        assert files[f"{lang}/{SLUG}.html"] == files[f"{lang}/{SLUG}-2027-01-31.html"]
        older = Reading(files[f"{lang}/{SLUG}-2018-11-17.html"].decode())
        assert ("meta", {"name": "robots", "content": "noindex"}) in older.elements
        assert f"{SLUG}-2027-01-31.html" in older.values("href", "a")
        assert json.loads(files[f"api/v1/{lang}/{SLUG}.json"])["edition"] == "2027-01-31"
        assert json.loads(files[f"api/v1/{lang}/{SLUG}/2018-11-17.json"])["status"] == "superseded"
    assert "Vervangen door de uitgave van 31-01-2027" in Reading(files[f"nl/{SLUG}-2018-11-17.html"].decode()).words


def test_an_old_edition_leads_to_the_one_that_took_its_place(files: dict[str, bytes]) -> None:
    for lang in ("nl", "en"):
        old, new = (files[f"{lang}/{SLUG}{name}.html"].decode() for name in ("-2018-11-17", ""))
        assert f'<p class="status"><a href="../{lang}/{SLUG}.html">' in old
        assert 'class="status"' not in new


def test_where_the_new_edition_is_not_translated_the_old_one_leads_to_the_dutch_page(tree: Path) -> None:
    add_edition(tree)
    publication = Publication(ContentTree(tree))
    bundles = {(one.edition, one.language): one.site for one in Plan(publication).of_factsheet(SLUG)}
    assert bundles["2018-11-17", "en"].newer == bundles["2027-01-31", "en"].alternates[1]
    assert bundles["2027-01-31", "en"].newer is None
    reword(tree, "Bij acuut gevaar bel", "Bij gevaar bel")  # critical, so that English falls behind
    bundles = {(one.edition, one.language): one.site for one in Plan(Publication(ContentTree(tree))).of_factsheet(SLUG)}
    assert ("2027-01-31", "en") not in bundles
    newer = bundles["2018-11-17", "en"].newer
    assert newer is not None
    assert (newer.path, newer.language.language) == (f"nl/{SLUG}.html", "nl")
    sheet = Publication(ContentTree(tree)).factsheet(SLUG, "2018-11-17", "en")
    assert f'<a href="../nl/{SLUG}.html" hreflang="nl">' in html.render(sheet, bundles["2018-11-17", "en"])


def test_a_page_says_what_has_changed(files: dict[str, bytes]) -> None:
    name = f"{SLUG}-2027-01-31-wijzigingen.html"
    assert name in Reading(files[f"nl/{SLUG}.html"].decode()).values("href", "a")
    page = Reading(files[f"nl/{name}"].decode())
    assert "Wat er is veranderd sinds de uitgave van 17-11-2018" in page.words
    assert "1 wijziging tussen 17-11-2018 en 31-01-2027" in page.words
    assert "Weglopen van" in page.words
    assert {"del", "ins"} <= {tag for tag, _ in page.elements}
    assert f"en/{name}" in files


def test_what_has_changed_is_dated_as_the_rest_of_the_page(files: dict[str, bytes]) -> None:
    page = Reading(files[f"en/{SLUG}-2027-01-31-wijzigingen.html"].decode())
    assert "What has changed since the edition of 17 November 2018" in page.words
    assert "1 change between 17 November 2018 and 31 January 2027" in page.words


def test_in_a_language_that_a_memo_has_no_words_in_each_part_says_what_it_is(tree: Path, tmp_path: Path) -> None:
    add_edition(tree)
    assert factsheet("--root", tree, "i18n", "extract").returncode == 0
    write_tree(ContentTree(tree), tmp_path / "pseudo")
    plan = Plan(Publication(ContentTree(tmp_path / "pseudo")))
    page = Reading(dict(changes(plan, SLUG))[f"ar-XB/{SLUG}-2027-01-31-wijzigingen.html"])
    assert ("div", {"lang": "en", "dir": "ltr"}) in page.elements
    assert ("blockquote", {"lang": "ar-XB", "dir": "rtl"}) in page.elements
    arabic = {lang for text, lang in page.language_of if re.search("[\u0621-\u064a]", text) and " change " not in text}
    assert arabic == {"ar-XB"}  # a summary names headings in the middle of its sentence
    assert ("Wording", "en") in page.language_of


def test_what_is_outdated_in_english_is_dutch_and_says_so(files: dict[str, bytes]) -> None:
    page = Reading(files[f"en/{SLUG}.html"].decode())
    assert ("Weglopen van thuis", "nl") in page.language_of
    assert ("(In Dutch only)", "en") in page.language_of


def test_the_switch_of_language_keeps_the_page(files: dict[str, bytes]) -> None:
    names = {path.partition("/")[2] for path in files if path.startswith("nl/") and path.endswith(".html")}
    assert len(names) == 6  # overview, traces, two editions, the one that follows the newest, changes
    for name in names:
        for here, there in (("nl", "en"), ("en", "nl")):
            page = Reading(files[f"{here}/{name}"].decode())
            switch = [given for tag, given in page.elements if tag == "a" and given.get("hreflang") == there]
            alternates = [given for tag, given in page.elements if given.get("rel") == "alternate"]
            canonical = [given["href"] for tag, given in page.elements if given.get("rel") == "canonical"]
            same = {name, canonical[0].rpartition("/")[2]}  # the newest edition goes by the name that follows it
            assert {given["href"].rpartition("/")[2] for given in switch} <= same, name
            assert [(given["lang"], given["dir"]) for given in switch] == [(there, "ltr")], name
            assert {one["hreflang"] for one in alternates} == {"nl", "en"}, name
            assert canonical[0] in [one["href"] for one in alternates if one["hreflang"] == here]


def test_every_link_leads_somewhere(files: dict[str, bytes]) -> None:
    assert broken(files) == []


def test_a_changed_text_is_shown_as_it_is_read_and_not_as_it_is_written(tree: Path) -> None:
    add_edition(tree)
    reword(tree, "Weglopen van thuis", r"Weglopen van \[t\*huis\]")
    reword(tree, "Zie de [bronnen]({sources}) en", "Lees de [bronnen]({sources}) en")
    reword(tree, "is te downloaden als [pdf]({downloads.pdf})", "kan men downloaden als [pdf]({sources})")
    reword(tree, "Aantal slachtoffers wordt geschat tussen {facts.", "Aantal slachtoffers ligt tussen {facts.")
    plan = Plan(Publication(ContentTree(tree)))
    page = Reading(dict(changes(plan, SLUG))[f"nl/{SLUG}-2027-01-31-wijzigingen.html"])
    assert "[t*[einde toegevoegd]huis" in page.words
    assert "\\" not in page.words
    assert "de bronnen en de factsheet over eergerelateerd geweld" in page.words, "where they lead has not changed"
    assert "(leidt naar: de pdf)" in page.words
    assert "(leidt naar: Bronnen)" in page.words
    assert "tussen 182 en 815 per jaar" in page.words
    assert "{" not in page.words
    assert "[bronnen" not in page.words
