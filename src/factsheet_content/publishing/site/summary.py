"""What the rest of a site has to know of one factsheet, as plain data, for it is remembered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.editions.publication import index_entry
from factsheet_content.publishing.site import recalls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.site.words import SiteWords


@dataclass(frozen=True, slots=True)
class Summary:
    """One factsheet that is published."""

    slug: str
    editions: dict[str, list[str]]
    """Edition, newest first → the languages that it can be read in."""
    newest: dict[str, str]
    """Language, Dutch first → the newest edition that can be read in it."""
    entry: dict[str, Any]
    """What the index says of it."""
    recalls: list[dict[str, Any]]
    """What an app that ships older content must hear of it, in every language that there is."""
    as_of: str


def summarise(publication: Publication, slug: str, words: Mapping[str, SiteWords]) -> Summary:
    """The summary of a factsheet; ``words`` are those of every language of the content."""
    tags = (SOURCE_LANGUAGE, *publication.tree.languages)
    newest = {tag: publication.newest_in(slug, tag) for tag in tags}
    return Summary(
        slug,
        {edition: publication.languages(slug, edition) for edition in publication.editions(slug)},
        {tag: edition for tag, edition in newest.items() if edition},
        index_entry(publication, slug),
        [*recalls.of_factsheet(publication, slug, words)],
        publication.as_of(slug),
    )
