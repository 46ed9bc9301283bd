"""Translations as wholes: as long as they should be, translated at all, the same for the same text; and the header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.authoring.yaml_document import Span
from factsheet_content.checks.catalog_entries import (
    find_words,
    finished,
    in_translation,
    is_address,
    language_of,
    without_fields,
)
from factsheet_content.checks.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

#: A translation is between a third and three times as long as the Dutch text, give or take some letters.
_SHORTEST, _LONGEST, _FEW, _MANY = 0.34, 2.5, 12, 50
#: Scripts with a sign for a word or a syllable take less room.
_DENSE = frozenset(("zh", "ja", "ko", "yue"))
_DENSE_SHORTEST, _DENSE_FEW = 0.12, 5
_LEAST_WORDS = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLURAL = re.compile(r"\s*nplurals\s*=\s*\d+\s*;\s*plural\s*=[\s\dn()?:%<>=!&|]+;?\s*")
_NEEDED = ("MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms", "PO-Revision-Date")


def check_wholes(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """Each translation is one, is as long as it should be, and agrees with that of the same text elsewhere."""
    language = language_of(tag)
    first: dict[str, Entry] = {}
    names = catalog.path.endswith("/contacts.po")  # an organisation may keep its name
    for entry in finished(catalog):
        known = first.setdefault(entry.msgid, entry)
        if known.msgstr != entry.msgstr:
            yield from _differently(catalog, entry, known)
        if entry.msgstr == entry.msgid:
            if not names and language not in (SOURCE_LANGUAGE, "af"):
                yield from _untranslated(tree, catalog, entry)
        elif not is_address(entry.msgid):
            yield from _check_length(catalog, entry, language)


def _differently(catalog: Catalog, entry: Entry, known: Entry) -> Iterator[Diagnostic]:
    yield in_translation(catalog, entry).warning(
        "FC534",
        "The same Dutch text is translated differently at {unit}: “{other}”.",
        "Use one translation, unless the place asks for another.",
        unit=known.msgctxt or "",
        other=known.msgstr,
    )


def _untranslated(tree: ContentTree, catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    text = without_fields(entry.msgid)
    words = _WORD.findall(text)
    if is_address(entry.msgid) or len(words) < 2:  # noqa: PLR2004 - a single word can be the same in two languages
        return
    if len(words) >= _LEAST_WORDS or find_words(tree, SOURCE_LANGUAGE, "function_words").search(text):
        yield in_translation(catalog, entry).warning(
            "FC533",
            "The translation is the Dutch text.",
            "Translate it, or leave it empty: then a reader sees that it is Dutch.",
        )


def _check_length(catalog: Catalog, entry: Entry, language: str) -> Iterator[Diagnostic]:
    source, translation = len(without_fields(entry.msgid)), len(without_fields(entry.msgstr))
    part, few = (_DENSE_SHORTEST, _DENSE_FEW) if language in _DENSE else (_SHORTEST, _FEW)
    if translation < source * part - few or translation > source * _LONGEST + _MANY:
        yield in_translation(catalog, entry).warning(
            "FC532",
            "The translation has {found} characters, and the Dutch text {wanted}.",
            "See whether something is missing, or stands there twice.",
            found=translation,
            wanted=source,
        )


def check_header(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """The header has what other programs need to read the file, and no entry has plural forms."""
    del tree, tag
    for name in _NEEDED if catalog.headers else ():
        value = catalog.headers.get(name, "").strip()
        if not value:
            yield _in_header(catalog, name).warning(
                "FC537", "The header has no {name}.", "Copy the line from another catalog of the language.", name=name
            )
        elif name == "Plural-Forms" and not _PLURAL.fullmatch(value):
            yield _in_header(catalog, name).warning(
                "FC537",
                "Plural-Forms is “{value}”, which no program can read.",
                "Write nplurals=2; plural=(n != 1); or what the language needs.",
                value=value,
            )
    for entry in catalog.entries:
        if entry.msgid_plural is not None and not entry.obsolete:
            span = Span(entry.line or 1, 1, entry.line or 1, 2)
            yield Place(catalog.path, span, entry.msgctxt).error(
                "FC536",
                "The entry has plural forms, and our texts have none.",
                "Write one msgid and one msgstr, as the template has them.",
            )


def _in_header(catalog: Catalog, name: str) -> Place:
    line = next((number for number, text in enumerate(catalog.lines, 1) if text.startswith(f'"{name}:')), 0)
    return Place(catalog.path, Span(line or 1, 2 if line else 1, line or 1, 2 + len(name) if line else 2))
