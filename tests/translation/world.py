"""A content tree in which one factsheet changes, and what must hold of its catalog after every update."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zlib import crc32

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.unit import fields
from factsheet_content.translation import notes
from factsheet_content.translation.declarations import moved_from
from factsheet_content.translation.updating import Source
from tests.translation.trees import DOMAIN, EDITION, FOLDER, SLUG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.translation.updating import Update

Data = dict[str, Any]
Key = tuple[str, str]

LANGUAGE = "en"
CATALOG = f"content/{LANGUAGE}/{DOMAIN}.po"
TEMPLATE = f"content/pot/{DOMAIN}.pot"


@dataclass
class World:
    """A content tree in which one factsheet changes, and what translators have written for it so far."""

    root: Path
    written: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))
    """Translation → the units with the Dutch texts that somebody confirmed it for."""

    @property
    def data(self) -> Data:
        """The draft, else the edition: plain data that may be changed and written."""
        tree = ContentTree(self.root)
        name = "draft" if tree.has_draft(SLUG) else EDITION
        data: Data = tree.document(f"{FOLDER}/{name}.yaml").data
        return data

    def write(self, data: Data) -> None:
        """Makes it the draft; JSON is YAML."""
        draft = {name: value for name, value in data.items() if name not in ("edition", "origin")}
        (self.root / FOLDER / "draft.yaml").write_text(json.dumps(draft, ensure_ascii=False), encoding="utf-8")

    def publish(self, edition: str) -> None:
        """The draft as an edition, which stays; writing goes on where it left off."""
        data = self.data | {"edition": edition}
        (self.root / FOLDER / f"{edition}.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    def catalog(self) -> Catalog:
        """The factsheet's catalog as it stands in the tree."""
        found = ContentTree(self.root).catalog(LANGUAGE, DOMAIN)
        assert found is not None
        assert found.intact
        return found

    def templates(self) -> None:
        """Writes the templates."""
        for template in Source(ContentTree(self.root)).templates.values():
            po_writer.write(template, self.root / template.path)

    def update(self) -> Update:
        """Updates the language as the command does; what became of the factsheet's catalog."""
        self.remember()
        source = Source(ContentTree(self.root))
        for template in source.templates.values():
            po_writer.write(template, self.root / template.path)
        updates = {update.domain: update for update in source.update(LANGUAGE)}
        for update in updates.values():
            po_writer.write(update.merged.catalog, self.root / update.path)
        return updates[DOMAIN]

    def remember(self) -> None:
        """Takes down what is confirmed now."""
        for entry in self.catalog().entries:
            if entry.msgstr and not entry.fuzzy and not notes.same_meaning_as(entry):
                self.written[entry.msgstr].add((entry.msgctxt or "", entry.msgid))


@dataclass(frozen=True)
class Verdict:
    """What a program did wrong to a catalog; empty sets where nothing."""

    lost: frozenset[str]
    """Translations that are nowhere in the file."""
    set_aside: frozenset[str]
    """Units that still exist, whose translation is no longer offered for them."""
    misplaced: frozenset[str]
    """Units under which another unit's translation stands without saying so."""
    stale: frozenset[str]
    """Units whose translation counts as finished, but was made for another Dutch text."""
    unexplained: frozenset[str]
    """Units with an unconfirmed translation that does not say which Dutch text it was made for."""
    reopened: frozenset[str]
    """Units whose translation is no longer confirmed, though text and translation are what they were."""

    def __bool__(self) -> bool:
        return any(vars(self).values())

    def __str__(self) -> str:
        counts = {name.replace("_", " "): len(found) for name, found in vars(self).items()}
        return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "none"


def judge(world: World, catalog: Catalog, changes: Data) -> Verdict:
    """The three invariants, and that what can still be offered is."""
    moved = {moved_from(changes, entry.msgctxt or "") or "": entry.msgctxt or "" for entry in catalog.entries}
    same_meaning = set(changes.get("same_meaning", ()))
    live = [entry for entry in catalog.entries if not entry.obsolete]
    present = {entry.msgstr for entry in catalog.entries}
    return Verdict(
        lost=frozenset(text for text in world.written if text not in present),
        set_aside=frozenset(_set_aside(world, live, moved)),
        misplaced=frozenset(entry.msgctxt or "" for entry in live if _misplaced(world, entry, moved)),
        stale=frozenset(entry.msgctxt or "" for entry in live if _stale(world, entry, moved, same_meaning)),
        unexplained=frozenset(entry.msgctxt or "" for entry in live if _unexplained(world, entry)),
        reopened=frozenset(entry.msgctxt or "" for entry in live if entry.fuzzy and _confirmed(world, entry, moved)),
    )


