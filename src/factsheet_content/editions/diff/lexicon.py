"""The words of a language that turn a meaning round: negations, modals, number words; data, in ``lexicon.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import mapping, sequence, string
from factsheet_content.authoring.tree import SOURCE_LANGUAGE

if TYPE_CHECKING:
    from factsheet_content.authoring.tree import ContentTree


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lower-case words by what they do to a sentence."""

    negations: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    """Articles and the like: a sentence keeps its meaning without them."""


def read_lexicon(data: Any) -> Lexicon:
    """The lexicon of a parsed ``lexicon.yaml``."""
    names = ("negations", "modals", "numbers", "function_words")
    return Lexicon(
        *(frozenset(string(word).casefold() for word in sequence(mapping(data).get(name))) for name in names)
    )


def lexicon_path(language: str) -> str:
    """The file of a language's lexicon."""
    return f"content/{language}/lexicon.yaml"


def lexicon(tree: ContentTree, language: str = SOURCE_LANGUAGE) -> Lexicon:
    """The lexicon of a language; empty where it has none."""
    path = lexicon_path(language)
    return read_lexicon(tree.document(path).data if tree.exists(path) else None)
