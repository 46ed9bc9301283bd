from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content.errors import FactsheetError
from factsheet_content.translation import xml_files

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<lolz>&b;</lolz>"""
FILE = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>'
OUTSIDE = b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'
LONE = "\ud800"


@pytest.mark.parametrize("data", [BOMB, FILE, OUTSIDE, b"<!DOCTYPE x><x/>"])
def test_a_document_type_is_refused(data: bytes) -> None:
    with pytest.raises(FactsheetError, match=r"en\.xlf has a document type"):
        xml_files.read(data, "en.xlf")


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"", "1:1"), (b"<a>\n  <b></a>", "2:8"), (b"<a/>\nx", "2:1"), (b"<a>&b;</a>", "1:4"), (b"\xff", "1:1")],
)
def test_what_is_no_xml_is_told_with_its_place(data: bytes, place: str) -> None:
    with pytest.raises(FactsheetError, match=rf"^en\.xlf:{place}: this is no XML"):
        xml_files.read(data, "en.xlf")


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r<&>\"'"), max_size=20))
def test_any_text_that_xml_can_hold_comes_back(text: str) -> None:
    if not any(unwritable in text for unwritable in "\ufffe\uffff"):
        root = ET.Element("a", {"b": text})
        ET.SubElement(root, "text").text = text
        back = xml_files.read(xml_files.write(root, "x", ["text"]), "x")
        assert (back.get("b"), back[0].text or "") == (text, text)


@pytest.mark.parametrize("text", ["a\x00b", "\x0c", "\x1b", "\ufffe", LONE])
def test_a_character_that_xml_cannot_hold_is_refused(text: str) -> None:
    root = ET.Element("a")
    root.text = text
    with pytest.raises(FactsheetError, match=r"en\.tmx: XML cannot hold the character U\+"):
        xml_files.write(root, "en.tmx", [])


def test_spaces_of_a_text_are_not_the_indentations() -> None:
    root = ET.Element("a")
    text = ET.SubElement(ET.SubElement(root, "b"), "text")
    text.text = " "
    ET.SubElement(text, "ph").tail = "\n"
    assert xml_files.write(root, "x", ["text"]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b>\n    <text> <ph />\n</text>\n  </b>\n</a>\n'
    )


def test_other_encodings_are_read() -> None:
    assert xml_files.read('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16"), "x").text == "é"
