"""The memo on a terminal: in colour where there is colour, old and new side by side where there is room."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.editions.diff.changes import Weight
from factsheet_content.editions.diff.words import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.editions.diff.memo import Entry, Memo
    from factsheet_content.editions.diff.words import Stretches

#: From this width on there is room for two columns that can be read.
SIDE_BY_SIDE = 120

_CODES = {"-": "31;9", "+": "32;1", "heading": "1", Weight.SAFETY: "1;31", Weight.SUBSTANCE: "1;33"}
_COLOUR = re.compile(r"\033\[[0-9;]*m")
_PIECE = re.compile(r"\S+\s*|\s+")
_MARKS = {"=": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}


@dataclass(frozen=True, slots=True)
class Screen:
    """What a terminal can do; a file or a pipe has no colour, and no edge to wrap at."""

    width: int | None = None
    colour: bool = False


def render(memo: Memo, screen: Screen | None = None) -> str:
    """The memo as lines of text. Without colour, ``[-dropped-]`` and ``{+added+}`` mark the words."""
    return "\n".join(_lines(memo, screen or Screen())) + "\n"


def _lines(memo: Memo, screen: Screen) -> Iterator[str]:
    yield _painted(memo.title, "heading", screen)
    yield ""
    yield from _wrapped(memo.summary, screen)
    for group in memo.groups:
        yield ""
        yield _painted(group.heading.upper(), group.weight, screen)
        for entry in group.entries:
            yield ""
            yield from _entry(entry, screen)
    if memo.languages:
        yield ""
        yield _painted(memo.languages_heading, "heading", screen)
        for line in memo.languages:
            yield from _wrapped(line, screen, "  ")


def _entry(entry: Entry, screen: Screen) -> Iterator[str]:
    yield f"  {entry.what}: {entry.where} ({entry.id})"
    for stretches in entry.texts:
        if screen.width and screen.width >= SIDE_BY_SIDE:
            yield from columns(stretches, screen)
        else:
            yield from _indented(_woven(stretches, screen), screen)
    for remark in entry.remarks:
        yield from _wrapped(remark, screen, "    ")


def _woven(stretches: Stretches, screen: Screen) -> list[str]:
    """The words of both texts in one, each with its mark."""
    found: list[str] = []
    for fate, text in stretches:
        before, after = ("", "") if screen.colour else _MARKS[fate]
        body = text.strip()
        shown = f"{text[: len(text) - len(text.lstrip())]}{before}{body}{after}" if body else f"{before}{text}{after}"
        found.append(_painted(shown, fate, screen) + (text[len(text.rstrip()) :] if body else ""))
    return found


def _indented(parts: list[str], screen: Screen, indent: str = "    ") -> Iterator[str]:
    text = "".join(parts)
    if screen.width and not screen.colour:
        yield from _wrapped(text, screen, indent)
    else:  # a line that has colours in it is left to the terminal, which knows how wide it is
        yield indent + text


def columns(stretches: Stretches, screen: Screen) -> Iterator[str]:
    """Old on the left, new on the right."""
    room = ((screen.width or SIDE_BY_SIDE) - 7) // 2
    left = [*_column(stretches, "+", room, screen)]
    right = [*_column(stretches, "-", room, screen)]
    for index in range(max(len(left), len(right))):
        first, length = left[index] if index < len(left) else ("", 0)
        second = right[index][0] if index < len(right) else ""
        yield f"    {first}{' ' * (room - length)} | {second}".rstrip()


def _column(stretches: Stretches, without: str, room: int, screen: Screen) -> Iterator[tuple[str, int]]:
    """The lines of one side with how wide they look: colours have no width."""
    line, length = "", 0
    for word in _words(stretches, without, screen):
        text = "".join(piece for _, piece in word)
        if length and length + len(text.rstrip()) > room:
            yield _measured(line)
            line, length = "", 0
        line += "".join(_inked(piece, fate, screen) for fate, piece in word)
        length += len(text)
    if line:
        yield _measured(line)


def _measured(line: str) -> tuple[str, int]:
    return line.rstrip(), len(_COLOUR.sub("", line.rstrip()))


def _words(stretches: Stretches, without: str, screen: Screen) -> Iterator[list[Stretch]]:
    """What may stand on a line of its own: a word with the white space behind it, in one or more pieces."""
    word: list[Stretch] = []
    for fate, text in stretches:
        if fate == without:
            continue
        before, after = ("", "") if screen.colour else _MARKS[fate]
        end = len(text.rstrip()) or len(text)  # white space alone is marked, or nobody would see that it changed
        for piece in _PIECE.findall(f"{before}{text[:end]}{after}{text[end:]}"):
            word.append(Stretch(fate, piece.replace("\n", " ")))
            if piece[-1].isspace():
                yield word
                word = []
    if word:
        yield word


def _inked(piece: str, fate: str, screen: Screen) -> str:
    """A piece in its colour, without the white space behind it."""
    body = piece.rstrip() or piece
    return _painted(body, fate, screen) + piece[len(body) :]


def _wrapped(text: str, screen: Screen, indent: str = "") -> Iterator[str]:
    if not screen.width:
        yield indent + text
        return
    yield from textwrap.wrap(
        text,
        max(screen.width, 40),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _painted(text: str, role: str, screen: Screen) -> str:
    return f"\033[{_CODES[role]}m{text}\033[0m" if screen.colour and role in _CODES and text else text
