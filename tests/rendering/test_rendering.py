from __future__ import annotations

import pytest

import factsheet_content as fc
from factsheet_content.rendering import FORMATS, render
from tests.rendering.sheets import later


@pytest.mark.parametrize("name", ["json", "markdown", "text"])
def test_a_format_is_what_the_factsheet_itself_gives(name: str) -> None:
    sheet = later()
    assert render(sheet, name).decode("utf-8") == getattr(sheet, f"to_{name}")()


def test_the_table_names_every_format_and_its_files() -> None:
    assert {name: (form.name, form.extension) for name, form in FORMATS.items()}.items() >= {
        "json": ("json", "json"),
        "markdown": ("markdown", "md"),
        "text": ("text", "txt"),
        "pdf": ("pdf", "pdf"),
    }.items()


def test_an_unknown_format_is_told_which_there_are() -> None:
    with pytest.raises(fc.FactsheetError, match="no format 'docx'; there are json, markdown, text, pdf"):
        render(later(), "docx")
