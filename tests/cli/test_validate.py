from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.checks.faults import ENGLISH, LABELS, SHEET, TYPES, Fault, make

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

ERROR = Fault("error", "FC409", TYPES, "factsheet: gedwongen-achterlating", "factsheet: gedwongen-achterlaten")
WARNING = Fault("warning", "FC505", ENGLISH, "If there is immediate danger", "If there is danger")


def test_where_nothing_is_wrong_it_says_so(run: Run, tree: Path) -> None:
    done = run("--root", tree, "validate")
    assert (done.code, done.out, done.err) == (0, "", "No problems found.\n")


def test_a_problem_has_its_place_its_line_and_what_to_write(run: Run, tree: Path) -> None:
    make(ERROR, tree)
    done = run("--root", tree, "validate")
    assert done.code == 1
    number = (tree / TYPES).read_text(encoding="utf-8").split("\n").index("    factsheet: gedwongen-achterlaten") + 1
    assert done.out.splitlines()[:4] == [
        f"{TYPES}:{number}:16: error FC409 There is no factsheet gedwongen-achterlaten.",
        f"{number:>5} |     factsheet: gedwongen-achterlaten",
        "      |                ^^^^^^^^^^^^^^^^^^^^^",
        "    = Did you mean gedwongen-achterlating?",
    ]
    assert done.err == "1 error\n"


def test_warnings_fail_only_where_that_is_asked_for(run: Run, tree: Path) -> None:
    make(WARNING, tree)
    done = run("--root", tree, "validate")
    assert (done.code, done.err) == (0, "1 warning\n")
    assert "warning FC505" in done.out
    assert run("--root", tree, "validate", "--strict").code == 1


def test_problems_as_json(run: Run, tree: Path) -> None:
    make(ERROR, tree)
    make(WARNING, tree)
    done = run("--root", tree, "validate", "--format", "json")
    found = json.loads(done.out)
    assert (done.code, done.err, len(found)) == (1, "", 2)
    (error,) = [problem for problem in found if problem["severity"] == "error"]
    assert {
        "code": "FC409",
        "path": TYPES,
        "column": 16,
        "help": "Did you mean gedwongen-achterlating?",
        "unit": None,
    }.items() <= error.items()
    assert error["end_column"] - error["column"] == len("gedwongen-achterlaten")


def test_no_problems_as_json_is_an_empty_list(run: Run, tree: Path) -> None:
    assert json.loads(run("--root", tree, "validate", "--format", "json").out) == []


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["content/nl/types.yaml"], 1),
        (["content/nl"], 1),
        ([""], 1),
        (["content/nl/labels.yaml"], 0),
        (["content/nl/factsheets"], 0),
        (["content/en", "content/nl/types.yaml"], 1),
        (["content/nl/labels.yaml", "content/en"], 0),
    ],
)
def test_paths_choose_whose_problems_are_shown(paths: list[str], code: int, run: Run, tree: Path) -> None:
    make(ERROR, tree)
    done = run("--root", tree, "validate", *(tree / path for path in paths))
    assert done.code == code
    assert ("FC409" in done.out) == bool(code)


def test_a_path_is_seen_from_the_folder_one_is_in(run: Run, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(ERROR, tree)
    monkeypatch.chdir(tree / "content/nl")
    assert run("validate", "types.yaml").code == 1
    assert run("validate", "labels.yaml").code == 0


@pytest.mark.parametrize("path", ["content/nl/nergens.yaml", "../elsewhere"])
def test_a_path_that_is_not_in_the_tree_is_wrong_use(path: str, run: Run, tree: Path) -> None:
    (tree.parent / "elsewhere").mkdir()
    done = run("--root", tree, "validate", tree / path)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)


def test_the_excerpt_stands_also_where_bytes_are_no_text(run: Run, tree: Path) -> None:
    (tree / TYPES).write_bytes("types:\n  één: {}\n  x: Geïsoleerd\n".encode() + b"  y: Ge\xefsoleerd\n")
    done = run("--root", tree, "validate", tree / TYPES)
    assert f"{TYPES}:4:8: error FC102" in done.out
    assert "\n    4 |   y: Ge\ufffdsoleerd\n      |        ^\n" in done.out


def test_problems_come_in_the_order_of_files_and_lines(run: Run, tree: Path) -> None:
    for path in (LABELS, SHEET, TYPES):
        (tree / path).write_text("a: 1\nb: 2\n", encoding="utf-8")
    lines = [line.split(":")[:2] for line in run("--root", tree, "validate").out.splitlines() if " FC" in line]
    places = [(path, int(line)) for path, line in lines if line.isdigit()]
    assert len(places) > 5
    assert places == sorted(places)
