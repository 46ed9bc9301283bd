"""Figures and dates by value: 10.000 in Dutch is 10,000 in English and ١٠٬٠٠٠ in Arabic."""

# ruff: noqa: RUF001, RUF002 - the digits of other scripts
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.checks.phones import latin_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = "'’٬\u00a0\u202f\u2009 "
NUMBER = re.compile(rf"\d+(?:[.,{_SPACES}]\d{{3}}(?!\d))*(?:[.,٫]\d+)?")
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})(?:[-/.]|\s?[年년]\s?)(\d{1,2})(?:[-/.]|\s?[月월]\s?)(\d{1,2})(?!\d)[日일]?")
_JOINED = re.compile(r"\d(?:[-/.]|\s?[年년])")

Value = tuple[int | None, int, int | None]


class Date(NamedTuple):
    """A date as found: what it can mean (year, month, day), and where it stands."""

    values: frozenset[Value]
    start: int
    end: int


def numbers(text: str, tag: str) -> list[str]:
    """The figures of a text as plain decimal numbers, in order."""
    return [_value(match[0], tag) for match in NUMBER.finditer(latin_digits(text))]


def _value(written: str, tag: str) -> str:
    if written.isdigit():
        return written
    group, decimal = separators(tag)
    plain = written.replace("٬", "").replace("٫", ".") if "٫" in written else re.sub(f"[{_SPACES}]", "", written)
    parts = plain.split(group)
    if len(parts) > 1 and all(len(part.partition(decimal)[0]) == len("000") for part in parts[1:]):
        plain = "".join(parts)
    return plain.replace(decimal, ".")


@cache
def separators(tag: str) -> tuple[str, str]:
    """What stands between thousands and before decimals where figures are written in Latin digits."""
    from factsheet_content.checks.findings import is_language
    from factsheet_content.translation import locales

    symbols = locales.locale(tag if is_language(tag) else "en").number_symbols
    latin = symbols.get("latn", symbols)
    return str(latin.get("group", ",")), str(latin.get("decimal", "."))


def dates(text: str, tag: str) -> list[Date]:
    """The dates of a text that can be told as such."""
    plain = latin_digits(text)
    found = list(_in_figures(plain, tag)) if _JOINED.search(plain) else []
    month_first, month_last, names = _worded(tag)
    lower = plain.casefold()
    for pattern in (month_last, month_first) if any(name in lower for name in names) else ():
        for match in pattern.finditer(plain):
            taken = any(date.start < match.end() and match.start() < date.end for date in found)
            if not taken and (match["day"] or match["year"]):
                year, day = (int(match[part]) if match[part] else None for part in ("year", "day"))
                values = frozenset((year, month, day) for month in names[match["month"].casefold()])
                found.append(Date(values, *match.span()))
    return sorted(found, key=lambda date: date.start)


def _in_figures(text: str, tag: str) -> Iterator[Date]:
    for match in _NUMERIC_DATE.finditer(text):
        yield _numeric(match, tag)
    for match in _ISO_DATE.finditer(text):
        yield Date(frozenset({(int(match[1]), int(match[2]), int(match[3]))}), *match.span())


def _numeric(match: re.Match[str], tag: str) -> Date:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    values = {(year, second, first)}
    if tag != SOURCE_LANGUAGE:  # 3/4 is the third of April or the fourth of March, by country
        values.add((year, first, second))
    return Date(frozenset(values), *match.span())


@cache
def _worded(tag: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, frozenset[int]]]:
    """Patterns for dates with the month in words, and what each word can mean."""
    from factsheet_content.checks.findings import is_language
    from factsheet_content.translation import locales

    names: dict[str, frozenset[int]] = {}
    months = locales.locale(tag).months if is_language(tag) else {}
    for form in months.values():
        for width in ("wide", "abbreviated"):
            for number, name in form.get(width, {}).items():
                key = str(name).rstrip(".").casefold()
                if not key.isdigit():
                    names[key] = names.get(key, frozenset()) | {int(number)}
    choice = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)"
    month = rf"(?P<month>{choice})\.?"
    day = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
    year = r"(?P<year>\d{4})(?!\d)"
    day_before = rf"(?:{day}(?:\.|st|nd|rd|th|er|e|º)?\s+(?:\w{{1,3}}\s+)?)?"
    last = rf"{day_before}(?<!\w){month}(?!\w)(?:,?\s+(?:\w{{1,3}}\s+)?{year})?"
    first = rf"(?<!\w){month}\s+{day}(?:st|nd|rd|th)?(?:,?\s+{year})?"
    return re.compile(first, re.IGNORECASE), re.compile(last, re.IGNORECASE), names
