"""Rules about values and texts of a factsheet: each on the small valid tree with one thing changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import validate
from tests.examples.corpus import lay_valid

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = "content/nl/factsheets/voorbeeld/draft.yaml"
CONTACTS = "content/nl/contacts.yaml"
TYPES = "content/nl/types.yaml"
NOTICES = "content/nl/factsheets/voorbeeld/notices.yaml"
PUBLISHED = "content/nl/factsheets/voorbeeld/2026-01-05.yaml"
ANGST = "angst: Is bang voor de vakantie"
PASPOORT = "paspoort: Heeft het eigen paspoort niet"
FAMILY = frozenset("789")


def codes(root: Path, file: str, old: str, new: str, today: str = "2026-11-23") -> list[str]:
    """The codes of these families that a change brings about."""
    lay_valid(root)
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found = validate(ContentTree(root, date.fromisoformat(today)), advice=True)
    return [problem.code for problem in found if problem.code[2] in FAMILY]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("value: 0", []),
        ("value: -1", ["FC701"]),
        ("value: 120\n    unit: years", []),
        ("value: 121\n    unit: years", ["FC701"]),
        ("value: 2027\n    unit: calendar_year", []),
        ("value: 2028\n    unit: calendar_year", ["FC702"]),
        ("value: 1899\n    unit: calendar_year", ["FC702"]),
        ("value: 100\n    unit: percent", []),
        ("value: 100.5\n    unit: percentage", ["FC703"]),
    ],
)
def test_figures(new: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, DRAFT, "min: 180\n    max: 810\n    unit: persons\n    per: year", new) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [("", ["FC704"]), ("    remark: Niet vastgesteld.\n", []), ("    source: onderzoek_2014\n", [])],
)
def test_a_figure_has_a_source_or_a_reason(new: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, DRAFT, "    source: onderzoek_2014\n", new) == expected


def test_facts_of_published_editions_are_judged_too(tmp_path: Path) -> None:
    assert "FC701" in codes(tmp_path, PUBLISHED, "min: 180", "min: -180")


OLD = 'display: "0800-2000"\n        uri: tel:08002000\n        reach: {nl: true, abroad: false}'


def channel(display: str, uri: str, reach: str = "{nl: true, abroad: false}", kind: str = "phone") -> str:
    return f'display: "{display}"\n        uri: {uri}\n        reach: {reach}'.replace("phone", kind)


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (channel("0800-2000", "tel:08002000"), []),
        (channel("0800 2000", "tel:08002000"), []),
        (channel("0800-2000", "tel:08002001"), ["FC712"]),
        (channel("0800-200", "tel:0800200"), ["FC711"]),
        (channel("0800-2000", "tel:08002000", "{nl: true, abroad: true}"), ["FC711"]),
        (channel("112", "tel:112", "{abroad: true}"), ["FC711"]),
        (channel("024 724 7247", "tel:+31247247247"), []),
        (channel("024 724 7247", "tel:+31247247247", "{nl: true, abroad: true}"), ["FC711"]),
        (channel("+31 247 247 247", "tel:+31247247247", "{nl: true, abroad: true}"), []),
        (channel("+31 247 247 247", "tel:+31247247248", "{nl: true, abroad: true}"), ["FC712"]),
    ],
)
def test_numbers_to_call(new: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, CONTACTS, OLD, new) == expected


@pytest.mark.parametrize(
    ("kind", "display", "uri", "expected"),
    [
        ("whatsapp", "+31 6 82 38 77 96", "https://wa.me/31682387796", []),
        ("whatsapp", "+31 6 82 38 77 96", "https://wa.me/31682387769", ["FC712"]),
        ("web", "veiligthuis.nl/hulp", "https://www.veiligthuis.nl/", []),
        ("web", "veiligthuis.nl", "https://www.veiligthuls.nl/", ["FC712"]),
        ("web", "De site van Veilig Thuis", "https://www.veiligthuis.nl/", []),
        ("email", "hulp@veiligthuis.nl", "mailto:hulp@veiligthuis.nl", []),
        ("email", "hulp@veiligthuis.nl", "mailto:help@veiligthuis.nl", ["FC712"]),
    ],
)
def test_what_is_shown_is_what_is_reached(
    kind: str, display: str, uri: str, expected: list[str], tmp_path: Path
) -> None:
    old = f"kind: phone\n        {OLD}"
    assert codes(tmp_path, CONTACTS, old, f'kind: {kind}\n        display: "{display}"\n        uri: {uri}') == expected


@pytest.mark.parametrize(
    ("today", "expected"), [("2027-11-02", []), ("2027-11-03", ["FC713"] * 2), ("2026-11-01", ["FC733"] * 2)]
)
def test_a_verification_grows_old(today: str, expected: list[str], tmp_path: Path) -> None:
    found = codes(tmp_path, NOTICES, "on: 2026-06-01\n", "on: 2026-11-01\n", today)
    assert [code for code in found if code != "FC732"] == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2027-06-01", []), ("2027-06-02", ["FC732"]), ("2028-06-02", ["FC731", "FC732"]), ("2026-05-31", ["FC733"] * 2)],
)
def test_reviews_and_notices_grow_old(today: str, expected: list[str], tmp_path: Path) -> None:
    found = codes(tmp_path, TYPES, "types:", "types:", today)
    assert [code for code in found if code in ("FC731", "FC732") or today < "2026-06-01"][: len(expected)] == expected
    assert expected or not {"FC731", "FC732"} & set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bel 0900-1262626", ["FC714", "FC715"]),
        ("bel 0900 126 26 26", ["FC714", "FC715"]),
        ("bel 0800-2000", ["FC715"]),
        ("bel 020 123 45 67", ["FC715"]),
        ("bel 112", ["FC715"]),
        ("het aantal 1.112 is een cijfer", []),
        ("op 01-02-2018 en in 2011-2012", []),
        ("mail hulp@veiligthuis.nl", ["FC715"]),
        ("zie www.veiligthuis.nl", ["FC716"]),
        ("zie https://veiligthuis.nl/hulp", ["FC716"]),
    ],
)
def test_numbers_and_addresses_in_prose(text: str, expected: list[str], tmp_path: Path) -> None:
    lay_valid(tmp_path)
    contacts = tmp_path / CONTACTS
    retired = contacts.read_text("utf-8") + '    retired: ["0900-1262626"]\n'
    for file in (DRAFT, PUBLISHED):
        assert sorted(_with_retired(tmp_path, file, f"angst: Is bang, {text}", retired)) == expected


def _with_retired(root: Path, file: str, item: str, contacts: str) -> list[str]:
    lay_valid(root)
    (root / CONTACTS).write_text(contacts, "utf-8")
    path = root / file
    path.write_text(path.read_text("utf-8").replace(ANGST, item), "utf-8")
    found = validate(ContentTree(root, date(2026, 11, 23)), advice=True)
    return [problem.code for problem in found if problem.code[2] == "7" and problem.code != "FC741"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("https://www.huiselijkgeweld.nl/a_(b)", []),
        ("https://www.huiselijkgeweld.nl/?vraag=1", []),
        ("https://localhost.nl/", []),
        ("https://a.localhost/", ["FC721"]),
        ("https://example.org/pagina", ["FC721"]),
        ("https://www.factsheets.example/", ["FC721"]),
        ("https://192.168.0.1/", ["FC721"]),
        ("https://site.test:8080/", ["FC721"]),
        ("https://www.huiselijkgeweld.nl/pagina)", ["FC722"]),
        ("https://www.huiselijkgeweld.nl/pagina?", ["FC722"]),
        ("https://politie.nl@kwaad.nl/", ["FC722"]),
    ],
)
def test_addresses(page: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, TYPES, "https://www.huiselijkgeweld.nl/voorbeeld", page) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("angst: Is erg bang voor een vakantie", []),
        ("angst: Wordt thuis opgesloten na school", ["FC741"]),
        ("vrees: Is bang voor de vakantie", ["FC742"]),
        ("vrees: Wordt thuis opgesloten na school", []),
        (f"{ANGST}\n          vrees: Is bang voor de vakantie", []),
    ],
)
def test_ids_of_what_was_published(new: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, DRAFT, ANGST, new) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("vroeger: Loopt vaak weg van school", []),
        ("vroeger: Draagt opeens dure nieuwe kleren", ["FC741"]),
        ("terug: Loopt vaak weg van huis", ["FC742"]),
    ],
)
def test_an_id_that_only_an_older_edition_has_is_still_taken(new: str, expected: list[str], tmp_path: Path) -> None:
    lay_valid(tmp_path)
    published = (tmp_path / PUBLISHED).read_text("utf-8")
    older = published.replace(ANGST, f"{ANGST}\n          vroeger: Loopt vaak weg van huis")
    edition = PUBLISHED.rpartition("/")[2].removesuffix(".yaml")
    (tmp_path / PUBLISHED).with_name("2011-01-02.yaml").write_text(older.replace(edition, "2011-01-02"), "utf-8")
    drafted = (tmp_path / DRAFT).read_text("utf-8").replace(ANGST, f"{ANGST}\n          {new}")
    (tmp_path / DRAFT).write_text(drafted, "utf-8")
    found = validate(ContentTree(tmp_path))
    assert [problem.code for problem in found if problem.path == DRAFT and problem.code[:4] == "FC74"] == expected


def test_an_id_that_is_said_to_have_moved_is_no_surprise(tmp_path: Path) -> None:
    lay_valid(tmp_path)
    with (tmp_path / DRAFT).open("a", encoding="utf-8") as file:
        file.write("changes: {moved: {signals/mogelijk/angst: signals/mogelijk/vrees}}\n")
    text = (tmp_path / DRAFT).read_text("utf-8").replace(ANGST, "vrees: Is bang voor de vakantie")
    (tmp_path / DRAFT).write_text(text, "utf-8")
    assert not [problem for problem in validate(ContentTree(tmp_path)) if problem.code == "FC742"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is bang voor de cliënt", []),
        ("Is bang voor de clie\u0308nt", ["FC801"]),
        ("Is bang voor de va\u00adkantie", ["FC802"]),
        ("Is bang \U0001f628 voor de vakantie", ["FC802"]),
        ("Is bang voor de of\ufb01cier", ["FC802"]),
        ("Is bang \ufffd voor de vakantie", ["FC802"]),
        ("Is bang – erg – voor de vakantie …", []),
        ("Is bang  voor de vakantie", ["FC803"]),
        ("Is bang\u00a0voor de vakantie", ["FC804"]),
        ("Is 11\u00a0jaar", []),
        ("Is 'bang' voor de vakantie", []),
        ("Is ’bang’ voor de 'vakantie'", ["FC805", "FC805"]),
        ("Is “bang voor de vakantie", ["FC805"]),
        ("Is bang , erg bang", ["FC806"]),
        ("Is bang!! Erg bang", ["FC806"]),
        ("Is bang.Erg bang", ["FC806"]),
        ("Is bang,erg bang", ["FC806"]),
        ("Is bang (1,5 jaar, i.v.m. de reis)", ["FC903"]),
        ("Is bang voor voor de vakantie", ["FC807"]),
        ("Zegt dat die die bang is komt", []),
    ],
)
def test_style_of_a_text(text: str, expected: list[str], tmp_path: Path) -> None:
    found = codes(tmp_path, DRAFT, ANGST, f"angst: >-\n            {text}")
    assert [code for code in found if code != "FC741"] == expected


def test_style_is_a_matter_of_drafts_and_characters_are_not(tmp_path: Path) -> None:
    assert codes(tmp_path, PUBLISHED, ANGST, "angst: Is bang  voor de de vakantie , erg") == []
    assert codes(tmp_path, PUBLISHED, ANGST, "angst: Is bang voor de va\u00adkantie") == ["FC802"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["Een", "Twee", "Drie"], []),
        (["Een.", "Twee.", "Drie."], []),
        (["Een.", "Twee.", "Drie"], ["FC809"]),
        (["Een.", "Twee.", "Drie?"], []),
        (["Een.", "Twee"], []),
        (["Een.", "Twee.", "Drie", "Vier"], []),
        (["een", "Twee", "Drie"], ["FC810"]),
        (["een", "*twee*", "“drie”", "Vier"], ["FC810"]),
        (["een", "twee", "{facts.slachtoffers.min}", "3 keer"], []),
    ],
)
def test_items_of_a_list_look_alike(items: list[str], expected: list[str], tmp_path: Path) -> None:
    new = "".join(f"\n          nieuw{number}: '{text}'" for number, text in enumerate(items))
    old = f"\n          {PASPOORT}\n          {ANGST}"
    assert codes(tmp_path, DRAFT, old, new) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [("Signalen?", []), ("Signalen:", ["FC821"]), ("Feiten en cijfers", ["FC822"]), ("Feiten", [])],
)
def test_headings(heading: str, expected: list[str], tmp_path: Path) -> None:
    new = f"- id: signals\n    heading: '{heading}'"
    assert codes(tmp_path, DRAFT, "- id: signals", new) == expected


def test_what_is_announced_follows(tmp_path: Path) -> None:
    old = "paragraph: Lees ook de [factsheet over stalking]({links.stalking})."
    assert codes(tmp_path, DRAFT, old, "paragraph: 'Lees ook:'") == ["FC824"]
    assert codes(tmp_path, DRAFT, old, "paragraph: 'Lees ook:'\n      - {id: lijst, bullets: {een: Een}}") == []
    assert codes(tmp_path, DRAFT, old, "subheading: Lees ook") == ["FC823"]
    assert codes(tmp_path, DRAFT, old, "paragraph: Lees ook verder") == ["FC808"]


def test_a_missing_standard_section_is_advice(tmp_path: Path) -> None:
    found = codes(tmp_path, DRAFT, "- id: facts", "- id: feiten\n    heading: Feiten")
    assert "FC825" not in found
    assert "FC825" in codes(tmp_path, DRAFT, "- id: contact", "- id: bellen\n    heading: Bellen")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ".join(["bang"] + ["is", "erg"] * 12), []),
        (" ".join(["bang"] + ["is", "erg"] * 13), ["FC901"]),
        (" ".join(["Bang"] + ["is", "erg"] * 10) + ". " + " ".join(["Daarom"] + ["is", "erg"] * 10), []),
        ("Heeft een partnerafhankelijkheidsvergunning", ["FC902"]),
        ("Hoort van de meldcode en van Slachtofferhulporganisaties", ["FC902"]),
        ("Is bang m.b.t. de reis", ["FC903"]),
    ],
)
def test_plain_language(text: str, expected: list[str], tmp_path: Path) -> None:
    found = codes(tmp_path, DRAFT, ANGST, f"angst: {text}")
    assert [code for code in found if code != "FC741"] == expected


def test_names_and_terms_may_be_long(tmp_path: Path) -> None:
    lay_valid(tmp_path)
    glossary = tmp_path / "content/nl/glossary.yaml"
    term = "  vergunning: {term: partnerafhankelijkheidsvergunning, meaning: Een verblijfsrecht.}\n"
    glossary.write_text(glossary.read_text("utf-8") + term, "utf-8")
    draft = tmp_path / DRAFT
    text = draft.read_text("utf-8").replace("het eigen paspoort", "partnerafhankelijkheidsvergunningen")
    draft.write_text(text, "utf-8")
    assert not [problem for problem in validate(ContentTree(tmp_path), advice=True) if problem.code == "FC902"]


def test_advice_is_given_only_where_it_is_asked_for(tmp_path: Path) -> None:
    lay_valid(tmp_path)
    draft = tmp_path / DRAFT
    draft.write_text(draft.read_text("utf-8").replace("bang voor", "bang i.v.m."), "utf-8")
    assert [problem.code for problem in validate(ContentTree(tmp_path), advice=True)].count("FC903") == 1
    assert "FC903" not in [problem.code for problem in validate(ContentTree(tmp_path))]
