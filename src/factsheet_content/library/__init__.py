"""Finds and loads published factsheets, with nothing but the standard library."""

from __future__ import annotations

from factsheet_content.errors import UnknownEditionError, UnknownFactsheetError, UnknownLanguageError
from factsheet_content.library.language_tags import is_well_formed, lookup
from factsheet_content.library.layers import open_layers

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from factsheet_content.library.layers import Entry, Layer
    from factsheet_content.model import Factsheet


def factsheets() -> list[str]:
    """The slugs of all published factsheets, in alphabetical order."""
    return sorted({slug for layer in open_layers(None) for slug in layer.slugs})


def editions(slug: str) -> list[str]:
    """The published editions of a factsheet as ISO dates, newest first."""
    return list(_find(slug, None)[1].editions)


def languages(slug: str, edition: str | None = None) -> list[str]:
    """The BCP 47 tags of the languages that a factsheet, or that edition of it, is published in."""
    entry = _find(slug, None)[1]
    return list(entry.newest if edition is None else _edition(slug, edition, entry))


def load(
    slug: str,
    *,
    lang: str = "nl",
    edition: str | None = None,
    data: str | os.PathLike[str] | None = None,
    fallback: str | None = "nl",
) -> Factsheet:
    """One edition of a factsheet in one language; without ``edition`` the newest that is published in that language.

    ``lang`` is a BCP 47 tag, looked up as RFC 4647 section 3.4 says: ``en-GB`` finds ``en``; what finds nothing gets
    ``fallback``, or an error where that is ``None``. ``data``, or else the environment variable ``FACTSHEET_DATA``, is
    the ``api/v1`` folder of a published tree; it is used for the factsheets in it unless the package's data is newer.

    ``UnknownFactsheetError``, ``UnknownEditionError`` and ``UnknownLanguageError`` (for a malformed tag as well) list
    what there is; data that cannot be read raises ``FactsheetError``, which is what all three are.
    """
    layer, entry = _find(slug, data)
    if edition is None:
        language = _language(slug, lang, fallback, entry.newest)
        return layer.factsheet(slug, entry.newest[language], language)
    return layer.factsheet(slug, edition, _language(slug, lang, fallback, _edition(slug, edition, entry)))


def content_as_of() -> str:
    """The day on which the newest data was compiled from checked content, as an ISO date."""
    return open_layers(None)[0].as_of


def _find(slug: str, data: str | os.PathLike[str] | None) -> tuple[Layer, Entry]:
    """The layer that has the newest data about the factsheet, and what its index says."""
    places = open_layers(data)
    for layer in places:
        if slug in layer.slugs:
            return layer, layer.entry(slug)
    known = sorted({slug for layer in places for slug in layer.slugs})
    raise UnknownFactsheetError(f"there is no factsheet {slug!r}{_there_are(slug, known)}")


def _edition(slug: str, edition: str, entry: Entry) -> tuple[str, ...]:
    """The languages that the edition is published in."""
    if edition not in entry.editions:
        raise UnknownEditionError(f"{slug} has no published edition {edition!r}{_there_are(edition, entry.editions)}")
    return entry.editions[edition]


def _language(slug: str, lang: str, fallback: str | None, available: Iterable[str]) -> str:
    for tag in (lang, fallback):
        if tag is None:
            continue
        if not is_well_formed(tag):
            raise UnknownLanguageError(f"{tag!r} is no BCP 47 language tag{_there_are(tag, available)}")
        found = lookup(tag, available)
        if found is not None:
            return found
    raise UnknownLanguageError(f"{slug} is not published in {lang!r}{_there_are(lang, available)}")


def _there_are(asked: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # costs more than a load that finds what it looks for

    close = get_close_matches(str(asked), known, n=1)
    return f"; there is {', '.join(known) or 'nothing'}{f'. Did you mean {close[0]!r}?' if close else ''}"
