"""Problems for people: the place, the line with a mark under what is wrong, and what to write instead."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import click

from factsheet_content.cli.wording import told, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}


def render(found: Sequence[Diagnostic], tree: ContentTree, *, colour: bool) -> str:
    """All problems, each on two lines or more."""
    lines: list[str] = []
    texts: dict[str, list[str]] = {}
    for diagnostic in found:
        if diagnostic.path not in texts:
            texts[diagnostic.path] = _lines(diagnostic.path, tree)
        lines += [line(diagnostic, colour=colour), *_excerpt(diagnostic, texts[diagnostic.path])]
        lines += [f"    = {told(diagnostic.help)}"] if diagnostic.help else []
    return "".join(f"{text}\n" for text in lines)


def line(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """A problem on one line, its place first, so that editors and terminals make it a link."""
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}" if diagnostic.line else diagnostic.path
    severity = str(diagnostic.severity)
    words = {"error": word("error"), "warning": word("warning"), "advice": word("advice")}
    shown = click.style(words[severity], fg=COLOURS[severity], bold=True) if colour else words[severity]
    return f"{place}: {shown} {diagnostic.code} {told(diagnostic.message)}"


def _lines(path: str, tree: ContentTree) -> list[str]:
    if not tree.exists(path):
        return []
    return tree.bytes(path).decode(errors="replace").removeprefix("\ufeff").split("\n")


def _excerpt(diagnostic: Diagnostic, lines: list[str]) -> list[str]:
    """The line and a mark below the characters that the problem is about."""
    if not 0 < diagnostic.line <= len(lines):
        return []
    text = _visible(lines[diagnostic.line - 1].rstrip("\r"))
    same_line = diagnostic.end_line == diagnostic.line and diagnostic.end_column
    end = diagnostic.end_column if same_line and diagnostic.end_column else diagnostic.column + 1
    start = diagnostic.column - 1
    number = f"{diagnostic.line:>5} | "
    mark = "^" * max(1, _width(text[start : max(min(end - 1, len(text)), start + 1)]))
    return [number + text, " " * (len(number) - 2) + "| " + " " * _width(text[:start]) + mark]


def _visible(text: str) -> str:
    """A space for what a terminal would not show, or would obey."""
    return "".join(
        " " if character == "\t" or unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") else character
        for character in text
    )


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
