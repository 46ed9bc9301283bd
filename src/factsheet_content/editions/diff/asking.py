"""Answers "what changed?" for two editions of the tree, two files, a git revision, or a document."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import read_sheet
from factsheet_content.authoring.tree import DRAFT, SOURCE_LANGUAGE
from factsheet_content.editions.diff import snapshots
from factsheet_content.editions.diff.comparing import compare
from factsheet_content.editions.diff.declared import declared
from factsheet_content.editions.diff.documents import aligned, as_read
from factsheet_content.editions.diff.languages import consequences, translated_texts
from factsheet_content.editions.diff.lexicon import lexicon
from factsheet_content.editions.diff.memo import memo
from factsheet_content.editions.diff.phrases import Phrases
from factsheet_content.editions.diff.telling import Context
from factsheet_content.errors import FactsheetError, UnknownLanguageError
from factsheet_content.messages import phrase
from factsheet_content.translation import locales
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document
    from factsheet_content.editions.diff.changes import Diff
    from factsheet_content.editions.diff.laying import Snapshot
    from factsheet_content.editions.diff.memo import Memo


@dataclass(frozen=True)
class Side:
    """One of the two that are compared, with the tree that it was read in."""

    tree: ContentTree
    sheet: Sheet
    snapshot: Snapshot


@dataclass(frozen=True)
class Answer:
    """The difference, and what is needed to tell it."""

    diff: Diff
    old: Side
    new: Side
    is_edition: bool = True
    """Whether what is new is an edition, which translations follow; a document is not."""

    def memo(self, tag: str = SOURCE_LANGUAGE) -> Memo:
        """The memo in a language, with what the difference means for every language of the tree."""
        tree = self.new.tree
        if tag != SOURCE_LANGUAGE and tag not in tree.languages:
            known = ", ".join([SOURCE_LANGUAGE, *tree.languages])
            raise UnknownLanguageError(phrase("there is no language {tag!r}; there are: {known}", tag=tag, known=known))
        follows = self.is_edition and self.new.sheet.series
        found = consequences(tree, self.new.sheet, self.diff) if follows else []
        return memo(self.diff, self._context(tag), found)

    def _context(self, tag: str) -> Context:
        old, new = self.old, self.new
        sides = [translated_texts(side.tree, side.sheet, Language(side.tree, tag)) for side in (old, new)]
        texts = None if tag == SOURCE_LANGUAGE else (sides[0], sides[1])
        headings = {
            id_.removesuffix(".heading"): text
            for side in sides
            for id_, text in side.items()
            if texts and id_.endswith(".heading")
        }
        wording = Wording(new.tree, new.sheet, Language(new.tree, tag))
        return Context(old.snapshot, new.snapshot, Phrases(tag), _phrase(wording), texts, headings, _name(tag))


def _phrase(wording: Wording) -> Callable[[Mapping[str, Any]], str]:
    def phrase(data: Mapping[str, Any]) -> str:
        try:
            return wording.fact_phrase(dict(data)).text
        except (FactsheetError, KeyError):  # a unit that no label is for yet; `validate` says so
            return wording.fact({key: value for key, value in data.items() if key not in {"unit", "per"}})

    return phrase


def _name(tag: str) -> Callable[[str], str]:
    def name(other: str) -> str:
        return locales.self_name(other) if other == tag else f"{locales.self_name(other)} ({other})"

    return name


def of_editions(tree: ContentTree, slug: str, old: str, new: str) -> Answer:
    """What changed between two editions; ``draft`` names the draft."""
    sides = [_side(tree, tree.sheet(slug, name), name) for name in (old, new)]
    return _answer(sides[0], sides[1], snapshots.editions_between(tree, slug, old, new))


def of_files(tree: ContentTree, old: Path, new: Path) -> Answer:
    """What changed between two files that each hold a factsheet."""
    before, after = (_side(tree, snapshots.read_file(path), str(path)) for path in (old, new))
    return _answer(before, after)


def of_document(
    tree: ContentTree, slug: str, edition: str, imported: Document, *, edition_is_new: bool = False
) -> Answer:
    """What an imported document says otherwise than an edition, for a reader of both."""
    sheets = tree.sheet(slug, edition), read_sheet(imported, slug)
    whole = [snapshots.of_sheet(tree, *side) for side in zip(sheets, (edition, imported.path), strict=True)]
    words = lexicon(tree)
    read = aligned(as_read(tree, sheets[0], whole[0]), as_read(tree, sheets[1], whole[1], made_up=True), words)
    sides = [Side(tree, *side) for side in zip(sheets, read, strict=True)]
    old, new = reversed(sides) if edition_is_new else sides
    return Answer(compare(old.snapshot, new.snapshot, words), old, new, is_edition=False)


@contextmanager
def of_revisions(tree: ContentTree, slug: str, edition: str | None, revisions: str) -> Iterator[Answer]:
    """What changed in an edition between two git revisions ``A..B``, or since ``A``; by default in the newest."""
    before, _, after = revisions.partition("..")
    with TemporaryDirectory() as folder:
        old = snapshots.at_revision(tree.root, before, Path(folder) / "old")
        new = snapshots.at_revision(tree.root, after, Path(folder) / "new") if after else tree
        name = edition or (DRAFT if new.has_draft(slug) else next(iter(new.editions(slug)), DRAFT))
        yield _answer(
            _side(old, old.sheet(slug, _there(old, slug, name)), f"{_there(old, slug, name)} ({before})"),
            _side(new, new.sheet(slug, name), f"{name} ({after})" if after else name),
        )


def _there(tree: ContentTree, slug: str, name: str) -> str:
    """The same edition in an older tree; a draft that was not there yet began as the newest edition of then."""
    if slug in tree.slugs and not tree.exists(tree.sheet_path(slug, name)):
        return next(iter(tree.editions(slug)), name)
    return name


def _side(tree: ContentTree, sheet: Sheet, name: str) -> Side:
    return Side(tree, sheet, snapshots.of_sheet(tree, sheet, name))


def _answer(old: Side, new: Side, steps: list[Snapshot] | None = None) -> Answer:
    judgements = declared(steps or [old.snapshot, new.snapshot])
    found = compare(old.snapshot, new.snapshot, lexicon(new.tree), judgements)
    return Answer(found, old, new)
