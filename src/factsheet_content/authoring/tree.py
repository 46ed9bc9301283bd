"""The content tree: which files there are, each read once, and how they belong together."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.diagnostics import Diagnostic
from factsheet_content.authoring.registries import (
    Notices,
    Registry,
    Series,
    read_contacts,
    read_labels,
    read_notices,
    read_series,
    read_types,
)
from factsheet_content.authoring.sheet import Sheet, read_sheet
from factsheet_content.authoring.yaml_document import Document
from factsheet_content.errors import FactsheetError, UnknownEditionError, UnknownFactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from factsheet_content.authoring.catalog import Catalog

T = TypeVar("T")

SOURCE_LANGUAGE = "nl"
DRAFT = "draft"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(eq=False)
class ContentTree:
    """The folder that holds ``content/``; what was read is kept, so one tree is one moment."""

    root: Path
    today: date = field(default_factory=lambda: datetime.now(tz=UTC).astimezone().date())
    """What rules about age reckon from."""
    _documents: dict[str, Document] = field(default_factory=dict, repr=False)
    _catalogs: dict[tuple[str, str], Catalog | None] = field(default_factory=dict, repr=False)
    _kept: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)
    _sheets: dict[str, Sheet] = field(default_factory=dict, repr=False)
    _series: dict[str, Series] = field(default_factory=dict, repr=False)

    @classmethod
    def find(cls, start: Path) -> ContentTree:
        """The tree that ``start`` lies in: the nearest folder upwards with ``content/nl``."""
        for folder in (start, *start.parents):
            if (folder / "content" / SOURCE_LANGUAGE).is_dir():
                return cls(folder)
        raise FactsheetError(
            phrase("no folder content/nl in {start} or above it; name the tree with --root DIR", start=start)
        )

    @cached_property
    def _folder(self) -> str:
        return os.path.join(self.root, "")  # noqa: PTH118 - ends with a separator

    def path(self, relative: str) -> Path:
        """Where a file of the tree lies."""
        return self.root / relative

    def exists(self, relative: str) -> bool:
        """Whether the tree has that file."""
        return os.path.isfile(f"{self._folder}{relative}")  # noqa: PTH113 - asked so often that pathlib is felt

    def bytes(self, relative: str) -> bytes:
        """A file's bytes; ``FactsheetError`` where they cannot be read."""
        try:
            return self.path(relative).read_bytes()
        except OSError as error:
            raise FactsheetError(
                phrase("cannot read {file}: {reason}", file=relative, reason=error.strerror)
            ) from error

    def document(self, relative: str) -> Document:
        """A YAML file as read; one that is missing is a document with a diagnostic that says so."""
        if relative not in self._documents:
            self._documents[relative] = self._read_document(relative)
        return self._documents[relative]

    def kept(self, what: str, path: str, make: Callable[[], T]) -> T:
        """What ``make`` works out from a file that all factsheets share: once, for each of them asks for it."""
        key = (what, path)
        if key not in self._kept:
            self._kept[key] = make()
        return cast("T", self._kept[key])

    def after(self, changed: Iterable[str]) -> ContentTree:
        """The tree once these files were written; of the others, what was read is kept."""
        gone = set(changed)
        documents = {path: document for path, document in self._documents.items() if path not in gone}
        return ContentTree(self.root, self.today, documents)

    def forget(self, slug: str) -> None:
        """Keeps nothing of a factsheet's files in memory; who asks for one again reads it again."""
        folder = f"content/{SOURCE_LANGUAGE}/factsheets/{slug}/"
        for path in [path for path in self._documents if path.startswith(folder)]:
            self._sheets.pop(path, None)
            del self._documents[path]
        for tag in self.languages:
            self._catalogs.pop((tag, f"factsheets/{slug}"), None)

    def with_language(self, tag: str, catalogs: Mapping[str, Catalog]) -> ContentTree:
        """The same tree with one more language: its catalogs, by domain, stand in no file."""
        every = self._catalogs | {(tag, domain): catalog for domain, catalog in catalogs.items()}
        tree = replace(self, _catalogs=every, _kept=dict(self._kept))
        tree.languages = sorted({*self.languages, tag})
        return tree

    def _read_document(self, relative: str) -> Document:
        if not self.exists(relative):
            missing = Diagnostic("FC110", phrase("The file is missing."), relative, 0, 0)
            return Document(relative, "", diagnostics=[missing])
        return yaml_reader.read(self.bytes(relative), relative)

    def catalog(self, language: str, domain: str) -> Catalog | None:
        """The translations of one domain into one language; ``None`` where there is no such file."""
        key = (language, domain)
        if key not in self._catalogs:
            from factsheet_content.authoring import po_reader

            relative = f"content/{language}/{domain}.po"
            self._catalogs[key] = po_reader.parse(self.bytes(relative), relative) if self.exists(relative) else None
        return self._catalogs[key]

    @cached_property
    def slugs(self) -> list[str]:
        """The factsheets that have a folder, in alphabetical order."""
        folder = self.path(f"content/{SOURCE_LANGUAGE}/factsheets")
        return sorted(entry.name for entry in folder.iterdir() if entry.is_dir()) if folder.is_dir() else []

    @cached_property
    def languages(self) -> list[str]:
        """The languages that there are translations in, in alphabetical order."""
        folder = self.path("content")
        return sorted(
            entry.name
            for entry in (folder.iterdir() if folder.is_dir() else ())
            if entry.is_dir() and _LANGUAGE.fullmatch(entry.name) and entry.name not in (SOURCE_LANGUAGE, "pot")
        )

    @cached_property
    def series_editions(self) -> list[str]:
        """The editions of the series' shared text, newest first."""
        return self._dates(f"content/{SOURCE_LANGUAGE}/series")

    @property
    def has_series_draft(self) -> bool:
        """Whether the next edition of the series' shared text is being written."""
        return self.exists(self.series_path(DRAFT))

    def editions(self, slug: str) -> list[str]:
        """The dated editions of a factsheet, newest first."""
        return self._dates(f"content/{SOURCE_LANGUAGE}/factsheets/{slug}")

    def has_draft(self, slug: str) -> bool:
        """Whether the next edition is being written."""
        return self.exists(self.sheet_path(slug, DRAFT))

    def _dates(self, relative: str) -> list[str]:
        try:
            files = os.listdir(f"{self._folder}{relative}")  # noqa: PTH208 - asked so often that pathlib is felt
        except (FileNotFoundError, NotADirectoryError):
            return []
        names = (file.removesuffix(".yaml") for file in files if file.endswith(".yaml"))
        return sorted((name for name in names if _DATE.fullmatch(name)), reverse=True)

    def sheet_path(self, slug: str, edition: str) -> str:
        """The file of an edition, or of the draft."""
        return f"content/{SOURCE_LANGUAGE}/factsheets/{slug}/{edition}.yaml"

    def sheet(self, slug: str, edition: str) -> Sheet:
        """An edition, or with ``"draft"`` the draft; the errors list what there is."""
        path = self.sheet_path(slug, edition)
        read = self._sheets.get(path)
        if read and read.document is self._documents.get(path):
            return read
        if slug not in self.slugs:
            known = ", ".join(self.slugs) or phrase("none")
            raise UnknownFactsheetError(phrase("no factsheet {slug!r}; there are: {known}", slug=slug, known=known))
        editions = self.editions(slug) + [DRAFT] * self.has_draft(slug)
        if edition not in editions:
            known = ", ".join(editions) or phrase("none")
            raise UnknownEditionError(
                phrase("{slug} has no edition {edition!r}; there are: {known}", slug=slug, edition=edition, known=known)
            )
        self._sheets[path] = read_sheet(self.document(path), slug)
        return self._sheets[path]

    def sheets(self, slug: str) -> list[Sheet]:
        """The draft, if there is one, and then every edition, newest first."""
        names = [DRAFT] * self.has_draft(slug) + self.editions(slug)
        return [self.sheet(slug, name) for name in names]

    def series(self, edition: str) -> Series:
        """The series' shared text of that date."""
        document = self.document(self.series_path(edition))
        read = self._series.get(edition)
        if read is None or read.document is not document:
            read = self._series[edition] = read_series(document)
        return read

    def series_path(self, edition: str) -> str:
        """The file of an edition of the series' shared text."""
        return f"content/{SOURCE_LANGUAGE}/series/{edition}.yaml"

    def notices_path(self, slug: str) -> str:
        """The file of a factsheet's review and notices."""
        return f"content/{SOURCE_LANGUAGE}/factsheets/{slug}/notices.yaml"

    def notices(self, slug: str) -> Notices:
        """The review and the notices of a factsheet; empty where it has no such file."""
        relative = self.notices_path(slug)
        document = self.document(relative) if self.exists(relative) else Document(relative, "")
        return read_notices(document, slug)

    @cached_property
    def contacts(self) -> Registry:
        """The organisations to call."""
        return read_contacts(self.document(f"content/{SOURCE_LANGUAGE}/contacts.yaml"))

    @cached_property
    def types(self) -> Registry:
        """The types of violence."""
        return read_types(self.document(f"content/{SOURCE_LANGUAGE}/types.yaml"))

    @cached_property
    def labels(self) -> Registry:
        """The words that publications print."""
        return read_labels(self.document(f"content/{SOURCE_LANGUAGE}/labels.yaml"))

    @cached_property
    def site(self) -> Document:
        """The settings of the publication."""
        return self.document("content/site.yaml")

    @property
    def lock(self) -> Document:
        """The lock of the published editions."""
        return self.document("content/editions.lock")
