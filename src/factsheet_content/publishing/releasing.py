"""Begins an edition and releases it: each all or nothing, made in a copy, judged there by all rules, then done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, string
from factsheet_content.authoring.tree import DRAFT, ContentTree
from factsheet_content.editions import dates
from factsheet_content.editions.diff import asking
from factsheet_content.editions.journal import changing
from factsheet_content.editions.lock import LOCK_PATH, series_lock_entries
from factsheet_content.editions.lock_writing import Ledger
from factsheet_content.editions.publication import Publication
from factsheet_content.editions.reviewing import plain
from factsheet_content.editions.revising import dated, revised
from factsheet_content.editions.works import Work
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.staging import staged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.publishing.staging import Stage
    from factsheet_content.translation.coverage import Coverage

NOT_RELEASED = phrase("the content has errors, so nothing is released")


@dataclass(frozen=True)
class Draft:
    """A draft that was begun."""

    path: str
    edition: str
    """The edition that it starts from."""
    dropped: list[str]
    """What it leaves out of that: ``edition``, ``origin.text`` …"""
    files: list[str]
    """What was changed."""


@dataclass(frozen=True)
class Behind:
    """A language that does not follow to a new edition."""

    language: str
    keeps: str | None
    """The edition that is read in it until then; ``None`` where there is none."""
    coverage: Coverage


@dataclass(frozen=True)
class Release:
    """A release that was carried out, or would be."""

    edition: str
    note: str
    proposed: bool
    """Whether the change note was made from the difference, because nobody gave one."""
    behind: tuple[Behind, ...]
    files: list[str]


def begin(tree: ContentTree, slug: str | None) -> Draft:
    """Start the next edition of a factsheet, or with ``None`` of the series' shared text."""
    doing = f"revise {Work(tree, slug).argument}"
    with changing(tree.root, doing), staged(ContentTree(tree.root, tree.today)) as stage:
        work = Work(stage.tree, slug)
        work.require_known()
        edition, source, dropped = revised(work)
        stage.require_ready(phrase("the content has errors, so no draft is begun"))
        stage.write(work.draft_path, source)
        stage.refresh(catalogs=False)
        stage.require_sound(phrase("the draft would have errors, so it is not begun"))
        return Draft(work.draft_path, edition, dropped, stage.commit(doing))


def release(tree: ContentTree, slug: str | None, edition: str, note: str | None, *, dry_run: bool = False) -> Release:
    """Publish the draft as the edition of that date; a dry run says what would come of it."""
    doing = f"release {Work(tree, slug).argument} --date {edition}"
    with changing(tree.root, doing), staged(ContentTree(tree.root, tree.today)) as stage:
        work = Work(stage.tree, slug)
        work.require_known()
        work.require_draft()
        _require_date(work, edition)
        stage.require_ready(NOT_RELEASED)
        _require_new(work)
        given = note or _note(work, DRAFT)
        told = _write_edition(stage, work, edition, plain(note) if note else None)
        stage.refresh(catalogs=True)
        stage.require_sound(NOT_RELEASED)
        behind = tuple(_behind(stage.tree, slug, edition)) if slug else ()
        files = sorted(stage.changes()) if dry_run else stage.commit(doing)
        return Release(edition, told, bool(told and not given), behind, files)


def _require_date(work: Work, edition: str) -> None:
    dates.plausible(edition, work.tree.today)
    newest = max([*work.written(), *work.locked()], default=None)
    if newest:
        dates.after(
            edition, newest, phrase("the date of the newest edition of {name}", name=work.slug or phrase("the series"))
        )


def _require_new(work: Work) -> None:
    """``FactsheetError`` where the draft says what the current edition does, or stands on a series that is none yet."""
    current = work.current()
    if current and work.locked()[current].hash == work.hash(DRAFT):
        raise FactsheetError(
            phrase(
                "the draft says what {name} says; if that is issued again as it is: "
                "factsheet release {argument} --reissue {edition}",
                name=work.name(current),
                argument=work.argument,
                edition=current,
            )
        )
    if work.slug:
        _require_series(work, work.tree.sheet(work.slug, DRAFT).series)


def _require_series(work: Work, series: str) -> None:
    entry = series_lock_entries(work.tree).get(series)
    if entry is None:
        raise FactsheetError(
            phrase("the draft carries the series text of {series}, which is not released", series=series)
        )
    if entry.withdrawn:
        raise FactsheetError(
            phrase("the draft carries the series text of {series}, which was withdrawn", series=series)
        )


def _write_edition(stage: Stage, work: Work, edition: str, note: str | None) -> str:
    """Date the draft and enter it in the lock; gives the change note."""
    draft, current = work.document(DRAFT), work.current()
    if work.slug is None and note:
        raise FactsheetError(
            phrase("the series' text has no change note; each factsheet that takes it up says so itself")
        )
    stage.write(work.path(edition), dated(draft, edition, note))
    stage.write(work.draft_path, None)
    told = _note(Work(stage.tree, work.slug), edition)
    if work.slug and current and not told:
        told = plain(asking.of_editions(stage.tree, work.slug, current, edition).memo().summary)
        stage.write(work.path(edition), dated(draft, edition, told))
    ledger = Ledger(stage.tree)
    ledger.released(work.slug, edition, Work(stage.tree, work.slug).hash(edition), stage.tree.today.isoformat())
    stage.write(LOCK_PATH, ledger.render())
    return told


def _note(work: Work, edition: str) -> str:
    return string(mapping(mapping(work.document(edition).data).get("changes")).get("note"))


def _behind(tree: ContentTree, slug: str, edition: str) -> Iterator[Behind]:
    publication = Publication(tree)
    for tag in tree.languages:
        keeps = publication.newest_in(slug, tag)
        if keeps != edition:
            yield Behind(tag, keeps, publication.coverage(slug, edition, tag))
