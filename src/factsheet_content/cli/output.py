"""What commands have in common: the tree they work on, and how results reach a terminal, a file or a pipe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli.wording import told, word
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.authoring.diagnostics import ContentError, Diagnostic
    from factsheet_content.authoring.tree import ContentTree


def open_tree(root: str | None) -> ContentTree:
    """The content tree that a command works on: the one named with ``--root``, else the one around this folder."""
    from factsheet_content.authoring.tree import SOURCE_LANGUAGE, ContentTree
    from factsheet_content.editions import journal

    if root is None:
        tree = ContentTree.find(Path.cwd())
    elif (Path(root) / "content" / SOURCE_LANGUAGE).is_dir():
        tree = ContentTree(Path(root))
    else:
        raise FactsheetError(phrase("{root} has no folder content/nl", root=root))
    if left := journal.settle(tree.root):
        say(f"factsheet: {left}")
    return tree


def chosen_languages(tree: ContentTree, wanted: Iterable[str]) -> list[str]:
    """The languages named, else all that there are translations in."""
    from factsheet_content.errors import UnknownLanguageError

    chosen = list(dict.fromkeys(wanted)) or tree.languages
    for tag in chosen:
        if tag not in tree.languages:
            known = ", ".join(tree.languages) or phrase("none")
            raise UnknownLanguageError(phrase("there is no language {tag!r}; there are: {known}", tag=tag, known=known))
    return chosen


def write(content: str | bytes) -> None:
    """A result to standard output: the same UTF-8 bytes whatever the system's encoding, or text to a terminal."""
    if isinstance(content, str) and sys.stdout.isatty():
        click.echo(content, nl=False)
    else:
        click.echo(content.encode() if isinstance(content, str) else content, nl=False)


def say(message: str) -> None:
    """What a command did, for the person who runs it, in the language chosen."""
    click.echo(told(message), err=True)


def print_refusal(error: ContentError) -> None:
    """Why a command was refused: its problems, then what they stopped."""
    for diagnostic in error.diagnostics:
        say(line(diagnostic))
    say(f"factsheet: {told(str_of(error))}")


def str_of(error: FactsheetError) -> str:
    """The message of an error, still a phrase if it was made as one."""
    return error.args[0] if error.args and isinstance(error.args[0], str) else str(error)


def line(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """A problem on one line, its place first, so that editors and terminals make it a link."""
    from factsheet_content.cli.reporting import as_text

    return as_text.line(diagnostic, colour=colour)


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """How many there are of each severity: ``2 errors, 1 warning``."""
    severities = [str(diagnostic.severity) for diagnostic in diagnostics]
    errors, warnings, advice = (severities.count(name) for name in ("error", "warning", "advice"))
    parts = [
        word("1 error") if errors == 1 else word("{count} errors", count=errors) if errors else "",
        word("1 warning") if warnings == 1 else word("{count} warnings", count=warnings) if warnings else "",
        word("{count} advice", count=advice) if advice else "",
    ]
    return ", ".join(filter(None, parts))
