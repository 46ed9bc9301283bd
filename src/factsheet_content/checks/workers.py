"""Shares work among processes: one that fails or dies loses nothing, for its share is then done here."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

T = TypeVar("T")

#: From how many factsheets another process pays, where it starts as a copy of this one, and where it starts anew.
FEWEST = {"fork": 24, "spawn": 100}
MOST_JOBS = 4
#: The first process judges the shared files too, which takes as long as so many factsheets.
SHARED = 2


def method() -> str:
    """How a process starts: as a copy where that is safe.

    It is not where there are threads, of which a copy has the locks only; the Typst compiler has some of its own.
    """
    alone = threading.active_count() == 1 and "typst" not in sys.modules
    return "fork" if sys.platform == "linux" and alone else "spawn"


def worthwhile(count: int) -> int:
    """How many processes pay for that many factsheets."""
    if count < FEWEST[method()]:
        return 1
    available = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(available, MOST_JOBS)


def shares(slugs: list[str], count: int) -> list[list[str]]:
    """The factsheets of each process, so that all of them end at the same time."""
    own = max(0, (len(slugs) + SHARED) // count - SHARED) if count > 1 else len(slugs)
    others = count - 1
    return [slugs[:own], *(slugs[own + number :: others] for number in range(others))]


class Share(Generic[T]):
    """Work that another process does meanwhile; its arguments and its result must be picklable."""

    def __init__(self, work: Callable[..., T], *arguments: object, **options: object) -> None:
        import multiprocessing
        from multiprocessing.connection import Pipe

        self._work = partial(work, *arguments, **options)
        context = multiprocessing.get_context(method())
        self._results, sent = Pipe(duplex=False)
        # mypy knows the class of each method only by its literal name.
        self._process = context.Process(target=_do, args=(sent, self._work), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        sent.close()

    def result(self) -> T:
        """What the work came to; an error is raised as if it had been done here."""
        try:
            done: tuple[T] | None = self._results.recv()
        except EOFError:
            done = None
        self._results.close()
        self._process.join()
        return done[0] if done else self._work()


def _do(sent: Connection, work: Callable[[], object]) -> None:
    """In the other process; of an error it says nothing, because it will happen again where somebody can see it."""
    try:
        sent.send((work(),))
    except (Exception, KeyboardInterrupt):  # noqa: BLE001 - see above
        sent.send(None)
