"""What CLDR says of a language: its name, direction, numbers, dates, lists and countries.

Digits are Latin in every language (DESIGN §4): a figure must look the same beside the phone number that it may be
compared with, and on the source that it came from.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale


#: The languages that test layouts, and whose dates, figures and countries they have (``pseudo.py``).
PSEUDO = {"en-XA": "en", "ar-XB": "ar"}
#: The file that says of a tree that it is a copy to test layouts with, so that it may have them.
PSEUDO_COPY = "content/.pseudo"


@cache
def locale(tag: str) -> Locale:
    """The CLDR locale of a BCP 47 tag; ``FactsheetError`` where CLDR has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(PSEUDO.get(tag, tag), sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise FactsheetError(phrase("CLDR has no language {tag}", tag=repr(tag))) from error


def direction(tag: str) -> str:
    """``ltr`` or ``rtl``."""
    return locale(tag).text_direction


@cache
def self_name(tag: str) -> str:
    """The language's name in the language itself, as it stands in a list of languages."""
    if tag in PSEUDO:  # nobody must take it for the language that it imitates
        return f"Pseudo ({tag})"
    found = locale(tag)
    name = found.get_display_name(tag.replace("-", "_")) or tag
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=4096, typed=True)  # a series has the same few figures and dates again and again
def number(tag: str, value: float, *, grouped: bool = True) -> str:
    """A figure with the language's separators; a year is not ``grouped``."""
    from babel.numbers import format_decimal

    # Unquantized: CLDR's pattern would round a figure to three decimals.
    return format_decimal(
        value, locale=locale(tag), group_separator=grouped, numbering_system="latn", decimal_quantization=False
    )


def percent(tag: str, hundredths: int) -> str:
    """A percentage, its sign where the language has it: ``85%``, ``85 %``, ``%85``."""
    from babel.numbers import format_percent

    return format_percent(hundredths / 100, locale=locale(tag), numbering_system="latn")


def listing(tag: str, names: Iterable[str]) -> str:
    """Names in a row, all joined by CLDR's middle separator: an enumeration in parentheses, without an "and"."""
    pattern: str = locale(tag).list_patterns["standard"]["middle"]
    separator = pattern.replace("{0}", "").replace("{1}", "")
    return separator.join(names)


def country(tag: str, code: str) -> str:
    """The name of an ISO 3166-1 country."""
    name = locale(tag).territories.get(code)
    if not name:
        raise FactsheetError(phrase("CLDR has no name in {tag} for the country {code}", tag=repr(tag), code=repr(code)))
    return str(name)


@lru_cache(maxsize=4096)
def date(tag: str, iso: str) -> str:
    """A date as a reader sees it: CLDR's long form; in Dutch ``17-11-2018``, as the series prints it."""
    from babel.dates import format_date

    pattern = "dd-MM-y" if tag.partition("-")[0] == "nl" else "long"
    return format_date(dt.date.fromisoformat(iso), pattern, locale=locale(tag))


def plural_category(tag: str, value: float) -> str:
    """The CLDR plural category of a number: ``one``, ``few``, ``many``, ``other`` and so on."""
    return locale(tag).plural_form(value)


def best_match(tag: str) -> str:
    """The tag as a language folder is named: its parts in the customary case (``en-GB``, ``sr-Latn``)."""
    return str(locale(tag)).replace("_", "-")
