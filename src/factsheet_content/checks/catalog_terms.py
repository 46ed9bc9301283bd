"""Terms of the field: the word that the glossary has for each, no false friends, and abbreviations kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.checks.catalog_entries import find_words, finished, in_translation, is_address
from factsheet_content.checks.catalog_inflection import beginnings, dutch_pattern, stem, strict_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

_ABBREVIATION = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]*[A-Z](?![\w-])")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]")
#: A longer row of capitals is a word that somebody stresses.
_LONGEST_ABBREVIATION = 6


class Avoided(NamedTuple):
    """A word that looks right and is not."""

    word: str
    pattern: re.Pattern[str]
    why: str


class Term(NamedTuple):
    """A term with what a language does with it."""

    dutch: str
    stem: str
    pattern: re.Pattern[str]
    use: tuple[str, ...]
    used: tuple[tuple[str, ...], ...]
    """For each word or words to use, what each of their forms has in it."""
    avoid: tuple[Avoided, ...]


_Raw = tuple[tuple[str, tuple[str, ...], tuple[tuple[str, str], ...]], ...]


def check_terms(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """Where the Dutch text has a term, the translation has the word for it, and none of those to avoid."""
    terms = _terms(_raw(tree, tag))
    entries = [entry for entry in finished(catalog) if not is_address(entry.msgid)]
    texts = [entry.msgid.lower() for entry in entries]
    every = "\n".join(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    for term in terms:
        starts_found, every = _take(every, term)
        for index in dict.fromkeys(bisect_right(starts, start) - 1 for start in starts_found):
            yield from _check_term(catalog, entries[index], term)


def _take(every: str, term: Term) -> tuple[list[int], str]:
    """Where a term stands, and the texts without it: longer terms come first, and take the shorter ones inside."""
    found: list[int] = []
    reach = 2 * len(term.dutch)
    at = every.find(term.stem)
    while at >= 0:
        match = term.pattern.search(every, max(0, at - reach), at + reach + len(term.stem))
        if match:
            found.append(match.start())
            every = every[: match.start()] + " " * len(match[0]) + every[match.end() :]
        at = every.find(term.stem, max(match.end() if match else 0, at + 1))
    return found, every


def _check_term(catalog: Catalog, entry: Entry, term: Term) -> Iterator[Diagnostic]:
    lower = entry.msgstr.lower()
    for avoided in term.avoid:
        if avoided.word.lower() in lower:
            yield from _check_avoided(catalog, entry, term, avoided)
    # The words round the content are no terms of the field: "Direct naar de inhoud" is "Skip to the content".
    if not any(all(map(lower.__contains__, words)) for words in term.used) and not catalog.path.endswith("/labels.po"):
        yield in_translation(catalog, entry).warning(
            "FC528",
            "The word for “{term}” is not there.",
            "The glossary has: {use}.",
            term=term.dutch,
            use=", ".join(term.use),
        )


def _check_avoided(catalog: Catalog, entry: Entry, term: Term, avoided: Avoided) -> Iterator[Diagnostic]:
    rest = entry.msgstr
    for use in term.use:  # what is right may have what is wrong in it
        whole = rf"(?<!\w){re.escape(use)}(?:e?s)?(?!\w)"
        rest = re.sub(whole, lambda match: " " * len(match[0]), rest, flags=re.IGNORECASE)
    for match in avoided.pattern.finditer(rest):
        yield in_translation(catalog, entry, *match.span()).warning(
            "FC529",
            "“{found}” is not the word for “{term}”: {why}",
            "Write: {use}.",
            found=match[0],
            term=term.dutch,
            why=avoided.why,
            use=", ".join(term.use),
        )


def _raw(tree: ContentTree, tag: str) -> _Raw:
    path = f"content/{tag}/glossary.yaml"
    if not tree.exists(path):
        return ()
    dutch = mapping(mapping(tree.document(f"content/{SOURCE_LANGUAGE}/glossary.yaml").data).get("terms"))
    theirs = mapping(mapping(tree.document(path).data).get("terms"))
    return tuple(
        (
            string(mapping(dutch[id_]).get("term")),
            tuple(filter(None, map(string, sequence(mapping(term).get("use"))))),
            tuple((word, string(why)) for word, why in mapping(mapping(term).get("avoid")).items()),
        )
        for id_, term in theirs.items()
        if id_ in dutch
    )


@lru_cache(maxsize=32)
def _terms(raw: _Raw) -> tuple[Term, ...]:
    found = [
        Term(
            dutch,
            stem(dutch),
            dutch_pattern(dutch),
            use,
            tuple(map(beginnings, use)),
            tuple(Avoided(word, strict_pattern(word), why) for word, why in avoid),
        )
        for dutch, use, avoid in raw
        if dutch.strip() and use
    ]
    return tuple(sorted(found, key=lambda term: len(term.dutch), reverse=True))


def check_abbreviations(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """An abbreviation of the Dutch text stands in the translation too, unless the glossary has another word for it."""
    exempt: set[str] | None = None
    for entry in finished(catalog):
        for match in _ABBREVIATION.finditer(entry.msgid) if _CAPITALS.search(entry.msgid) else ():
            word = match[0]
            if len(word) > _LONGEST_ABBREVIATION or word.lower() in entry.msgstr.lower():
                continue
            if exempt is None:
                exempt = {dutch for dutch, use, _ in _raw(tree, tag) if not any(dutch in text for text in use)}
            stressed = any(
                find_words(tree, SOURCE_LANGUAGE, key).fullmatch(word)
                for key in ("negations", "modals", "function_words")
            )
            if word not in exempt and not stressed:
                yield in_translation(catalog, entry).warning(
                    "FC526",
                    "The abbreviation {word} of the Dutch text is missing.",
                    "Copy it; if the language has another one, put that in its glossary.yaml.",
                    word=word,
                )
