"""Data flows one way: a room imports only rooms below it, and only the command line speaks (DESIGN §9)."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = ROOT / "src"
PACKAGE = "factsheet_content"

#: Lowest first. The package itself, the app's door, stands on library.
ROOMS = (
    "messages",
    "errors",
    "record",
    "model",
    "contract",
    "library",
    PACKAGE,
    "inline",
    "rendering",
    "authoring",
    "translation",
    "editions",
    "checks",
    "importing",
    "publishing",
    "cli",
)

#: The ways up, each inside a function, so that nobody pays for them who does not call it.
STAIRS = {
    ("model", "contract"),  # sheet.to_dict()
    ("model", "rendering"),  # sheet.to_json(), to_markdown(), to_text()
    ("library", "publishing"),  # in a checkout nothing stale is served: it compiles anew
}


@dataclass(frozen=True)
class Import:
    """One import of a module of the project."""

    line: int
    room: str
    late: bool


def modules() -> dict[str, Path]:
    """Dotted name → file of every module in src/."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def room(module: str) -> str:
    """The room that a module of the project stands in."""
    return module.split(".")[1] if "." in module else module


def targets(node: ast.AST, package: str) -> list[str]:
    """The dotted names that an import statement may load; ``from package import name`` may load either."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        above = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*above, base] if base else above)
    return [f"{base}.{alias.name}" if base == PACKAGE and is_room(alias.name) else base for alias in node.names]


def is_room(name: str) -> bool:
    return name in ROOMS


def imports(tree: ast.Module, package: str) -> Iterator[Import]:
    """The imports of the project's own modules, late and type-only ones too."""
    late = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        for name in targets(node, package):
            if name.split(".")[0] == PACKAGE:
                yield Import(node.lineno, room(name), id(node) in late)  # type: ignore[attr-defined]


def climbs(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """The imports of a module that lead upstairs, other than by the stairs."""
    here = room(module)
    package = module if is_package else module.rpartition(".")[0]
    return [
        f"{module}:{found.line} imports {found.room}"
        for found in imports(ast.parse(source), package)
        if ROOMS.index(found.room) > ROOMS.index(here) and not (found.late and (here, found.room) in STAIRS)
    ]


def speech(source: str, module: str) -> list[str]:
    """Where a module prints, exits, or uses Click or the standard streams."""
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="print" | "exit" | "quit" | "input" as name)):
                found.append((node.lineno, name))
            case ast.Attribute(value=ast.Name(id="sys"), attr="exit" | "stdout" | "stderr" | "stdin" as name):
                found.append((node.lineno, f"sys.{name}"))
            case ast.Attribute(value=ast.Name(id="os"), attr="_exit" | "abort" as name):
                found.append((node.lineno, f"os.{name}"))
            case ast.Raise(exc=ast.Name(id="SystemExit") | ast.Call(func=ast.Name(id="SystemExit"))):
                found.append((node.lineno, "SystemExit"))
            case ast.Import(names=names) if any(alias.name.split(".")[0] == "click" for alias in names):
                found.append((node.lineno, "click"))
            case ast.ImportFrom(module=str(name)) if name.split(".")[0] == "click":
                found.append((node.lineno, "click"))
            case ast.ImportFrom(module="sys", names=names):
                found += [(node.lineno, f"sys.{name.name}") for name in names if name.name.startswith(("exit", "std"))]
    return [f"{module}:{line} uses {name}" for line, name in found]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_a_room(module: str) -> None:
    assert room(module) in ROOMS


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_a_room_above_its_own(module: str) -> None:
    path = MODULES[module]
    assert climbs(path.read_text("utf-8"), module, is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) != "cli"])
def test_only_the_command_line_speaks(module: str) -> None:
    assert speech(MODULES[module].read_text("utf-8"), module) == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_opens_with_what_it_is_for(module: str) -> None:
    text = MODULES[module].read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module opens with one sentence that says what it is for"


@pytest.mark.parametrize(
    ("source", "module", "upstairs"),
    [
        ("from factsheet_content.cli.export import export", "checks.schema", "cli"),
        ("from factsheet_content import checks", "rendering.pdf", "checks"),
        ("import factsheet_content.editions.lock", "authoring.tree", "editions"),
        ("from ..translation.units import Unit", "authoring.tree", "translation"),
        ("from .. import translation", "authoring.tree", "translation"),
        ("def late():\n    from factsheet_content.checks import RULES", "editions.lock", "checks"),
        ("if TYPE_CHECKING:\n    from factsheet_content.checks import Rule", "editions.lock", "checks"),
        ("from factsheet_content.publishing.compiling import compile_tree", "library", "publishing"),
        ("from factsheet_content import load", "contract", PACKAGE),
    ],
)
def test_a_way_up_is_found(source: str, module: str, upstairs: str) -> None:
    line = source.count("\n") + 1
    assert climbs(source, f"{PACKAGE}.{module}") == [f"{PACKAGE}.{module}:{line} imports {upstairs}"]


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from factsheet_content.authoring.tree import Tree", "checks.schema"),
        ("from . import json", "rendering.pdf"),
        ("from factsheet_content import inline", "rendering.markdown"),
        ("def recompile():\n    from factsheet_content.publishing.compiling import compile_tree", "library"),
        ("import json\nfrom yaml import nodes", "errors"),
    ],
)
def test_the_way_down_and_the_stairs_are_free(source: str, module: str) -> None:
    assert climbs(source, f"{PACKAGE}.{module}") == []


@pytest.mark.parametrize(
    "source",
    [
        "print('x')",
        "import click",
        "import click.testing",
        "from click import echo",
        "import sys\nsys.exit(1)",
        "sys.stderr.write('x')",
        "from sys import stdout",
        "raise SystemExit(1)",
        "raise SystemExit",
        "os._exit(1)",
        "def ask():\n    return input()",
    ],
)
def test_speech_is_heard(source: str) -> None:
    assert speech(source, "module") != []
