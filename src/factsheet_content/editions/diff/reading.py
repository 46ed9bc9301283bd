"""A changed text as a reader reads it: a link is its words, and where it leads is told where that is what changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content import inline
from factsheet_content.authoring.unit import split_fields
from factsheet_content.editions.diff.words import Stretch, compare_words
from factsheet_content.errors import FactsheetError
from factsheet_content.translation.filling import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factsheet_content.editions.diff.words import Stretches
    from factsheet_content.inline import Run
    from factsheet_content.translation.filling import Resolver


def plain(source: str) -> str:
    """The characters of a text that a reader sees: no markup, and none of what keeps signs from being it or a field."""
    parts = split_fields(inline.to_text(inline.parse(source)))
    return "".join(literal if name is None else f"{literal}{{{name}}}" for literal, name in parts)


@dataclass(frozen=True, slots=True)
class Reader:
    """How the texts of one edition are read."""

    leads_to: Callable[[str], str]
    """What a memo says of where a link leads."""
    fields: Resolver | None = None
    """What brace fields stand for; ``None``: they are shown as editors write them."""

    def characters(self, text: str) -> str:
        """Characters without markup, their fields filled."""
        if self.fields is None:
            return text
        try:
            return inline.to_text(fill((inline.Plain(text),) if text else (), self.fields))
        except FactsheetError:  # a field that stands for nothing; `validate` says so
            return text


def compare_read(before: str, after: str, old: Reader, new: Reader) -> Stretches:
    """The words of two texts as they are read; where those are the same, the difference of the sources as written."""
    runs = inline.parse(before), inline.parse(after)
    marks = [*_marks(runs[0])], [*_marks(runs[1])]
    signs = _Signs(before + after)
    writers = (
        _Writer(old, signs, _unlike(marks[0], marks[1])),
        _Writer(new, signs, _unlike(marks[1], marks[0])),
    )
    read = writers[0].text(runs[0]), writers[1].text(runs[1])
    if read[0] == read[1]:
        return compare_words(before, after)
    return tuple(Stretch(fate, signs.written_out(text)) for fate, text in compare_words(*read))


class _Mark(NamedTuple):
    """A link or an emphasis: what makes it that one, and its words."""

    key: str
    words: str


def _marks(runs: Sequence[Run]) -> Iterator[_Mark]:
    for run in runs:
        if not isinstance(run, inline.Plain):
            yield _Mark(_key(run), inline.to_text(run.runs))
            yield from _marks(run.runs)


def _key(run: inline.Link | inline.Emphasis | inline.Strong) -> str:
    if isinstance(run, inline.Link):
        return f"({run.target} {run.title})"
    return "**" if isinstance(run, inline.Strong) else "*"


def _unlike(own: list[_Mark], other: list[_Mark]) -> set[int]:
    """Which marks are not as they are in the other text: a reader has to be told of more than their words."""
    counts, there = Counter(own), Counter(other)
    left = [index for index, mark in enumerate(own) if counts[mark] != there[mark]]
    right = [mark for mark in other if counts[mark] != there[mark]]
    # The same mark round other words is a matter of words, unless those words led elsewhere.
    words = {mark.words for mark in right}
    return {
        index
        for at, index in enumerate(left)
        if at >= len(right) or right[at].key != own[index].key or own[index].words in words
    }


class _Signs:
    """A character for each address, so that it is one word in a comparison, whatever it is made of."""

    _FIRST = 0xF0000  # for private use: no character of any language

    def __init__(self, texts: str) -> None:
        self._taken = set(texts)
        self._names: dict[str, str] = {}

    def sign(self, name: str) -> str:
        if name not in self._names:
            code = self._FIRST
            while chr(code) in self._taken:
                code += 1
            self._names[name] = chr(code)
            self._taken.add(chr(code))
        return self._names[name]

    def written_out(self, text: str) -> str:
        return text.translate({ord(sign): name for name, sign in self._names.items()})


class _Writer:
    """Writes one of two texts: its words, and beside the marks that are unlike the other's what they are."""

    def __init__(self, reader: Reader, signs: _Signs, unlike: set[int]) -> None:
        self._reader, self._signs, self._unlike = reader, signs, unlike
        self._count = 0

    def text(self, runs: Sequence[Run]) -> str:
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        if isinstance(run, inline.Plain):
            return self._reader.characters(run.text)
        told = self._count in self._unlike
        self._count += 1
        words = self.text(run.runs)
        if not told:
            return words
        if isinstance(run, inline.Link):
            return f"{words} {self._signs.sign(self._reader.leads_to(run.target))}"
        return f"{_key(run)}{words}{_key(run)}"
