"""What a published text was before somebody edited its file: the lock has only its hash, and that proves a guess.

Two places may still know: the template, which has every text that was published and is refreshed only while the content
is sound, and git, if the tree is in a repository. What either says is believed where its hash is the locked one.
"""

from __future__ import annotations

import copy
import subprocess
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring import po_reader, yaml_reader
from factsheet_content.authoring.registries import read_series
from factsheet_content.authoring.sheet import read_sheet
from factsheet_content.editions.lock import LOCK_PATH, fingerprint, frozen, series_fingerprint, series_frozen
from factsheet_content.translation.templates import NOTE, template_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factsheet_content.authoring.registries import Series
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.authoring.yaml_document import Document

_REVISIONS = "40"
_GIT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Edited:
    """One text that is no longer what was published; one of the two is empty where it came or went."""

    id: str
    old: str
    new: str
    unit: Unit | None
    """The text as it is now."""

    @property
    def words(self) -> tuple[str, str]:
        """The words that differ, old and new, each with some around them."""
        return _around(self.old.split(), self.new.split()), _around(self.new.split(), self.old.split())

    @property
    def span(self) -> tuple[int, int]:
        """The characters of the new text that differ; one that stands there now, where some are only gone."""
        start = _same(self.old, self.new)
        end = len(self.new) - _same(self.old[start:][::-1], self.new[start:][::-1])
        start = min(start, max(0, len(self.new) - 1))
        return start, max(end, start + 1)


@dataclass(frozen=True, slots=True)
class Tampering:
    """All that differs between a published text and its file."""

    certain: bool
    """Whether the published text is known for certain; else this is the template's word, and there may be more."""
    texts: tuple[Edited, ...]
    others: tuple[str, ...] = ()
    """What else differs: ``facts``, ``links``, ``sources``, ``structure`` …"""
    untouched: bool = False
    """Git has the file as it is, with this very lock: not its text has changed, but how figures or countries print."""


def sheet_tampering(tree: ContentTree, sheet: Sheet, hash_: str) -> Tampering:
    """What became of a published edition."""

    def is_published(document: Document) -> bool:
        return fingerprint(tree, read_sheet(document, sheet.slug)) == hash_

    def texts(document: Document) -> dict[str, Unit]:
        return {unit.id: unit for unit in read_sheet(document, sheet.slug).units()}

    def content(document: Document) -> dict[str, Any]:
        return frozen(tree, read_sheet(document, sheet.slug))

    return _Search(tree, sheet.document, f"factsheets/{sheet.slug}", is_published, texts, content).result()


def series_tampering(tree: ContentTree, series: Series, hash_: str) -> Tampering:
    """What became of a published edition of the series' shared text."""

    def is_published(document: Document) -> bool:
        return series_fingerprint(read_series(document)) == hash_

    def texts(document: Document) -> dict[str, Unit]:
        return read_series(document).units

    def content(document: Document) -> dict[str, Any]:
        return series_frozen(read_series(document))

    return _Search(tree, series.document, "series", is_published, texts, content).result()


