"""How things are measured: whole processes, in pairs, in turns, so that a busy machine slows both sides alike."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from functools import cache
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@cache
def _compiled() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="bytecode-")


def _environment() -> dict[str, str]:
    """Python compiles what it imports once, as pip does on installing: for both sides, and outside the checkout."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": _compiled().name}


@dataclass(frozen=True)
class Contender:
    """A program that does the work, and what it has to print: a wrong answer must not be timed."""

    name: str
    command: Sequence[str | Path]
    answer: str = ""

    def run(self) -> float:
        """Seconds that the whole process took."""
        command = list(map(str, self.command))
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=_environment())
        seconds = time.perf_counter() - start
        assert done.returncode == 0, f"{self.name}: {done.stderr}"
        assert self.answer in done.stdout, f"{self.name} answered {done.stdout!r} instead of {self.answer!r}"
        return seconds


@dataclass(frozen=True)
class Result:
    """Ours against one peer; the ratio is the median of the rounds' ratios."""

    work: str
    peer: str
    ours: float
    theirs: float
    ratio: float
    bound: float | None = None
    """What the ratio may be at most."""

    @property
    def holds(self) -> bool:
        """Whether the bound, if any, holds."""
        return self.bound is None or self.ratio <= self.bound


def result(work: str, peer: str, pairs: Sequence[tuple[float, float]], bound: float | None = None) -> Result:
    """The medians of measured pairs of seconds, ours first."""
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    return Result(work, peer, ours, theirs, median(our / their for our, their in pairs), bound)


def compare(
    work: str, ours: Contender, peers: Sequence[Contender], rounds: int, bounds: Sequence[float | None] = ()
) -> Iterator[Result]:
    """Run everybody once to warm up, then in turns."""
    everybody = [ours, *peers]
    for contender in everybody:
        contender.run()
    times = [[contender.run() for contender in everybody] for _ in range(rounds)]
    for number, peer in enumerate(peers, start=1):
        bound = bounds[number - 1] if bounds else None
        yield result(work, peer.name, [(row[0], row[number]) for row in times], bound)
