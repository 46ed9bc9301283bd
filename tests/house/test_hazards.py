"""Each hazard of ``docs/hazards.md`` has a control, and each control a living test."""

from __future__ import annotations

import ast
import re

import pytest

from tests.examples.corpus import names
from tests.support import ROOT

PAGE = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
PARTS = ("Hazard", "Cause", "Harm", "Control", "Test", "Risk left")
HAZARDS = dict(re.findall(r"^## (H\d+) [^\n]+\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
TESTS = re.findall(r"^- Test: `([^`]+)`$", PAGE, re.MULTILINE)


def functions(path: str) -> set[str]:
    """The tests of a file that pytest would run: not those that are marked to be skipped."""
    file = ROOT / path
    if not file.is_file():
        return set()
    return {
        node.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not any(
            "skip" in ast.unparse(decorator) or "xfail" in ast.unparse(decorator) for decorator in node.decorator_list
        )
    }


def living(test: str) -> bool:
    """Whether a test exists, with its case where one of the examples is named."""
    path, _, name = test.partition("::")
    function, bracket, case = name.partition("[")
    return function in functions(path) and (not bracket or case.removesuffix("]") in names())


def test_hazards_are_numbered_without_gaps() -> None:
    assert list(HAZARDS) == [f"H{number}" for number in range(1, len(HAZARDS) + 1)]


@pytest.mark.parametrize("hazard", HAZARDS)
def test_a_hazard_says_all_that_a_safety_log_must(hazard: str) -> None:
    found = re.findall(r"^- ([^:]+): \S", HAZARDS[hazard], re.MULTILINE)
    assert list(dict.fromkeys(found)) == list(PARTS)


@pytest.mark.parametrize("test", TESTS)
def test_a_control_has_a_living_test(test: str) -> None:
    assert living(test)


@pytest.mark.parametrize(
    "test",
    [
        "tests/house/test_hazards.py::test_that_is_gone",
        "tests/house/test_gone.py::test_hazards_are_numbered_without_gaps",
        "tests/checks/test_examples.py::test_an_example_is_reported_as_expected[FC000-gone]",
    ],
)
def test_one_that_is_gone_is_missed(test: str) -> None:
    assert not living(test)
