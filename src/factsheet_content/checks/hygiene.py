"""Characters of all texts: each in its usual form, and each one that a font, a PDF and a screen reader know."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.checks.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document

# Soft hyphens, ligatures from a PDF, signs for "not a character", private use, pictures.
ODD = re.compile(
    "[\u00ad\u034f\u180e\ufb00-\ufb06\ufe00-\ufe0f\ufff0-\uffff\ue000-\uf8ff"
    "\u2600-\u26ff\u2700-\u27bf\U0001f000-\U000fffff\U00100000-\U0010ffff]"
)
_ASCII = bytes(range(128))


def check_sheet(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """The characters of an edition's file."""
    del tree
    yield from _check(sheet.document)


def check_shared(tree: ContentTree) -> Iterator[Diagnostic]:
    """The characters of the files that factsheets share, and of notices."""
    for registry in (tree.types, tree.contacts, tree.labels):
        yield from _check(registry.document)
    yield from _check(tree.document(f"content/{SOURCE_LANGUAGE}/glossary.yaml"))
    for edition in tree.series_editions:
        yield from _check(tree.document(tree.series_path(edition)))
    for notices in map(tree.notices, tree.slugs):
        yield from _check(notices.document)


def is_odd(text: str) -> bool:
    """Whether a text has an odd character; what is not ASCII is little, and quickly set apart."""
    data = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return bool(data) and ODD.search(data.decode("utf-8", "surrogatepass")) is not None


def _check(document: Document) -> Iterator[Diagnostic]:
    source = document.source
    if source.isascii():
        return
    if not unicodedata.is_normalized("NFC", source):
        yield from _check_form(document)
    if is_odd(source):
        for match in ODD.finditer(source):
            yield Place(document.path, document.span_of(*match.span())).error(
                "FC802",
                "The character {name} cannot be printed everywhere.",
                "Write it in letters, or remove it.",
                name=described(match[0]),
            )


_CLUSTER = re.compile(r"[^\W\d_]?[\u0300-\u036f\u0653-\u0655\u3099\u309a]+|\S")


def _check_form(document: Document) -> Iterator[Diagnostic]:
    for match in _CLUSTER.finditer(document.source):
        if not match[0].isascii() and not unicodedata.is_normalized("NFC", match[0]):
            yield Place(document.path, document.span_of(*match.span())).error(
                "FC801",
                "“{letter}” is written as more than one character, or in an unusual form.",
                "Write {better}; `validate --fix` does it for the whole file.",
                letter=match[0],
                better=unicodedata.normalize("NFC", match[0]),
            )


def described(character: str) -> str:
    """A character's code and name: ``U+00AD SOFT HYPHEN``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
