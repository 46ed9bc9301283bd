"""Proposes facts: figures, ranges, ages, percentages, years and lists of countries that a text names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from factsheet_content.importing.naming import names
from factsheet_content.translation import locales

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_content.importing.placeholders import Placeholders

_NUMBER = r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)"
_RANGE = re.compile(rf"{_NUMBER} (?:en|tot(?: en met)?|t/m|à) {_NUMBER}(?=\s|[.,;:)]|$)")
_PERCENT = re.compile(rf"{_NUMBER}(?=\s?%| procent\b)")
_YEAR = re.compile(r"(?<=\bin )((?:19|20)\d\d)\b(?![-/])")
_COUNTED = "per jaar|personen|slachtoffers|meldingen|mensen|vrouwen|mannen|kinderen|jongeren"
_COUNT = re.compile(rf"{_NUMBER}(?= (?:{_COUNTED}))")
_COUNTRIES = re.compile(r"\(([^()]+, [^()]+)\)")
_LEADING = frozenset(
    """
    tussen van in op en of het de een is dat was met bij om ongeveer circa ruim zijn jaar voor dan meer
    waren er werd werden per procent
    """.split()  # noqa: SIM905 - prose is easier to keep than a hundred quotation marks
)
OLDEST = 120
_NO_LABEL = "Cijfer"
REMARK = "Voorgesteld bij het importeren. Controleer het cijfer, en noem de bron."


class Figures:
    """Facts of one draft; each is shown to print as the words that it stands for."""

    def __init__(self, facts: dict[str, dict[str, Any]], note: Callable[[str], None]) -> None:
        self._facts = facts
        self._note = note
        self._countries = {name: code for code, name in locales.locale("nl").territories.items() if code.isalpha()}
        self._fields: Placeholders
        self._counts = False

    def put(self, text: str, fields: Placeholders, *, counts: bool) -> str:
        """The text with a field for each figure; ``counts`` where numbers of people and years are figures too."""
        self._fields, self._counts = fields, counts
        for pattern, replace in (
            (_COUNTRIES, self._country_list),
            (_RANGE, self._range),
            (_PERCENT, self._percent),
            (_COUNT, self._count),
            (_YEAR, self._year),
        ):
            text = pattern.sub(replace, text)
        return text

    def _fact(self, data: dict[str, Any], near: str, parts: tuple[str, ...] = ("",)) -> list[str]:
        label = _label(near)
        id_ = next((name for name in names(label) if name not in self._facts), "")
        number = 1
        while not id_ or id_ in self._facts:
            number += 1
            id_ = f"{next(names(label))}_{number}"
        self._facts[id_] = data | {"label": label[:1].upper() + label[1:], "remark": REMARK}
        self._note(f"klopt het gegeven {id_}?")
        return [self._fields.add(f"facts.{id_}{part}") for part in parts]

    def _range(self, match: re.Match[str]) -> str:
        low, high = value(match[1]), value(match[2])
        after = match.string[match.end() :]
        if low is None or high is None or low >= high:
            return match[0]
        unit: dict[str, Any] = {}
        if re.match(r"\s+jaar", after) and high <= OLDEST:
            unit = {"unit": "years"}
        elif re.match(r"\s+(?:personen |mensen |slachtoffers )?per jaar", after):
            unit = {"unit": "persons", "per": "year"}
        ends = self._fact({"min": low, "max": high} | unit, match.string[: match.start()], (".min", ".max"))
        return f"{ends[0]}{match[0][len(match[1]) : len(match[0]) - len(match[2])]}{ends[1]}"

    def _percent(self, match: re.Match[str]) -> str:
        return self._one(match, {})

    def _count(self, match: re.Match[str]) -> str:
        if not self._counts:
            return match[0]
        reports = re.match(r" meldingen per jaar", match.string[match.end() :])
        return self._one(match, {"unit": "reports", "per": "year"} if reports else {})

    def _year(self, match: re.Match[str]) -> str:
        if not self._counts:
            return match[0]
        (field,) = self._fact({"value": int(match[1]), "unit": "calendar_year"}, f"jaar {match[1]}")
        return field

    def _one(self, match: re.Match[str], unit: dict[str, Any]) -> str:
        figure = value(match[1])
        if figure is None:
            return match[0]
        before, after = match.string[: match.start()], match.string[match.end() :]
        (field,) = self._fact({"value": figure} | unit, before if _says(before) else _counted(after))
        return field

    def _country_list(self, match: re.Match[str]) -> str:
        found = [self._countries.get(name) for name in match[1].split(", ")]
        if None in found or len(set(found)) < len(found):
            return match[0]
        (field,) = self._fact({"countries": found}, match.string[: match.start()])
        return f"({field})"


def _label(near: str) -> str:
    """What a figure says, by the words before it, as far as they belong to it."""
    clause = re.split(r"[.,;:()\ue000-\uf8ff]", near.rstrip(" (,:"))[-1].split()[-5:]
    while clause and clause[-1].lower() in _LEADING:
        clause.pop()
    while clause and clause[0].lower() in _LEADING:
        clause.pop(0)
    return " ".join(clause) or _NO_LABEL


def _says(near: str) -> bool:
    return any(sign.isalpha() for sign in _label(near)) and _label(near) != _NO_LABEL


def _counted(after: str) -> str:
    """What is counted: the first word behind a figure that says anything."""
    words = re.findall(r"[^\W\d_][\w-]*", after.partition(".")[0])
    return next((word for word in words if word.lower() not in _LEADING), _NO_LABEL)


def value(written: str) -> float | None:
    """The figure, if it prints as it is written."""
    plain = written.replace(".", "").replace(",", ".")
    figure = float(plain) if "." in plain else int(plain)
    return figure if locales.number("nl", figure) == written else None
