"""Answers "what changed?" for two editions of the tree, two files, a git revision, or a document."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
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
from factsheet_content.editions.diff.naming import target_name
from factsheet_content.editions.diff.phrases import Phrases
from factsheet_content.editions.diff.reading import Reader, compare_read
from factsheet_content.editions.diff.telling import Context
from factsheet_content.errors import FactsheetError, UnknownLanguageError
from factsheet_content.messages import phrase
from factsheet_content.translation import locales
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Fields, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document
    from factsheet_content.editions.diff.changes import Diff
    from factsheet_content.editions.diff.laying import Snapshot
    from factsheet_content.editions.diff.memo import Memo
    from factsheet_content.editions.diff.words import Stretches


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

    def memo(self, tag: str = SOURCE_LANGUAGE, *, filled: bool = False) -> Memo:
        """The memo in a language, with what the difference means for every language of the tree.

        ``filled``: figures and numbers to call stand in the texts as readers get them; editors see the fields.
        """
        tree = self.new.tree
        if tag != SOURCE_LANGUAGE and tag not in tree.languages:
            known = ", ".join([SOURCE_LANGUAGE, *tree.languages])
            raise UnknownLanguageError(phrase("there is no language {tag!r}; there are: {known}", tag=tag, known=known))
        follows = self.is_edition and self.new.sheet.series
        found = consequences(tree, self.new.sheet, self.diff) if follows else []
        return memo(self.diff, self._context(tag, filled=filled), found)

    def _context(self, tag: str, *, filled: bool) -> Context:
        dutch = self._bare_context(SOURCE_LANGUAGE)
        context = dutch if tag == SOURCE_LANGUAGE else self._bare_context(tag)
        if not self.is_edition:  # a document is plain text, and so is an edition beside it
            return context
        return replace(
            context,
            read=self._read(context, tag, filled=filled),
            read_dutch=self._read(dutch, SOURCE_LANGUAGE, filled=filled),
        )

    def _bare_context(self, tag: str) -> Context:
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
        return Context(
            old.snapshot,
            new.snapshot,
            Phrases(tag),
            _phrase(wording),
            texts,
            headings,
            _name(tag),
            _type_name(wording),
            _label(wording),
        )

    def _read(self, context: Context, tag: str, *, filled: bool) -> Callable[[str, str], Stretches]:
        """How two texts in that language are compared by what a reader reads."""

        def reader(side: Side, texts: Mapping[str, str]) -> Reader:
            fields = Fields(Wording(side.tree, side.sheet, Language(side.tree, tag))) if filled else None

            def leads_to(target: str) -> str:
                return context.phrases("leads_to", target=target_name(target, side.snapshot, texts, context))

            return Reader(leads_to, fields)

        texts = context.texts or ({}, {})
        old, new = reader(self.old, texts[0]), reader(self.new, texts[1])
        return lambda before, after: compare_read(before, after, old, new)


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


def _type_name(wording: Wording) -> Callable[[str], str]:
    units = wording.tree.types.units

    def name(slug: str) -> str:
        return wording.text(units[f"{slug}.name"]).text if f"{slug}.name" in units else slug

    return name


def _label(wording: Wording) -> Callable[[str], str]:
    def label(id_: str) -> str:
        return wording.label(id_).text if id_ in wording.tree.labels.units else id_

    return label


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
