"""Aligns two rows of parts in order, and says of each pair how certain it is: its share of all alignments there are.

Every way to pair the parts has a weight. A pair's certainty is the weight of the ways that have it among the weight of
all ways (forward and backward sums, as of a hidden Markov model): where an item is missing from a list and nothing says
which, no pair near it is certain.
"""

from __future__ import annotations

import math
from typing import TypeAlias

Matrix: TypeAlias = list[list[float]]

#: Pairs that are more certain than this cannot cross, and no part is in two of them.
LEAST = 0.5
_NEVER = float("-inf")


def align(weights: Matrix, skip_left: list[float], skip_right: list[float]) -> list[tuple[int, int, float]]:
    """The certain pairs ``(left, right, share)``; weights are logarithms, of pairs and of leaving a part alone."""
    if not skip_left or not skip_right:
        return []
    open_, closed = _forward(weights, skip_left, skip_right)
    rest, _ = _backward(weights, skip_left, skip_right)
    total = rest[0][0]
    found = []
    for left, row in enumerate(weights):
        for right, weight in enumerate(row):
            ways = _sum(open_[left][right], closed[left][right]) + weight + rest[left + 1][right + 1]
            if (share := math.exp(ways - total)) > LEAST:
                found.append((left, right, share))
    return found


def _sum(*logarithms: float) -> float:
    largest = max(logarithms)
    if largest == _NEVER:
        return _NEVER
    return largest + math.log(sum(math.exp(one - largest) for one in logarithms))


def _forward(weights: Matrix, skip_left: list[float], skip_right: list[float]) -> tuple[Matrix, Matrix]:
    """Sums up to each place; in the second, the last step left a part on the right alone.

    Parts on the left are left alone before those on the right, so that no way is counted twice.
    """
    rows, columns = len(skip_left) + 1, len(skip_right) + 1
    open_ = [[_NEVER] * columns for _ in range(rows)]
    closed = [[_NEVER] * columns for _ in range(rows)]
    open_[0][0] = 0.0
    for i in range(rows):
        for j in range(columns):
            if i:
                skipped = open_[i - 1][j] + skip_left[i - 1]
                paired = _sum(open_[i - 1][j - 1], closed[i - 1][j - 1]) + weights[i - 1][j - 1] if j else _NEVER
                open_[i][j] = _sum(skipped, paired)
            if j:
                closed[i][j] = _sum(open_[i][j - 1], closed[i][j - 1]) + skip_right[j - 1]
    return open_, closed


def _backward(weights: Matrix, skip_left: list[float], skip_right: list[float]) -> tuple[Matrix, Matrix]:
    """Sums from each place to the end, in the two states of :func:`_forward`."""
    rows, columns = len(skip_left) + 1, len(skip_right) + 1
    open_ = [[_NEVER] * columns for _ in range(rows)]
    closed = [[_NEVER] * columns for _ in range(rows)]
    open_[-1][-1] = closed[-1][-1] = 0.0
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            if (i, j) == (rows - 1, columns - 1):
                continue
            paired = weights[i][j] + open_[i + 1][j + 1] if i + 1 < rows and j + 1 < columns else _NEVER
            right = skip_right[j] + closed[i][j + 1] if j + 1 < columns else _NEVER
            left = skip_left[i] + open_[i + 1][j] if i + 1 < rows else _NEVER
            closed[i][j] = _sum(paired, right)
            open_[i][j] = _sum(paired, right, left)
    return open_, closed
