"""The one runner: ``python benchmarks/run.py [NAME…]`` prints ratios against named peers, measured in the same run."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import diff
import export
import importing
import load
import publish
import update
import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from measuring import Result

#: Name → what measures it, given the number of rounds.
BENCHMARKS: dict[str, Callable[[int], Iterator[Result]]] = {
    "load": load.measure,
    "export": export.measure,
    "update": update.measure,
    "diff": diff.measure,
    "validate": validate.measure,
    "publish": publish.measure,
    "import": importing.measure,
}
#: The same, only when it is named.
LONG: dict[str, Callable[[int], Iterator[Result]]] = {
    "publish-long": publish.measure_long,
}


def main() -> int:
    """Measure what was asked for; 1 where a bound does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"{', '.join(BENCHMARKS)}; all these by default; {', '.join(LONG)}"
    )
    parser.add_argument("--rounds", type=int, default=15, help="how often everybody runs (default: %(default)s)")
    options = parser.parse_args()
    unknown = set(options.names) - set(BENCHMARKS | LONG)
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(BENCHMARKS | LONG)}")
    print(f"{'what':<42}{'peer':<34}{'ours ms':>9}{'peer ms':>9}{'ratio':>8}  bound")
    holds = True
    for name in options.names or BENCHMARKS:
        for result in (BENCHMARKS | LONG)[name](options.rounds):
            print(row(result), flush=True)
            holds &= result.holds
    return 0 if holds else 1


def row(result: Result) -> str:
    """One line of the table."""
    bound = "" if result.bound is None else f"≤ {result.bound}{'' if result.holds else '  MISSED'}"
    milliseconds = f"{result.ours * 1e3:>9.2f}{result.theirs * 1e3:>9.2f}"
    return f"{result.work:<42}{result.peer:<34}{milliseconds}{result.ratio:>8.2f}  {bound}".rstrip()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
