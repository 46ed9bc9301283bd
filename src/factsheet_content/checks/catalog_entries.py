"""What rules about translations have in common: the entries that count, where their text stands, and the lexicons."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet_content.authoring.catalog import FUZZY
from factsheet_content.authoring.po_positions import position
from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.yaml_document import Span
from factsheet_content.checks.findings import Place

if TYPE_CHECKING:
    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.tree import ContentTree

#: Languages that write no space between words, so that a word is looked for anywhere.
WITHOUT_SPACES = frozenset(("bo", "ja", "km", "lo", "my", "th", "yue", "zh"))
_FIELD = re.compile(r"\{[^{}]*\}")
_ADDRESS = re.compile(r"(?:https?|mailto|tel|sms):\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def finished(catalog: Catalog) -> list[Entry]:
    """The entries whose translation counts and is one text."""
    return [entry for entry in catalog.entries if entry.msgstr and not entry.obsolete and FUZZY not in entry.flags]


def in_translation(catalog: Catalog, entry: Entry, start: int = 0, end: int | None = None) -> Place:
    """Some characters of a translation; all of it where no end is given."""
    if end is None:
        end = len(entry.msgstr)
    line, column = position(catalog, entry, "msgstr", start)
    end_line, end_column = position(catalog, entry, "msgstr", max(start, end - 1))
    return Place(catalog.path, Span(line, column, end_line, end_column + 1), entry.msgctxt)


def without_fields(text: str) -> str:
    """The text with a space in the place of each brace field, whose names are not words."""
    return _FIELD.sub(" ", text) if "{" in text else text


def is_address(text: str) -> bool:
    """Whether a text is an address, for which a language may have its own."""
    return " " not in text and _ADDRESS.fullmatch(text) is not None


def language_of(tag: str) -> str:
    """The language of a tag, without script and country."""
    return tag.partition("-")[0]


def lexicon(tree: ContentTree, tag: str, key: str) -> tuple[str, ...]:
    """The words of one kind that a language's lexicon has; none where it has no lexicon."""
    path = f"content/{tag}/lexicon.yaml"
    if not tree.exists(path):
        return ()
    return tuple(filter(None, map(string, sequence(mapping(tree.document(path).data).get(key)))))


@lru_cache(maxsize=64)
def words_pattern(words: tuple[str, ...], *, anywhere: bool = False) -> re.Pattern[str]:
    """Finds any of these words, in any case; ``anywhere`` also inside what looks like a longer word."""
    choice = "|".join(re.escape(word).replace("'", "['’]") for word in sorted(words, key=len, reverse=True))
    if not choice:
        return re.compile(r"(?!)")
    return re.compile(f"(?:{choice})" if anywhere else rf"(?<!\w)(?:{choice})(?!\w)", re.IGNORECASE)


def find_words(tree: ContentTree, tag: str, key: str) -> re.Pattern[str]:
    """Finds the words of one kind in texts of a language."""
    return words_pattern(lexicon(tree, tag, key), anywhere=language_of(tag) in WITHOUT_SPACES)
