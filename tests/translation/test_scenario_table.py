"""The scenarios through the merges that everybody uses: ``docs/translation-scenarios.md`` says what each did.

``REWRITE=1`` writes the page anew; read its diff before you commit it.
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
import re
import shutil
import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Self

import pytest

from factsheet_content.authoring import po_reader
from tests.support import ROOT, need, output
from tests.translation.scenarios import SCENARIOS, begin, steps
from tests.translation.world import CATALOG, LANGUAGE, TEMPLATE, judge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.translation.scenarios import Scenario

PAGE = ROOT / "docs/translation-scenarios.md"


def msgmerge(template: Path, catalog: Path) -> None:
    """GNU gettext."""
    output(need("msgmerge"), "--quiet", "--update", "--backup=none", "--previous", "--no-wrap", catalog, template)


def pybabel(template: Path, catalog: Path) -> None:
    """Babel, as ``pybabel update`` runs it."""
    arguments = ["pybabel", "-q", "update", "--previous", "-i", template, "-o", catalog, "-l", LANGUAGE, "-w", "0"]
    with _quiet():
        import_module("babel.messages.frontend").CommandLineInterface().run([str(part) for part in arguments])


def pot2po(template: Path, catalog: Path) -> None:
    """The Translate Toolkit."""
    old = catalog.with_suffix(".old.po")
    shutil.copy(catalog, old)
    with _quiet(), contextlib.suppress(SystemExit):
        sys_argv, sys.argv = sys.argv, ["pot2po"]
        try:
            import_module("translate.convert.pot2po").main(
                ["--progress=none", "-t", str(old), str(template), str(catalog)]
            )
        finally:
            sys.argv = sys_argv
    old.unlink()


class _quiet(contextlib.ExitStack):  # noqa: N801 - used as a function
    """Without what these programs say, and the warnings of their own dependencies."""

    def __enter__(self) -> Self:
        super().__enter__()
        self.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        self.enter_context(contextlib.redirect_stdout(io.StringIO()))
        self.enter_context(contextlib.redirect_stderr(io.StringIO()))
        logging.disable(logging.CRITICAL)
        self.callback(logging.disable, logging.NOTSET)
        return self


PEERS: dict[str, Callable[[Path, Path], None]] = {"msgmerge": msgmerge, "pybabel update": pybabel, "pot2po": pot2po}


def rows(scenario: Scenario, root: Path) -> list[str]:
    """What each did wrong in a scenario, ours first: at its end, and after any step."""
    world = begin(root, scenario)
    copies = {name: root / f"{name.split()[0]}.po" for name in PEERS}
    for copy in copies.values():
        shutil.copy(root / CATALOG, copy)
    found = dict.fromkeys(["ours", *PEERS], "none")
    for changes in steps(world, scenario):
        world.update()
        found["ours"] = str(judge(world, world.catalog(), changes))
        for name, merge in PEERS.items():
            merge(root / TEMPLATE, copies[name])
            merged = po_reader.read(copies[name], name)
            found[name] = str(judge(world, merged, changes))
    return [scenario.about, *found.values()]


def page(table: list[list[str]]) -> str:
    """The page as it should be."""
    heads = ["what an editor does", "this project", *PEERS]
    lines = [heads, ["---"] * len(heads), *table]
    text = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    versions = f"Babel {_locked('babel')}, Translate Toolkit {_locked('translate-toolkit')}"
    return _PAGE.format(table=text, versions=versions)


def _locked(name: str) -> str:
    """The version that everybody runs the page with; which one happens to be installed is no matter for a page."""
    found = re.search(rf"^{name}==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1]


_PAGE = """\
# What becomes of translations

A test changes the shipped factsheet as editors do, brings its catalog up to date, and counts what went wrong. Every
text had a translation before, each in words that occur only once. The same templates and catalogs then went through
GNU gettext's `msgmerge --previous`, `pybabel update --previous` and `pot2po` ({versions}).

- **lost**: translations that are no longer in the file at all;
- **set aside**: texts that still exist, under their id or the one they moved to, and are offered without the
  translation that somebody made for them (it is obsolete, or gone);
- **misplaced**: texts under which the translation of another one stands, without saying so or though they had their
  own;
- **stale**: texts whose translation counts as finished, though it was made for another Dutch text;
- **unexplained**: unconfirmed translations that do not say (`#|`) which Dutch text they were made for;
- **reopened**: translations that have to be confirmed again, though the text is what it was; where it moved, the
  editor said so.

{table}
`REWRITE=1 pytest tests/translation/test_scenario_table.py` writes this page anew.
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    found = []
    for number, scenario in enumerate(SCENARIOS):
        root = tmp_path_factory.mktemp(f"scenario{number}")
        for folder in ("content", "schema"):
            shutil.copytree(ROOT / folder, root / folder)
        found.append(rows(scenario, root))
    return found


def test_ours_did_nothing_wrong(table: list[list[str]]) -> None:
    assert {row[1] for row in table} == {"none"}


def test_the_judge_finds_fault_with_every_other_merge(table: list[list[str]]) -> None:
    for column in (2, 3, 4):
        assert any(row[column] != "none" for row in table)


def test_the_page_says_what_happened(table: list[list[str]]) -> None:
    if os.environ.get("REWRITE"):
        PAGE.write_text(page(table), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(table)
