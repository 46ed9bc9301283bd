from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.errors import FactsheetError
from factsheet_content.translation.localising import Standing, localise
from tests.translation.trees import (
    DOMAIN,
    EDITION,
    NOTICES,
    SERIES,
    SHEET,
    add_edition,
    edit,
    edit_entry,
    edit_header,
    localised,
    lock,
    published,
    sheet,
    shipped,
)

if TYPE_CHECKING:
    from pathlib import Path

NEWER = "2022-03-04"
SHARED = ("series", "contacts", "labels")


def reviewed(root: Path, review: str) -> None:
    """Puts a review into the notices."""
    edit(root, NOTICES, ("notices:\n", f"review: {review}\nnotices:\n"))


def test_what_stands_at_the_top() -> None:
    nl, en = published("nl"), published("en")
    assert [(sheet.title.text, sheet.series.title.text) for sheet in (nl, en)] == [
        ("Gedwongen achterlating", "Factsheet: Gedwongen achterlating"),
        ("Forced abandonment", "Factsheet: Forced abandonment"),
    ]
    assert [sheet.edition_label for sheet in (nl, en)] == ["17-11-2018", "17 November 2018"]
    assert nl.review.text.text == "Niet herzien sinds 17-11-2018"
    assert (nl.review.on, nl.status, nl.direction, nl.origin.url) == (
        None,
        "current",
        "ltr",
        "https://www.huiselijkgeweld.nl/achterlating",
    )
    assert [notice.on_label for notice in en.notices] == ["23 November 2026"] * 2
    assert nl.publisher.text == "Ministerie van Volksgezondheid, Welzijn en Sport"


def test_a_review_is_said(tree: Path) -> None:
    reviewed(tree, "{on: 2020-01-02, by: '*Ann*', due: 2022-03-04}")
    nl, en = localised(tree).review, localised(tree, "en").review
    assert nl.text.text == "Herzien op 02-01-2020 door *Ann*. Volgende herziening uiterlijk 04-03-2022"
    assert (nl.on, nl.by, nl.due) == ("2020-01-02", "*Ann*", "2022-03-04")
    assert "2 January 2020" in en.text.text
    assert "4 March 2022" in en.text.text


def test_a_review_of_which_a_part_is_not_translated_is_dutch(tree: Path) -> None:
    reviewed(tree, "{on: 2020-01-02, by: Ann, due: 2022-03-04}")
    edit_entry(tree, "volgende_herziening", "labels", msgstr="")
    text = localised(tree, "en").review.text
    assert text.text == "Herzien op 02-01-2020 door Ann. Volgende herziening uiterlijk 04-03-2022"
    assert (text.lang, text.dir, text.state) == ("nl", "ltr", "missing")


@pytest.mark.parametrize(
    ("day", "of"),
    [("2017-01-01", None), (EDITION, EDITION), ("2022-03-03", EDITION), (NEWER, NEWER), ("2023-01-01", NEWER)],
)
def test_a_review_is_of_the_edition_that_was_current_on_its_day(tree: Path, day: str, of: str | None) -> None:
    reviewed(tree, f"{{on: {day}, by: Ann}}")
    add_edition(tree, NEWER)
    lock(tree)
    for edition in (EDITION, NEWER):
        review = localised(tree, edition=edition).review
        assert review.on == (day if edition == of else None)
        assert review.text.text.startswith("Herzien op" if edition == of else "Niet herzien sinds")


def test_a_draft_says_that_it_is_one(tree: Path) -> None:
    add_edition(tree, "", name="draft")
    reviewed(tree, "{on: 2023-01-01, by: Ann}")
    draft = localised(tree, edition="draft")
    assert (draft.edition, draft.status, draft.edition_label) == (None, "draft", "Concept")
    assert (draft.review.text.text, draft.review.on) == ("Concept", None)
    assert draft.notices == (), "those of the published edition"
    (pdf,) = (block for block in draft.blocks() if block.id == "downloads/pdf")
    assert pdf.markdown.endswith("(gedwongen-achterlating-draft.pdf).")


def test_notices_stand_at_the_editions_that_they_are_for(tree: Path) -> None:
    add_edition(tree, NEWER)
    lock(tree)
    text = (tree / NOTICES).read_text("utf-8")
    assert text.count("    editions: [2018-11-17]\n") == 2
    (tree / NOTICES).write_text(text.replace("    editions: [2018-11-17]\n", "", 1), "utf-8")
    assert [notice.id for notice in localised(tree).notices] == ["afwegingskader", "aantal_meldingen"]
    assert [notice.id for notice in localised(tree, edition=NEWER).notices] == ["afwegingskader"]


def test_a_notice_has_its_figures_and_its_weight() -> None:
    framework, reports = published("en").notices
    assert (framework.critical, framework.about, reports.about) == (True, "reporting-code/meldcode", "facts.meldingen")
    assert "178" in reports.text.text
    assert framework.source is not None


@pytest.mark.parametrize(("domain", "id_"), [(DOMAIN, "title"), ("series", "title")])
def test_a_title_is_of_one_language(tree: Path, domain: str, id_: str) -> None:
    edit_entry(tree, id_, domain, msgstr="")
    whole = localised(tree, "en").series.title
    assert (whole.text, whole.lang, whole.dir) == ("Factsheet: Gedwongen achterlating", "nl", "ltr")


def test_a_title_may_have_markup(tree: Path) -> None:
    edit(tree, SHEET, ("title: Gedwongen achterlating", "title: Gedwongen \\*achterlating\\* van {facts.meldingen}"))
    found = localised(tree)
    assert found.title.text == "Gedwongen *achterlating* van 178"
    assert found.series.title.text == "Factsheet: Gedwongen *achterlating* van 178"
    assert found.series.title.markdown == "Factsheet: Gedwongen \\*achterlating\\* van 178"


