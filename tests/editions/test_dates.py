from __future__ import annotations

from datetime import date

import pytest

from factsheet_content.editions import dates
from factsheet_content.errors import FactsheetError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("written", ["2018-11-17", "2000-01-01", "2026-11-23", "2027-01-24"])
def test_a_plausible_date_is_taken_as_it_is(written: str) -> None:
    assert dates.plausible(written, TODAY) == written


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("23-11-2026", "write it as year-month-day"),
        ("2026-11-3", "write it as year-month-day"),
        ("2026-W48-1", "write it as year-month-day"),
        ("20261123", "write it as year-month-day"),
        ("٢٠٢٦-11-23", "write it as year-month-day|does not exist"),
        ("2026-02-29", "a day that does not exist"),
        ("1999-12-31", "nothing here is older"),
        ("2027-01-25", "63 days from now"),
        ("2062-11-23", "is the year right"),
        ("", "write it as"),
    ],
)
def test_another_is_refused_and_says_why(written: str, why: str) -> None:
    with pytest.raises(FactsheetError, match=why):
        dates.plausible(written, TODAY)


def test_a_date_lies_after_another() -> None:
    assert dates.after("2018-11-18", "2018-11-17", "x") == "2018-11-18"
    for early in ("2018-11-17", "2018-11-16"):
        with pytest.raises(FactsheetError, match="is not after 2018-11-17, the newest"):
            dates.after(early, "2018-11-17", "the newest")
