"""Puts brace fields back where a translated text has their values; what is not found for certain stays as it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.authoring.unit import fields
from factsheet_content.importing.placeholders import Placeholders
from factsheet_content.importing.translated.likeness import latin_digits
from factsheet_content.translation import locales
from factsheet_content.translation.wording import Fields, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.unit import Unit
    from factsheet_content.inline import Run

#: What may stand between the ends of a range, and between countries in a row.
_BETWEEN = r"(?:\s?[–-]\s?|\D{1,24}?)"
_AND = r"(?:\s?[,;،、/]\s?|\s[^\W\d]{1,4}\s|\s?[,،]\s[^\W\d]{1,4}\s)"
_GROUPING = "[.,' \u00a0\u202f\u2019]?"
_DIGITS = r"(?<![\d])(?<!\d[.,-]){}(?![\d]|[.,-]\d)"


@dataclass(frozen=True, slots=True)
class Restored:
    """A translation as the catalog has it."""

    text: str
    missing: tuple[str, ...]
    """Fields of the Dutch text that the document gives no certain place for."""
    links: tuple[str, ...]
    """Addresses of the document that no field stands for."""


class Restorer:
    """Restores the fields of one edition in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._tag = wording.language.locale_tag
        self._ours = Fields(wording)
        self._dutch = Fields(Wording(wording.tree, wording.sheet, wording.source.language))

    def restore(self, unit: Unit, runs: tuple[Run, ...]) -> Restored:
        """The text of a piece, with the fields of ``unit``."""
        placeholders = Placeholders()
        wanted = list(_targets(inline.parse(unit.text)))
        linked, dropped = self._linked(runs, wanted, placeholders)
        values = [field.name for field in fields(unit.text) if self._ours.value(field.name) is not None]
        for target in wanted:
            if target in values:
                values.remove(target)
        found = self._with_values(linked, values, placeholders)
        text = placeholders.written(found)
        have = [field.name for field in fields(text)]
        wanted = [field.name for field in fields(unit.text) if field.name not in have]
        return Restored(text, tuple(dict.fromkeys(wanted)), dropped)

    def _linked(
        self, runs: tuple[Run, ...], wanted: list[str], placeholders: Placeholders
    ) -> tuple[tuple[Run, ...], tuple[str, ...]]:
        """The runs with the links that a field stands for; the others are text, and their addresses are told."""
        links = [link for link in inline.links(runs) if not self._is_channel(link.target)]
        aims: dict[int, str] = {}
        left = list(wanted)
        for link in links:
            sure = [name for name in left if link.target in self._addresses(name)]
            if sure:
                aims[id(link)] = sure[0]
                left.remove(sure[0])
        others = [link for link in links if id(link) not in aims]
        if len(others) == len(left) == 1:  # the one link of the text is the one link of the other
            aims[id(others[0])] = left[0]
        made = inline.join(part for run in runs for part in _relinked(run, aims, placeholders))
        return made, tuple(link.target for link in links if id(link) not in aims)

    def _is_channel(self, address: str) -> bool:
        return address.startswith(("tel:", "https://wa.me/", "sms:"))

    def _addresses(self, name: str) -> set[str]:
        """Where a target leads, in Dutch and in this language; the address that a type's page has as well."""
        found = {resolver.target(name) for resolver in (self._ours, self._dutch)}
        sheet, types = self._wording.sheet, self._wording.tree.types
        if name.startswith("links."):
            address = sheet.links.get(name.removeprefix("links."), "")
            found |= {address, string(types.entries.get(address.removeprefix("factsheet:"), {}).get("page"))}
        return {address for address in found if address}

    def _with_values(self, runs: tuple[Run, ...], names: list[str], placeholders: Placeholders) -> tuple[Run, ...]:
        """The runs with every value that stands there as often as the Dutch text has its field."""
        for group, pattern in self._patterns(names):
            whole = "\n".join(_plain_texts(runs))
            found = list(re.finditer(pattern, latin_digits(whole)))
            if len(found) == names.count(group[0]):
                for _ in found:
                    runs = _replaced(runs, pattern, [placeholders.add(name) for name in group])
        return runs

    def _patterns(self, names: list[str]) -> Iterator[tuple[list[str], str]]:
        """Fields with what their values look like; both ends of a range are one, for another may begin where it ends.

        A value that several fields have is none's: it would be a guess.
        """
        unique = list(dict.fromkeys(names))
        ranges = [name.removesuffix(".min") for name in unique if name.endswith(".min")]
        taken: set[str] = set()
        for name in ranges:
            ends = [f"{name}.min", f"{name}.max"]
            if ends[1] in unique and names.count(ends[0]) == names.count(ends[1]):
                low, high = (self._pattern(end) for end in ends)
                yield ends, f"({low}){_BETWEEN}({high})"
                taken.update(ends)
        single = {name: pattern for name in unique if name not in taken and (pattern := self._pattern(name))}
        for name, pattern in single.items():
            if list(single.values()).count(pattern) == 1:
                yield [name], f"({pattern})"

    def _pattern(self, name: str) -> str:
        match name.split("."):
            case ["facts", id_, *part] if id_ in self._wording.sheet.facts:
                return self._fact(self._wording.sheet.facts[id_].data, part)
            case ["contacts", id_, "name"]:
                return self._either(name)
            case ["contacts", id_, part]:
                channel = mapping(mapping(self._wording.tree.contacts.entries[id_].get("channels")).get(part))
                if channel.get("kind") in ("web", "email", "chat"):
                    return self._either(name)
                return _number_as_written(string(channel.get("display")))
        return ""

    def _either(self, name: str) -> str:
        """A name as it is in this language, or in Dutch."""
        values = [resolver.value(name) for resolver in (self._ours, self._dutch)]
        texts = sorted({inline.to_text(value) for value in values if value}, key=len, reverse=True)
        return rf"(?<!\w)(?:{'|'.join(map(re.escape, texts))})(?!\w)"

    def _fact(self, data: dict[str, object], part: list[str]) -> str:
        if isinstance(codes := data.get("countries"), list):
            tags = (self._tag, SOURCE_LANGUAGE)
            names = [{re.escape(locales.country(tag, string(code))) for tag in tags} for code in codes]
            return _AND.join(f"(?:{'|'.join(sorted(either))})" for either in names)
        values = [data.get(end) for end in part or (["value"] if "value" in data else ["min", "max"])]
        return _BETWEEN.join(_figure(value) for value in values if isinstance(value, (int, float)))


