"""Builds the factsheet that a reader of one language gets from what editors and translators wrote."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factsheet_content import model
from factsheet_content.authoring import sheet as authored
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.record import replace
from factsheet_content.translation import locales
from factsheet_content.translation.blocks import BlockWriter
from factsheet_content.translation.contacts import contacts
from factsheet_content.translation.coverage import coverage
from factsheet_content.translation.references import links, sources
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_content.authoring.registries import Series
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.translation.coverage import Coverage

SCHEMA = "api/v1/schema/factsheet.schema.json"

_REVIEW_LABELS = {
    "source": "oorspronkelijke_tekst",
    "reviewed": "beoordeelde_vertaling",
    "unofficial": "onofficiele_vertaling",
}

# Labels that other texts are made of; a publication prints those texts, not these.
_PARTS = ("eenheid_", "bereik")
# Labels of pages of a site that are no factsheet's, and of its recalls: no form of a factsheet prints them.
_OF_THE_SITE = (
    "kies_taal",
    "overzicht_uitleg",
    "met_factsheet",
    "zonder_factsheet",
    "officiele_pagina",
    "sporen_knop",
    "sporen_eerder",
    "sporen_downloads",
    "sporen_geschiedenis",
    "sporen_prive",
    "sporen_meekijken",
    "sporen_deze_site",
    "terugroep",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an edition stands among the others, which its own file does not say."""

    status: str
    editions: tuple[model.EditionEntry, ...] = ()
    languages: tuple[model.LanguageEntry, ...] = ()
    content_as_of: str = ""
    coverage: Coverage | None = None
    """How complete its translation is, where that is known already."""


def localise(tree: ContentTree, sheet: Sheet, tag: str, standing: Standing) -> model.Factsheet:
    """The factsheet in one language; passages that are not current there are Dutch and say so."""
    return _Localiser(tree, sheet, Language(tree, tag), standing).factsheet()


