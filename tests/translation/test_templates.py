from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.templates import domain_units, domains, template, template_path
from tests.support import ROOT, need, output
from tests.translation.trees import DOMAIN, FOLDER, NOTICES, SERIES, SHEET, SLUG, add_edition, edit, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.catalog import Entry

DOMAINS = domains(ContentTree(ROOT))


def entries(root: Path, domain: str = DOMAIN) -> dict[str, list[Entry]]:
    """The template's entries by unit."""
    found: dict[str, list[Entry]] = {}
    for entry in template(ContentTree(root), domain).entries:
        found.setdefault(entry.msgctxt or "", []).append(entry)
    return found


def test_the_catalogs_of_a_language() -> None:
    assert DOMAINS == ["labels", "contacts", "types", "series", DOMAIN]


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_committed_template_is_fresh(domain: str) -> None:
    made = po_writer.render(template(ContentTree(ROOT), domain))
    assert (ROOT / template_path(domain)).read_bytes() == made
    assert po_writer.render(template(ContentTree(ROOT), domain)) == made


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_unit_is_in_the_committed_english_catalog(domain: str) -> None:
    catalog = shipped().tree.catalog("en", domain)
    assert catalog is not None
    units = [unit for unit, _ in domain_units(shipped().tree, domain)]
    assert units
    for unit in units:
        entry = catalog.get(unit.id, unit.text)
        assert entry is not None, unit.id
        # A draft's text may wait for its translation; what is published may not.
        assert entry.translated or unit.document.path.endswith("/draft.yaml"), unit.id
    assert {entry.msgctxt for entry in catalog.entries if not entry.obsolete} == {unit.id for unit in units}


@pytest.mark.parametrize(
    "path", [*(template_path(domain) for domain in DOMAINS), *(f"content/en/{d}.po" for d in DOMAINS)]
)
def test_gettext_accepts_it(path: str, tmp_path: Path) -> None:
    output(need("msgfmt"), "-c", "-o", tmp_path / "x.mo", ROOT / path)


def test_gettext_finds_a_damaged_field(tmp_path: Path) -> None:
    pot = template(ContentTree(ROOT), DOMAIN)
    damaged = tuple(replace(entry, msgstr=entry.msgid.replace("{facts.", "{fact.")) for entry in pot.entries)
    po_writer.write(replace(pot, entries=damaged), tmp_path / "x.po")
    with pytest.raises(AssertionError, match=r"'fact\.meldingen' doesn't exist in 'msgid'"):
        output(need("msgfmt"), "-c", "-o", tmp_path / "x.mo", tmp_path / "x.po")


def test_what_a_translator_sees(tree: Path) -> None:
    (found,) = entries(tree)["contact/gevaar"]
    assert found.extracted[:3] == (
        "Advies / melden",
        "KRITIEK: wie dit verkeerd leest kan gevaar lopen.",
        "Leest als: Bij acuut gevaar bel 112.",
    )
    assert len(found.extracted) == 4, "and what the editor says"
    assert found.flags == ("python-brace-format",)
    assert found.references == (SHEET,)
    (plain,) = entries(tree)["definition/omschrijving"]
    assert (plain.extracted, plain.flags) == (("Wat is een gedwongen achterlating?",), ())
    assert entries(tree, "labels")["pagina_van"][0].flags == ("python-brace-format",)
    assert entries(tree, "contacts")["lkha.website.uri"][0].flags == ()


def test_an_entry_for_each_text_that_an_edition_has(tree: Path) -> None:
    add_edition(tree, "2022-03-04", ("Weglopen van huis", "Van huis weglopen"))
    add_edition(
        tree,
        "",
        ("Weglopen van huis", "Loopt van huis weg"),
        ("      - id: mogelijk\n", "      - {id: nieuw, paragraph: Nieuw.}\n      - id: mogelijk\n"),
        name="draft",
    )
    found = entries(tree)
    assert [entry.msgid for entry in found["signals/mogelijk/weglopen"]] == [
        "Loopt van huis weg",
        "Van huis weglopen",
        "Weglopen van huis",
    ]
    draft, newer = f"{FOLDER}/draft.yaml", f"{FOLDER}/2022-03-04.yaml"
    assert [entry.references for entry in found["signals/mogelijk/weglopen"]] == [(draft,), (newer,), (SHEET,)]
    assert [entry.references for entry in found["signals/mogelijk/conflicten"]] == [(draft, newer, SHEET)]
    assert found["signals/nieuw"][0].references == (draft,)
    assert found["notices.afwegingskader"][0].references == (NOTICES,)


