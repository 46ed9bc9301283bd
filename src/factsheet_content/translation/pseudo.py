"""Pseudo-languages, which show before any translator starts whether forms and layouts can hold another language.

``en-XA`` is Dutch with an accent on every letter, 35 % longer and in brackets: what is cut off, joined from pieces or
not translatable at all can be seen. ``ar-XB`` is Dutch in Arabic letters, so that everything runs from the right. Their
tags are CLDR's (UTS #35, "Pseudo-locales"); dates, figures and countries are those of English and Arabic.
"""

from __future__ import annotations

import itertools
import math
import os
import re
import shutil
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring import atomic, po_writer
from factsheet_content.authoring.tree import SOURCE_LANGUAGE, ContentTree
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.translation.acceptance import acceptance, accepted_path
from factsheet_content.translation.accepting import Waiting, with_acceptances
from factsheet_content.translation.initialising import new_catalog
from factsheet_content.translation.locales import PSEUDO, PSEUDO_COPY
from factsheet_content.translation.templates import SHARED_DOMAINS, domain_units, domains, template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.inline import Run

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = {
    "en-XA": dict(zip(_LATIN + _LATIN.upper(), "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ", strict=True)),
    "ar-XB": dict(zip(_LATIN + _LATIN.upper() + "?,;", "ابكديفغهيجكلمنوبقرستوفوخيز" * 2 + "؟،؛", strict=True)),
}
#: How much longer a translation may get than the Dutch text.
_LONGER = 0.35
_PADDING = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
# Brace fields (and doubled braces), addresses, names of websites, and abbreviations are nobody's to translate.
_PROTECTED = re.compile(
    r"\{\{|\}\}|\{[^{}]*\}|(?:https?:|mailto:|tel:|www\.)\S+|[\w.+-]+@[\w.-]+"
    r"|\b(?:[a-z0-9-]+\.)+(?:nl|eu|com|org|net|int)\b|\b[A-Z][A-Z0-9]+\b"
)
# How a text ends is how its translation ends.
_END = re.compile(r"[.:;!?…]+\Z")
_TEAM = "Pseudo-language: it tests layouts and is not for readers"
_GENERATOR = "factsheet i18n pseudo"
_NOTE = "A pseudo-language, which tests layouts: made by a program, for no reader."
_ACCEPTED_BY = "pseudo-language, accepted by nobody"


def pseudo(text: str, language: str) -> str:
    """A text of the source language in a pseudo-language: its fields, link targets and abbreviations stay."""
    runs = inline.parse(text)
    if not runs:
        return text
    changed = tuple(_changed(runs, language))
    if language == "en-XA":
        padding = _padding(len(_PROTECTED.sub("", inline.to_text(runs))))
        changed, end = _without_end(changed)
        changed = (inline.Plain("["), *changed, inline.Plain(f"{_written(padding, language)}]{end}"))
    return inline.to_markdown(inline.join(changed))


def _without_end(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], str]:
    *others, last = runs
    end = _END.search(last.text) if isinstance(last, inline.Plain) else None
    if end is None:
        return runs, ""
    return (*others, inline.Plain(end.string[: end.start()])), end[0]


def _changed(runs: Iterable[Run], language: str) -> Iterator[Run]:
    for run in runs:
        match run:
            case inline.Plain(text):
                yield inline.Plain(_plain(text, language))
            case inline.Link(within, target, title):
                yield inline.Link(tuple(_changed(within, language)), target, title)
            case inline.Strong(within):
                yield inline.Strong(tuple(_changed(within, language)))
            case inline.Emphasis(within):
                yield inline.Emphasis(tuple(_changed(within, language)))


def _plain(text: str, language: str) -> str:
    written, at = "", 0
    for match in _PROTECTED.finditer(text):
        written += _written(text[at : match.start()], language) + match[0]
        at = match.end()
    return written + _written(text[at:], language)


def _written(text: str, language: str) -> str:
    letters = _LETTERS[language]
    bare = (unicodedata.normalize("NFD", character)[0] for character in text)
    return "".join(letters.get(plain, character) for plain, character in zip(bare, text, strict=True))


