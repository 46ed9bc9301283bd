"""What a date of the life cycle must be: a day that exists, not before what it follows, and near enough to be meant."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

_DATE = phrase("the date")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: What was dated before the reporting code and its predecessors existed was dated by mistake.
EARLIEST = date(2000, 1, 1)
#: An edition may be dated ahead, to the day on which the ministry announces it; a year ahead is a slip of the key.
AHEAD = timedelta(days=62)


def day(written: str, what: str = _DATE) -> date:
    """The day that an ISO date names; ``FactsheetError`` says what is wrong with another text."""
    if not _ISO.fullmatch(written):
        raise FactsheetError(
            phrase("{what} is {written!r}; write it as year-month-day, like 2018-11-17", what=what, written=written)
        )
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise FactsheetError(
            phrase("{what} is {written!r}, a day that does not exist", what=what, written=written)
        ) from error


def plausible(written: str, today: date, what: str = _DATE) -> str:
    """The same date, once it is neither long past nor far ahead."""
    found = day(written, what)
    if found < EARLIEST:
        raise FactsheetError(
            phrase(
                "{what} is {written}; nothing here is older than {earliest}",
                what=what,
                written=written,
                earliest=EARLIEST,
            )
        )
    if found > today + AHEAD:
        raise FactsheetError(
            phrase(
                "{what} is {written}, {days} days from now; is the year right?",
                what=what,
                written=written,
                days=(found - today).days,
            )
        )
    return written


def after(written: str, earlier: str, what: str) -> str:
    """The same date, once it lies after another; ``what`` names the other."""
    if day(written) <= day(earlier):
        raise FactsheetError(
            phrase("the date {written} is not after {earlier}, {what}", written=written, earlier=earlier, what=what)
        )
    return written
