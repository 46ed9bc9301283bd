"""A language that is written from the right, as a folder of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.translation.trees import SHEET, add_language, edit, edit_entry, localised

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.catalog import Entry
    from factsheet_content.model import Factsheet

EXTENT, COUNTRIES = "facts/cijfers/omvang", "facts/cijfers/landen"


def arabic(entry: Entry) -> str:
    """A stand-in for a translation: Arabic letters, and the fields and links of the Dutch text."""
    if entry.msgid.startswith("https:"):
        return entry.msgid
    kept = re.findall(r"\[[^]]*\]\(\{[^}]*\}\)|\{[^}]*\}", entry.msgid)
    return " ".join(["نص", *kept])


@pytest.fixture
def right_to_left(tree: Path) -> Factsheet:
    """The factsheet in a language that is written from the right, one passage of it in Dutch."""
    edit(tree, SHEET, ("min: 182", "min: 1182"), ("max: 815", "max: 1631"))
    add_language(tree, "ar", arabic)
    edit_entry(tree, "signals/mogelijk/weglopen", language="ar", msgstr="")
    return localised(tree, "ar")


def test_a_language_from_the_right(right_to_left: Factsheet) -> None:
    sheet = right_to_left
    items = {item.id: item.text for section in sheet.sections for item in section.items}
    assert (sheet.language, sheet.direction) == ("ar", "rtl")
    assert sheet.edition_label == "17 نوفمبر 2018"
    assert items[EXTENT].text == "نص 1,182 1,631 178"
    assert items[COUNTRIES].text.startswith("نص المغرب والجزائر ومصر")
    assert (items["signals/mogelijk/weglopen"].lang, items["signals/mogelijk/weglopen"].dir) == ("nl", "ltr")
    assert items["signals/mogelijk/conflicten"].dir is None
    assert [(entry.language, entry.direction) for entry in sheet.languages] == [
        ("nl", "ltr"),
        ("ar", "rtl"),
        ("en", "ltr"),
    ]
