"""What is declared, what is locked and what is imported agree."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support import ROOT, output

if TYPE_CHECKING:
    from pathlib import Path

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINS = {canonicalize_name(line.partition("==")[0]): line for line in LOCK.splitlines() if not line.startswith(" ")}
DISTRIBUTIONS = packages_distributions()
INSTALLED = {canonicalize_name(name) for owners in DISTRIBUTIONS.values() for name in owners}

COMPILE = """
import sys
before = set(sys.modules)
from pathlib import Path
from factsheet_content.publishing.compiling import compile_tree
compile_tree(Path.cwd())
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before}))
"""


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def with_dependencies(distributions: set[str]) -> set[str]:
    """The distributions, and what they bring along."""
    found: set[str] = set()
    queue = set(distributions)
    while queue:
        found |= (new := queue - found)
        queue = {name for owner in new for name in names(requires(owner) or [])} & INSTALLED - found
    return found


def distribution_of(package: str) -> set[str]:
    return {canonicalize_name(name) for name in DISTRIBUTIONS.get(package, [package])}


def foreign(packages: set[str]) -> set[str]:
    """The distributions that the packages come from, the standard library and this project apart."""
    outside = packages - sys.stdlib_module_names - {"factsheet_content"}
    return {name for package in outside for name in distribution_of(package)}


def test_the_base_install_needs_nothing() -> None:
    assert PROJECT["project"]["dependencies"] == []


def test_the_source_imports_only_what_the_extras_declare() -> None:
    assert _imported(ROOT / "src" / "factsheet_content" / "importing") <= names(EXTRAS["tools"] + EXTRAS["import"])
    assert _imported(ROOT / "src", but="importing") <= names(EXTRAS["tools"])


def _imported(folder: Path, but: str = "") -> set[str]:
    imported: set[str] = set()
    for path in folder.rglob("*.py"):
        if but in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(str(node.module).partition(".")[0])
    return foreign(imported)


def test_a_build_declares_all_that_compiling_the_content_imports() -> None:
    packages = set(output(sys.executable, "-c", COMPILE, env={"PYTHONPATH": str(ROOT / "src")}).decode().split())
    needed = {name for name in foreign(packages) if not name.startswith("__")}
    assert "babel" in needed
    assert needed & INSTALLED <= with_dependencies(names(PROJECT["build-system"]["requires"]))


@pytest.mark.parametrize(
    "text", [*EXTRAS["tools"], *EXTRAS["import"][1:], *EXTRAS["dev"][1:], *PROJECT["build-system"]["requires"]]
)
def test_the_lock_satisfies_every_requirement(text: str) -> None:
    wanted = Requirement(text)
    pin = Requirement(PINS[canonicalize_name(wanted.name)].rstrip(" \\"))
    assert wanted.specifier, "a lower bound"
    assert wanted.specifier.contains(next(iter(pin.specifier)).version)


def test_the_lock_pins_and_hashes_everything() -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", LOCK.strip())
    assert len({block.partition("==")[0] for block in blocks}) == len(PINS) > 40
    for block in blocks:
        assert re.match(r"[a-z0-9-]+==\S+( ; .+)? \\\n", block)
        assert "--hash=sha256:" in block


def test_the_lock_names_no_place() -> None:
    assert not re.search(r"://|^\s*--(?!hash)|@|/", LOCK, re.MULTILINE)
