"""Factsheet → web page: semantic HTML that needs no script, asks nothing of other hosts and can be left at once.

``render`` gives one self-contained page, with the style sheet and the script inside; given a :class:`Site` it gives the
page as that site has it, with the languages, editions and downloads beside it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from factsheet_content import inline
from factsheet_content.record import Record
from factsheet_content.rendering import words
from factsheet_content.rendering.blocks import EVIDENT
from factsheet_content.rendering.html_text import Destinations, destinations, inlines, link, own_language, phone
from factsheet_content.rendering.linked_data import linked_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from factsheet_content.model import Channel, Contact, Fact, Factsheet, LanguageEntry, Text

_TEMPLATES = Path(__file__).parent / "templates"
#: Where the exit of a page leads that stands by itself, and whose maker names no other place.
EVERYDAY_PAGE = "https://www.knmi.nl/"
_EMERGENCY = "alarmnummer"


class Alternate(Record):
    """The same page in a language."""

    language: LanguageEntry
    path: str
    """Below the site's root."""


class Download(Record):
    """A file beside the page."""

    name: str
    kind: str
    """``pdf``, ``text`` …: the label ``download_<kind>`` names it."""


class Site(Record):
    """What a page knows of the site that it is on; everything in it can be sent to another process."""

    base_address: str
    exit: str
    path: str
    """The page itself, below the site's root."""
    canonical: str
    """The page that search engines should name, below the site's root."""
    alternates: tuple[Alternate, ...] = ()
    sheets: tuple[str, ...] = ()
    """Slugs that have a page in this language."""
    editions: tuple[str, ...] = ()
    """Editions of the factsheet that have a page in this language."""
    newer: Alternate | None = None
    """The page of the edition that took this one's place: in this language, else in Dutch."""
    changes: Mapping[str, str] = {}
    """Edition → the page that says what has changed in it since the one before."""
    downloads: tuple[Download, ...] = ()
    script: str = ""
    """Address of one more script, from the root of the site: a preview follows its files with it."""
    problems: tuple[str, ...] = ()
    """What a preview has to say of the files that the page is made from."""
    spoken: str = "en"
    """The language that it says so in."""


def render(sheet: Factsheet, site: Site | None = None, leave: str = "") -> str:
    """The whole page; ``leave`` is where the exit of one that stands by itself leads."""
    page = Page(sheet.language, sheet.direction, sheet.labels, sheet.contacts, site)
    files = frozenset(download.name for download in site.downloads) if site else None
    page.leave = leave or EVERYDAY_PAGE
    page.doubted = {notice.about for notice in sheet.notices}
    page.where = destinations(sheet, site.sheets if site else (), files)
    address = f"{site.base_address}{site.canonical}" if site else ""
    return page.render(
        "factsheet",
        title=sheet.series.title,
        sheet=sheet,
        series=sheet.series.name,
        data=linked_data(sheet, address),
        indexed=sheet.status == "current",
        status=words.status(sheet),
        newer=site.newer if site and sheet.status == "superseded" else None,
        masthead=words.masthead(sheet),
        helplines=words.helplines(sheet),
        figures={key: fact for key, fact in sheet.facts.items() if _is_figure(fact)},
        remarks=lambda notice: words.notice_remarks(sheet, notice),
        citation=words.citation,
        origin=words.address(sheet.origin.url) if sheet.origin.url else None,
        own_downloads=any(section.id == "downloads" for section in sheet.sections),
    )


def _is_figure(fact: Fact) -> bool:
    return bool(fact.label and not fact.countries and fact.unit != "calendar_year")


