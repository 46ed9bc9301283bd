"""What every reader makes of a document: pieces in reading order, with their kind and their words, and nothing lost."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factsheet_content import inline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.inline import Run

#: The kinds of pieces; ``pair`` is a term with what it means.
KINDS = ("paragraph", "heading", "bullet", "step", "callout", "pair")

# What the content cannot have: controls, directions, signs for "not a character", private use, pictures.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c"
    "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SIGNS = re.compile("[\u2600-\u27bf\ue000-\uf8ff\ufff0-\uffff\ud800-\udfff\U0001f000-\U0010ffff]")
_LIGATURES = re.compile("[\ufb00-\ufb06]")


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph, heading or item of a document."""

    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    """Of a heading 1 to 6, 0 where the document does not say; of an item how deep it is nested."""
    number: int = 0
    """Of a step; 0 where the document leaves the counting to the reader."""
    term: str = ""
    lines: tuple[str, ...] = ()
    """The lines of the document it stands in, where they are not simply its text."""
    chrome: bool = False
    """Whether the document itself says that it is navigation."""
    explicit: bool = False
    """Whether the document marks it as what it is; else it looks like it."""
    notes: tuple[str, ...] = ()
    """What the editor has to check, in Dutch."""

    @property
    def text(self) -> str:
        """Its characters, of a pair the term first."""
        text = inline.to_text(self.runs)
        return f"{self.term}: {text}" if self.term else text

    @property
    def written(self) -> tuple[str, ...]:
        """Its lines in the document."""
        return self.lines or (self.text,)


@dataclass(slots=True)
class Reading:
    """A document as read."""

    pieces: list[Piece]
    words: list[str]
    """Its words as a second reader found them, who knows nothing of pieces."""
    text: str | None = None
    """The document itself where it is plain text, so that the draft can be held against it byte for byte."""
    url: str = ""
    dropped: set[str] = field(default_factory=set)
    """Characters that no publication can print, taken out."""
    spaced: bool = True
    """Whether the second reader knows where words begin; of a PDF two readers may part them differently."""


def clean(text: str) -> str:
    """One line of text in NFC with single spaces, without characters that the content cannot have."""
    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _SIGNS.sub("", _INVISIBLE.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def signs(text: str) -> set[str]:
    """The visible characters that ``clean`` takes out."""
    return set(_SIGNS.findall(text))


def clean_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with single spaces, none at the ends, and none just inside emphasis or a link."""
    found: list[Run] = []
    for run in runs:
        if isinstance(run, inline.Plain):
            found.append(inline.Plain(_spaced(run.text)))
            continue
        inner = inline.to_text(run.runs)
        before, after = inner[:1].isspace(), inner[-1:].isspace()
        within = clean_runs(run.runs)
        found.append(inline.Plain(" " * before))
        if within:
            found.append(_with(run, within))
        found.append(inline.Plain(" " * (after and bool(inner.strip()))))
    return _trimmed(inline.join(found))


def _with(run: Run, within: tuple[Run, ...]) -> Run:
    if isinstance(run, inline.Link):
        return inline.Link(within, run.target)
    return inline.Strong(within) if isinstance(run, inline.Strong) else inline.Emphasis(within)


def _spaced(text: str) -> str:
    middle = clean(text)
    # Characters without width at the ends are no space; an element that ends in one does not part words.
    plain = _SIGNS.sub("", _INVISIBLE.sub("", text))
    if not middle:
        return " " if plain else ""
    return f"{' ' * plain[:1].isspace()}{middle}{' ' * plain[-1:].isspace()}"


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without double spaces where runs meet, and without spaces at the ends."""
    found: list[Run] = []
    space = True
    for run in runs:
        if isinstance(run, inline.Plain):
            text = re.sub(" +", " ", run.text)
            text = text.lstrip(" ") if space else text
            if not text:
                continue
            space = text.endswith(" ")
            found.append(inline.Plain(text))
        else:
            space = False
            found.append(run)
    if found and isinstance(found[-1], inline.Plain):
        found[-1] = inline.Plain(found[-1].text.rstrip(" "))
    return inline.join(found)


_WORD = re.compile(r"[^\W_]")


def words(text: str) -> list[str]:
    """The words of a text as both readers count them: NFKC, and what has neither a letter nor a digit is no word."""
    plain = unicodedata.normalize("NFKC", _SIGNS.sub("", _INVISIBLE.sub("", text)))
    return [word for word in plain.split() if _WORD.search(word)]
