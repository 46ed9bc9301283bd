"""How much work a comparison is, counted in calls, which are the same on every machine; the time is in benchmarks."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from tests.editions.test_diff_peers import module
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> Any:
    """``benchmarks/diff.py``: what is counted here is what is timed there."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return import_module("diff")


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, after a first time in which modules are imported."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    work()
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def test_it_is_a_fiftieth_of_what_deepdiff_does(benchmark: Any) -> None:
    deepdiff = module("deepdiff")
    compare, old, new = benchmark.prepared(1)
    assert len(compare().changes) == benchmark.EDITS
    assert calls(compare) <= 0.02 * calls(lambda: deepdiff.DeepDiff(old, new))


def test_it_grows_as_the_texts_do(benchmark: Any) -> None:
    small, *_ = benchmark.prepared(8)
    large, *_ = benchmark.prepared(84)
    assert len(large().changes) == 84 * benchmark.EDITS
    assert calls(large) <= 84 / 8 * calls(small)
