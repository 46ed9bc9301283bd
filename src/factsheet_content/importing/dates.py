"""Finds the date of a document, in any form in which Dutch and English pages write one."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("jan", "feb", "m", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = re.compile(
    r"\b(\d{1,2})(?:e|ste|de|th|st|nd|rd)?\s+"
    r"(jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|apr(?:il)?|mei|may|juni?|june?|juli?|july?|aug(?:ustus|ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+(\d{4})\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{4})(?!\d)")


def find_date(text: str) -> str | None:
    """The first date in a text, as ``2018-11-17``."""
    if match := _ISO.search(text):
        return _iso(match[1], match[2], match[3])
    if match := _NUMERIC.search(text):
        return _iso(match[3], match[2], match[1])
    if match := _MONTH.search(text):
        return _iso(match[3], str(_month(match[2].lower())), match[1])
    return None


def _month(name: str) -> int:
    if name.startswith(("mei", "may")):
        return 5
    if name.startswith(("maart", "mrt", "mar")):
        return 3
    name = name.replace("oct", "okt")
    return next(number for number, start in enumerate(_MONTHS, 1) if start != "m" and name.startswith(start))


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
