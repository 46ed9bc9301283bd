"""What general programs report of three of our pairs: the table in ``docs/diff.md``, held to the real programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.editions.diff.form_text import render
from tests.editions.diffs import PAIRS
from tests.support import ROOT, need, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.diffs import Pair

DOCS = (ROOT / "docs/diff.md").read_text("utf-8")


def module(name: str) -> Any:
    """A peer; without it the test is skipped, but fails where ``CI=true``."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"{name} is not installed")


def sides(pair: Pair) -> tuple[Any, Any]:
    answer = pair.answer()
    return answer.old.snapshot.data, answer.new.snapshot.data


def deepdiff(pair: Pair, folder: Path) -> str:
    del folder
    old, new = sides(pair)
    return str(module("deepdiff").DeepDiff(old, new, ignore_order=True).pretty())


def jsondiff(pair: Pair, folder: Path) -> str:
    del folder
    old, new = sides(pair)
    return str(module("jsondiff").diff(old, new, syntax="symmetric", dump=True))


def git(pair: Pair, folder: Path) -> str:
    del folder
    done = run(need("git"), "diff", "--no-index", "--word-diff=plain", "-U0", pair.old, pair.new)
    return done.stdout.decode()


def graphtage(pair: Pair, folder: Path) -> str:
    module("graphtage")
    files = [folder / "old.json", folder / "new.json"]
    for file, data in zip(files, sides(pair), strict=True):
        file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    command = [sys.executable, "-W", "ignore", "-m", "graphtage", "--no-color", "--no-status", *map(str, files)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    return (done.stdout + done.stderr).decode()


def ours(pair: Pair, folder: Path) -> str:
    del folder
    return render(pair.answer().memo())


#: Pair, program, and what it says: once for each cell of the table.
REPORTS = [
    ("moved-reworded", deepdiff, "['ruzie'] added to dictionary"),
    ("moved-reworded", jsondiff, "$insert"),
    ("moved-reworded", git, "{+ruzie: Conflicten tussen ouders en kind over vriendschappen of geloof+}"),
    ("moved-reworded", graphtage, "TypeError: 'NoneType' object is not subscriptable"),
    ("moved-reworded", ours, "Conflicten tussen ouders en kind over vriendschappen {+of geloof+}"),
    ("number-in-prose", deepdiff, "changed from"),
    ("number-in-prose", jsondiff, "Vooral jongeren tussen 12 en 20 jaar."),
    ("number-in-prose", git, "tussen [-11-]{+12+} en"),
    ("number-in-prose", graphtage, "1~~1~~++2++"),
    ("number-in-prose", ours, "getal gewijzigd"),
    ("negation-dropped", deepdiff, "changed from"),
    ("negation-dropped", jsondiff, "voer gesprek met ouders"),
    ("negation-dropped", git, "voer[-geen-] gesprek"),
    ("negation-dropped", graphtage, "ge~~en ge~~sprek"),
    ("negation-dropped", ours, "kritieke tekst en ontkenning gewijzigd"),
]


@pytest.mark.parametrize(("name", "program", "report"), REPORTS, ids=lambda value: getattr(value, "__name__", None))
def test_a_cell_of_the_table(name: str, program: Any, report: str, tmp_path: Path) -> None:
    assert report in program(PAIRS[name], tmp_path)
    assert f"`{report}`" in DOCS


@pytest.mark.parametrize("program", [deepdiff, git])
def test_no_peer_says_that_a_text_moved(program: Any, tmp_path: Path) -> None:
    lines = program(PAIRS["moved-reworded"], tmp_path).splitlines()
    assert any("conflicten" in line for line in lines)
    assert not any("conflicten" in line and "ruzie" in line for line in lines)
