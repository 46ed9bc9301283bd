"""The content API's files that belong to no single factsheet: index, contacts, recalls with their feed, schemas."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.checks.schema import schema_folder
from factsheet_content.contract import to_dict
from factsheet_content.editions.lock import lock_entries
from factsheet_content.editions.publication import index
from factsheet_content.publishing.site_words import SiteWords
from factsheet_content.translation.contacts import contact
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.site_plan import Plan

    Json = dict[str, Any]

VERSION = "1.0.0"
FEED = "recalls.atom"


def files(plan: Plan) -> Iterator[tuple[str, str]]:
    """Path → text."""
    publication = plan.publication
    words = {entry.language: SiteWords(publication, entry.language) for entry in plan.languages()}
    recalls = sorted(_recalls(publication, words), key=lambda recall: (recall["on"], recall["id"]), reverse=True)
    yield "api/v1/index.json", _text(index(publication))
    yield "api/v1/contacts.json", _text(_head(publication, "contacts") | {"contacts": _contacts(publication, words)})
    yield "recalls.json", _text(_head(publication, "recalls") | {"recalls": recalls})
    yield FEED, _feed(plan, words[SOURCE_LANGUAGE], recalls)
    for path in sorted((schema_folder() / "export").iterdir()):
        yield f"api/v1/schema/{path.name}", path.read_text(encoding="utf-8")


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _head(publication: Publication, name: str) -> Json:
    return {
        "schema": f"api/v1/schema/{name}.schema.json",
        "schema_version": VERSION,
        "content_as_of": publication.content_as_of,
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


def _recalls(publication: Publication, words: dict[str, SiteWords]) -> Iterator[Json]:
    """What an app that ships older content must hear of."""
    yield from _retired(publication, words)
    for slug in publication.slugs:
        yield from _withdrawn(publication, slug, words)
        yield from _critical_notices(publication, slug, words)


def _retired(publication: Publication, words: dict[str, SiteWords]) -> Iterator[Json]:
    for id_, entry in publication.tree.contacts.entries.items():
        channels = mapping(entry.get("channels")).values()
        dates = (string(mapping(mapping(channel).get("verified")).get("date")) for channel in channels)
        on = max(filter(None, dates), default=publication.content_as_of)
        for number in map(string, sequence(entry.get("retired"))):
            yield {
                "id": f"retired/{id_}/{''.join(char for char in number if char.isalnum())}",
                "kind": "retired_channel",
                "on": on,
                "contact": id_,
                "display": number,
                "texts": _texts(words, "terugroep_nummer", number=number),
            }


def _withdrawn(publication: Publication, slug: str, words: dict[str, SiteWords]) -> Iterator[Json]:
    for edition, entry in lock_entries(publication.tree, slug).items():
        if entry.withdrawn:
            yield {
                "id": f"withdrawn/{slug}/{edition}",
                "kind": "withdrawn_edition",
                "on": entry.withdrawn,
                "slug": slug,
                "edition": edition,
                "instead": publication.newest(slug),
                "texts": {
                    tag: _phrase(
                        one, "terugroep_uitgave", title=_title(one, slug, edition), date=one.wording.date(edition)
                    )
                    for tag, one in words.items()
                },
            }


def _critical_notices(publication: Publication, slug: str, words: dict[str, SiteWords]) -> Iterator[Json]:
    editions = publication.editions(slug)
    for notice in publication.tree.notices(slug).notices:
        if notice.unit and notice.unit.critical:
            limited = list(map(string, sequence(notice.data.get("editions")))) or editions
            edition = next((one for one in editions if one in limited), editions[0])
            sheet = publication.tree.sheet(slug, edition)
            yield {
                "id": f"notice/{slug}/{notice.id}",
                "kind": "critical_notice",
                "on": string(notice.data.get("on")),
                "slug": slug,
                "notice": notice.id,
                "editions": limited,
                "texts": {
                    tag: _phrase(one, "terugroep_mededeling", title=_title(one, slug, edition))
                    + ": "
                    + Wording(publication.tree, sheet, one.wording.language).text(notice.unit).text
                    for tag, one in words.items()
                },
            }


def _title(words: SiteWords, slug: str, edition: str) -> str:
    unit = words.publication.tree.sheet(slug, edition).title
    return words.wording.text(unit).text if unit else slug


def _texts(words: dict[str, SiteWords], label: str, **fields: str) -> dict[str, str]:
    return {tag: _phrase(one, label, **fields) for tag, one in words.items()}


def _phrase(words: SiteWords, label: str, **fields: str) -> str:
    return words.wording.label(label, **fields).text


def _feed(plan: Plan, words: SiteWords, recalls: Iterable[Json]) -> str:
    """The same as an Atom feed (RFC 4287) in the source language; a day stands for its first moment."""
    base = plan.base_address
    title = f"{words.series.text}: {_phrase(words, 'terugroepingen').lower()}"
    entries = "".join(_entry(base, words.tag, recall) for recall in recalls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(words.tag)}">\n'
        f" <id>{escape(base)}{FEED}</id>\n"
        f" <title>{escape(title)}</title>\n"
        f" <updated>{plan.publication.content_as_of}T00:00:00Z</updated>\n"
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
