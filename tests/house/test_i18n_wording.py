"""What the translation cycle says to people goes through the message catalog, so that it can be said in Dutch."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "src/factsheet_content"
FILES = sorted(
    [
        *PACKAGE.glob("cli/i18n*.py"),
        *PACKAGE.glob("translation/*.py"),
        *PACKAGE.glob("authoring/po_*.py"),
        PACKAGE / "authoring/atomic.py",
    ]
)
_WORD = re.compile(r"[A-Za-z]{2,}")


def spoken(source: str) -> Iterator[ast.expr]:
    """The first argument of each error that is raised for a person, and of each line that is said."""
    for node in ast.walk(ast.parse(source)):
        call = node.exc if isinstance(node, ast.Raise) else node
        if not isinstance(call, ast.Call) or not call.args:
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name == "say" or (
            node is not call and name.endswith("Error") and name not in ("KeyError", "PermissionError")
        ):
            yield call.args[0]


def literal(argument: ast.expr) -> str:
    """The words that are in the code itself; what a call made is not."""
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    parts = argument.values if isinstance(argument, ast.JoinedStr) else []
    return " ".join(str(part.value) for part in parts if isinstance(part, ast.Constant))


def unspeakable(source: str) -> list[str]:
    return [found for argument in spoken(source) if _WORD.search(found := literal(argument))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_words_are_said_that_cannot_be_translated(file: Path) -> None:
    assert unspeakable(file.read_text("utf-8")) == []


def test_words_in_the_code_are_seen() -> None:
    assert unspeakable('raise FactsheetError("no such file")') == ["no such file"]
    assert unspeakable('raise ContentError(f"{path} is damaged", found)') == [" is damaged"]
    assert unspeakable('output.say(f"{path}: written")') == [": written"]
    assert unspeakable('output.say(f"{domain}: {unit}")\noutput.say(phrase("written"))') == []