def test_what_is_said_of_a_translation(tree: Path) -> None:
    nl, en = localised(tree).translation, localised(tree, "en").translation
    assert (nl.review, nl.coverage, nl.revised) == ("source", 1.0, None)
    assert (en.review, en.coverage, en.revised) == ("unofficial", 1.0, "2026-11-23")
    assert en.units.current == en.units.total == nl.units.total
    edit_entry(tree, "signals/mogelijk/weglopen", msgstr="")
    part = localised(tree, "en").translation
    assert part.text.text.startswith(f"{en.text.text}. ")
    assert "98%" in part.text.text
    assert part.units.missing == 1
    edit_entry(tree, "deels_vertaald", "labels", msgstr="")
    text = localised(tree, "en").translation.text
    assert text.text.startswith("Onofficiële vertaling uit het Nederlands. Vertaald: 98%. De rest")
    assert text.lang == "nl"


def test_a_percentage_is_never_rounded_up(tree: Path) -> None:
    total = published("en").translation.units.total
    units = [
        unit.id
        for unit, _ in shipped().coverage(sheet(shipped().tree).slug, EDITION, "en").states
        if not unit.critical and unit.domain == DOMAIN
    ]
    for lacking, id_ in enumerate(units[:12], 1):
        edit_entry(tree, id_, msgstr="")
        assert f" {(total - lacking) * 100 // total}%" in localised(tree, "en").translation.text.text


@pytest.mark.parametrize("weakest", [None, DOMAIN, *SHARED])
def test_the_review_is_that_of_the_weakest_catalog(tree: Path, weakest: str | None) -> None:
    for domain in (DOMAIN, *SHARED):
        edit_header(tree, domain, X_Review="unofficial" if domain == weakest else f"reviewed 2017-01-01 {EDITION}")
    translation = localised(tree, "en").translation
    assert translation.review == ("unofficial" if weakest else "reviewed")
    official = "Unofficial" in translation.text.text
    assert official is bool(weakest)


def test_a_review_of_another_edition_does_not_count(tree: Path) -> None:
    add_edition(tree, NEWER)
    lock(tree)
    for domain in (DOMAIN, *SHARED):
        edit_header(tree, domain, X_Review=f"reviewed {EDITION}")
    assert localised(tree, "en").translation.review == "reviewed"
    assert localised(tree, "en", NEWER).translation.review == "unofficial"
    edit_header(tree, DOMAIN, X_Review=f"reviewed {EDITION} {NEWER}")
    assert localised(tree, "en", NEWER).translation.review == "reviewed", "the series' texts are still those of then"
    edit_header(tree, DOMAIN, X_Review=f"reviewed{EDITION}")
    assert localised(tree, "en").translation.review == "unofficial"


def test_a_translation_that_nobody_made_yet_has_no_date(tree: Path) -> None:
    for domain in (DOMAIN, *SHARED):
        edit_header(tree, domain, PO_Revision_Date="YEAR-MO-DA HO:MI+ZONE")
    assert localised(tree, "en").translation.revised is None
    edit_header(tree, "contacts", PO_Revision_Date="2026-12-01 10:00+0000")
    assert localised(tree, "en").translation.revised == "2026-12-01"


def test_labels_keep_their_fields_for_who_prints_them() -> None:
    labels = published("en").labels
    assert "{page}" in labels["pagina_van"].text
    assert "{date}" in labels["mededeling_van"].text
    assert not any(id_.startswith(("eenheid_", "bereik")) for id_ in labels)


def test_the_intro_of_the_series(tree: Path) -> None:
    assert [block.id for block in localised(tree).intro] == ["intro/doel", "intro/voorbeelden", "intro/inhoud"]
    edit(tree, SHEET, ("  - series: doel\n  - series: voorbeelden\n", "  - {id: eigen, paragraph: Eigen.}\n"))
    assert [block.id for block in localised(tree).intro] == ["intro/eigen", "intro/inhoud"]
    edit(tree, SHEET, ("intro:\n  - {id: eigen, paragraph: Eigen.}\n  - series: inhoud\n", ""))
    assert [block.id for block in localised(tree).intro] == ["intro/doel", "intro/voorbeelden", "intro/inhoud"]


@pytest.mark.parametrize(
    ("path", "old", "new", "name"),
    [
        (SHEET, "title: Gedwongen achterlating\n", "", "title"),
        (SHEET, "  - id: signals\n", "  - id: anders\n", "anders.heading"),
        (SHEET, "  - series: doel\n", "  - series: niets\n", "intro/niets"),
        (SERIES, "publisher: Ministerie van Volksgezondheid, Welzijn en Sport\n", "", "publisher"),
    ],
)
def test_a_text_that_is_missing_is_named(tree: Path, path: str, old: str, new: str, name: str) -> None:
    edit(tree, path, (old, new))
    content = ContentTree(tree)
    with pytest.raises(FactsheetError, match=rf"{EDITION}\.yaml: there is no text for {name}$"):
        localise(content, sheet(content), "nl", Standing("current"))


@pytest.mark.parametrize("tag", ["nl", "en"])
def test_words_of_other_pages_of_a_site_are_no_part_of_a_factsheet(tag: str) -> None:
    labels = published(tag).labels.keys()
    known = shipped().tree.labels.units.keys()
    site = {"kies_taal", "overzicht_uitleg", "met_factsheet", "zonder_factsheet", "officiele_pagina"}
    site |= {id_ for id_ in known if id_.startswith(("sporen_", "terugroep"))} - {"sporen_wissen"}
    parts = {id_ for id_ in known if id_.startswith(("eenheid_", "bereik"))}
    assert len(site) == 16
    assert known - labels == site | parts
