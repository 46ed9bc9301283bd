"""Where the words of a PDF stand, by poppler, and which stand on each other."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from tests.support import need, output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    #: Page, left, top, right and bottom in points, and the word.
    Word = tuple[int, float, float, float, float, str]

_WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


def words(file: Path) -> Iterator[Word]:
    """Every word, in no particular order."""
    boxes = output(need("pdftotext"), "-bbox", file, "-").decode()
    for page, shown in enumerate(boxes.split("<page ")):
        for left, top, right, bottom, word in _WORD.findall(shown):
            yield page, float(left), float(top), float(right), float(bottom), word


def overlaps(file: Path) -> list[tuple[str, str]]:
    """Words that are printed over each other.

    A font's boxes are higher than its lines are apart: the middle half of each is what counts, and not the point or so
    by which letters lean over.
    """
    found = []
    cores = sorted(
        (page, _core(top, bottom), left, right, word) for page, left, top, right, bottom, word in words(file)
    )
    for one, other in combinations(cores, 2):
        (page, (top, bottom), left, right, word), (page2, (top2, bottom2), left2, right2, word2) = one, other
        if page2 == page and min(bottom, bottom2) > max(top, top2) and min(right, right2) - max(left, left2) > 1.5:
            found.append((word, word2))
    return found


def _core(top: float, bottom: float) -> tuple[float, float]:
    quarter = (bottom - top) / 4
    return top + quarter, bottom - quarter
