"""One text that has editions: a factsheet, or the text that the series shares; what holds for both is written once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import DRAFT
from factsheet_content.editions.lock import fingerprint, lock_entries, series_fingerprint, series_lock_entries
from factsheet_content.editions.published import series_tampering, sheet_tampering
from factsheet_content.errors import FactsheetError, UnknownEditionError, UnknownFactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document
    from factsheet_content.editions.lock import LockEntry
    from factsheet_content.editions.published import Tampering


@dataclass(frozen=True, slots=True)
class Work:
    """A text with editions, in a tree; ``slug`` is ``None`` for the series' shared text."""

    tree: ContentTree
    slug: str | None

    @property
    def argument(self) -> str:
        """What names it on the command line."""
        return self.slug or "--series"

    @property
    def domain(self) -> str:
        """The catalog of its translations."""
        return f"factsheets/{self.slug}" if self.slug else "series"

    @property
    def draft_path(self) -> str:
        """The file of the next edition."""
        return self.path(DRAFT)

    def name(self, edition: str) -> str:
        """An edition as messages name it."""
        return f"{self.slug or 'series'}@{edition}"

    def path(self, edition: str) -> str:
        """The file of an edition."""
        return self.tree.sheet_path(self.slug, edition) if self.slug else self.tree.series_path(edition)

    def document(self, edition: str) -> Document:
        """The file of an edition as read."""
        return self.tree.document(self.path(edition))

    def written(self) -> list[str]:
        """The editions that have a file, newest first."""
        return self.tree.editions(self.slug) if self.slug else self.tree.series_editions

    def locked(self) -> dict[str, LockEntry]:
        """The published editions, newest first."""
        return lock_entries(self.tree, self.slug) if self.slug else series_lock_entries(self.tree)

    def current(self) -> str | None:
        """The newest published edition that was not withdrawn."""
        return next((edition for edition, entry in self.locked().items() if not entry.withdrawn), None)

    def hash(self, edition: str) -> str:
        """The fingerprint of an edition as its file is now."""
        tree = self.tree
        return (
            fingerprint(tree, tree.sheet(self.slug, edition)) if self.slug else series_fingerprint(tree.series(edition))
        )

    def tampering(self, edition: str) -> Tampering:
        """What became of a published edition."""
        tree, hash_ = self.tree, self.locked()[edition].hash
        if self.slug:
            return sheet_tampering(tree, tree.sheet(self.slug, edition), hash_)
        return series_tampering(tree, tree.series(edition), hash_)

    def require_known(self) -> None:
        """``UnknownFactsheetError`` where there is no such factsheet."""
        if self.slug is not None and self.slug not in self.tree.slugs:
            known = ", ".join(self.tree.slugs) or phrase("none")
            raise UnknownFactsheetError(
                phrase("no factsheet {slug!r}; there are: {known}", slug=self.slug, known=known)
            )

    def require_published(self, edition: str) -> LockEntry:
        """What the lock has of an edition; ``UnknownEditionError`` where it is not published."""
        locked = self.locked()
        if edition not in locked or edition not in self.written():
            known = ", ".join(locked) or phrase("none")
            raise UnknownEditionError(
                phrase(
                    "{name} has no published edition {edition!r}; there are: {known}",
                    name=self.slug or phrase("the series"),
                    edition=edition,
                    known=known,
                )
            )
        return locked[edition]

    def require_draft(self) -> None:
        """``FactsheetError`` where no next edition is being written."""
        if not self.tree.exists(self.draft_path):
            raise FactsheetError(
                phrase(
                    "there is no draft to release: {path}; begin one: factsheet revise {argument}",
                    path=self.draft_path,
                    argument=self.argument,
                )
            )
