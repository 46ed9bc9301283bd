"""Telephone numbers by what is dialled: the same number in any writing, and where each can be called from.

libphonenumber is not used: it calls 112 invalid and reports 0800 and 0900 as diallable from abroad (DOMAIN.md).
"""

# ruff: noqa: RUF001 - the digits and dashes of other scripts
from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATOR = r"[\s.()/·‐-―-]"
_NOT_DIGITS = bytes(code for code in range(256) if code not in b"0123456789")
_DIGIT = re.compile(r"\d")
_ALL_ZERO = bytes(0x30 if code in b"0123456789" else code for code in range(256))
#: The first bytes in UTF-8 of Arabic-Indic digits, and of the Persian ones.
_OTHER_DIGITS = (b"\xd9", b"\xdb")
_DIGITS = {ord(digit): str(number % 10) for number, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}

# Numbers as they are written in running text; a date such as 01-02-2018 is none.
NUMBER = re.compile(
    rf"(?<![\w.,/-])(?!\d\d?[-./]\d\d?[-./]\d{{4}}\b)(?:\+\d(?:{_SEPARATOR}{{0,2}}\d){{7,14}}|0(?:{_SEPARATOR}{{0,2}}\d){{7,12}})(?!\w)"
)
_FEWEST = 8
MAIL = re.compile(r"[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+")

# Numbers of the Dutch numbering plan that have no area code, and cannot be dialled from another country.
_SHORT = re.compile(r"1(?:12|13|44|16\d{3}|4\d{3}(?:\d{5})?|8\d{2,3})")
_SERVICE = re.compile(r"0(?:800|90[069]|82|84|87|67|91)\d+")
_SERVICE_LENGTHS = (8, 11)
_NATIONAL = re.compile(r"0[1-8]\d{8}")
_DUTCH = re.compile(r"\+31[1-9]\d{8}")
_INTERNATIONAL = re.compile(r"\+[1-9]\d{7,14}")


def latin_digits(text: str) -> str:
    """The text with Arabic-Indic and Persian digits as the Latin ones."""
    return text if text.isascii() else text.translate(_DIGITS)


def digits_of(text: str) -> bytes:
    """All digits of a text, in a row: a quick way to know that a number is nowhere in a file."""
    data = text.encode("utf-8", "replace")
    if any(lead in data for lead in _OTHER_DIGITS):
        data = text.translate(_DIGITS).encode("utf-8", "replace")
    return data.translate(None, _NOT_DIGITS)


def has_digit(text: str) -> bool:
    """Whether there is a digit of any script."""
    if text.isascii():
        return b"0" in text.encode().translate(_ALL_ZERO)
    return _DIGIT.search(text) is not None


def may_call(text: str) -> bool:
    """Whether a text has as many digits as the shortest number that ``NUMBER`` finds."""
    return len(digits_of(text)) >= _FEWEST


def has_digits(text: str) -> bool:
    """Whether two digits stand side by side, without which there is no number to call."""
    return b"00" in text.encode("utf-8", "replace").translate(_ALL_ZERO)


def dialled(written: str) -> str:
    """What is dialled: ``+31247247247`` also for ``024 724 7247``; short and service numbers as they are."""
    plain = latin_digits(unicodedata.normalize("NFKC", written)).strip()
    digits = "".join(filter(str.isdigit, plain.replace("(0)", "")))
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if plain.startswith("+"):
        return f"+{digits}"
    if _NATIONAL.fullmatch(digits) and not _SERVICE.fullmatch(digits):
        return f"+31{digits[1:]}"
    return digits


def is_service(number: str) -> bool:
    """Whether a dialled number works in the Netherlands only."""
    return bool(_SHORT.fullmatch(number) or _SERVICE.fullmatch(number))


def is_formed(number: str) -> bool:
    """Whether a dialled number has the form of one that exists."""
    if number.startswith("+31"):
        return bool(_DUTCH.fullmatch(number))
    if number.startswith("0"):
        return bool(_SERVICE.fullmatch(number)) and len(number) in _SERVICE_LENGTHS
    return bool(_INTERNATIONAL.fullmatch(number) or _SHORT.fullmatch(number))


def may_have(text: str, numbers: tuple[str, ...]) -> bool:
    """Whether a text has the digits of one of these numbers, whatever stands between them."""
    digits = digits_of(text) if numbers else b""
    return any(core in digits for core in _cores(numbers))


def occurrences(text: str, numbers: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Where a text has one of these numbers, in any usual writing, in national and in international form."""
    # The pattern is not even made while no text has the digits: that takes longer than most searches.
    return _pattern(numbers).finditer(text) if may_have(text, numbers) else iter(())


@lru_cache(maxsize=8)
def _pattern(numbers: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_in_any_writing, numbers)))


@lru_cache(maxsize=8)
def _cores(numbers: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(_core(number).encode() for number in numbers)


def _core(number: str) -> str:
    return dialled(number).removeprefix("+31").removeprefix("+")


def _in_any_writing(number: str) -> str:
    core = f"{_SEPARATOR}*".join(
        f"[{digit}{chr(0x660 + int(digit))}{chr(0x6F0 + int(digit))}]" for digit in _core(number)
    )
    home = ""
    if dialled(number).startswith("+31"):
        home = rf"(?:(?:\+|00){_SEPARATOR}*31{_SEPARATOR}*(?:0{_SEPARATOR}*)?|[0٠۰]{_SEPARATOR}*)?"
    elif dialled(number).startswith("+"):
        home = r"(?:\+|00)?"
    return rf"(?<!\d)(?<!\d[.,]){home}{core}(?!\d|[.,]\d)"