@dataclass(frozen=True, slots=True)
class _Search:
    tree: ContentTree
    document: Document
    domain: str
    is_published: Callable[[Document], bool]
    texts: Callable[[Document], dict[str, Unit]]
    content: Callable[[Document], dict[str, Any]]

    def result(self) -> Tampering:
        for candidate in self._candidates():
            if self.is_published(candidate):
                return Tampering(
                    certain=True, texts=tuple(self._edited(candidate)), others=tuple(self._others(candidate))
                )
        known = self._template_texts()
        texts = tuple(_compared(known, self.texts(self.document)) if known else ())
        return Tampering(
            certain=False, texts=texts, untouched=not texts and _is_committed(self.tree, self.document.path, LOCK_PATH)
        )

    def _candidates(self) -> Iterator[Document]:
        restored = self._restored()
        if restored is not None:
            yield restored
        for raw in _versions(self.tree, self.document.path):
            document = yaml_reader.read(raw, self.document.path)
            if isinstance(document.data, dict):
                yield document

    def _template_texts(self) -> dict[str, str]:
        path = template_path(self.domain)
        if not self.tree.exists(path):
            return {}
        entries = po_reader.parse(self.tree.bytes(path), path).entries
        texts = {entry.msgctxt or "": entry.msgid for entry in entries if self.document.path in entry.references}
        return {id_: text for id_, text in texts.items() if id_ != NOTE}

    def _restored(self) -> Document | None:
        """The file with the template's texts where it has others."""
        known = self._template_texts()
        return self._with_texts(known) if known.keys() == self.texts(self.document).keys() else None

    def _with_texts(self, texts: dict[str, str]) -> Document:
        """The file with these texts in the place of its own."""
        data = copy.deepcopy(self.document.data)
        for id_, unit in self.texts(self.document).items():
            container = data
            for step in unit.pointer[:-1]:
                container = container[step]
            container[unit.pointer[-1]] = texts[id_]
        return replace(self.document, data=data, places={})

    def _edited(self, before: Document) -> Iterator[Edited]:
        yield from _compared({id_: unit.text for id_, unit in self.texts(before).items()}, self.texts(self.document))

    def _others(self, before: Document) -> Iterator[str]:
        """The parts of the edition that differ even with the texts taken as equal."""
        texts = {id_: unit.text for id_, unit in self.texts(before).items()}
        if texts.keys() != self.texts(self.document).keys():
            # A label or an address that came or went is one of a fact or a link.
            registers = [key for key in _REGISTERS if before.data.get(key) != self.document.data.get(key)]
            yield from registers or ["structure"]
            return
        level = self._with_texts(texts)
        old, new = self.content(before), self.content(level)
        changed = [key for key in _REGISTERS if old.get(key) != new.get(key)]
        yield from changed
        # A figure stands in prose as well: what is left to compare is what differs with the old figures.
        level.data.update({key: before.data[key] for key in changed if key in before.data})
        rest = self.content(level)
        yield from (_PARTS.get(key, key) for key in old if key not in _REGISTERS and old[key] != rest[key])


#: How many words are shown before and behind the ones that differ.
_CONTEXT = 3


def _around(words: list[str], others: list[str]) -> str:
    start = _same(words, others)
    end = len(words) - _same(words[start:][::-1], others[start:][::-1])
    first, last = max(0, start - _CONTEXT), min(len(words), end + _CONTEXT)
    return f"{'… ' * (first > 0)}{' '.join(words[first:last])}{' …' * (last < len(words))}"


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words or characters are the same at the start."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (here, there) in enumerate(pairs) if here != there), min(len(one), len(other)))


_REGISTERS = ("facts", "links", "sources")
_PARTS = {"sections": "structure", "intro": "introduction"}


def _compared(old: dict[str, str], now: dict[str, Unit]) -> Iterable[Edited]:
    for id_, unit in now.items():
        if old.get(id_) != unit.text:
            yield Edited(id_, old.get(id_, ""), unit.text, unit)
    yield from (Edited(id_, text, "", None) for id_, text in old.items() if id_ not in now)


def _versions(tree: ContentTree, path: str) -> Iterator[bytes]:
    """The file as git has it, newest first; nothing where the tree is in no repository, or git is not installed."""
    listed = _git(tree, "log", f"--max-count={_REVISIONS}", "--format=%H", "--", path)
    for revision in (listed or b"").decode().split():
        raw = _git(tree, "show", f"{revision}:./{path}")
        if raw is not None:
            yield raw


def _is_committed(tree: ContentTree, *paths: str) -> bool:
    """Whether git has exactly these files in its newest commit."""
    found = [_git(tree, "show", f"HEAD:./{path}") for path in paths]
    return all(raw == tree.bytes(path) for raw, path in zip(found, paths, strict=True))


def _git(tree: ContentTree, *arguments: str) -> bytes | None:
    command = ["git", "-C", str(tree.root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_GIT_SECONDS)  # noqa: S603 - no shell
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
