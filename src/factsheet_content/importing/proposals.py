"""Proposes what the draft keeps apart from its words: numbers to call, links; and which texts are critical."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from factsheet_content import inline
from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.checks import phones
from factsheet_content.importing.figures import Figures
from factsheet_content.importing.naming import names
from factsheet_content.importing.placeholders import Placeholders, literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.importing.draft import Block, Draft, Item
    from factsheet_content.inline import Run

_EMERGENCY = re.compile(r"\b112\b(?![.,-]?\d)")
_CALL = re.compile(r"\b[Bb]el(?:t|len)?\b[^.;]{0,60}?\b112\b(?![.,-]?\d)")
_CRITICAL = re.compile(
    r"\b112\b|\bacu(?:ut|te)\b|\bspoed|levensgevaar|\bdirect contact\b|\bmeteen contact\b|\bnooit\b|\b(?:geen|niet)\b.*"
    r"\b(?:gesprek|ouders|familie|partner|confront\w+|alleen)\b|^(?:voer|neem|bel|vraag|praat|laat|ga|doe|deel)\b.*\b(?:geen|niet|altijd|direct|nadat)\b",
    re.IGNORECASE,
)
# As the schema has it.
_ADDRESS = re.compile(r"https://[^\s/?#]+\.[^\s/?#]+([/?#]\S*)?|mailto:[^\s@]+@[^\s@]+|tel:\+?\d+|factsheet:\S+")
_CRITICAL_SECTIONS = ("reporting-code", "contact", "intro")


class Proposals:
    """Proposes for one draft; every field is shown to read as the words that it stands for."""

    def __init__(self, tree: ContentTree, draft: Draft, *, data: bool) -> None:
        self._tree, self._draft, self._data = tree, draft, data
        self._fields = Placeholders()
        self._notes: list[str] = []
        self._figures = Figures(draft.facts, self._notes.append)
        self._pages = {string(entry["page"]): slug for slug, entry in tree.types.entries.items() if entry.get("page")}
        self._calls = dict(self._numbers())
        self._tel = {string(channel.get("uri")): field for field, channel in self._channels()}
        self._section = ""
        self._in_danger = False
        """Whether the text at hand says to call 112; elsewhere it may be a figure."""

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

    def _item(self, item: Item, block: Block) -> None:
        if item.term:
            item.written_term = literal(item.term)
        item.text = self._text(item.runs)
        item.critical = self._is_critical(inline.to_text(item.runs), block)
        item.notes += self._taken_notes()
        if item.critical:
            item.notes.append("hangt hier veiligheid van af?")
        for inner in item.items:
            self._item(inner, block)

    def _taken_notes(self) -> list[str]:
        notes = list(self._notes)
        self._notes.clear()
        return notes

    def _is_critical(self, text: str, block: Block) -> bool:
        return block.kind == "callout" or (self._section in _CRITICAL_SECTIONS and bool(_CRITICAL.search(text)))

    def _text(self, runs: tuple[Run, ...]) -> str:
        self._fields = Placeholders()
        whole = inline.to_text(runs)
        self._in_danger = bool(_CALL.search(whole)) and len(_EMERGENCY.findall(whole)) == 1
        return self._fields.written(tuple(self._run(run) for run in runs))

    def _run(self, run: Run) -> Run:
        if isinstance(run, inline.Plain):
            return inline.Plain(self._plain(run.text)) if self._data else run
        within = tuple(self._run(inner) for inner in run.runs)
        if isinstance(run, inline.Link):
            target = self._target(run.target, inline.to_text(run.runs))
            if target is None:
                self._notes.append(f"de link naar {run.target} is weggelaten")
                return _unlinked(within)
            if self._calls.get(inline.to_text(run.runs)) == target:  # a number stands in contacts.yaml alone
                return inline.Plain(self._called(target))
            return inline.Link(_no_links(run.runs), self._fields.add(target))
        return inline.Strong(within) if isinstance(run, inline.Strong) else inline.Emphasis(within)

    def _plain(self, text: str) -> str:
        text = self._figures.put(text, self._fields, counts=self._section == "facts")
        if self._in_danger and "112" in self._calls:
            text = _EMERGENCY.sub(lambda _: self._called(self._calls["112"]), text)
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
        return self._fields.add(field)

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


def _unlinked(runs: tuple[Run, ...]) -> Run:
    return runs[0] if len(runs) == 1 else inline.Plain(inline.to_text(runs))


def _no_links(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return runs if not inline.links(runs) else (inline.Plain(inline.to_text(runs)),)
