"""Finds every message that the source can say, for the catalogs of the command line's own words."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content import errors
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = ROOT / "src"

#: A function or method that takes templates → the place of the first of them among its arguments.
TAKES_TEMPLATES = {
    "phrase": 0,
    "word": 0,
    "error": 1,
    "warning": 1,
    "advice": 1,
    "report": 1,
    "_report": 1,
}
_ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type)} | {"ContentError", "UsageError"}
#: What a manual page has to translate; its examples are code, or words that end with a full stop.
_PAGE = ("summary", "why")


class Message(NamedTuple):
    """A template and the file that has it."""

    template: str
    path: str


def messages() -> list[Message]:
    """Every message once, in the order of files and lines."""
    found: dict[str, Message] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for template in templates(path):
            found.setdefault(template, Message(template, path.relative_to(ROOT).as_posix()))
    return list(found.values())


def templates(path: Path) -> Iterator[str]:
    """The templates of one file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    constants = dict(_constants(tree))
    for call in sorted(calls(tree), key=lambda call: (call.lineno, call.col_offset)):
        name = called(call)
        if name == "Code":
            yield from _of_page(call, constants)
        else:
            for argument in arguments(call, name):
                yield from filter(_is_words, _strings(argument, constants))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that take templates."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (called(node) in TAKES_TEMPLATES or called(node) == "Code"):
            yield node


def told_to_people(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls whose first argument a person reads on a terminal: errors that are raised, and what a command says."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and (called(node) in _ERRORS or _is_said(node)):
            yield node


def _is_said(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Name(id="output"), attr="say"):
            return True
    return False


def has_words(argument: ast.expr) -> bool:
    """Whether an argument is a text, and not a phrase."""
    if isinstance(argument, ast.IfExp):
        return has_words(argument.body) or has_words(argument.orelse)
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    return any(isinstance(part, ast.Constant) and _is_words(str(part.value)) for part in parts)


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def arguments(call: ast.Call, name: str) -> list[ast.expr]:
    """The arguments that may be templates: without place, code and values."""
    first = TAKES_TEMPLATES[name]
    if name in ("phrase", "word"):
        return call.args[:1]
    return [*call.args[first:], *(keyword.value for keyword in call.keywords if keyword.arg in ("help", "hint"))]


def _of_page(call: ast.Call, constants: dict[str, str]) -> Iterator[str]:
    code = dict(zip(("code", "name", "severity", "summary"), call.args, strict=False))
    code |= {str(keyword.arg): keyword.value for keyword in call.keywords}
    for key in _PAGE:
        yield from _strings(code[key], constants)
    for key in ("bad", "good"):
        yield from (text for text in _strings(code[key], constants) if re.match(r"[A-Z].*\.$", text))


def _strings(node: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name) if name in constants:
            yield constants[name]
        case ast.IfExp(body=one, orelse=other):
            yield from _strings(one, constants)
            yield from _strings(other, constants)


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                yield name, text


def _is_words(text: str) -> bool:
    return bool(re.search(r"[a-z]{2}", re.sub(r"\{[^}]*\}", "", text)))
