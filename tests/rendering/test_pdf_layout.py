"""What stands beside what on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.contract import from_dict
from factsheet_content.rendering.pdf import printing
from tests.rendering import pdf_samples
from tests.rendering.pdf_layout import words

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.model import Factsheet
    from tests.rendering.pdf_layout import Word


def _printed(sheet: Factsheet, folder: Path) -> list[Word]:
    file = folder / "factsheet.pdf"
    file.write_bytes(printing.render(sheet))
    return sorted(words(file))


def _column(found: list[Word], text: str) -> tuple[int, bool]:
    """The page and half of it where a text stands last."""
    page, left, *_ = max(word for word in found if word[-1] == text)
    return page, left > 595 / 2


@pytest.mark.parametrize("lines", range(0, 45, 3))
def test_what_belongs_together_stands_in_one_column(lines: int, tmp_path: Path) -> None:
    found = _printed(pdf_samples.saying("mmmmmmmm " * 5 * lines + "einde"), tmp_path)
    # Whom to call from abroad, on what number, and who cannot.
    whatsapp = [word for word in found if word[-1] == "WhatsApp:"]
    assert {_column(found, "nederlandwereldwijd.nl/achterlating")} == {_column(whatsapp, "WhatsApp:")}
    # No column has the checksum alone, nor what the editors added without saying so.
    assert _column(found, "SHA-256") == _column(found, "Bronnen")
    added = [(page, left > 595 / 2, top) for page, left, top, *_, word in found if word == "Toegevoegd"]
    names = [(page, left > 595 / 2, top) for page, left, top, *_, word in found if word in ("0800-2000", "247")]
    for page, right, top in added:
        assert [one for one in names if one[:2] == (page, right) and 0 < one[2] - top < 60]


def test_the_numbers_of_the_strip_stand_on_one_line(tmp_path: Path) -> None:
    found = _printed(pdf_samples.real(), tmp_path)
    large = {word: bottom for page, _, top, _, bottom, word in found if page == 1 and 20 < bottom - top < 24}
    assert {"182–815", "178", "11–20", "20–35"} <= set(large)
    assert len({large[word] for word in ("182–815", "178", "11–20", "20–35")}) == 1


def test_a_card_that_is_higher_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    data = pdf_samples.real().to_dict()
    pdf_samples.set_text(data["contacts"]["alarmnummer"]["name"], "ww " * 1500)
    found = _printed(from_dict(data), tmp_path)
    assert sum(word == "ww" for *_, word in found) >= 1500
    assert max(bottom for *_, bottom, _ in found) < 842 - 15