def _set_aside(world: World, live: list[Entry], moved: dict[str, str]) -> Iterator[str]:
    by_id = defaultdict(set)
    for entry in live:
        by_id[entry.msgctxt or ""].add(entry.msgstr)
    wanted: dict[str, set[str]] = defaultdict(set)
    for text, keys in world.written.items():
        for id_, _ in keys:
            wanted[moved.get(id_, id_)].add(text)
    for id_, offered in by_id.items():
        if id_ in wanted and not offered & wanted[id_]:
            yield id_


def _misplaced(world: World, entry: Entry, moved: dict[str, str]) -> bool:
    owners = {id_ for id_, _ in world.written.get(entry.msgstr, ())}
    if not entry.msgstr or not owners or {entry.msgctxt} & (owners | {moved.get(id_) for id_ in owners}):
        return False
    says_so = entry.fuzzy and (entry.previous_msgctxt in owners or notes.suggestion_of(entry))
    has_its_own = any(entry.msgctxt == id_ for keys in world.written.values() for id_, _ in keys)
    return not says_so or has_its_own


def _stale(world: World, entry: Entry, moved: dict[str, str], same_meaning: set[str]) -> bool:
    if not entry.translated or entry.msgctxt in same_meaning or entry.msgstr not in world.written:
        return False
    return not _confirmed(world, entry, moved)


def _confirmed(world: World, entry: Entry, moved: dict[str, str]) -> bool:
    made_for = world.written.get(entry.msgstr, set())
    return (entry.msgctxt or "", entry.msgid) in made_for | {(moved.get(id_, id_), text) for id_, text in made_for}


def _unexplained(world: World, entry: Entry) -> bool:
    if not entry.fuzzy or entry.msgstr not in world.written:
        return False
    texts = {text for _, text in world.written[entry.msgstr]}
    return entry.msgid not in texts and entry.previous_msgid not in texts


def generated(data: Data, texts: Iterable[str]) -> Data:
    """The same shape of factsheet with other texts: as many signals and risk groups as there are texts for."""
    half = list(texts)
    middle = len(half) // 2
    items(data, "signals", "mogelijk").clear()
    items(data, "signals", "mogelijk").update({f"signaal_{n}": text for n, text in enumerate(half[:middle])})
    items(data, "risk-factors", "groepen").clear()
    items(data, "risk-factors", "groepen").update({f"groep_{n}": text for n, text in enumerate(half[middle:])})
    return data


def translate(world: World) -> None:
    """Confirms everything that is open, each with words of its own, as a translator does."""
    catalog = world.catalog()
    entries = tuple(entry if entry.obsolete or entry.translated else _translated(entry) for entry in catalog.entries)
    po_writer.write(_with(catalog, entries), world.root / CATALOG)


def _translated(entry: Entry) -> Entry:
    from dataclasses import replace

    named = " ".join(f"{{{found.name}}}" for found in fields(entry.msgid))
    words = f"EN of {entry.msgctxt} for {crc32(entry.msgid.encode()):x} {named}".strip()
    flags = tuple(flag for flag in entry.flags if flag != "fuzzy")
    return replace(entry, msgstr=words, flags=flags, previous_msgid=None, previous_msgctxt=None)


def _with(catalog: Catalog, entries: tuple[Entry, ...]) -> Catalog:
    from dataclasses import replace

    return replace(catalog, entries=entries)


def items(data: Data, section: str, block: str) -> dict[str, Any]:
    """The items of a list."""
    found = next(part for part in data["sections"] if part["id"] == section)
    listed: dict[str, Any] = next(part["bullets"] for part in found["blocks"] if part["id"] == block)
    return listed