def _figure(value: float) -> str:
    """A figure with any signs that group its digits, and either sign before its decimals."""
    whole, _, decimals = f"{value}".partition(".")
    grouped = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", lambda _: _GROUPING, whole)
    return _DIGITS.format(grouped + (rf"[.,]{decimals}" if decimals and decimals != "0" else ""))


def _number_as_written(display: str) -> str:
    """A number to call, however its digits are parted."""
    digits = [re.escape(sign) for sign in display if sign.isdigit() or sign == "+"]
    return _DIGITS.format("[ \u00a0./-]?".join(digits)) if digits else ""


def _targets(runs: tuple[Run, ...]) -> Iterator[str]:
    for link in inline.links(runs):
        if link.target.startswith("{"):
            yield link.target[1:-1]


def _relinked(run: Run, aims: dict[int, str], placeholders: Placeholders) -> Iterator[Run]:
    if isinstance(run, inline.Plain):
        yield run
        return
    within = inline.join(part for inner in run.runs for part in _relinked(inner, aims, placeholders))
    if isinstance(run, inline.Link):
        if id(run) in aims:
            yield inline.Link(within, placeholders.add(aims[id(run)]))
        else:
            yield from within
    else:
        yield inline.Strong(within) if isinstance(run, inline.Strong) else inline.Emphasis(within)


def _plain_texts(runs: tuple[Run, ...]) -> Iterator[str]:
    for run in runs:
        if isinstance(run, inline.Plain):
            yield run.text
        else:
            yield from _plain_texts(run.runs)


def _replaced(runs: tuple[Run, ...], pattern: str, signs: list[str]) -> tuple[Run, ...]:
    """The runs with the signs in place of the groups of the first match."""
    found: list[Run] = []
    done = False
    for run in runs:
        made = run
        if not done and isinstance(run, inline.Plain) and (match := re.search(pattern, latin_digits(run.text))):
            text = run.text
            for number, sign in reversed(list(enumerate(signs, 1))):
                text = text[: match.start(number)] + sign + text[match.end(number) :]
            made, done = inline.Plain(text), True
        elif not done and not isinstance(run, inline.Plain):
            within = _replaced(run.runs, pattern, signs)
            done = within != run.runs
            made = _with(run, within)
        found.append(made)
    return tuple(found)


def _with(run: Run, within: tuple[Run, ...]) -> Run:
    if isinstance(run, inline.Link):
        return inline.Link(within, run.target)
    return inline.Strong(within) if isinstance(run, inline.Strong) else inline.Emphasis(within)
