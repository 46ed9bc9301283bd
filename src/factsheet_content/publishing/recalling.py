"""What can still happen to a published edition: a correction, an unchanged re-issue, a withdrawal; all or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions import dates
from factsheet_content.editions.amending import require_amendable
from factsheet_content.editions.journal import changing
from factsheet_content.editions.lock import LOCK_PATH
from factsheet_content.editions.lock_writing import Ledger
from factsheet_content.editions.reviewing import reviewed, series_withdrawn, withdrawn
from factsheet_content.editions.works import Work
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.staging import staged

if TYPE_CHECKING:
    from factsheet_content.editions.published import Edited, Tampering
    from factsheet_content.publishing.staging import Stage

#: What an edited published edition is told of, and what templates are until they are refreshed.
_BEFORE = ("FC504", "FC603", "FC605")
_NOTHING_DONE = phrase("the content has errors, so nothing is recorded")


def amend(tree: ContentTree, slug: str | None, edition: str, reason: str) -> tuple[Tampering, list[str]]:
    """Record that the edited file of a published edition corrects it; translations stay as current as they were."""
    doing = f"release {Work(tree, slug).argument} --amend {edition}"
    with changing(tree.root, doing), staged(ContentTree(tree.root, tree.today)) as stage:
        work = Work(stage.tree, slug)
        work.require_known()
        entry = work.require_published(edition)
        stage.require_sound(_NOTHING_DONE, but_for=_BEFORE)
        hash_ = work.hash(edition)
        if hash_ == entry.hash:
            raise FactsheetError(
                phrase(
                    "{name} is what was published; correct {path} first",
                    name=work.name(edition),
                    path=work.path(edition),
                )
            )
        found = work.tampering(edition)
        require_amendable(work.name(edition), work.document(edition), found)
        ledger = Ledger(stage.tree)
        ledger.amended(slug, edition, hash_, stage.tree.today.isoformat(), reason)
        stage.write(LOCK_PATH, ledger.render())
        _carry_translations(stage, work.domain, found.texts)
        stage.refresh(catalogs=True)
        stage.require_sound(_NOTHING_DONE)
        return found, stage.commit(doing)


def reissue(tree: ContentTree, slug: str | None, edition: str, on: str) -> list[str]:
    """Record that the current edition was issued again as it is."""
    doing = f"release {Work(tree, slug).argument} --reissue {edition}"
    with changing(tree.root, doing), staged(ContentTree(tree.root, tree.today)) as stage:
        work = Work(stage.tree, slug)
        work.require_known()
        entry = work.require_published(edition)
        if edition != work.current():
            raise FactsheetError(
                phrase(
                    "{name} is not current; issue {current} again",
                    name=work.name(edition),
                    current=work.current() or phrase("a new edition"),
                )
            )
        dates.after(dates.plausible(on, stage.tree.today), edition, phrase("the edition's own date"))
        if on in entry.reissued:
            raise FactsheetError(phrase("{name} was issued again on {day} already", name=work.name(edition), day=on))
        ledger = Ledger(stage.tree)
        ledger.reissued(slug, edition, on)
        stage.write(LOCK_PATH, ledger.render())
        stage.require_sound(_NOTHING_DONE)
        return stage.commit(doing)


def withdraw(tree: ContentTree, slug: str | None, edition: str, reason: str) -> tuple[list[str], bool]:
    """Record that an edition must not be used any more; it stays readable, with a notice that says so and why.

    Errors elsewhere do not stop that; then the templates are not refreshed, which the second value says.
    """
    doing = f"release {Work(tree, slug).argument} --withdraw {edition}"
    with changing(tree.root, doing), staged(ContentTree(tree.root, tree.today)) as stage:
        work = Work(stage.tree, slug)
        work.require_known()
        entry = work.require_published(edition)
        if entry.withdrawn:
            raise FactsheetError(phrase("{name} was withdrawn on {day}", name=work.name(edition), day=entry.withdrawn))
        today = stage.tree.today.isoformat()
        ledger = Ledger(stage.tree)
        ledger.withdrawn(slug, edition, today, reason)
        stage.write(LOCK_PATH, ledger.render())
        for name in [slug] if slug else stage.tree.slugs:
            notices = withdrawn if slug else series_withdrawn
            if (text := notices(stage.tree, name, edition, today, reason)) is not None:
                stage.write(stage.tree.notices_path(name), text)
        sound = not stage.errors()
        if sound:
            stage.refresh(catalogs=True)
        return stage.commit(doing), sound


def review(tree: ContentTree, slug: str, on: str, by: str, due: str | None) -> list[str]:
    """Record that the text of a factsheet was reviewed."""
    doing = f"review {slug}"
    with changing(tree.root, doing), staged(ContentTree(tree.root, tree.today)) as stage:
        work = Work(stage.tree, slug)
        work.require_known()
        if dates.day(on, "--on") > stage.tree.today:
            raise FactsheetError(phrase("--on is {day}; a review is recorded once it has been done", day=on))
        if due:
            dates.after(due, on, phrase("the day of the review"))
        stage.write(work.tree.notices_path(slug), reviewed(stage.tree, slug, on, by, due))
        stage.require_ready(phrase("the content has errors, so no review is recorded"))
        return stage.commit(doing)


def _carry_translations(stage: Stage, domain: str, texts: tuple[Edited, ...]) -> None:
    """The translations of the texts as they were published are those of the corrected ones, as current as they were."""
    for tag in stage.tree.languages:
        catalog = stage.tree.catalog(tag, domain)
        if catalog is None or not catalog.intact:
            continue
        found = [(catalog.get(edited.id, edited.old), edited) for edited in texts]
        carried = tuple(
            replace(entry, msgid=edited.new)
            for entry, edited in found
            if entry is not None and catalog.get(edited.id, edited.new) is None
        )
        stage.write(catalog.path, po_writer.render(replace(catalog, entries=catalog.entries + carried)))
