"""Negations of critical texts: a "not" that is dropped turns a warning into advice to do the thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.checks.catalog_entries import find_words, finished, in_translation, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Catalog
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree


#: How the note begins that a translator finds at a critical text (translation/templates.py).
CRITICAL = "KRITIEK"


def check_negations(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """A critical text denies in the translation what it denies in Dutch, by the words of both lexicons."""
    dutch, theirs = find_words(tree, SOURCE_LANGUAGE, "negations"), find_words(tree, tag, "negations")
    words = lexicon(tree, SOURCE_LANGUAGE, "negations")
    known = bool(lexicon(tree, tag, "negations"))
    suspect = []
    for entry in finished(catalog):
        lower = entry.msgid.lower()
        if any(map(lower.__contains__, words)) or any(map(_is_critical, entry.extracted)):
            wanted, found = len(dutch.findall(entry.msgid)), len(theirs.findall(entry.msgstr))
            if bool(wanted) != bool(found) or found < wanted:
                suspect.append((entry, wanted, found))
    # Which texts are critical is looked up only for those: it means reading every edition.
    critical = _critical(tree, catalog, tag) if suspect else frozenset()
    for entry, wanted, found in suspect:
        if (entry.msgctxt, entry.msgid) not in critical:
            continue
        place = in_translation(catalog, entry)
        denied = ", ".join(dict.fromkeys(match[0] for match in dutch.finditer(entry.msgid)))
        if not known:
            yield place.advice(
                "FC527",
                "Nothing can tell whether “{words}” is kept: {tag} has no lexicon.",
                "Read it once more; list the words that deny in content/{tag}/lexicon.yaml.",
                words=denied,
                tag=tag,
            )
        elif not wanted:
            word = theirs.search(entry.msgstr)
            yield place.warning(
                "FC527",
                "This critical text denies something (“{word}”), and the Dutch text does not.",
                "See whether it says the same.",
                word=word[0] if word else "",
            )
        elif not found:
            yield place.error(
                "FC527",
                "This critical text has “{words}” in Dutch, and the translation denies nothing.",
                "Bring the negation back; if it is there in other words, say so in a comment: # FC527: …",
                words=denied,
            )
        else:
            yield place.warning(
                "FC527",
                "This critical text denies {wanted} times in Dutch (“{words}”), and {found} times in the translation.",
                "See whether each is kept.",
                wanted=wanted,
                words=denied,
                found=found,
            )


def _is_critical(note: str) -> bool:
    """Whether a translator is told so; the tree has the last word."""
    return note.startswith(CRITICAL)


def _critical(tree: ContentTree, catalog: Catalog, tag: str) -> frozenset[tuple[str | None, str]]:
    domain = catalog.path.removeprefix(f"content/{tag}/").removesuffix(".po")
    slug = domain.removeprefix("factsheets/")
    if slug == domain:
        return frozenset()
    units = [unit for sheet in tree.sheets(slug) for unit in sheet.units()]
    units += [notice.unit for notice in tree.notices(slug).notices if notice.unit]
    return frozenset((unit.id, unit.text) for unit in units if unit.critical)
