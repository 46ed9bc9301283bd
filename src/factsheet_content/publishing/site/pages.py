"""The pages of a site that belong to no factsheet: the overview of types, "Sporen wissen", the choice of language."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from markupsafe import Markup

from factsheet_content.editions.diff import asking
from factsheet_content.editions.diff.phrases import Phrases
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.site.plan import CHANGES, in_languages
from factsheet_content.rendering.html import Alternate, Page, Site, asset
from factsheet_content.translation import locales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.editions.diff.memo import Memo
    from factsheet_content.model import LanguageEntry
    from factsheet_content.publishing.site.plan import Plan
    from factsheet_content.publishing.site.words import SiteWords

OVERVIEW, TRACES = "index.html", "sporen-wissen.html"


def pages(plan: Plan) -> Iterator[tuple[str, str]]:
    """Path → text of every page that is no factsheet's, and of every asset."""
    languages = plan.languages
    for tag, words in plan.words.items():
        yield f"{tag}/{OVERVIEW}", _overview(plan, words, languages)
        yield f"{tag}/{TRACES}", traces(plan, words, languages)
    yield "index.html", _languages(plan, languages)
    for name in ("style.css", "exit.js"):
        yield f"assets/{name}", asset(name)


def _page(plan: Plan, words: SiteWords, languages: list[LanguageEntry], name: str) -> Page:
    path = f"{words.tag}/{name}"
    alternates = tuple(Alternate(entry, f"{entry.language}/{name}") for entry in languages)
    site = Site(base_address=plan.base_address, exit=plan.exit, path=path, canonical=path, alternates=alternates)
    return Page(words.tag, words.direction, words.labels, words.contacts, site)


def _overview(plan: Plan, words: SiteWords, languages: list[LanguageEntry]) -> str:
    page = _page(plan, words, languages, OVERVIEW)
    types = list(words.types(plan.sheet_in))
    return page.render(
        "overview",
        title=page.say("overzicht"),
        series=words.series,
        made=[entry for entry in types if entry.slug],
        missing=[entry for entry in types if not entry.slug],
        host=lambda address: (urlsplit(address).hostname or "").removeprefix("www."),
        direction=locales.direction,
    )


def traces(plan: Plan, words: SiteWords, languages: list[LanguageEntry]) -> str:
    """What stays behind on the device, said plainly."""
    page = _page(plan, words, languages, TRACES)
    return page.render("traces", title=page.say("sporen_wissen"), series=words.series)


def changes(plan: Plan, slug: str) -> Iterator[tuple[str, str]]:
    """Path → text of the pages that say what has changed from each edition of a factsheet to the next."""
    for words in plan.words.values():
        for new, old in plan.turns(slug, words.tag):
            name = f"{slug}-{new}{CHANGES}"
            others = [one for one in plan.languages if (new, old) in plan.turns(slug, one.language)]
            page = _page(plan, words, others, name)
            memo = asking.of_editions(plan.publication.tree, slug, old, new).memo(words.tag, filled=True)
            title = page.say("wat_is_veranderd", date=words.wording.date(old))
            sheet = words.wording.text(plan.publication.tree.sheet(slug, new).title or _no_title(slug))
            text = page.render(
                "changes",
                title=title,
                series=words.series,
                sheet=sheet,
                back=f"{slug}-{new}.html",
                memo=memo,
                summary=_dated(memo, words, old, new),
                tongue=_tongue,
                phrases=Phrases(memo.language),
                indexed=False,
            )
            yield f"{words.tag}/{name}", text


def _tongue(tag: str) -> Markup:
    """The attributes of a passage in that language: a memo has no words of its own in most."""
    return Markup(' lang="{}" dir="{}"').format(tag, locales.direction(tag))


def _dated(memo: Memo, words: SiteWords, *editions: str) -> str:
    """What a memo says in short, dates written as on the rest of the page where that speaks the same language."""
    same = words.tag.partition("-")[0] == memo.language
    text = memo.summary
    for edition in editions:
        text = text.replace(edition, words.wording.date(edition) if same else locales.date(memo.language, edition))
    return text


def _no_title(slug: str) -> NoReturn:
    raise FactsheetError(phrase("{slug} has no title", slug=slug))


def _languages(plan: Plan, languages: list[LanguageEntry]) -> str:
    """The root: no redirect, which would cost a reader the choice and the Back button."""
    every = plan.words
    words = every[languages[0].language]
    alternates = tuple(Alternate(entry, f"{entry.language}/{OVERVIEW}") for entry in languages)
    site = Site(base_address=plan.base_address, exit=plan.exit, path="index.html", canonical="index.html")
    page = Page(words.tag, words.direction, words.labels, words.contacts, site)
    choices = [(one, every[one.language.language].wording.label("overzicht")) for one in alternates]
    return page.render("languages", title=page.say("kies_taal"), series=words.series, choices=choices)


def sitemap(plan: Plan) -> str:
    """The pages that search engines may show, each with its other languages."""
    overviews = [Alternate(entry, f"{entry.language}/{OVERVIEW}") for entry in plan.languages]
    groups = [(one.path, overviews) for one in overviews]
    for slug, summary in plan.summaries.items():
        groups += [
            (f"{tag}/{slug}.html", [*in_languages(summary, edition, current=True)])
            for edition, tags in summary.editions.items()
            for tag in tags
            if summary.newest.get(tag) == edition
        ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        + "".join(_location(plan.base_address, path, others) for path, others in groups)
        + "</urlset>\n"
    )


def _location(base: str, path: str, others: list[Alternate]) -> str:
    pairs = ((escape(one.language.language), escape(base + one.path)) for one in others)
    links = "".join(f'  <xhtml:link rel="alternate" hreflang="{tag}" href="{address}"/>\n' for tag, address in pairs)
    return f" <url>\n  <loc>{escape(base + path)}</loc>\n{links} </url>\n"


def robots(plan: Plan) -> str:
    """What crawlers may read: everything; where the sitemap is."""
    return f"User-agent: *\nAllow: /\nSitemap: {plan.base_address}sitemap.xml\n"
