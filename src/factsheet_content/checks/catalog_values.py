"""Translations by value: the figures, dates, numbers to call and addresses of the Dutch text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.authoring.unit import fields
from factsheet_content.checks import catalog_numbers, phones
from factsheet_content.checks.catalog_entries import (
    find_words,
    finished,
    in_translation,
    is_address,
    lexicon,
    without_fields,
)
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

_KINDS = ("https", "mailto", "tel")
_DIGIT = re.compile(r"\d")
_WEB = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\[\]{}]*[^\s<>()\[\]{}.,;:!?\"'’”»،。]")
#: Up to here a language may prefer the word: "five steps".
_SMALL = 12


def check_values(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """Numbers to call, addresses, dates and figures are those of the Dutch text."""
    for entry in finished(catalog):
        if is_address(entry.msgid):
            yield from _check_scheme(catalog, entry)
            continue
        if not _has_values(entry.msgid) and not _has_values(entry.msgstr):
            continue
        source, translation = without_fields(entry.msgid), without_fields(entry.msgstr)
        if "@" in translation or "@" in source:
            yield from _check_same(catalog, entry, "FC524", phones.MAIL, str.lower)
        if "//" in translation or "//" in source or "www." in translation or "www." in source:
            yield from _check_same(catalog, entry, "FC524", _WEB, _page)
            source, translation = _WEB.sub(" ", source), _WEB.sub(" ", translation)
        if _DIGIT.search(source) or _DIGIT.search(translation):
            if phones.may_call(source) or phones.may_call(translation):
                yield from _check_phones(catalog, entry)
                source, translation = phones.NUMBER.sub(" ", source), phones.NUMBER.sub(" ", translation)
            yield from _check_figures(tree, catalog, entry, tag, source, translation)


def _has_values(text: str) -> bool:
    """Whether a text may have a figure or an address: asked first, because most have none."""
    if "@" in text or "//" in text or "www." in text:
        return True
    return phones.has_digit(text)


def _page(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|^www\.|/$", "", address)


def _check_scheme(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    wanted, _, _ = entry.msgid.partition(":")
    found, _, _ = entry.msgstr.partition(":")
    # What is no address at all is FC508's.
    if wanted in _KINDS and found in _KINDS and found != wanted:
        yield in_translation(catalog, entry).error(
            "FC524",
            "The Dutch address begins with {wanted}:.",
            "A language may have another page, not another kind of address.",
            wanted=wanted,
        )


def _check_same(
    catalog: Catalog, entry: Entry, code: str, pattern: re.Pattern[str], value: Callable[[str], str]
) -> Iterator[Diagnostic]:
    wanted = Counter(value(match[0]) for match in pattern.finditer(entry.msgid))
    for match in pattern.finditer(entry.msgstr):
        if wanted[value(match[0])] > 0:
            wanted[value(match[0])] -= 1
        else:
            yield in_translation(catalog, entry, *match.span()).error(
                code, "The Dutch text does not have “{found}”.", _it_has(pattern, entry), found=match[0]
            )
    for missing in wanted.elements():
        yield in_translation(catalog, entry).error(
            code, "“{missing}” of the Dutch text is missing.", "Copy it as it stands there.", missing=missing
        )


def _it_has(pattern: re.Pattern[str], entry: Entry) -> str:
    there = ", ".join(match[0] for match in pattern.finditer(entry.msgid))
    return phrase("It has: {names}.", names=there or phrase("none"))


def _check_phones(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    found = list(_check_same(catalog, entry, "FC523", phones.NUMBER, phones.dialled))
    yield from found
    if found:
        return
    written = {match[0] for match in phones.NUMBER.finditer(entry.msgid)}
    for match in phones.NUMBER.finditer(entry.msgstr):
        if match[0] not in written:
            yield in_translation(catalog, entry, *match.span()).warning(
                "FC523",
                "“{found}” is written in another way than in the Dutch text.",
                _it_has(phones.NUMBER, entry),
                found=match[0],
            )


def _check_figures(  # noqa: PLR0913, PLR0917 - both texts, and what they belong to
    tree: ContentTree, catalog: Catalog, entry: Entry, tag: str, source: str, translation: str
) -> Iterator[Diagnostic]:
    theirs = catalog_numbers.dates(source, SOURCE_LANGUAGE)
    ours = catalog_numbers.dates(translation, tag)
    for date in list(theirs):
        same = next((other for other in ours if other.values & date.values), None)
        if same:
            theirs.remove(date)
            ours.remove(same)
            source, translation = _blank(source, date), _blank(translation, same)
    if theirs and ours:
        for date, other in zip(theirs, ours, strict=False):
            wanted, found = source[date.start : date.end], translation[other.start : other.end]
            at = entry.msgstr.find(found)
            place = in_translation(catalog, entry, max(at, 0), at + len(found) if at >= 0 else None)
            yield place.error(
                "FC522", "“{found}” is another date than “{wanted}”.", "Write the same day.", found=found, wanted=wanted
            )
        return
    yield from _check_numbers(tree, catalog, entry, tag, source, translation)


def _blank(text: str, date: catalog_numbers.Date) -> str:
    return text[: date.start] + " " * (date.end - date.start) + text[date.end :]


def _check_numbers(  # noqa: PLR0913, PLR0917 - both texts, and what they belong to
    tree: ContentTree, catalog: Catalog, entry: Entry, tag: str, source: str, translation: str
) -> Iterator[Diagnostic]:
    wanted = Counter(catalog_numbers.numbers(source, SOURCE_LANGUAGE))
    found = Counter(catalog_numbers.numbers(translation, tag))
    if wanted == found:
        return
    missing, extra = list((wanted - found).elements()), list((found - wanted).elements())
    # A number word on the other side may well be the same figure.
    if missing and all(map(_is_small, missing)) and find_words(tree, tag, "numbers").search(translation):
        missing = []
    if extra and all(map(_is_small, extra)) and find_words(tree, SOURCE_LANGUAGE, "numbers").search(source):
        extra = []
    sure = bool(lexicon(tree, tag, "numbers")) or not all(map(_is_small, [*missing, *extra]))
    if missing or extra:
        place = in_translation(catalog, entry)
        report = place.error if sure else place.warning
        yield report(
            "FC521",
            "By value the translation has {found} where the Dutch text has {wanted}.",
            "Write the same figures; only the marks between their digits follow the language.",
            found=", ".join(extra) or phrase("none"),
            wanted=", ".join(missing) or phrase("none"),
        )


def _is_small(number: str) -> bool:
    return number.isdigit() and int(number) <= _SMALL


def check_field_counts(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """Each field stands in the translation as often as in the Dutch text; which ones there are is FC502's."""
    del tree, tag
    for entry in finished(catalog):
        if entry.msgid.count("{") == entry.msgstr.count("{"):
            continue
        wanted, found = (Counter(field.name for field in fields(text)) for text in (entry.msgid, entry.msgstr))
        for name in wanted.keys() & found.keys():
            if wanted[name] != found[name]:
                yield in_translation(catalog, entry).warning(
                    "FC520",
                    "The field {{{name}}} stands here {found} times, and in the Dutch text {wanted} times.",
                    "Write it as often, or say in a comment why not.",
                    name=name,
                    found=found[name],
                    wanted=wanted[name],
                )
