"""Importing is instant: an app's door costs the standard library only, and ``--help`` none of the heavy tools."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, output, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.house.conftest import Distributions

HEAVY = {"babel", "jinja2", "jsonschema", "jsonschema_rs", "markdown_it", "pikepdf", "rapidfuzz", "typst", "yaml"}

NAMES_LOADED = """
import sys
before = set(sys.modules)
{statements}
for name in sorted(set(sys.modules) - before):
    print(name)
"""


def loaded(statements: str, path: Path) -> set[str]:
    """The top-level packages that the statements bring in."""
    script = NAMES_LOADED.format(statements=statements)
    listed = output(sys.executable, "-c", script, env={"PYTHONPATH": str(path)}).decode()
    return {name.partition(".")[0] for name in listed.split()}


def foreign(names: set[str]) -> set[str]:
    return names - sys.stdlib_module_names - {"factsheet_content"}


@pytest.fixture(scope="module")
def unpacked(distributions: Distributions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as an installer lays it down: with compiled content, as apps have it."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(distributions.wheel) as wheel:
        wheel.extractall(folder)
    return folder


def test_the_import_touches_the_standard_library_only() -> None:
    names = loaded("import factsheet_content", ROOT / "src")
    assert "factsheet_content" in names
    assert foreign(names) == set()


@pytest.mark.parametrize("lang", ["nl", "en", "en-GB"])
def test_loading_and_text_forms_touch_the_standard_library_only(unpacked: Path, lang: str) -> None:
    use = f"""
import factsheet_content as fc
for slug in fc.factsheets():
    sheet = fc.load(slug, lang={lang!r})
    assert sheet.to_dict() and sheet.to_json() and sheet.to_markdown() and sheet.to_text()
    fc.editions(slug), fc.languages(slug), fc.content_as_of
"""
    names = loaded(use, unpacked)
    assert "factsheet_content" in names
    assert foreign(names) == set()


def test_a_foreign_module_is_seen() -> None:
    assert foreign(loaded("import yaml", ROOT / "src")) >= {"yaml"}


@pytest.mark.parametrize("command", [[], ["validate"], ["list"], ["show"], ["export"]])
def test_help_imports_no_heavy_tool(command: list[str]) -> None:
    done = run(sys.executable, "-X", "importtime", ROOT / "cli.py", *command, "--help")
    assert done.returncode == 0, done.stderr.decode()
    names = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.decode().splitlines()}
    assert {"click", "factsheet_content"} <= names
    assert names & HEAVY == set()
