from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.lock import (
    fingerprint,
    lock_entries,
    series_fingerprint,
    series_lock_entries,
)
from factsheet_content.translation import locales
from tests.support import ROOT
from tests.translation.trees import CONTACTS, EDITION, LABELS, LOCK, SERIES, SHEET, SLUG, edit, lock, sheet, shipped

if TYPE_CHECKING:
    from pathlib import Path


def taken(root: Path) -> str:
    """The fingerprint of the tree's edition as it is now."""
    tree = ContentTree(root)
    return fingerprint(tree, sheet(tree))


NOW = taken(ROOT)
BULLETS = "          conflicten: Conflicten tussen ouders en kind\n          weglopen: Weglopen van huis\n"
REVERSED = "          weglopen: Weglopen van huis\n          conflicten: Conflicten tussen ouders en kind\n"
CRITICAL = "veiligheid.\n            critical: true\n"


def test_the_lock_has_what_is_published() -> None:
    assert lock_entries(shipped().tree, SLUG)[EDITION].hash == NOW
    series = shipped().tree.series(EDITION)
    assert series_lock_entries(shipped().tree)[EDITION].hash == series_fingerprint(series)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("title: Gedwongen achterlating", "title: Gedwongen Achterlating", id="title"),
        pytest.param("Weglopen van huis", "Weglopen van thuis", id="text"),
        pytest.param("[bronnen]({sources}) en", "*bronnen* en", id="emphasis"),
        pytest.param("De [bronnen]({sources}) zijn", "De [bronnen]({downloads.pdf}) zijn", id="where a link leads"),
        pytest.param("min: 182", "min: 183", id="figure"),
        pytest.param("[MA, DZ, EG]", "[MA, DZ, TN]", id="country"),
        pytest.param("[MA, DZ, EG]", "[DZ, MA, EG]", id="order of countries"),
        pytest.param("unit: reports", "unit: persons", id="unit of a figure"),
        pytest.param("label: Aantal meldingen", "label: Meldingen", id="label of a figure"),
        pytest.param("  meldingen:\n    value: 178", "  meldingen:\n    value: 178.5", id="fraction"),
        pytest.param(CRITICAL, "veiligheid.\n            critical: false\n", id="critical of an item"),
        pytest.param("telefoon}.\n        critical: true\n", "telefoon}.\n", id="critical of a block"),
        pytest.param("[veilig_thuis, politie]\n        editorial: true", "[veilig_thuis, politie]", id="editorial"),
        pytest.param("[veilig_thuis, politie]", "[politie, veilig_thuis]", id="order of contacts"),
        pytest.param("[veilig_thuis, politie]", "[veilig_thuis]", id="contact"),
        pytest.param("{contacts.alarmnummer.telefoon}", "{contacts.politie.telefoon}", id="which contact"),
        pytest.param("{contacts.alarmnummer.telefoon}", "{{contacts.alarmnummer.telefoon}}", id="field that is none"),
        pytest.param("{contacts.alarmnummer.telefoon}", "112", id="number instead of a contact"),
        pytest.param(BULLETS, REVERSED, id="order of items"),
        pytest.param("          weglopen: Weg", "          wegloop: Weg", id="id of an item"),
        pytest.param("  - id: signals\n", "  - id: tekens\n    heading: Tekens\n", id="id of a section"),
        pytest.param("      - id: mogelijk\n", "      - id: signalen\n", id="id of a block"),
        pytest.param("      - id: mogelijk\n        bullets", "      - id: mogelijk\n        steps", id="kind"),
        pytest.param('paragraph: "Daarnaast:"', 'subheading: "Daarnaast:"', id="kind of a text"),
        pytest.param("heading: Wat is een gedwongen", "heading: Wat is", id="heading"),
        pytest.param("factsheet:eergerelateerd-geweld", "factsheet:stalking", id="link"),
        pytest.param("title: Zo zijn we niet getrouwd", "title: Zo zijn we getrouwd", id="source"),
        pytest.param("year: 2014", "year: 2015", id="year of a source"),
        pytest.param(
            "  - series: doel\n  - series: voorbeelden\n", "  - series: voorbeelden\n  - series: doel\n", id="intro"
        ),
        pytest.param("edition: 2018-11-17\nseries: 2018-11-17", "edition: 2018-11-17\nseries: 2018-11-18", id="series"),
    ],
)
def test_what_a_reader_would_see_changes_it(tree: Path, old: str, new: str) -> None:
    edit(tree, SHEET, (old, new))
    if "series: 2018-11-18" in new:
        (tree / SERIES.replace("11-17", "11-18")).write_bytes((tree / SERIES).read_bytes())
    assert taken(tree) != NOW


