from __future__ import annotations

import pytest

from factsheet_content import Channel, Contact, Definition, Text
from factsheet_content.rendering.blocks import (
    block_markdown,
    escape,
    link,
    markdown_of_contacts,
    markdown_of_definitions,
    markdown_of_heading,
)
from tests.rendering import outline
from tests.rendering.sheets import HOSTILE, text

PHONE = Channel("phone", "112", "tel:112", notes=(text("Gratis"), text("Niet bereikbaar vanuit het buitenland")))
CHAT = Channel("chat", "Chat", "https://chat.example/(nl)")


def test_one_channel_stands_beside_the_name_and_several_below_it() -> None:
    contacts = [Contact(text("Alarmnummer"), {"a": PHONE}), Contact(text("Beide"), {"a": PHONE, "b": CHAT})]
    assert markdown_of_contacts(contacts, {"kanaal_phone": text("Telefoon")}).splitlines() == [
        "- **Alarmnummer**: [112](tel:112) · Gratis · Niet bereikbaar vanuit het buitenland",
        "- **Beide**",
        "  - Telefoon: [112](tel:112) · Gratis · Niet bereikbaar vanuit het buitenland",
        "  - chat: [Chat](<https://chat.example/(nl)>)",
    ]


def test_a_kind_of_channel_that_its_number_does_not_show_is_named() -> None:
    contact = Contact(text("Chatlijn"), {"a": CHAT})
    assert block_markdown("contacts", [contact]).startswith("- **Chatlijn**: chat: [Chat]")


@pytest.mark.parametrize("words", HOSTILE)
def test_plain_strings_are_escaped(words: str) -> None:
    plain = " ".join(words.split())
    assert outline.read(escape(words)) == [("p", plain)]
    assert outline.links(link(words, "https://a.example/(x) y")) == ["https://a.example/(x)%20y"]


@pytest.mark.parametrize("ending", ["#", " #", " ##  ", "\\#", " C#", " # #"])
def test_a_heading_keeps_its_number_signs(ending: str) -> None:
    words = f"Kop{ending}".strip()
    assert outline.read(markdown_of_heading(text(words), 2)) == [("h2", " ".join(words.split(" ")))]


def test_a_term_that_has_its_own_emphasis_goes_without_ours() -> None:
    own = Text("zo dus", "**zo** dus")
    lines = outline.read(
        markdown_of_definitions([Definition("a", own, text("b")), Definition("c", text("*d*"), text("e"))])
    )
    assert lines == [("ul li", "zo dus: b"), ("ul li", "*d*: e")]


def test_a_kind_that_is_not_known_is_no_text() -> None:
    with pytest.raises(KeyError, match="video"):
        block_markdown("video", text("x"))
