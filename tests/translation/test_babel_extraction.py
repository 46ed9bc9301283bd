"""What ``pybabel extract`` makes of the content."""

from __future__ import annotations

import os
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir

from factsheet_content.authoring import po_reader
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation import babel_extraction
from factsheet_content.translation.templates import domains, template
from tests.support import ROOT, run
from tests.translation.trees import SHEET, add_edition

if TYPE_CHECKING:
    from pathlib import Path

MODULE = f"{babel_extraction.__name__}:extract"


def wanted(tree: ContentTree) -> dict[tuple[str | None, str], set[str]]:
    """What our own templates have: unit and text → files."""
    found: dict[tuple[str | None, str], set[str]] = {}
    for domain in domains(tree):
        for entry in template(tree, domain).entries:
            found.setdefault((entry.msgctxt, entry.msgid), set()).update(entry.references)
    return found


def test_extractor_finds_what_our_templates_have(tree: Path) -> None:
    add_edition(tree, "2026-12-01", ("Weglopen van huis", "Weglopen van huis of school"))
    found: dict[tuple[str | None, str], set[str]] = {}
    method = [("content/nl/**.yaml", MODULE)]
    for name, line, message, comments, context in extract_from_dir(str(tree), method):
        assert isinstance(message, str)
        found.setdefault((context, message), set()).add(name)
        if (context, name) == ("contact/gevaar", SHEET):
            lines = (tree / SHEET).read_text("utf-8").split("\n")
            assert "Bij acuut gevaar" in lines[line - 1]
            assert "Leest als: Bij acuut gevaar bel 112." in comments
    assert found == wanted(ContentTree(tree))


def test_pybabel_writes_the_same_texts(tree: Path, tmp_path: Path) -> None:
    """The real program, with the extractor by the name that an installation registers."""
    mapping, pot, site = tmp_path / "babel.cfg", tmp_path / "all.pot", tmp_path / "site"
    mapping.write_text("[factsheet: content/nl/**.yaml]\n", encoding="utf-8")
    _register(site)
    pybabel = (sys.executable, "-m", "babel.messages.frontend")
    env = {"PYTHONPATH": f"{site}{os.pathsep}{ROOT / 'src'}"}
    done = run(*pybabel, "extract", "--no-wrap", "-F", mapping, "-o", pot, ".", cwd=tree, env=env)
    assert done.returncode == 0, done.stderr.decode()
    catalog = po_reader.read(pot, "all.pot")
    found = {
        (entry.msgctxt, entry.msgid): {place.rpartition(":")[0] for place in entry.references}
        for entry in catalog.entries
    }
    assert found == wanted(ContentTree(tree))
    assert any("python-brace-format" in entry.flags for entry in catalog.entries)


def _register(site: Path) -> None:
    """What an installer makes of the entry points in pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    info = site / "factsheet_content-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: factsheet-content\nVersion: 1\n", encoding="utf-8")
    lines = [f"{name} = {value}\n" for name, value in project["entry-points"]["babel.extractors"].items()]
    (info / "entry_points.txt").write_text("[babel.extractors]\n" + "".join(lines), encoding="utf-8")


@pytest.mark.parametrize("name", ["content/nl/glossary.yaml", "content/nl/lexicon.yaml"])
def test_other_files_hold_no_texts(name: str) -> None:
    with (ROOT / name).open("rb") as file:
        assert list(babel_extraction.extract(file, {}, (), {})) == []
