"""A diagnostic is a value with a place; a list of them sorts as a reader goes through the files."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from factsheet_content.authoring.diagnostics import Diagnostic, Severity

IN_READING_ORDER = [
    Diagnostic("FC900", "whole file", "a.po", 0, 0),
    Diagnostic("FC301", "z", "a.po", 2, 9),
    Diagnostic("FC301", "a", "a.po", 2, 10),
    Diagnostic("FC301", "b", "a.po", 2, 10, Severity.ADVICE),
    Diagnostic("FC302", "a", "a.po", 2, 10),
    Diagnostic("FC301", "a", "a.po", 10, 1),
    Diagnostic("FC301", "a", "b.po", 1, 1),
]


def test_diagnostics_sort_by_place_then_code_then_message() -> None:
    for shuffled in itertools.permutations(IN_READING_ORDER, len(IN_READING_ORDER)):
        assert sorted(shuffled) == IN_READING_ORDER


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    problem = Diagnostic("FC301", "a", "a.po", 1, 1)
    assert problem.severity is Severity.ERROR
    assert f"{problem.severity}" == "error"
    assert (problem.end_line, problem.end_column, problem.help, problem.unit) == (None, None, "", None)


def test_a_diagnostic_cannot_be_changed_and_can_be_kept_in_a_set() -> None:
    problem = Diagnostic("FC301", "a", "a.po", 1, 1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        problem.line = 2  # type: ignore[misc]
    assert len({problem, dataclasses.replace(problem), dataclasses.replace(problem, line=2)}) == 2
