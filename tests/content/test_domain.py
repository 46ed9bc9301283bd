"""What is known of this subject, held against the shipped content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.sheet import mapping, sequence
from factsheet_content.editions.lock import lock_entries
from tests.support import ROOT
from tests.translation.trees import DOCUMENT, DOMAIN, EDITION, SLUG, published, sheet, shipped, unit

if TYPE_CHECKING:
    from factsheet_content.authoring.unit import Unit

#: Every critical text with words that it cannot do without, in Dutch and in English.
CRITICAL = {
    "reporting-code/daarnaast/deskundige": (["altijd", "deskundige"], ["always", "expert"]),
    "reporting-code/daarnaast/politie": (
        ["direct", "politie", "acute"],
        ["straight away|immediately", "police", "acute|immediate"],
    ),
    "reporting-code/daarnaast/gesprek_na_taxatie": (
        ["gesprek", "nadat", "getaxeerd", "deskundige"],
        ["conversation", "only after", "assessed", "expert"],
    ),
    "reporting-code/daarnaast/slachtoffer_in_buitenland": (
        ["geen gesprek", "ouders", "partner", "familie"],
        ["do not", "conversation", "parents", "partner", "family"],
    ),
    "contact/gevaar": (
        ["acuut gevaar", "{contacts.alarmnummer.telefoon}"],
        ["danger", "{contacts.alarmnummer.telefoon}"],
    ),
    "contact/buitenland": (
        ["direct", "LKHA", "Nederlandse ambassade"],
        ["straight away|immediately", "LKHA", "Dutch embassy"],
    ),
    "notices.afwegingskader": (["1 januari 2019", "niet"], ["1 January 2019", "not"]),
}

#: Dutch words that English must have a certain word for, wherever they stand.
TERMS = {
    "meldcode huiselijk geweld": (
        "reporting code for domestic violence and child abuse|domestic violence and child abuse protocol"
    ),
    "meldcode eergerelateerd geweld": "reporting code for honour-based violence",
    "eergerelateerd geweld": "honour-based violence",
    "Landelijk Knooppunt Huwelijksdwang en Achterlating": (
        "National Expertise Centre on Forced Marriage and Abandonment (LKHA)"
    ),
    "LVB": "mild or borderline intellectual disability",
    "speciaal onderwijs": "special education",
    "LHBTI": "LGBTI",
    "achterlating": "abandonment|LKHA",
    "Veilig Thuis": "Veilig Thuis",
    "mensenhandel": "trafficking",
    "ambassade": "embassy",
    " niet ": "not|no|cannot",
    "geen ": "not|no|non-|without",
    "altijd ": "always",
}


def every_unit() -> list[Unit]:
    """The units of everything that is translated, labels and types too."""
    from factsheet_content.translation.templates import domain_units, domains

    return [found for domain in domains(shipped().tree) for found, _ in domain_units(shipped().tree, domain)]


def english(found: Unit) -> str:
    """The translation of a unit."""
    catalog = shipped().tree.catalog("en", found.domain)
    entry = catalog.get(found.id, found.text) if catalog else None
    assert entry is not None
    return entry.msgstr


def says(text: str, wanted: str) -> bool:
    """Whether a text has one of the alternatives."""
    return any(
        re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE) or one in text for one in wanted.split("|")
    )


def test_exactly_these_texts_are_critical() -> None:
    assert {found.id for found in every_unit() if found.critical} == set(CRITICAL)


@pytest.mark.parametrize("id_", CRITICAL)
def test_a_critical_text_has_lost_nothing(id_: str) -> None:
    found = unit(shipped().tree, id_)
    dutch_words, english_words = CRITICAL[id_]
    for wanted in dutch_words:
        assert says(found.text, wanted), wanted
    for wanted in english_words:
        assert says(english(found), wanted), wanted


@pytest.mark.parametrize("language", ["nl", "en"])
def test_critical_texts_are_marked_for_apps(language: str) -> None:
    factsheet = published(language)
    items = {item.id: item.text.critical for section in factsheet.sections for item in section.items}
    blocks = {block.id: block.critical for block in factsheet.blocks()}
    notices = {f"notices.{notice.id}": notice.critical for notice in factsheet.notices}
    marked = {id_ for id_, critical in (items | blocks | notices).items() if critical}
    assert marked == set(CRITICAL)


@pytest.mark.parametrize("dutch", TERMS)
def test_a_term_of_the_field_is_translated_as_the_government_does(dutch: str) -> None:
    found = [one for one in every_unit() if one.kind == "text" and dutch.lower() in one.text.lower()]
    assert found
    for one in found:
        assert says(english(one), TERMS[dutch]), (one.id, english(one))


def test_no_figure_of_a_text_is_lost_in_english() -> None:
    for one in every_unit():
        if one.kind == "text":
            assert sorted(re.findall(r"\d+", one.text)) == sorted(re.findall(r"\d+", english(one))), one.id


def test_only_names_are_the_same_in_both_languages() -> None:
    same = {one.text for one in every_unit() if one.kind == "text" and english(one) == one.text}
    assert same <= {"WhatsApp", "Chat", "Website", "{min}–{max}", "Downloads", "Stalking", "Factsheet: {title}"}


def test_the_source_document_is_a_copy() -> None:
    original = ROOT.parent / "shared" / "source" / f"{SLUG}-{EDITION}.txt"
    if not original.is_file():
        pytest.skip("the document that the copy was made of is not here")
    assert (ROOT / DOCUMENT).read_bytes() == original.read_bytes()


def test_the_facts() -> None:
    facts = {id_: fact.data for id_, fact in sheet(shipped().tree).facts.items()}
    values = {id_: (data.get("min"), data.get("max"), data.get("value")) for id_, data in facts.items()}
    assert {id_: value for id_, value in values.items() if not facts[id_].get("countries")} == {
        "slachtoffers_per_jaar": (182, 815, None),
        "meldingen": (None, None, 178),
        "leeftijd_jongeren": (11, 20, None),
        "leeftijd_vrouwen": (20, 35, None),
    }
    assert {id_.removeprefix("landen_"): data["countries"] for id_, data in facts.items() if "countries" in data} == {
        "noord_afrika": ["MA", "DZ", "EG"],
        "west_afrika": ["GN", "GH", "NG"],
        "oost_afrika": ["SO", "KE", "ET", "SD"],
        "midden_oosten": ["IQ", "IR", "AF", "TR", "PK", "IN", "SA", "SY"],
    }
    assert "364" in facts["slachtoffers_per_jaar"]["derivation"]
    assert "2011" in facts["meldingen"]["remark"]
    (source,) = published("nl").sources.values()
    assert (source.title, source.year) == ("Zo zijn we niet getrouwd", 2014)
    assert facts["meldingen"]["source"] == facts["slachtoffers_per_jaar"]["source"] == "verwey_jonker_2014"


def test_the_contacts() -> None:
    channels = {
        (id_, name): (channel.kind, channel.display, channel.uri)
        for id_, contact in published("nl").contacts.items()
        for name, channel in contact.channels.items()
        if channel.kind != "web"
    }
    assert channels == {
        ("alarmnummer", "telefoon"): ("phone", "112", "tel:112"),
        ("politie", "telefoon"): ("phone", "0900-8844", "tel:09008844"),
        ("veilig_thuis", "telefoon"): ("phone", "0800-2000", "tel:08002000"),
        ("buitenlandse_zaken", "telefoon"): ("phone", "+31 247 247 247", "tel:+31247247247"),
        ("buitenlandse_zaken", "whatsapp"): ("whatsapp", "+31 6 82 38 77 96", "https://wa.me/31682387796"),
    }
    reach = published("nl").contacts["veilig_thuis"].channels["telefoon"].reach
    assert reach is not None
    assert (reach.nl, reach.abroad) == (True, False)
    assert set(published("nl").contacts["lkha"].channels) == {"website"}, "no number of theirs could be verified"


def test_every_channel_says_where_and_when_it_was_seen() -> None:
    for id_, contact in published("nl").contacts.items():
        for channel in contact.channels.values():
            assert channel.verified is not None, id_
            assert (channel.verified.url or "").startswith("https://"), id_
            assert channel.verified.how == "website", "nobody called"


def test_the_retired_numbers_are_kept_so_that_they_do_not_come_back() -> None:
    retired = [
        number
        for contact in shipped().tree.contacts.entries.values()
        for number in sequence(mapping(contact).get("retired"))
    ]
    assert sorted(retired) == ["+31 70 348 4770", "0900-1262626"]


def test_what_the_editor_added() -> None:
    added = {block.id for block in published("nl").blocks() if block.editorial}
    assert added == {"contact/nummers", "contact/nummers_buitenland"}


def test_the_types_of_violence() -> None:
    assert set(shipped().tree.types.entries) == {
        "gedwongen-achterlating",
        "partnergeweld",
        "kindermishandeling",
        "kind-oudergeweld",
        "ouderenmishandeling",
        "ontspoorde-mantelzorg",
        "eergerelateerd-geweld",
        "stalking",
        "online-seksuele-intimidatie",
        "mensenhandel",
    }
    examples = unit(shipped().tree, "intro/voorbeelden", "series").text.lower()
    for slug, entry in shipped().tree.types.entries.items():
        assert (entry["name"].lower() in examples) is (slug != SLUG)


def test_the_notices() -> None:
    framework, reports = published("nl").notices
    assert framework.source is not None
    assert "afwegingskader" in framework.source
    assert "afwegingskader" in framework.text.text
    assert (reports.about, reports.source) == (
        "facts.meldingen",
        "https://www.verwey-jonker.nl/publicatie/zo-zijn-we-niet-getrouwd/",
    )
    assert "2011 en 2012" in reports.text.text


def test_a_translation_that_nobody_reviewed_says_so() -> None:
    for domain in ("labels", "contacts", "types", "series", DOMAIN):
        catalog = shipped().tree.catalog("en", domain)
        assert catalog is not None
        assert catalog.headers["X-Review"] == "unofficial"
    assert published("en").translation.review == "unofficial"


def test_the_lock_has_the_edition() -> None:
    assert list(lock_entries(shipped().tree, SLUG)) == [EDITION]
