"""The content API's files that belong to no single factsheet: index, contacts, recalls with their feed, schemas."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.checks.schema import schema_folder
from factsheet_content.contract import to_dict
from factsheet_content.editions.publication import index_of
from factsheet_content.publishing.site.recalls import of_contacts, phrase
from factsheet_content.rendering.json import indented
from factsheet_content.translation.contacts import contact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.site.plan import Plan
    from factsheet_content.publishing.site.words import SiteWords

    Json = dict[str, Any]

VERSION = "1.0.0"
FEED = "recalls.atom"


def files(plan: Plan) -> Iterator[tuple[str, str]]:
    """Path → text."""
    publication = plan.publication
    words = plan.words
    recalls = sorted(_recalls(plan), key=lambda recall: (recall["on"], recall["id"]), reverse=True)
    entries = [summary.entry for summary in plan.summaries.values()]
    yield "api/v1/index.json", _text(index_of(publication.tree, plan.content_as_of, entries))
    yield "api/v1/contacts.json", _text(_head(plan, "contacts") | {"contacts": _contacts(publication, words)})
    yield "recalls.json", _text(_head(plan, "recalls") | {"recalls": recalls})
    yield FEED, _feed(plan, words[SOURCE_LANGUAGE], recalls)
    for path in sorted((schema_folder() / "export").iterdir()):
        yield f"api/v1/schema/{path.name}", path.read_text(encoding="utf-8")


def _text(data: Json) -> str:
    return indented(data) + "\n"


def _head(plan: Plan, name: str) -> Json:
    return {
        "schema": f"api/v1/schema/{name}.schema.json",
        "schema_version": VERSION,
        "content_as_of": plan.content_as_of,
    }


def _contacts(publication: Publication, words: dict[str, SiteWords]) -> Json:
    """Every organisation, those too that no current text names: an app that ships old content still shows them."""
    return {
        id_: {
            "retired": list(map(string, sequence(entry.get("retired")))),
            "languages": {tag: to_dict(contact(one.wording, id_)) for tag, one in words.items()},
        }
        for id_, entry in publication.tree.contacts.entries.items()
    }


def _recalls(plan: Plan) -> Iterator[Json]:
    """All of them, in the languages of the site."""
    found = [*of_contacts(plan.publication, plan.content_as_of, plan.words)]
    found += [recall for summary in plan.summaries.values() for recall in summary.recalls]
    for recall in found:
        yield recall | {"texts": {tag: recall["texts"][tag] for tag in plan.words}}


def _feed(plan: Plan, words: SiteWords, recalls: Iterable[Json]) -> str:
    """The same as an Atom feed (RFC 4287) in the source language; a day stands for its first moment."""
    base = plan.base_address
    title = f"{words.series.text}: {phrase(words, 'terugroepingen')}"
    entries = "".join(_entry(base, words.tag, recall) for recall in recalls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(words.tag)}">\n'
        f" <id>{escape(base)}{FEED}</id>\n"
        f" <title>{escape(title)}</title>\n"
        f" <updated>{plan.content_as_of}T00:00:00Z</updated>\n"
        f" <author><name>{escape(words.series.text)}</name></author>\n"
        f' <link rel="self" href="{escape(base + FEED)}"/>\n'
        f' <link rel="alternate" type="application/json" href="{escape(base)}recalls.json"/>\n'
        f"{entries}</feed>\n"
    )


def _entry(base: str, tag: str, recall: Json) -> str:
    slug = recall.get("slug")
    page = f"{tag}/{slug}.html" if slug else f"{tag}/index.html"
    kind = escape(recall["kind"])
    return (
        " <entry>\n"
        f"  <id>{escape(base)}recalls.json#{escape(recall['id'])}</id>\n"
        f"  <title>{escape(recall['texts'][tag])}</title>\n"
        f"  <updated>{recall['on']}T00:00:00Z</updated>\n"
        f'  <link rel="alternate" href="{escape(base + page)}"/>\n'
        f'  <category term="{kind}"/>\n'
        " </entry>\n"
    )