def test_the_drafts_order_comes_first(tree: Path) -> None:
    moved = "          conflicten: Conflicten tussen ouders en kind\n"
    add_edition(
        tree, "", (moved, ""), ("          hulpverlening:\n", f"{moved}          hulpverlening:\n"), name="draft"
    )
    edit(
        tree,
        SHEET,
        ("          weglopen: Weglopen van huis\n", "          weglopen: Weglopen van huis\n          oud: Oud\n"),
    )
    ids = list(entries(tree))
    assert ids.index("signals/mogelijk/weglopen") < ids.index("signals/mogelijk/conflicten")
    assert ids.index("notices.aantal_meldingen") < ids.index("signals/mogelijk/oud") == len(ids) - 1


def test_what_is_critical_in_any_edition_is_marked(tree: Path) -> None:
    add_edition(tree, "", ("telefoon}.\n        critical: true\n", "telefoon}.\n"), name="draft")
    (found,) = entries(tree)["contact/gevaar"]
    assert any(line.startswith("KRITIEK") for line in found.extracted)
    (harmless,) = entries(tree)["contact/advies"]
    assert not any(line.startswith("KRITIEK") for line in harmless.extracted)


def test_a_notice_reads_as_in_the_edition_that_it_is_for(tree: Path) -> None:
    text = (tree / SHEET).read_text("utf-8")
    omvang = text[text.index("          omvang:\n") : text.index("          leeftijd:\n")]
    facts = text[text.index("  slachtoffers_per_jaar:") : text.index("  leeftijd_jongeren:")]
    add_edition(tree, "", (omvang, ""), (facts, ""), name="draft")
    (found,) = entries(tree)["notices.aantal_meldingen"]
    assert any(line.startswith("Leest als: Deze tekst noemt 178 meldingen") for line in found.extracted)


def test_a_field_that_stands_for_nothing_has_no_reading(tree: Path) -> None:
    edit(tree, SHEET, ("Weglopen van huis", "'{facts.niets} weglopen'"))
    (found,) = entries(tree)["signals/mogelijk/weglopen"]
    assert not any(line.startswith("Leest als") for line in found.extracted)
    assert found.flags == ("python-brace-format",)


def test_the_date_of_a_template_is_that_of_its_content(tree: Path) -> None:
    def date(domain: str) -> str:
        return template(ContentTree(tree), domain).headers["POT-Creation-Date"]

    add_edition(tree, "2022-03-04")
    add_edition(tree, "", name="draft")
    (tree / SERIES.replace("2018-11-17", "2020-01-02")).write_bytes((tree / SERIES).read_bytes())
    assert date(DOMAIN) == "2022-03-04 00:00+0000"
    assert {date(domain) for domain in ("labels", "contacts", "types", "series")} == {"2020-01-02 00:00+0000"}


def test_a_new_factsheet_has_a_template_of_its_own(tree: Path) -> None:
    folder = tree / "content/nl/factsheets/stalking"
    folder.mkdir()
    (folder / "draft.yaml").write_text("factsheet: stalking\nseries: 2018-11-17\ntitle: Stalking\n", "utf-8")
    content = ContentTree(tree)
    assert domains(content)[-1] == "factsheets/stalking"
    assert [entry.msgid for entry in template(content, "factsheets/stalking").entries] == ["Stalking"]
    assert f"factsheets/{SLUG}" in domains(content)


def test_reading_a_template_gives_it_back() -> None:
    pot = template(ContentTree(ROOT), DOMAIN)
    assert po_reader.parse(po_writer.render(pot), pot.path).entries == pot.entries
