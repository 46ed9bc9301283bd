"""What a factsheet is, for search engines and other programs: schema.org terms as JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.rendering.words import helplines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from factsheet_content.model import Channel, Contact, Factsheet, Source

    Node = dict[str, Any]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Hours as contacts.yaml has them → schema.org's; those that are not here are left out.
_HOURS = {"altijd_bereikbaar": {"dayOfWeek": [f"https://schema.org/{day}" for day in _DAYS]}}
_KINDS = {
    "report": "Report",
    "article": "Article",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "web": "WebPage",
    "law": "Legislation",
    "dataset": "Dataset",
}


def linked_data(sheet: Factsheet, address: str = "") -> Node:
    """The page with the article on it; ``address`` is where it is published, if it is."""
    page: Node = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        **({"@id": address, "url": address} if address else {}),
        "name": sheet.series.title.text,
        "inLanguage": sheet.language,
        **_review(sheet),
        "mainEntity": _article(sheet),
    }
    return page


def _review(sheet: Factsheet) -> Node:
    review = sheet.review
    if not review.on:
        return {}
    by = {"reviewedBy": {"@type": "Organization", "name": review.by}} if review.by else {}
    return {"lastReviewed": review.on, **by}


def _article(sheet: Factsheet) -> Node:
    original = sheet.translation.review == "source"
    translated = {"translationOfWork": {"@type": "Article", "inLanguage": sheet.translation.source_language}}
    return {
        "@type": "Article",
        "headline": sheet.title.text,
        "inLanguage": sheet.language,
        **({"version": sheet.edition, "datePublished": sheet.edition} if sheet.edition else {}),
        **({} if sheet.status == "current" else {"creativeWorkStatus": sheet.status}),
        **({} if original else translated),
        # The ministry wrote the text; this publication of it is not the ministry's, so no publisher is named.
        "author": {"@type": "Organization", "name": sheet.publisher.text},
        **({"isBasedOn": sheet.origin.url} if sheet.origin.url else {}),
        "isPartOf": {"@type": "CreativeWorkSeries", "name": sheet.series.name.text},
        "isAccessibleForFree": True,
        "citation": [_source(source) for source in sheet.sources.values()],
        "mentions": [_organisation(contact) for contact in helplines(sheet)],
    }


def _source(source: Source) -> Node:
    optional = {
        "datePublished": str(source.year) if source.year else None,
        "url": source.url,
        "inLanguage": source.lang,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "author": [{"@type": "Person", "name": name} for name in source.authors] or None,
    }
    given = {key: value for key, value in optional.items() if value is not None}
    return {"@type": _KINDS.get(source.type, "CreativeWork"), "name": source.title, **given}


def _organisation(contact: Contact) -> Node:
    return {"@type": "Organization", "name": contact.name.text, "contactPoint": list(_points(contact))}


def _points(contact: Contact) -> Iterator[Node]:
    for channel in contact.channels.values():
        number = {"telephone": channel.display} if channel.uri.startswith("tel:") else {"url": channel.uri}
        languages = {"availableLanguage": list(channel.languages)} if channel.languages else {}
        yield {"@type": "ContactPoint", "contactType": channel.kind, **number, **languages, **_hours(channel)}


def _hours(channel: Channel) -> Node:
    known = _HOURS.get(channel.hours or "")
    if not known:
        return {}
    return {
        "hoursAvailable": {"@type": "OpeningHoursSpecification", **known, "opens": "00:00:00", "closes": "23:59:59"}
    }
