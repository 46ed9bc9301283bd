from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import factsheet_content as fc
from factsheet_content.record import replace
from factsheet_content.rendering.checksum import COVERED, checksum
from tests.support import ROOT, need, output

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.model import Factsheet


@pytest.fixture
def sheet() -> Factsheet:
    return fc.load("gedwongen-achterlating", lang="en")


def test_another_day_or_a_new_edition_beside_it_leaves_it_alone(sheet: Factsheet) -> None:
    later = replace(sheet, content_as_of="2031-01-01", editions=(), languages=(), status="superseded", labels={})
    assert checksum(later) == checksum(sheet)


@pytest.mark.parametrize("name", COVERED)
def test_whatever_a_reader_is_told_changes_it(sheet: Factsheet, name: str) -> None:
    other = fc.load("gedwongen-achterlating", lang="nl")
    value = getattr(other, name)
    if value == getattr(sheet, name):
        value = {} if name in ("links", "sources") else "other" if isinstance(value, str) else None
    assert checksum(replace(sheet, **{name: value})) != checksum(sheet)


def test_an_app_works_it_out_from_the_json_as_the_docs_say(sheet: Factsheet, tmp_path: Path) -> None:
    page = (ROOT / "docs/hosting.md").read_text("utf-8")
    script = next(code for code in re.findall(r"```js\n(.*?)```", page, re.DOTALL) if "createHash" in code)
    (tmp_path / "checksum.mjs").write_text(script, encoding="utf-8")
    (tmp_path / "sheet.json").write_text(sheet.to_json(), encoding="utf-8")
    printed = output(need("node"), tmp_path / "checksum.mjs", tmp_path / "sheet.json")
    assert printed.decode().strip() == checksum(sheet)


def test_each_of_several_that_are_asked_for_in_turn_has_its_own(sheet: Factsheet) -> None:
    other = replace(sheet, slug="other")
    first, second = checksum(sheet), checksum(other)
    assert [checksum(sheet), checksum(other), checksum(replace(sheet))] == [first, second, first]
    assert first != second
