"""Fills a language's catalogs from a translated document of a known edition: proposals, never finished translations."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content import inline
from factsheet_content.authoring import po_writer
from factsheet_content.authoring.tree import DRAFT, SOURCE_LANGUAGE, ContentTree
from factsheet_content.editions import journal
from factsheet_content.errors import FactsheetError
from factsheet_content.importing import reading, shaping
from factsheet_content.importing.account import missing
from factsheet_content.importing.frame import plain_title
from factsheet_content.importing.pieces import words
from factsheet_content.importing.translated.matching import matched
from factsheet_content.importing.translated.restoring import Restored, Restorer
from factsheet_content.importing.translated.slots import slots
from factsheet_content.messages import phrase
from factsheet_content.translation import entry_forms, notes
from factsheet_content.translation.declarations import origins
from factsheet_content.translation.initialising import new_catalog
from factsheet_content.translation.merging import merge
from factsheet_content.translation.states import Language
from factsheet_content.translation.templates import catalog_path, template
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.importing.drafting import Wish
    from factsheet_content.importing.pieces import Piece
    from factsheet_content.importing.translated.matching import Match
    from factsheet_content.inline import Run

MOST_NAMED = 8


def _read(text: str) -> str:
    return inline.to_text(inline.parse(text))


class Proposal(NamedTuple):
    """What a document has for a unit."""

    unit: Unit
    restored: Restored
    score: int
    """How certain it is that it is the translation of this unit, in percent; never 100."""
    there: str
    """What the catalog has already; empty where the proposal was filled in."""


@dataclass(frozen=True, slots=True)
class TranslatedDocument:
    """What became of a translated document."""

    edition: str
    words: int
    proposals: tuple[Proposal, ...]
    left: tuple[str, ...]
    """What did not align, and is in no catalog."""
    without: tuple[str, ...]
    """The units that the document has nothing for."""
    catalogs: tuple[Catalog, ...]
    """As they should be written."""

    @property
    def filled(self) -> list[Proposal]:
        """The proposals that were filled in."""
        return [proposal for proposal in self.proposals if not proposal.there]

    @property
    def differing(self) -> list[Proposal]:
        """Those for which the catalog has other words, which are kept."""
        return [one for one in self.proposals if one.there and _read(one.there) != _read(one.restored.text)]


def translated_document(tree: ContentTree, sheet: Sheet, language: str, name: str, data: bytes) -> TranslatedDocument:
    """The catalogs with what a document proposes; ``FactsheetError`` where it is none, or a word would be unaccounted.

    ``ContentError`` where a catalog was not understood for certain.
    """
    found = reading.read(name, data)
    pieces = shaping.with_pairs(shaping.with_numbers([piece for piece in found.pieces if piece.text]))
    wanted = slots(tree, sheet)
    matches = matched(tree, language, pieces, wanted)
    lost = missing(found.words, _accounted(pieces), spaced=found.spaced)
    if lost:
        named = " ".join(lost[:MOST_NAMED])
        raise FactsheetError(phrase("nothing is written, for these words would be lost: {words}", words=named))
    units = [unit for slot in wanted for unit in slot.units]
    domains = dict.fromkeys(unit.domain for unit in units)
    catalogs = {domain: _catalog(tree, language, domain, units) for domain in domains}
    restorer = Restorer(Wording(tree, sheet, Language(tree, language)))
    titled = _title_pattern(tree, sheet, language)
    proposals = tuple(_proposals(matches, restorer, catalogs, titled))
    taken = {id(match.piece) for match in matches}
    have = {proposal.unit.id for proposal in proposals}
    return TranslatedDocument(
        edition=sheet.edition or "draft",
        words=len(found.words),
        proposals=proposals,
        left=tuple(line for piece in pieces if id(piece) not in taken for line in piece.written),
        without=tuple(unit.id for unit in units if unit.id not in have),
        catalogs=tuple(_filled(catalog, proposals, name) for catalog in catalogs.values()),
    )


def _accounted(pieces: Iterable[Piece]) -> Iterator[str]:
    """The words of what is taken over or listed; numbers of steps are told by their order."""
    for piece in pieces:
        yield from words(piece.text)
        if piece.number:
            yield str(piece.number)


def _catalog(tree: ContentTree, language: str, domain: str, units: Iterable[Unit]) -> Catalog:
    """The catalog; where it lacks one of the units, as ``i18n update`` brings it up to date, without suggestions."""
    there = tree.catalog(language, domain)
    if there and there.intact and all(there.get(unit.id, unit.text) for unit in units if unit.domain == domain):
        return there
    source = template(tree, domain)
    catalog = new_catalog(language, source) if there is None else there
    return merge(source, catalog, language=language, origins=origins(tree, domain)).catalog


def _title_pattern(tree: ContentTree, sheet: Sheet, language: str) -> re.Pattern[str] | None:
    """What the series writes around a title in this language."""
    unit = tree.series(sheet.series).units.get("title")
    if unit is None:
        return None
    pattern = Language(tree, language).translated(unit).text
    return re.compile(re.escape(pattern).replace(r"\{title\}", "(.+)"), re.IGNORECASE)


def _proposals(
    matches: Iterable[Match], restorer: Restorer, catalogs: dict[str, Catalog], titled: re.Pattern[str] | None
) -> Iterator[Proposal]:
    for match in matches:
        for unit, runs in _parts(match, titled):
            restored = restorer.restore(unit, runs)
            entry = catalogs[unit.domain].get(unit.id, unit.text)
            yield Proposal(unit, restored, match.score, entry.msgstr if entry else "")


def _parts(match: Match, titled: re.Pattern[str] | None) -> Iterator[tuple[Unit, tuple[Run, ...]]]:
    """The units of a match, each with its part of the piece."""
    units, piece = match.slot.units, match.piece
    if len(units) > 1:
        term, runs = match.term
        yield units[0], (inline.Plain(term),)
        yield units[1], runs
    elif units[0].id == "title":
        framed = titled.fullmatch(piece.text) if titled else None
        yield units[0], (inline.Plain(framed[1] if framed else plain_title(piece.text)),)
    elif piece.term:
        yield units[0], inline.join([inline.Plain(f"{piece.term}: "), *piece.runs])
    else:
        yield units[0], piece.runs


def _filled(catalog: Catalog, proposals: Iterable[Proposal], name: str) -> Catalog:
    """The catalog with the proposals for what had no translation."""
    new = {(one.unit.domain, one.unit.id, one.unit.text): one for one in proposals if not one.there}
    domain = _domain(catalog)
    return replace(
        catalog,
        entries=tuple(
            _proposed(entry, new.get((domain, entry.msgctxt or "", entry.msgid)), name) for entry in catalog.entries
        ),
    )


def _domain(catalog: Catalog) -> str:
    _, _, domain = catalog.path.removesuffix(".po").split("/", 2)
    return domain


def _proposed(entry: Entry, proposal: Proposal | None, name: str) -> Entry:
    if proposal is None or entry.obsolete or entry_forms.has_text(entry):
        return entry
    note = notes.aligned(proposal.score, name, proposal.restored.missing)
    return entry_forms.fuzzy(entry, replace(entry, msgstr=proposal.restored.text), note=note)


def check_language(tree: ContentTree, language: str) -> None:
    """``FactsheetError`` where a language has no catalogs yet, or is the one that the content is written in."""
    if language == SOURCE_LANGUAGE:
        raise FactsheetError(phrase("{language} is the language that the content is written in", language=language))
    if language not in tree.languages:
        begin = "there is no language {language} yet; begin it with: factsheet i18n init {language}"
        raise FactsheetError(phrase(begin, language=language))


def bring_in(
    root: ContentTree, path: Path, wish: Wish, language: str, *, dry_run: bool
) -> tuple[TranslatedDocument, list[str]]:
    """Fill the catalogs from a document, all or none; gives what was made of it, and the files that change."""
    slug = wish.slug or ""
    data = reading.load(path)
    doing = f"import a translation of {slug}"
    with nullcontext() if dry_run else journal.changing(root.root, doing):
        tree = ContentTree(root.root, root.today)
        check_language(tree, language)
        sheet = tree.sheet(slug, wish.edition or next(iter(tree.editions(slug)), DRAFT))
        paths = [catalog_path(language, domain) for domain in (f"factsheets/{slug}", "series")]
        # Before they are read as catalogs: whoever saves one from here on is noticed.
        before = {path: tree.bytes(path) for path in paths if tree.exists(path)}
        done = translated_document(tree, sheet, language, path.name, data)
        new = {proposal.unit.domain for proposal in done.filled}
        made = {catalog.path: po_writer.render(catalog) for catalog in done.catalogs if _domain(catalog) in new}
        changes: dict[str, bytes | None] = {path: data for path, data in made.items() if before.get(path) != data}
        if not dry_run:
            journal.commit(tree.root, doing, changes, before)
        return done, sorted(changes)