def _padding(length: int) -> str:
    """Words that make a text of that length 35 % longer, the brackets included."""
    wanted = math.ceil(length * _LONGER) - len("[]")
    text = ""
    for word in itertools.cycle(_PADDING):
        if len(text) >= wanted:
            break
        text += f" {word}"
    return text


def pseudo_catalog(source: Catalog, language: str, addresses: frozenset[str]) -> Catalog:
    """A domain's template, wholly translated; the units that are addresses keep them."""

    def translated(entry: Entry) -> Entry:
        kept = entry.msgctxt in addresses
        return replace(entry, msgstr=entry.msgid if kept else pseudo(entry.msgid, language))

    empty = new_catalog(language, source)
    headers = empty.headers | {
        "Language-Team": _TEAM,
        "POT-Creation-Date": source.headers["POT-Creation-Date"],
        "X-Source-Language": SOURCE_LANGUAGE,
        "X-Generator": _GENERATOR,
    }
    header = replace(empty.header, comments=(_NOTE,))
    return replace(empty, headers=headers, header=header, entries=tuple(map(translated, source.entries)))


def write_tree(tree: ContentTree, out: Path) -> list[str]:
    """A copy of the content with both pseudo-languages in it; the relative paths of their files.

    A folder that has something in it is refused: no pseudo-language must get into content that readers are given. The
    copy is there as a whole or not at all.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FactsheetError(phrase("{folder} is there already; name a folder that is new or empty", folder=out))
    if (tree.root / "content").resolve() in (out.resolve(), *out.resolve().parents):
        raise FactsheetError(phrase("{folder} is part of the content; name a folder elsewhere", folder=out))
    out.parent.mkdir(parents=True, exist_ok=True)
    made = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    made.mkdir()
    try:
        written = list(_fill(tree, made))
        made.replace(out)  # onto an empty folder too
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return written


def in_memory(tree: ContentTree, language: str, slug: str = "") -> ContentTree:
    """The tree with a pseudo-language of one factsheet, and of what all share; nothing is written."""
    catalogs, critical = {}, set()
    for domain in (*SHARED_DOMAINS, *([f"factsheets/{slug}"] if slug else [])):
        catalog, waiting = _made(tree, domain, language)
        catalogs[domain] = catalog
        critical |= {acceptance(one.unit, one.translation) for one in waiting}
    made = tree.with_language(language, catalogs)
    made.kept("acceptances", accepted_path(language), lambda: frozenset(critical))
    return made


def _made(tree: ContentTree, domain: str, language: str) -> tuple[Catalog, list[Waiting]]:
    """The catalog of a domain, and what a real language would have a person accept."""
    units = [unit for unit, _ in domain_units(tree, domain)]
    addresses = frozenset(unit.id for unit in units if unit.kind == "address")
    catalog = pseudo_catalog(template(tree, domain), language, addresses)
    return catalog, list(_critical(units, catalog))


def _fill(tree: ContentTree, root: Path) -> Iterator[str]:
    for name in ("content", "schema"):
        if tree.path(name).is_dir():
            shutil.copytree(tree.path(name), root / name, ignore=shutil.ignore_patterns(*PSEUDO, ".*"))
    atomic.write(root / PSEUDO_COPY, f"{_NOTE}\n".encode())
    copy = ContentTree(root)
    day = tree.today.isoformat()
    for language in PSEUDO:
        critical: list[Waiting] = []
        for domain in domains(tree):
            catalog, waiting = _made(tree, domain, language)
            po_writer.write(catalog, copy.path(catalog.path))
            yield catalog.path
            critical += waiting
        path = accepted_path(language)
        atomic.write(copy.path(path), with_acceptances(copy, language, critical, _ACCEPTED_BY, day))
        yield path


def _critical(units: list[Unit], catalog: Catalog) -> Iterator[Waiting]:
    found = {(unit.id, unit.text): unit for unit in units if unit.critical}
    for (id_, text), unit in found.items():
        entry = catalog.get(id_, text)
        if entry:
            yield Waiting(unit, entry.msgstr)