class Page:
    """A page on its way to its template: what every text on it needs to be written."""

    evident = EVIDENT
    where = Destinations()
    leave = EVERYDAY_PAGE
    doubted: AbstractSet[str | None] = frozenset()
    """The units and facts that a notice is about."""

    def __init__(
        self,
        language: str,
        direction: str,
        labels: Mapping[str, Text],
        contacts: Mapping[str, Contact],
        site: Site | None,
    ) -> None:
        self.language = language
        self.direction = direction
        self.labels = labels
        self.contacts = contacts
        self.site = site

    def render(self, template: str, *, title: Text, data: object = None, indexed: bool = True, **values: object) -> str:
        """The page as a template makes it."""
        return (
            _environment()
            .get_template(f"{template}.html.jinja")
            .render(
                page=self,
                site=self.site,
                title=title,
                data=_script_json(data) if data else None,
                indexed=indexed,
                say=self.say,
                **values,
            )
        )

    def say(self, id: str, **fields: str | Text) -> Text:  # noqa: A002 - the contract's own word for it
        """A label with its fields filled in."""
        filled = {name: words.literal(value) if isinstance(value, str) else value for name, value in fields.items()}
        return words.phrase(cast("Factsheet", self), id, **filled)  # it looks at the labels only

    def words(self, text: Text) -> Markup:
        """A text as HTML inlines."""
        return inlines(text, self.where, rtl=(text.dir or self.direction) == "rtl")

    def side(self, text: Text) -> Markup:
        """The direction of a paragraph that runs the other way than the page: it is set from its own side."""
        return Markup(' dir="{}"').format(text.dir) if text.lang and text.dir != self.direction else Markup("")

    def channel(self, channel: Channel) -> Markup:
        """A number or an address that can be called or opened."""
        dialled = channel.uri.startswith("tel:")
        return link(escape(channel.display) if dialled else phone(channel.display), self.where.address(channel.uri))

    def known(self, ids: Iterable[str]) -> list[Contact]:
        """The contacts of a block."""
        return [self.contacts[id_] for id_ in ids if id_ in self.contacts]

    def figure(self, fact: Fact) -> Markup:
        """A fact with its unit, the number apart where it comes first, so that it can be set large."""
        number, phrase = fact.text.text, fact.phrase.text
        if not phrase.startswith(number):
            return self.words(fact.phrase)
        return Markup('<span class="number">{}</span>{}').format(number, phrase.removeprefix(number))

    @property
    def root(self) -> str:
        """The way to the root of the site."""
        return "../" * (self.site.path.count("/") if self.site else 0)

    @property
    def exit(self) -> str:
        """Where the exit leads."""
        return self.site.exit if self.site else self.leave

    @cached_property
    def emergency(self) -> Channel | None:
        """The number to call in danger."""
        contact = self.contacts.get(_EMERGENCY)
        channels = contact.channels.values() if contact else ()
        return next((channel for channel in channels if channel.uri.startswith("tel:")), None)

    def policy(self, data: str | None) -> str:
        """The Content-Security-Policy: the page's own style and script, and nothing else.

        The JSON-LD is no script, but checkers take it for one, so it is named as well.
        """
        style = "'self'" if self.site else hashed(asset("style.css"))
        script = ["'self'" if self.site else hashed(asset("exit.js")), *([hashed(data)] if data else [])]
        live = "; connect-src 'self'" if self.site and self.site.script else ""
        return (
            f"default-src 'none'; style-src {style}; script-src {' '.join(script)}; img-src data:{live}; "
            "base-uri 'none'; form-action 'none'"
        )

    @property
    def style(self) -> Markup:
        """The style sheet, for a page that stands by itself."""
        return Markup(asset("style.css"))  # noqa: S704 - a file of ours

    @property
    def script(self) -> Markup:
        """The script of the exit, for a page that stands by itself."""
        return Markup(asset("exit.js"))  # noqa: S704 - a file of ours


def plain_page(title: str, *, problems: Sequence[str], links: Mapping[str, str], **values: str) -> str:
    """A page of a preview that is no factsheet: problems, and a list of links."""
    template = _environment().get_template("plain.html.jinja")
    return template.render(title=title, problems=problems, links=links, **values)


def get_ready() -> None:
    """Compile the templates of a factsheet, and load what reads its texts, before the first one is there."""
    for name in ("page", "blocks", "factsheet"):
        _environment().get_template(f"{name}.html.jinja")
    inline.parse("*")


@cache
def asset(name: str) -> str:
    """The style sheet or a script, as pages carry or link it."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def hashed(text: str) -> str:
    """What a policy calls a style or a script that stands in the page."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _script_json(data: object) -> Markup:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False)
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # Filters: Jinja calls them at once, and looks at a function of its context for a while before it calls that.
    environment.filters |= {
        "own": own_language,
        "words": lambda text, page: page.words(text),
        "side": lambda text, page: page.side(text),
    }
    return environment