def test_the_order_of_facts_and_sources_changes_it(tree: Path) -> None:
    text = (tree / SHEET).read_text("utf-8")
    first = text[text.index("  meldingen:") : text.index("  leeftijd_jongeren:")]
    edit(tree, SHEET, (first, ""), ("\nlinks:\n", f"{first}\nlinks:\n"))
    moved = taken(tree)
    assert moved != NOW
    more = "  ander:\n    type: web\n    title: Ander\n"
    edit(tree, SHEET, ("sources:\n", f"sources:\n{more}"))
    ahead = taken(tree)
    edit(tree, SHEET, (more, ""), ("    lang: nl\n", f"    lang: nl\n{more}"))
    assert len({moved, ahead, taken(tree)}) == 3


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param(SHEET, "title: Gedwongen", "# Een opmerking\ntitle: Gedwongen", id="comment in the file"),
        pytest.param(SHEET, "title: Gedwongen achterlating", 'title: "Gedwongen achterlating"', id="quotes"),
        pytest.param(SHEET, "Er is een onvrijwillige breuk", "Er is een\n          onvrijwillige breuk", id="wrapping"),
        pytest.param(SHEET, "comment: Bijvoorbeeld op school", "comment: Op school", id="comment"),
        pytest.param(SHEET, "remark: De bron van deze leeftijden", "remark: Bron van deze leeftijden", id="remark"),
        pytest.param(SHEET, "Per jaar is dat\n", "Per jaar is het\n", id="derivation"),
        pytest.param(SHEET, "url: https://www.huiselijkgeweld.nl/achterlating", "url: https://x.nl", id="origin"),
        pytest.param(SHEET, "    - downloaden als pdf\n", "", id="chrome"),
        pytest.param(SHEET, "\nfacts:\n", "\nchanges:\n  note: Nieuw\nfacts:\n", id="changes"),
        pytest.param(CONTACTS, 'display: "112"', 'display: "113"', id="number"),
        pytest.param(CONTACTS, "uri: tel:112", "uri: tel:113", id="address of a number"),
        pytest.param(CONTACTS, "name: Alarmnummer", "name: Alarm", id="name of a contact"),
        pytest.param(LABELS, "text: Kerncijfers", "text: Cijfers", id="label"),
    ],
)
def test_what_no_reader_sees_and_what_stays_live_does_not_change_it(tree: Path, path: str, old: str, new: str) -> None:
    text = (tree / path).read_text("utf-8")
    assert old in text
    (tree / path).write_text(text.replace(old, new), "utf-8")
    assert taken(tree) == NOW


def test_another_way_to_write_a_figure_changes_it(tree: Path) -> None:
    edit(tree, SHEET, ("max: 815", "max: 1815"))
    edit(tree, SHEET, ("{facts.slachtoffers_per_jaar.max} per", "1.815 per"))
    before = taken(tree)
    edit(tree, LABELS, ('text: "{min}–{max}"', 'text: "{min} tot {max}"'))
    assert taken(tree) != before, "a range that only the key figures print"


@pytest.mark.parametrize("path", ["prose", "key figures"])
def test_a_change_of_locale_data_changes_it(tree: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    if path == "key figures":
        edit(tree, SHEET, ("({facts.landen_noord_afrika})", "(Marokko, Algerije, Egypte)"))
    before = taken(tree)
    country = locales.country
    monkeypatch.setattr(
        locales, "country", lambda tag, code: "Al-Maghrib" if (tag, code) == ("nl", "MA") else country(tag, code)
    )
    assert taken(tree) != before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("meer dan 25", "meer dan 26"),
        ("  facts: Feiten en cijfers", "  facts: Feiten"),
        ("site: huiselijkgeweld.nl", "site: example.nl"),
        ("publisher: Ministerie van", "publisher: Het ministerie van"),
        ('title: "Factsheet: {title}"', 'title: "{title}"'),
        ("  doel: >-", "  waarom: >-"),
        ("  credits: Ontwikkeld door\n", ""),
    ],
)
def test_the_series_has_a_fingerprint_of_its_own(tree: Path, old: str, new: str) -> None:
    edit(tree, SERIES, (old, new))
    changed = ContentTree(tree).series(EDITION)
    assert series_fingerprint(changed) != series_lock_entries(shipped().tree)[EDITION].hash


def test_the_order_of_the_series_intro_changes_its_fingerprint(tree: Path) -> None:
    series = ContentTree(tree).series(EDITION)
    edit(tree, SERIES, ("  doel: >-", "  zz: Eerst.\n  doel: >-"))
    first = series_fingerprint(ContentTree(tree).series(EDITION))
    edit(tree, SERIES, ("  zz: Eerst.\n", ""), ("headings:\n", "  zz: Eerst.\nheadings:\n"))
    last = series_fingerprint(ContentTree(tree).series(EDITION))
    assert len({series_fingerprint(series), first, last}) == 3
    edit(tree, SERIES, ("edition: 2018-11-17\n", "# Nog een opmerking\nedition: 2018-11-17\n"))
    assert series_fingerprint(ContentTree(tree).series(EDITION)) == last


def test_entries_are_read_newest_first(tree: Path) -> None:
    for edition in ("2020-01-02", "2022-03-04"):
        (tree / SHEET.replace(EDITION, edition)).write_bytes((tree / SHEET).read_bytes())
    lock(tree, withdrawn={"2020-01-02": "2021-05-06"})
    found = lock_entries(ContentTree(tree), SLUG)
    assert list(found) == ["2022-03-04", "2020-01-02", EDITION]
    assert [entry.withdrawn for entry in found.values()] == ["", "2021-05-06", ""]
    assert found["2022-03-04"].released == "2022-03-04"


def test_a_tree_without_a_lock_has_published_nothing(tree: Path) -> None:
    (tree / LOCK).unlink()
    assert lock_entries(ContentTree(tree), SLUG) == {}
    assert series_lock_entries(ContentTree(tree)) == {}
