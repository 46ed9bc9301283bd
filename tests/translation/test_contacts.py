from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.errors import FactsheetError
from factsheet_content.translation.contacts import contact, used_contacts
from tests.support import ROOT
from tests.translation.trees import CONTACTS, SHEET, edit, edit_entry, localised, sheet, shipped, wording

if TYPE_CHECKING:
    from pathlib import Path

POLICE = '        display: "0900-8844"\n        uri: tel:09008844\n        reach: {nl: true}\n'


def test_contacts_of_critical_texts_come_first() -> None:
    tree = shipped().tree
    assert used_contacts(tree.contacts, sheet(tree)) == [
        "alarmnummer",
        "veilig_thuis",
        "politie",
        "buitenlandse_zaken",
        "lkha",
    ]


def test_a_critical_block_brings_its_contacts_forward(tree: Path) -> None:
    edit(
        tree,
        SHEET,
        ("contacts: [buitenlandse_zaken, lkha]", "contacts: [buitenlandse_zaken, lkha]\n        critical: true"),
    )
    assert list(localised(tree).contacts)[:3] == ["alarmnummer", "buitenlandse_zaken", "lkha"]


def test_a_contact_named_in_prose_only_is_there(tree: Path) -> None:
    edit(
        tree,
        SHEET,
        ("contacts: [veilig_thuis, politie]", "contacts: [politie]"),
        ("Weglopen van huis", "Bel {contacts.veilig_thuis.name}"),
    )
    assert list(localised(tree).contacts) == ["alarmnummer", "veilig_thuis", "politie", "buitenlandse_zaken", "lkha"]


def test_what_took_a_contacts_place_is_shown(tree: Path) -> None:
    edit(
        tree,
        CONTACTS,
        ("    name: Politie (geen spoed)\n", "    name: Politie (geen spoed)\n    replaced_by: veilig_thuis\n"),
    )
    found = localised(tree)
    assert "politie" not in found.contacts
    assert list(found.contacts).count("veilig_thuis") == 1


@pytest.mark.parametrize(
    ("reach", "notes"),
    [
        ("{nl: true, abroad: false}", ["niet_vanuit_buitenland"]),
        ("{abroad: false}", ["niet_vanuit_buitenland"]),
        ("{nl: true, abroad: true}", ["ook_vanuit_buitenland"]),
        ("{nl: false, abroad: true}", ["alleen_vanuit_buitenland"]),
        ("{nl: false}", ["alleen_vanuit_buitenland"]),
        ("{nl: true}", []),
    ],
)
def test_limits_of_reach_are_said(tree: Path, reach: str, notes: list[str]) -> None:
    edit(tree, CONTACTS, (POLICE, POLICE.replace("{nl: true}", reach)))
    channel = localised(tree).contacts["politie"].channels["telefoon"]
    assert [note.text for note in channel.notes] == [wording(tree).label(id_).text for id_ in notes]


def test_cost_and_hours_are_words_of_the_language(tree: Path) -> None:
    channel = localised(tree).contacts["veilig_thuis"].channels["telefoon"]
    assert (channel.hours, channel.cost) == ("altijd_bereikbaar", "gratis")
    assert [note.text for note in channel.notes] == [
        "Gratis",
        "Dag en nacht bereikbaar",
        "Niet bereikbaar vanuit het buitenland",
    ]
    edit_entry(tree, "gratis", "labels", msgstr="")
    free, hours, reach = localised(tree, "en").contacts["veilig_thuis"].channels["telefoon"].notes
    assert (free.text, free.lang, free.state) == ("Gratis", "nl", "missing")
    assert (hours.lang, reach.lang) == (None, None)


def test_what_is_not_known_is_left_out() -> None:
    police = localised(ROOT).contacts["politie"].channels["telefoon"]
    assert (police.hours, police.cost, police.notes) == (None, None, ())
    assert police.reach is not None
    assert (police.reach.nl, police.reach.abroad) == (True, None)
    assert localised(ROOT).contacts["lkha"].channels["website"].reach is None


def test_a_name_that_is_not_translated_says_so(tree: Path) -> None:
    edit_entry(tree, "politie.name", "contacts", msgstr="")
    name = localised(tree, "en").contacts["politie"].name
    assert (name.text, name.lang) == ("Politie (geen spoed)", "nl")


def test_a_contact_that_there_is_not() -> None:
    with pytest.raises(FactsheetError, match="no contact 'niets'"):
        contact(wording(ROOT), "niets")
