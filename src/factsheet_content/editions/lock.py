"""The lock of published editions: what a Dutch reader of each gets, as a fingerprint that any silent change breaks."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factsheet_content import inline
from factsheet_content.authoring.sheet import SeriesBlock, mapping, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.translation.filling import fill
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Fields, Wording

if TYPE_CHECKING:
    from factsheet_content.authoring.registries import Series
    from factsheet_content.authoring.sheet import Block, Fact, Item, Section, Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.inline import Run

LOCK_PATH = "content/editions.lock"

# What editors alone read of a fact; it may be corrected in a published edition.
_EDITORS_ONLY = ("remark", "derivation")


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction after the release that changed no meaning."""

    on: str
    reason: str
    hash: str
    """The fingerprint before it."""


@dataclass(frozen=True, slots=True)
class LockEntry:
    """What the lock knows of one published edition."""

    hash: str
    released: str
    reissued: tuple[str, ...] = ()
    withdrawn: str = ""
    """The day on which it was withdrawn; empty where it was not."""
    withdrawn_because: str = ""
    amended: tuple[Amendment, ...] = ()
    """Oldest first."""


def lock_entries(tree: ContentTree, slug: str) -> dict[str, LockEntry]:
    """The published editions of a factsheet by date, newest first."""
    return _entries(mapping(mapping(_lock(tree).get("factsheets")).get(slug)))


def series_lock_entries(tree: ContentTree) -> dict[str, LockEntry]:
    """The published editions of the series' shared text by date, newest first."""
    return _entries(mapping(_lock(tree).get("series")))


def _lock(tree: ContentTree) -> dict[str, Any]:
    return mapping(tree.lock.data) if tree.exists(LOCK_PATH) else {}


def _entries(data: dict[str, Any]) -> dict[str, LockEntry]:
    return {edition: _entry(mapping(data[edition])) for edition in sorted(data, reverse=True)}


def _entry(record: dict[str, Any]) -> LockEntry:
    withdrawn = mapping(record.get("withdrawn"))
    return LockEntry(
        string(record.get("hash")),
        string(record.get("released")),
        tuple(map(string, sequence(record.get("reissued")))),
        string(withdrawn.get("on")),
        string(withdrawn.get("reason")),
        tuple(
            Amendment(string(one.get("on")), string(one.get("reason")), string(one.get("hash")))
            for one in map(mapping, sequence(record.get("amended")))
        ),
    )


def fingerprint(tree: ContentTree, sheet: Sheet) -> str:
    """The SHA-256 of what a Dutch reader gets of an edition (DESIGN §3)."""
    return _digest(frozen(tree, sheet))


def series_fingerprint(series: Series) -> str:
    """The SHA-256 of an edition of the series' shared text."""
    return _digest(series_frozen(series))


def frozen(tree: ContentTree, sheet: Sheet) -> dict[str, Any]:
    """What the fingerprint of an edition is of."""
    return _Frozen(tree, sheet).content()


def series_frozen(series: Series) -> dict[str, Any]:
    """What the fingerprint of an edition of the series' shared text is of."""
    texts = {id_: unit.text for id_, unit in series.units.items()}
    return {"site": series.site, "intro": series.intro, "texts": dict(sorted(texts.items()))}


def _digest(content: dict[str, Any]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class _Frozen:
    """The content of an edition as it was published: figures filled in, contacts left as fields."""

    def __init__(self, tree: ContentTree, sheet: Sheet) -> None:
        self._sheet = sheet
        self._wording = Wording(tree, sheet, Language(tree, SOURCE_LANGUAGE))
        self._fields = _FrozenFields(self._wording)

    def content(self) -> dict[str, Any]:
        sheet = self._sheet
        intro = sheet.intro
        return {
            "title": self._text(sheet.title),
            "series": sheet.series,
            "intro": None if intro is None else [self._intro_block(block) for block in intro],
            "sections": [self._section(section) for section in sheet.sections],
            # Lists, for a reader sees their order too.
            "facts": [self._fact(fact) for fact in sheet.facts.values()],
            "links": list(sheet.links.items()),
            "sources": list(sheet.sources.items()),
        }

    def _fact(self, fact: Fact) -> Any:
        data = {key: value for key, value in fact.data.items() if key not in _EDITORS_ONLY}
        return [fact.id, data, self._wording.fact(fact.data)]

    def _text(self, unit: Unit | None) -> str | None:
        return inline.to_markdown(fill(inline.parse(unit.text), self._fields)) if unit else None

    def _intro_block(self, block: Block | SeriesBlock) -> Any:
        return {"series": block.name} if isinstance(block, SeriesBlock) else self._block(block)

    def _section(self, section: Section) -> Any:
        return [section.id, self._text(section.heading), [self._block(block) for block in section.blocks]]

    def _block(self, block: Block) -> Any:
        return {
            "id": block.id,
            "kind": block.kind,
            "text": self._text(block.unit),
            "items": [self._item(item) for item in block.items],
            "contacts": block.contacts,
            "critical": block.critical,
            "editorial": block.editorial,
        }

    def _item(self, item: Item) -> Any:
        critical = bool(item.unit and item.unit.critical)
        below = [self._item(under) for under in item.items]
        return [item.id, self._text(item.term), self._text(item.unit), critical, below]


class _FrozenFields(Fields):
    """A contact stays a field: its channels may be corrected under a published edition."""

    def value(self, name: str) -> tuple[Run, ...] | None:
        # Between control characters, which no text can have: braces could stand there as written.
        return (inline.Plain(f"\0{name}\0"),) if name.startswith("contacts.") else super().value(name)

    def target(self, name: str) -> str | None:
        # Where a link leads to is frozen with the links; which page that is today is not the edition's text.
        return f"{{{name}}}"
