"""Makes a domain's template: every text that any edition still has, with what a translator must know of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.tree import DRAFT, SOURCE_LANGUAGE
from factsheet_content.authoring.unit import Unit, has_fields
from factsheet_content.errors import FactsheetError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.translation.wording import Wording

BRACE_FORMAT = "python-brace-format"
#: What the line of an entry begins with that shows its text with the fields filled in.
READING = "Leest als: "
#: The unit of what an edition says of itself to its readers, which is no part of its text.
NOTE = "changes.note"
#: The catalogs of what all factsheets share.
SHARED_DOMAINS = ("labels", "contacts", "types", "series")


def domains(tree: ContentTree) -> list[str]:
    """The catalogs that every language has, in the order in which a translator starts."""
    return [*SHARED_DOMAINS, *(f"factsheets/{slug}" for slug in tree.slugs)]


def template_path(domain: str) -> str:
    """The file of a domain's template."""
    return f"content/pot/{domain}.pot"


def catalog_path(language: str, domain: str) -> str:
    """The file of a domain's translations into a language."""
    return f"content/{language}/{domain}.po"


def template(tree: ContentTree, domain: str) -> Catalog:
    """One entry per id and Dutch text: those of the draft first, then what only older editions have."""
    found: dict[tuple[str, str], _Gathered] = {}
    for unit, reading in domain_units(tree, domain):
        gathered = found.get((unit.id, unit.text))
        if gathered is None:
            found[unit.id, unit.text] = _Gathered(unit, reading)
        else:
            gathered.add(unit, reading)
    entries = tuple(gathered.entry() for gathered in found.values())
    return Catalog(template_path(domain), _headers(tree, domain), entries)


def domain_units(tree: ContentTree, domain: str) -> Iterator[tuple[Unit, str]]:
    """Every unit of a domain with how it reads once its fields are filled (empty where it has none)."""
    if domain.startswith("factsheets/"):
        slug = domain.removeprefix("factsheets/")
        sheets = tree.sheets(slug)
        for sheet in sheets:
            readings = _Readings(tree, sheet)
            for unit in _located(tree, sheet):
                yield unit, readings.of(unit) if "{" in unit.text else ""
            if note := note_unit(sheet):
                yield note, ""
            if sheet is sheets[0]:
                yield from _notice_units(tree, slug, sheets)
    elif domain == "series":
        for edition in [DRAFT] * tree.has_series_draft + tree.series_editions:
            yield from ((unit, "") for unit in tree.series(edition).units.values())
    else:
        registry = {"labels": tree.labels, "contacts": tree.contacts, "types": tree.types}[domain]
        yield from ((unit, "") for unit in registry.units.values())


def note_unit(sheet: Sheet) -> Unit | None:
    """What a sheet says to its readers of what is new in it; no part of its text, so that no language waits for it."""
    note = sheet.changes.get("note")
    domain = f"factsheets/{sheet.slug}"
    return Unit(domain, NOTE, note, sheet.document, ("changes", "note")) if isinstance(note, str) else None


def _notice_units(tree: ContentTree, slug: str, sheets: list[Sheet]) -> Iterator[tuple[Unit, str]]:
    for notice in tree.notices(slug).notices:
        if notice.unit:
            # A notice may be about an older edition, whose facts the newest one need not have.
            readings = (_Readings(tree, sheet).of(notice.unit) for sheet in sheets)
            yield notice.unit, next(filter(None, readings), "")


def _located(tree: ContentTree, sheet: Sheet) -> Iterator[Unit]:
    """The units of a sheet, each with the heading that it stands under, which may be the series' own."""
    series = tree.series(sheet.series) if tree.exists(tree.series_path(sheet.series)) else None
    for unit in sheet.units():
        heading = series.heading(unit.crumb) if series and "/" in unit.id else None
        yield _under(unit, heading.text) if heading else unit


def _under(unit: Unit, crumb: str) -> Unit:
    """The unit with another crumb; ``dataclasses.replace`` takes three times as long, and there are thousands."""
    if unit.crumb == crumb:
        return unit
    return Unit(
        unit.domain, unit.id, unit.text, unit.document, unit.pointer, unit.critical, unit.comment, crumb, unit.kind
    )


class _Readings:
    """How the texts of a sheet read; few have fields, and what fills them is imported for those only."""

    def __init__(self, tree: ContentTree, sheet: Sheet) -> None:
        self._tree = tree
        self._sheet = sheet

    @cached_property
    def _wording(self) -> Wording:
        from factsheet_content.translation.states import Language
        from factsheet_content.translation.wording import Wording

        return Wording(self._tree, self._sheet, Language(self._tree, SOURCE_LANGUAGE))

    def of(self, unit: Unit) -> str:
        """The text with its fields filled in; empty where it has none."""
        if not has_fields(unit.text):
            return ""
        from factsheet_content import inline
        from factsheet_content.translation.filling import fill
        from factsheet_content.translation.wording import Fields

        try:
            return inline.to_text(fill(inline.parse(unit.text), Fields(self._wording)))
        except FactsheetError:  # a field that stands for nothing is reported where it was written
            return ""


class _Gathered:
    """One text, and all that its places say of it."""

    __slots__ = ("critical", "reading", "references", "unit")

    def __init__(self, unit: Unit, reading: str) -> None:
        self.unit = unit
        self.reading = reading
        self.critical = unit.critical
        self.references: dict[str, None] = {unit.document.path: None}

    def add(self, unit: Unit, reading: str) -> None:
        """One more place that has the text. It reads as in the newest published edition, else as in the draft."""
        drafted = len(self.references) == 1 and next(iter(self.references)).endswith(f"/{DRAFT}.yaml")
        if not self.reading or drafted:
            self.reading = reading or self.reading
        self.critical |= unit.critical
        self.references[unit.document.path] = None

    def entry(self) -> Entry:
        unit = self.unit
        notes = [unit.crumb] if unit.crumb else []
        if self.critical:
            notes.append("KRITIEK: wie dit verkeerd leest kan gevaar lopen.")
        if self.reading:
            notes.append(f"{READING}{self.reading}")
        notes += unit.comment.splitlines()
        return Entry(
            msgid=unit.text,
            msgctxt=unit.id,
            extracted=tuple(notes),
            references=tuple(self.references),
            flags=(BRACE_FORMAT,) if unit.kind == "text" and has_fields(unit.text) else (),
        )


def _headers(tree: ContentTree, domain: str) -> dict[str, str]:
    """A template's header; its date is the content's, so that making it twice gives the same bytes."""
    return {
        "Project-Id-Version": f"factsheet-content {domain}",
        "POT-Creation-Date": f"{_date(tree, domain)} 00:00+0000",
        "PO-Revision-Date": "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": SOURCE_LANGUAGE,
    }


def _date(tree: ContentTree, domain: str) -> str:
    """The newest published edition of the factsheet, else of the series."""
    slug = domain.removeprefix("factsheets/")
    editions = tree.editions(slug) if slug != domain else []
    return next(iter(editions or tree.series_editions), "1970-01-01")
