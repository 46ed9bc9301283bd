"""Proposes what the draft keeps as data: figures, countries, numbers to call, links; and which texts are critical."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from factsheet_content import inline
from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.checks import phones
from factsheet_content.importing.naming import names
from factsheet_content.translation import locales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.importing.draft import Block, Draft, Item
    from factsheet_content.inline import Run

_NUMBER = r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)"
_RANGE = re.compile(rf"{_NUMBER} (?:en|tot(?: en met)?|t/m|à) {_NUMBER}(?=\s|[.,;:)]|$)")
_PERCENT = re.compile(rf"{_NUMBER}(?=\s?%| procent\b)")
_YEAR = re.compile(r"(?<=\bin )((?:19|20)\d\d)\b(?![-/])")
_COUNTED = "per jaar|personen|slachtoffers|meldingen|mensen|vrouwen|mannen|kinderen|jongeren"
_COUNT = re.compile(rf"{_NUMBER}(?= (?:{_COUNTED}))")
_COUNTRIES = re.compile(r"\(([^()]+, [^()]+)\)")
_CALL = re.compile(r"\b[Bb]el(?:t|len)?\b[^.;]{0,60}?\b112\b(?![.,-]?\d)")
_CRITICAL = re.compile(
    r"\b112\b|\bacu(?:ut|te)\b|\bspoed|levensgevaar|\bdirect contact\b|\bmeteen contact\b|\bnooit\b|\b(?:geen|niet)\b.*"
    r"\b(?:gesprek|ouders|familie|partner|confront\w+|alleen)\b|^(?:voer|neem|bel|vraag|praat|laat|ga|doe|deel)\b.*\b(?:geen|niet|altijd|direct|nadat)\b",
    re.IGNORECASE,
)
# As the schema has it.
_ADDRESS = re.compile(r"https://[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?\d+|factsheet:\S+")
_CRITICAL_SECTIONS = ("reporting-code", "contact", "intro")
_LEADING = frozenset(
    """
    tussen van in op en of het de een is dat was met bij om ongeveer circa ruim zijn jaar voor dan meer
    """.split()  # noqa: SIM905 - prose is easier to keep than a hundred quotation marks
)
OLDEST = 120
REMARK = "Voorgesteld bij het importeren. Controleer het cijfer, en noem de bron."


class Proposals:
    """Proposes for one draft; every field is shown to read as the words that it stands for."""

    def __init__(self, tree: ContentTree, draft: Draft, *, data: bool) -> None:
        self._tree, self._draft, self._data = tree, draft, data
        self._fields: list[str] = []
        self._countries = {name: code for code, name in locales.locale("nl").territories.items() if code.isalpha()}
        self._pages = {string(entry["page"]): slug for slug, entry in tree.types.entries.items() if entry.get("page")}
        self._calls = dict(self._numbers())
        self._tel = {string(channel.get("uri")): field for field, channel in self._channels()}
        self._notes: list[str] = []
        self._section = ""

    def _channels(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for id_, contact in self._tree.contacts.entries.items():
            for name, channel in mapping(contact.get("channels")).items():
                yield f"contacts.{id_}.{name}", mapping(channel)

    def _numbers(self) -> Iterator[tuple[str, str]]:
        for field, channel in self._channels():
            if channel.get("kind") in ("phone", "whatsapp", "sms", "textphone"):
                yield string(channel.get("display")), field

    def apply(self) -> None:
        """Write every text of the draft, with its fields, its marks and its notes."""
        for section, block in self._draft.blocks():
            self._section = section
            if block.runs:
                block.text = self._text(block.runs)
                block.critical = self._is_critical(inline.to_text(block.runs), block)
                block.notes += self._taken_notes()
                if block.critical:
                    block.notes.append("hangt hier veiligheid van af?")
            for item in block.items:
                self._item(item, block)

    @staticmethod
    def literal(text: str) -> str:
        """A text that has no field and no markup, as the file has it."""
        return _literal(text)

    def _item(self, item: Item, block: Block) -> None:
        if item.term:
            item.written_term = _literal(item.term)
        item.text = self._text(item.runs)
        item.critical = self._is_critical(inline.to_text(item.runs), block)
        item.notes += self._taken_notes()
        if item.critical:
            item.notes.append("hangt hier veiligheid van af?")
        for inner in item.items:
            self._item(inner, block)

    def _taken_notes(self) -> list[str]:
        notes, self._notes = self._notes, []
        return notes

    def _is_critical(self, text: str, block: Block) -> bool:
        return block.kind == "callout" or (self._section in _CRITICAL_SECTIONS and bool(_CRITICAL.search(text)))

    def _text(self, runs: tuple[Run, ...]) -> str:
        """Markdown with fields. While it is made a field is one private character, so that nothing escapes it."""
        self._fields = []
        made = inline.join(self._run(run) for run in runs)
        written = inline.to_markdown(made)
        if inline.to_text(inline.parse(written)) != inline.to_text(made):
            written = inline.to_markdown((inline.Plain(inline.to_text(made)),))
        written = written.replace("{", "{{").replace("}", "}}")
        return re.sub("[\ue000-\uf8ff]", lambda match: f"{{{self._fields[ord(match[0]) - 0xE000]}}}", written)

    def _field(self, name: str) -> str:
        self._fields.append(name)
        return chr(0xE000 + len(self._fields) - 1)

    def _run(self, run: Run) -> Run:
        if isinstance(run, inline.Plain):
            return inline.Plain(self._plain(run.text)) if self._data else run
        within = tuple(self._run(inner) for inner in run.runs)
        if isinstance(run, inline.Link):
            target = self._target(run.target, inline.to_text(run.runs))
            if target is None:
                self._notes.append(f"de link naar {run.target} is weggelaten")
                return _unlinked(within)
            return inline.Link(_no_links(run.runs), self._field(target))
        return inline.Strong(within) if isinstance(run, inline.Strong) else inline.Emphasis(within)

    def _plain(self, text: str) -> str:
        for pattern, replace in (
            (_COUNTRIES, self._country_list),
            (_RANGE, self._range),
            (_PERCENT, self._percent),
            (_COUNT, self._count),
            (_YEAR, self._year),
        ):
            text = pattern.sub(replace, text)
        text = _CALL.sub(self._emergency, text)
        for number, field in self._calls.items():
            if len(number) > 3:  # noqa: PLR2004 - a short one may count something
                text = re.sub(rf"(?<![\w-]){re.escape(number)}(?![\w-])", partial(self._known, field), text)
        if phones.NUMBER.search(text) or phones.MAIL.search(text):
            self._notes.append("dit nummer of adres staat niet in contacts.yaml")
        return text

    def _known(self, field: str, _match: re.Match[str]) -> str:
        return self._called(field)

    def _called(self, field: str) -> str:
        self._notes.append(f"is {field} hier het goede nummer?")
        return self._field(field)

    def _emergency(self, match: re.Match[str]) -> str:
        return match[0][:-3] + self._called(self._calls["112"]) if "112" in self._calls else match[0]

    def _fact(self, data: dict[str, Any], near: str, parts: tuple[str, ...] = ("",)) -> list[str]:
        label = _label(near)
        id_ = next((name for name in names(label) if name not in self._draft.facts), "")
        number = 1
        while not id_ or id_ in self._draft.facts:
            number += 1
            id_ = f"{next(names(label))}_{number}"
        self._draft.facts[id_] = data | {"label": label[:1].upper() + label[1:], "remark": REMARK}
        self._notes.append(f"klopt het gegeven {id_}?")
        return [self._field(f"facts.{id_}{part}") for part in parts]

    def _range(self, match: re.Match[str]) -> str:
        low, high = _value(match[1]), _value(match[2])
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
        if self._section != "facts":
            return match[0]
        reports = re.match(r" meldingen per jaar", match.string[match.end() :])
        return self._one(match, {"unit": "reports", "per": "year"} if reports else {})

    def _year(self, match: re.Match[str]) -> str:
        if self._section != "facts":
            return match[0]
        (field,) = self._fact({"value": int(match[1]), "unit": "calendar_year"}, f"jaar {match[1]}")
        return field

    def _one(self, match: re.Match[str], unit: dict[str, Any]) -> str:
        value = _value(match[1])
        if value is None:
            return match[0]
        (field,) = self._fact({"value": value} | unit, match.string[: match.start()] or match.string[match.end() :])
        return field

    def _country_list(self, match: re.Match[str]) -> str:
        found = [self._countries.get(name) for name in match[1].split(", ")]
        if None in found or len(set(found)) < len(found):
            return match[0]
        (field,) = self._fact({"countries": found}, match.string[: match.start()])
        return f"({field})"

    def _target(self, address: str, text: str) -> str | None:
        """What a link can lead to; ``None`` where the address is none that can be kept."""
        if address.startswith("{"):
            return address[1:-1]
        if address in self._tel:
            return self._tel[address]
        if self._section == "downloads" and re.search(r"\.pdf\b", address) and "bron" not in text.lower():
            return "downloads.pdf"
        if (slug := self._pages.get(address.rstrip("/")) or self._pages.get(address)) and slug != self._draft.slug:
            address = f"factsheet:{slug}"
        if address.startswith("http://"):
            address = f"https://{address[7:]}"
            self._notes.append("het adres begon met http:; werkt het met https:?")
        if not _ADDRESS.fullmatch(address):
            return None
        known = next((id_ for id_, kept in self._draft.links.items() if kept == address), None)
        if known is None:
            candidates = [name for name in names(text) if name not in self._draft.links]
            known = candidates[0] if candidates else f"link_{len(self._draft.links) + 1}"
            self._draft.links[known] = address
        return f"links.{known}"


def _label(near: str) -> str:
    """What a figure says, by the words before it, as far as they belong to it."""
    clause = re.split(r"[.,;:()\ue000-\uf8ff]", near.rstrip(" (,:"))[-1].split()[-5:]
    while clause and clause[-1].lower() in _LEADING:
        clause.pop()
    while clause and clause[0].lower() in _LEADING:
        clause.pop(0)
    return " ".join(clause) or "Cijfer"


def _unlinked(runs: tuple[Run, ...]) -> Run:
    return runs[0] if len(runs) == 1 else inline.Plain(inline.to_text(runs))


def _no_links(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return runs if not inline.links(runs) else (inline.Plain(inline.to_text(runs)),)


def _literal(text: str) -> str:
    return inline.to_markdown((inline.Plain(text),)).replace("{", "{{").replace("}", "}}")


def _value(written: str) -> float | None:
    """The figure, if it prints as it is written."""
    plain = written.replace(".", "").replace(",", ".")
    value = float(plain) if "." in plain else int(plain)
    return value if locales.number("nl", value) == written else None
