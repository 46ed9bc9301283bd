"""The words of one factsheet in one language: units, labels and facts as the texts that a reader gets."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from factsheet_content import inline
from factsheet_content.authoring.registries import current_contact
from factsheet_content.authoring.sheet import mapping
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.model import Text
from factsheet_content.record import replace
from factsheet_content.translation import locales
from factsheet_content.translation.filling import Resolver, Values, channel_run, fill
from factsheet_content.translation.states import Language, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.inline import Run

ADDRESS_SCHEMES = ("https:", "mailto:", "tel:")

#: A word for a label's field; where it is written differently in each language, what writes it in the label's own.
Value: TypeAlias = "str | Callable[[Wording], str]"


class Wording:
    """The texts of ``sheet`` in ``language``; what is not current there is the Dutch text, marked as such."""

    def __init__(self, tree: ContentTree, sheet: Sheet, language: Language) -> None:
        self.tree = tree
        self.sheet = sheet
        self.language = language

    @cached_property
    def source(self) -> Wording:
        """The same texts as they were written; a passage that falls back is Dutch to its last figure."""
        if self.language.is_source:
            return self
        return Wording(self.tree, self.sheet, Language(self.tree, SOURCE_LANGUAGE))

    def text(self, unit: Unit, resolver: Resolver | None = None) -> Text:
        """A unit as text, its fields filled."""
        translated = self.language.translated(unit)
        if translated.state is State.CURRENT:
            return self._finished(unit, translated.text, resolver or Fields(self))
        dutch = self.source.text(unit, resolver and Fields(self.source))
        return Text(
            dutch.text,
            dutch.markdown,
            lang=SOURCE_LANGUAGE,
            dir=locales.direction(SOURCE_LANGUAGE),
            critical=unit.critical,
            state=translated.state.value,
        )

    def _finished(self, unit: Unit, text: str, resolver: Resolver) -> Text:
        try:
            runs = fill(inline.parse(text), resolver)
        except FactsheetError as error:
            raise FactsheetError(f"{unit.document.path}: {unit.id}: {error}") from error
        return Text(inline.to_text(runs), inline.to_markdown(runs), critical=unit.critical)

    def label(self, id_: str, **values: Value) -> Text:
        """A label, with the fields that are known filled in."""
        unit = self._label(id_)
        if values:
            return self.worded(unit, **values)
        return self.tree.kept(f"label {id_} in {self.language.tag}", unit.document.path, lambda: self.worded(unit))

    def template(self, id_: str) -> Text:
        """A label for who fills it in: a Python format string, its fields open and a brace that is none doubled."""
        unit = self._label(id_)
        translated = self.language.translated(unit)
        if translated.state is not State.CURRENT:
            return _fallen(self.source.template(id_), translated.state)
        runs = inline.parse(translated.text)
        return Text(inline.to_text(runs), inline.to_markdown(runs))

    def _label(self, id_: str) -> Unit:
        try:
            return self.tree.labels.units[id_]
        except KeyError:
            raise FactsheetError(phrase("labels.yaml has no label {id}", id=repr(id_))) from None

    def worded(self, unit: Unit, **values: Value) -> Text:
        """A label-like unit with the given values in its fields; where it falls back, dates and figures do too."""
        translated = self.language.translated(unit)
        if translated.state is not State.CURRENT:
            return _fallen(self.source.worded(unit, **values), translated.state)
        words = {name: value if isinstance(value, str) else value(self) for name, value in values.items()}
        runs = fill(inline.parse(translated.text), Values(words))
        return Text(inline.to_text(runs), inline.to_markdown(runs))

    def unmixed(self, make: Callable[[Wording], Sequence[Text]]) -> Sequence[Text]:
        """Texts that become one: all in this language, or all in Dutch and marked so."""
        texts = make(self)
        fallen = next((text for text in texts if text.lang), None)
        if fallen is None:
            return texts
        return [replace(text, lang=fallen.lang, dir=fallen.dir, state=fallen.state) for text in make(self.source)]

    def address(self, unit: Unit) -> str:
        """An address, which a language may have its own of."""
        return self.language.translated(unit).text

    def date(self, iso: str) -> str:
        """A date as this language writes it."""
        return locales.date(self.language.locale_tag, iso)

    def figure(self, value: float, unit: str | None) -> str:
        """A figure as this language writes it."""
        return locales.number(self.language.locale_tag, value, grouped=unit != "calendar_year")

    def fact(self, data: dict[str, Any]) -> str:
        """A fact as it stands in prose: a figure, a range, or countries in a row."""
        tag = self.language.locale_tag
        if "countries" in data:
            return locales.listing(tag, [locales.country(tag, code) for code in data["countries"]])
        if "value" in data:
            return self.figure(data["value"], data.get("unit"))
        limits = {end: self.figure(data[end], data.get("unit")) for end in ("min", "max")}
        return self.label("bereik", **limits).text

    def fact_phrase(self, data: dict[str, Any]) -> Text:
        """A fact with its unit: a whole phrase from the labels, for word order differs between languages."""
        if "unit" not in data or data["unit"] == "calendar_year":
            return self.plain(self.fact(data))
        per = f"_per_{data['per']}" if "per" in data else ""
        return self.label(f"eenheid_{data['unit']}{per}", value=lambda words: words.fact(data))

    @staticmethod
    def plain(text: str) -> Text:
        """Characters as they are."""
        return Text(text, inline.to_markdown((inline.Plain(text),) if text else ()))


def _fallen(dutch: Text, state: State) -> Text:
    """A Dutch text where there is no current translation."""
    direction = locales.direction(SOURCE_LANGUAGE)
    return Text(dutch.text, dutch.markdown, lang=SOURCE_LANGUAGE, dir=direction, state=state.value)


class Fields:
    """What the brace fields of a factsheet's texts stand for, in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._sheet = wording.sheet

    def value(self, name: str) -> tuple[Run, ...] | None:
        """Figures, countries, names of organisations, and channels as links."""
        match name.split("."):
            case ["facts", id_, *part] if id_ in self._sheet.facts:
                return self._fact(self._sheet.facts[id_].data, part)
            case ["contacts", id_, part]:
                return self._contact(id_, part)
        return None

    def _fact(self, data: dict[str, Any], part: list[str]) -> tuple[Run, ...] | None:
        if not part:
            return (inline.Plain(self._wording.fact(data)),)
        if len(part) == 1 and part[0] in ("min", "max", "value") and part[0] in data:
            return (inline.Plain(self._wording.figure(data[part[0]], data.get("unit"))),)
        return None

    def _contact(self, id_: str, part: str) -> tuple[Run, ...] | None:
        contacts = self._wording.tree.contacts
        now = current_contact(contacts, id_)
        if part == "name" and f"{now}.name" in contacts.units:
            return (inline.Plain(self._wording.text(contacts.units[f"{now}.name"]).text),)
        channels = mapping(contacts.entries.get(now, {}).get("channels"))
        if part not in channels and now != id_:  # what took its place may name its channels otherwise
            part = next(iter(channels), part)
        channel = channels.get(part)
        return (channel_run(localised_channel(self._wording, now, part, channel)),) if channel else None

    def target(self, name: str) -> str | None:  # noqa: PLR0911 - one return per kind of target
        """Addresses: of links, channels, sections, sources and downloads."""
        match name.split("."):
            case ["links", id_] if id_ in self._sheet.links:
                return link_address(self._wording, id_)
            case ["contacts", id_, part]:
                runs = self._contact(id_, part)
                return runs[0].target if runs and isinstance(runs[0], inline.Link) else None
            case ["sources"]:
                return "#sources" if self._sheet.sources else ""
            case ["sources", id_] if id_ in self._sheet.sources:
                return f"#source-{id_}"
            case ["section", id_]:
                wanted = id_.replace("_", "-")
                return f"#{wanted}" if any(section.id == wanted for section in self._sheet.sections) else None
            case ["downloads", "pdf"]:
                return f"{self._sheet.slug}-{self._sheet.edition or 'draft'}.pdf"
        return None


def link_address(wording: Wording, id_: str) -> str:
    """Where a link leads to in a language: a sheet of the series, else its type's official page, else nowhere."""
    address = wording.sheet.links[id_]
    if not address.startswith("factsheet:"):
        unit = next(unit for unit in wording.sheet.link_units if unit.id == f"links.{id_}")
        return wording.address(unit)
    slug = address.removeprefix("factsheet:")
    types = wording.tree.types
    sheet = types.entries.get(slug, {}).get("factsheet")
    if sheet in wording.tree.slugs:
        return f"factsheet:{sheet}"
    return wording.address(types.units[f"{slug}.page"]) if f"{slug}.page" in types.units else ""


def localised_channel(wording: Wording, contact: str, id_: str, channel: dict[str, Any]) -> dict[str, Any]:
    """A channel with the page that this language has of a website."""
    units = wording.tree.contacts.units
    own = {
        part: wording.address(units[f"{contact}.{id_}.{part}"])
        for part in ("display", "uri")
        if f"{contact}.{id_}.{part}" in units
    }
    return channel | own
