from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet_content.importing.translated.aligning import LEAST, align


def test_without_a_hint_which_item_is_missing_no_pair_beside_the_gap_is_certain() -> None:
    found = align([[1.0] * 3] * 2, [-1.0] * 2, [-1.0] * 3)
    assert all(share < 0.7 for *_, share in found)


def test_a_strong_pair_makes_its_neighbours_certain() -> None:
    weights = [[1.0, 1.0, -9.0], [-9.0, -9.0, 8.0]]
    assert [(left, right) for left, right, share in align(weights, [-1.0] * 2, [-1.0] * 3) if share > 0.9] == [(1, 2)]


@pytest.mark.parametrize(("left", "right"), [(0, 3), (3, 0), (0, 0)])
def test_nothing_aligns_with_nothing(left: int, right: int) -> None:
    assert align([[0.0] * right for _ in range(left)], [0.0] * left, [0.0] * right) == []


WEIGHTS = st.floats(-3, 3)


@given(st.data(), st.integers(1, 4), st.integers(1, 4))
def test_a_share_is_that_of_all_ways_to_pair(data: st.DataObject, rows: int, columns: int) -> None:
    weights = data.draw(st.lists(st.lists(WEIGHTS, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    left = data.draw(st.lists(WEIGHTS, min_size=rows, max_size=rows))
    right = data.draw(st.lists(WEIGHTS, min_size=columns, max_size=columns))
    shares = {(i, j): 0.0 for i in range(rows) for j in range(columns)}
    total = 0.0
    for size in range(min(rows, columns) + 1):
        for ours in combinations(range(rows), size):
            for theirs in combinations(range(columns), size):
                pairs = list(zip(ours, theirs, strict=True))
                weight = sum(weights[i][j] for i, j in pairs)
                weight += sum(one for i, one in enumerate(left) if i not in ours)
                weight += sum(one for j, one in enumerate(right) if j not in theirs)
                total += math.exp(weight)
                for pair in pairs:
                    shares[pair] += math.exp(weight)
    found = {(i, j): share for i, j, share in align(weights, left, right)}
    for pair, share in shares.items():
        if abs(share / total - LEAST) > 1e-6:
            assert (pair in found) == (share / total > LEAST)
    for pair, share in found.items():
        assert share == pytest.approx(shares[pair] / total)
