"""The glossary as a table that Weblate, OmegaT's kin and spreadsheets take: a row per term.

The first columns have the names that Weblate's import knows; the byte order mark makes Excel read UTF-8.
"""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree

COLUMNS = ("context", "source", "target", "developer_comments", "translator_comments", "also", "avoid", "reference")


def write(tree: ContentTree, language: str) -> bytes:
    """Every Dutch term with what the language says for it; one that it has no word for yet has an empty ``target``."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows(_rows(tree, language))
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _rows(tree: ContentTree, language: str) -> Iterator[list[str]]:
    terms = _terms(tree, SOURCE_LANGUAGE)
    theirs = _terms(tree, language)
    for id_, term in terms.items():
        own = mapping(theirs.get(id_))
        use, *also = [string(word) for word in sequence(own.get("use"))] or [""]
        yield [
            id_,
            string(mapping(term).get("term")),
            use,
            string(mapping(term).get("meaning")),
            string(own.get("note")),
            "; ".join(also),
            "\n".join(f"{word}: {string(why)}" for word, why in mapping(own.get("avoid")).items()),
            string(own.get("source")) or string(mapping(term).get("source")),
        ]


def _terms(tree: ContentTree, language: str) -> dict[str, object]:
    path = f"content/{language}/glossary.yaml"
    return mapping(mapping(tree.document(path).data).get("terms")) if tree.exists(path) else {}
