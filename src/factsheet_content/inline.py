"""The inline subset of CommonMark that texts are written in: emphasis, strong emphasis and links; all else is literal.

``parse`` reads what an editor or a translator wrote, ``to_markdown`` writes runs so that any CommonMark reader sees the
same text and the same links. A backslash escapes, as in CommonMark, so that a literal ``*`` or ``[`` can be written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice, product
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Plain:
    """Characters as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed text (``*so*``)."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Important text (``**so**``)."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to ``target``: an address, or a brace field that becomes one."""

    runs: tuple[Run, ...]
    target: str
    title: str = ""


Run: TypeAlias = Plain | Emphasis | Strong | Link

# Most texts have no markup at all, and importing the parser costs more than reading a factsheet.
_MARKUP = re.compile(r"[*\[\\]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")


# By far the most markup that there is: a plain text that leads to a brace field.
_FIELD_LINK = re.compile(r"(?<!!)\[([^\[\]\\*_`<>&!\r\n\0]+)\]\((\{[a-z0-9._]+\})\)")


@lru_cache(maxsize=2048)  # pages, PDF and text each ask for the same texts, and every sheet for the same labels
def parse(source: str) -> tuple[Run, ...]:
    """The runs of ``source``, adjacent characters joined; never fails, for whatever is not markup is text."""
    if not _MARKUP.search(source):
        return (Plain(source),) if source else ()
    plain_links = _with_links(source)
    if plain_links is not None:
        return plain_links
    (token,) = _parser().parseInline(source)
    return _runs(token.children or [])


def _with_links(source: str) -> tuple[Run, ...] | None:
    """The runs of a text that has no markup but plain links to brace fields; ``None`` where it may have other."""
    parts = _FIELD_LINK.split(source)
    rest = " ".join(parts[::3])
    if len(parts) == 1 or _MARKUP.search(rest) or any(character in rest for character in "]\r\0"):
        return None
    runs: list[Run] = [Plain(parts[0])]
    for text, target, following in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        runs += [Link((Plain(text),), target), Plain(following)]
    return join(runs)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "link", "escape", "balance_pairs", "fragments_join"])
    # markdown-it turns braces in a target into %7B and drops a target that it does not like without a word. Both
    # would hide from an editor what is wrong: the target stays as written, and the checks judge it.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


def _runs(tokens: list[Token]) -> tuple[Run, ...]:
    found: list[Run] = []
    stack: list[tuple[Token, list[Run]]] = []
    for token in tokens:
        if token.nesting == 1:
            stack.append((token, found))
            found = []
        elif token.nesting == -1:
            opening, outer = stack.pop()
            outer.append(_element(opening, join(found)))
            found = outer
        else:
            # A hard line break is none of ours: its backslash and line end are characters.
            found.append(Plain("\\\n" if token.type == "hardbreak" else token.content))
    return join(found)


def _element(opening: Token, runs: tuple[Run, ...]) -> Run:
    if opening.type == "link_open":
        return Link(runs, str(opening.attrs["href"]), str(opening.attrs.get("title", "")))
    return Strong(runs) if opening.type == "strong_open" else Emphasis(runs)


def join(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same runs with neighbouring plain ones made one, and empty ones left out."""
    joined: list[Run] = []
    for run in runs:
        if isinstance(run, Plain):
            if not run.text:
                continue
            if joined and isinstance(joined[-1], Plain):
                joined[-1] = Plain(joined[-1].text + run.text)
                continue
        joined.append(run)
    return tuple(joined)


def to_text(runs: Iterable[Run]) -> str:
    """The characters alone; a link is its text."""
    return "".join(run.text if isinstance(run, Plain) else to_text(run.runs) for run in runs)


def links(runs: Iterable[Run]) -> list[Link]:
    """Every link, in reading order."""
    found: list[Link] = []
    for run in runs:
        if isinstance(run, Link):
            found.append(run)
        if not isinstance(run, Plain):
            found += links(run.runs)
    return found


def to_markdown(runs: Iterable[Run]) -> str:
    """CommonMark that reads back as these runs, also where it stands at the start of a line."""
    wanted = tuple(runs)
    if len(wanted) == 1 and isinstance(wanted[0], Plain):  # as most are
        return _finished(_escape(wanted[0].text))
    marks = _count_emphases(wanted)
    if not marks:
        return _finished(_markdown(wanted, iter(())))
    # Whether "*" or "_" is read as it is meant depends on what stands beside it; nearly always the first choice is.
    choices = islice(product("*_", repeat=marks), MOST_CHOICES)
    written = (_finished(_markdown(wanted, iter(choice))) for choice in choices)
    first = next(written)
    return next((text for text in chain([first], written) if parse(text) == wanted), first)


#: How many ways to write emphasis are tried; the last differ in what comes first, which is where it matters least.
MOST_CHOICES = 1024


def _count_emphases(runs: Iterable[Run]) -> int:
    return sum(0 if isinstance(run, Plain) else _count_emphases(run.runs) + (not isinstance(run, Link)) for run in runs)


def _finished(markdown: str) -> str:
    # Before a link an exclamation mark would make an image; elsewhere a bracket of the text has its backslash.
    return _LINE_START.sub(r"\1\\\2", markdown.replace("![", "\\!["))


# What would open a block: headings, lists, quotes, fences, rules, setext underlines, indented code.
_LINE_START = re.compile(r"(?m)^( {0,3}(?:[0-9]{1,9}(?=[.)])|))([#>+=~-]|[.)](?=\s|$))")
_SPECIAL = re.compile(r"[\\`*\[\]<]|&(?=#?\w+;)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|~(?=~)")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _markdown(runs: Iterable[Run], marks: Iterator[str]) -> str:
    return "".join(_run_markdown(run, marks) for run in runs)


def _run_markdown(run: Run, marks: Iterator[str]) -> str:
    if isinstance(run, Plain):
        return _escape(run.text)
    if isinstance(run, Link):
        return f"[{_markdown(run.runs, marks)}]({_target(run)})"
    delimiter = next(marks) * (2 if isinstance(run, Strong) else 1)
    return f"{delimiter}{_markdown(run.runs, marks)}{delimiter}"


# Backslashes and entities are read in a target too; elsewhere it stays as it is, as a browser wants it.
_TARGET_SPECIAL = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\Z)|&(?=#?\w+;)")


def _target(link: Link) -> str:
    target = _TARGET_SPECIAL.sub(r"\\\g<0>", link.target)
    if not target or re.search(r"[\s()<>\x00-\x1f\x7f]", target):
        target = "<" + re.sub(r"[<>]", r"\\\g<0>", target) + ">"
    title = _TARGET_SPECIAL.sub(r"\\\g<0>", link.title).replace('"', '\\"')
    return f'{target} "{title}"' if title else target
