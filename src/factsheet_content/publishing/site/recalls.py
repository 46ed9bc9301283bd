"""What an app that ships older content must hear of: retired numbers, withdrawn editions, critical notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.editions.lock import lock_entries
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.site.words import SiteWords

    Json = dict[str, Any]
    Words = Mapping[str, SiteWords]


def of_factsheet(publication: Publication, slug: str, words: Words) -> Iterator[Json]:
    """What is recalled of one factsheet."""
    yield from _withdrawn(publication, slug, words)
    yield from _critical_notices(publication, slug, words)


def of_contacts(publication: Publication, content_as_of: str, words: Words) -> Iterator[Json]:
    """The numbers that may be shown no more."""
    for id_, entry in publication.tree.contacts.entries.items():
        channels = mapping(entry.get("channels")).values()
        dates = (string(mapping(mapping(channel).get("verified")).get("date")) for channel in channels)
        on = max(filter(None, dates), default=content_as_of)
        for number in map(string, sequence(entry.get("retired"))):
            yield {
                "id": f"retired/{id_}/{''.join(char for char in number if char.isalnum())}",
                "kind": "retired_channel",
                "on": on,
                "contact": id_,
                "display": number,
                "texts": _texts(words, "terugroep_nummer", number=number),
            }


def _withdrawn(publication: Publication, slug: str, words: Words) -> Iterator[Json]:
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
                    tag: phrase(
                        one, "terugroep_uitgave", title=_title(one, slug, edition), date=one.wording.date(edition)
                    )
                    for tag, one in words.items()
                },
            }


def _critical_notices(publication: Publication, slug: str, words: Words) -> Iterator[Json]:
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
                    tag: phrase(one, "terugroep_mededeling", title=_title(one, slug, edition))
                    + ": "
                    + Wording(publication.tree, sheet, one.wording.language).text(notice.unit).text
                    for tag, one in words.items()
                },
            }


def _title(words: SiteWords, slug: str, edition: str) -> str:
    unit = words.publication.tree.sheet(slug, edition).title
    return words.wording.text(unit).text if unit else slug


def _texts(words: Words, label: str, **fields: str) -> dict[str, str]:
    return {tag: phrase(one, label, **fields) for tag, one in words.items()}


def phrase(words: SiteWords, label: str, **fields: str) -> str:
    """A label of the site as text."""
    return words.wording.label(label, **fields).text