class _Localiser:
    def __init__(self, tree: ContentTree, sheet: Sheet, language: Language, standing: Standing) -> None:
        self._tree = tree
        self._sheet = sheet
        self._language = language
        self._standing = standing
        self._wording = Wording(tree, sheet, language)
        self._series: Series = tree.series(sheet.series)
        self._blocks = BlockWriter(self._wording)

    def factsheet(self) -> model.Factsheet:
        sheet, wording = self._sheet, self._wording
        title = wording.text(_required(sheet.title, sheet.document.path, "title"))
        return model.Factsheet(
            schema=SCHEMA,
            schema_version=model.SCHEMA_VERSION,
            slug=sheet.slug,
            edition=sheet.edition,
            edition_label=wording.date(sheet.edition) if sheet.edition else wording.label("concept").text,
            status=self._standing.status,
            language=self._language.tag,
            direction=locales.direction(self._language.tag),
            title=title,
            publisher=self._series_text("publisher"),
            series=self._series_entry(),
            notices=tuple(self._notices()),
            review=self._review(),
            intro=tuple(self._intro()),
            sections=tuple(map(self._section, sheet.sections)),
            facts=MappingProxyType({id_: self._fact(fact) for id_, fact in sheet.facts.items()}),
            contacts=MappingProxyType(contacts(wording)),
            links=MappingProxyType(links(wording)),
            sources=MappingProxyType(sources(wording)),
            origin=model.Origin(sheet.origin.get("url"), tuple(sheet.origin.get("masthead", ()))),
            translation=self._translation(),
            editions=tuple(replace(entry, label=wording.date(entry.edition)) for entry in self._standing.editions),
            languages=self._standing.languages,
            labels=MappingProxyType(self._labels()),
            content_as_of=self._standing.content_as_of,
        )

    def _series_text(self, id_: str) -> model.Text:
        return self._wording.text(_required(self._series.units.get(id_), self._series.document.path, id_))

    def _series_entry(self) -> model.Series:
        title = _required(self._sheet.title, self._sheet.document.path, "title")
        pattern = _required(self._series.units.get("title"), self._series.document.path, "title")
        # A Dutch title in an English phrase would be neither.
        _, whole = self._wording.unmixed(
            lambda words: (words.text(title), words.worded(pattern, title=words.text(title).text))
        )
        return model.Series(self._series.edition, self._series_text("name"), whole, self._series.site)

    def _notices(self) -> Iterator[model.Notice]:
        for notice in self._tree.notices(self._sheet.slug).for_edition(self._sheet.edition):
            unit = _required(notice.unit, self._tree.notices_path(self._sheet.slug), notice.id)
            data = notice.data
            yield model.Notice(
                id=notice.id,
                on=data["on"],
                text=self._wording.text(unit),
                about=data.get("about"),
                source=data.get("source"),
                critical=unit.critical,
                on_label=self._wording.date(data["on"]),
            )

    def _review(self) -> model.Review:
        edition, review = self._sheet.edition, self._tree.notices(self._sheet.slug).review
        words = self._wording
        if edition is None:
            return model.Review(words.label("concept"))
        if not review or not self._was_current(edition, review["on"]):
            return model.Review(words.label("niet_herzien_sinds", date=lambda words: words.date(edition)))
        texts = words.unmixed(lambda words: tuple(_review_labels(words, review)))
        return model.Review(_sentences(texts), review["on"], review["by"], review.get("due"))

    def _was_current(self, edition: str, day: str) -> bool:
        """A review is of the text that was current on its day, and says nothing of those before and after it."""
        entries = self._standing.editions
        gone = {entry.edition for entry in entries if entry.withdrawn and entry.withdrawn.on < day}
        known = {edition, *(entry.edition for entry in entries)} - gone
        return edition == max((other for other in known if other <= day), default=None)

    def _intro(self) -> Iterator[model.Block]:
        if self._sheet.intro is None:
            yield from (self._series_paragraph(name) for name in self._series.intro)
        for block in self._sheet.intro or ():
            if isinstance(block, authored.SeriesBlock):
                yield self._series_paragraph(block.name)
            else:
                yield self._blocks.block(block)

    def _series_paragraph(self, name: str) -> model.Block:
        id_ = f"intro/{name}"
        unit = _required(self._series.units.get(id_), self._series.document.path, id_)
        return self._blocks.block(authored.Block(id_, "paragraph", unit.pointer, unit=unit))

    def _section(self, section: authored.Section) -> model.Section:
        heading = section.heading or self._series.heading(section.id)
        unit = _required(heading, self._sheet.document.path, f"{section.id}.heading")
        return model.Section(section.id, self._wording.text(unit), tuple(map(self._blocks.block, section.blocks)))

    def _fact(self, fact: authored.Fact) -> model.Fact:
        data = fact.data
        return model.Fact(
            text=self._wording.plain(self._wording.fact(data)),
            phrase=self._wording.fact_phrase(data),
            label=self._wording.text(fact.label) if fact.label else None,
            value=data.get("value"),
            min=data.get("min"),
            max=data.get("max"),
            countries=tuple(data.get("countries", ())),
            unit=data.get("unit"),
            per=data.get("per"),
            source=data.get("source"),
        )

    def _translation(self) -> model.Translation:
        found = self._standing.coverage or coverage(self._tree, self._sheet, self._language)
        review = self._review_state()
        texts = self._wording.unmixed(lambda words: tuple(_translation_labels(words, review, found.counts)))
        return model.Translation(SOURCE_LANGUAGE, review, _sentences(texts), found.ratio, found.counts, self._revised())

    def _review_state(self) -> str:
        """The weakest of the catalogs: reviewed only where each of them was reviewed for this edition.

        The catalogs that factsheets share are reviewed for an edition of the series, as their templates are dated.
        """
        if self._language.is_source:
            return "source"
        own, *shared = self._domains()
        wanted = {own: self._sheet.edition or "", **dict.fromkeys(shared, self._sheet.series)}
        reviewed = all(self._was_reviewed(domain, edition) for domain, edition in wanted.items())
        return "reviewed" if reviewed else "unofficial"

    def _was_reviewed(self, domain: str, edition: str) -> bool:
        state, *editions = self._language.header(domain, "X-Review").split() or [""]
        return state == "reviewed" and edition in editions

    def _revised(self) -> str | None:
        return max(filter(None, map(self._language.revised, self._domains())), default=None)

    def _domains(self) -> tuple[str, ...]:
        return (f"factsheets/{self._sheet.slug}", "series", "contacts", "labels")

    def _labels(self) -> dict[str, model.Text]:
        """Every label that a form may print, its fields left open: the publication knows what they stand for."""
        labels = self._tree.labels
        return self._tree.kept(
            f"labels in {self._language.tag}",
            labels.document.path,
            lambda: {
                id_: self._wording.template(id_) for id_ in labels.units if not id_.startswith((*_PARTS, *_OF_THE_SITE))
            },
        )


def _review_labels(words: Wording, review: dict[str, Any]) -> Iterator[model.Text]:
    yield words.label("herzien_op", date=words.date(review["on"]), by=review["by"])
    if "due" in review:
        yield words.label("volgende_herziening", date=words.date(review["due"]))


def _translation_labels(words: Wording, review: str, counts: model.UnitCounts) -> Iterator[model.Text]:
    yield words.label(_REVIEW_LABELS[review])
    if counts.current < counts.total:
        percent = counts.current * 100 // counts.total
        yield words.label("deels_vertaald", percent=locales.percent(words.language.locale_tag, percent))


def _sentences(texts: Sequence[model.Text]) -> model.Text:
    """Labels of one language as one text."""
    text, markdown = (". ".join(parts) for parts in zip(*((one.text, one.markdown) for one in texts), strict=True))
    return replace(texts[0], text=text, markdown=markdown)


def _required(unit: Unit | None, path: str, id_: str) -> Unit:
    if unit is None:
        raise FactsheetError(phrase("{path}: there is no text for {id}", path=path, id=id_))
    return unit
