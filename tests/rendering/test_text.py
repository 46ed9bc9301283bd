from __future__ import annotations

import re

import pytest

import factsheet_content as fc
from factsheet_content.record import replace
from factsheet_content.rendering import text
from tests.rendering.sheets import HOSTILE, hostile, later
from tests.rendering.sheets import text as said

SLUG = "gedwongen-achterlating"
BODY = """\
Het doel is signaleren.

Signalen: hoe kan ik zien dat iemand slachtoffer is?

Bij jongeren

• Weglopen van huis
• Conflicten
  • met ouders

1. Breng in kaart
2. Overleg

• Grooming: contact met verkeerde bedoelingen

[Bekijk de film](https://example.org/film)

Advies / melden

• Alarmnummer: 112 · altijd bereikbaar · gratis · niet vanuit het buitenland
• Ministerie van Buitenlandse Zaken
  • phone: +31 247 247 247 · ook vanuit het buitenland
  • WhatsApp: +31 6 82 38 77 96
  • hologram: Hologram
  • web: nederlandwereldwijd.nl
(Toegevoegd door de redactie)

Bij acuut gevaar bel 112.

Zie de bronnen en signalen.

[en] Not translated yet.

Een sectie van later"""


def test_the_body_has_every_kind_of_block() -> None:
    assert text.body(later()) == BODY


def test_the_whole_opens_with_state_notices_and_numbers_and_ends_with_sources() -> None:
    document = text.render(later())
    before, after = document.split(BODY)
    assert (
        before
        == """\
Factsheet: Gedwongen achterlating
under-embargo
Ministerie van Volksgezondheid, Welzijn en Sport
Dit is geen officiële uitgave.
Tekst van 31-12-2029
Herzien op 2 januari 2030.
Oorspronkelijke tekst.

Lees dit bij deze tekst
• belangrijk: De 178 meldingen betreffen twee jaar. (Mededeling van 2030-01-02 · https://www.verwey-jonker.nl/publicatie/zo-zijn-we-niet-getrouwd/)
• Zie ook het afwegingskader. (Mededeling van 2030-01-02)

Direct hulp
• Alarmnummer: 112 · altijd bereikbaar · gratis · niet vanuit het buitenland
• Ministerie van Buitenlandse Zaken
  • phone: +31 247 247 247 · ook vanuit het buitenland
  • WhatsApp: +31 6 82 38 77 96
  • hologram: Hologram

"""
    )
    assert (
        after
        == """

Bronnen
• Smits van Waesberghe e.a. (2014). Zo zijn we niet getrouwd. https://www.verwey-jonker.nl/publicatie/zo-zijn-we-niet-getrouwd/

Bron van de tekst: https://www.huiselijkgeweld.nl/achterlating
"""
    )


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_text_of_the_published_factsheet_is_a_line(lang: str) -> None:
    sheet = fc.load(SLUG, lang=lang)
    lines = [re.sub(r"^ *(• |[0-9]+\. )", "", line) for line in text.render(sheet).splitlines()]
    headings = [section.heading.text for section in sheet.sections]
    texts = [block.text.text for block in sheet.blocks() if isinstance(block, fc.TextBlock)]
    items = [item.text.text for section in sheet.sections for item in section.items]
    assert len(texts) > 10
    assert len(items) > 20
    for words in (*headings, *texts, *items):
        assert words in lines


def test_the_emergency_number_that_the_text_gives_comes_first_among_those_to_call() -> None:
    sheet = fc.load(SLUG)
    lines = text.render(sheet).splitlines()
    assert "112" in lines[lines.index(sheet.labels["direct_hulp"].text) + 1]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_come_out_literally(words: str) -> None:
    plain = " ".join(words.split())
    sheet = hostile(words)
    document = text.render(sheet)
    assert document.startswith(f"{plain}\n")
    assert document.count(plain) > 40
    assert f"10. {plain}\n    • {plain}\n" in document


@pytest.mark.parametrize(
    ("status", "announced"),
    [("withdrawn", "Ingetrokken"), ("draft", "Concept"), ("superseded", "Vervangen door de uitgave van 2029-12-31")],
)
def test_what_is_not_current_is_announced_first(status: str, announced: str) -> None:
    sheet = later()
    newest = replace(sheet.editions[0], status="current")
    lines = text.render(replace(sheet, status=status, editions=(newest,))).splitlines()
    assert lines[1] == announced


def test_a_page_that_its_name_does_not_tell_is_written_out() -> None:
    sheet = later()
    chat = fc.Channel("chat", "Chat met ons", "https://chat.example/nl")
    contacts = {"chat": fc.Contact(said("Chatlijn"), {"chat": chat})}
    assert "• Chatlijn: chat: Chat met ons · https://chat.example/nl" in text.render(replace(sheet, contacts=contacts))
