"""Who does the work: this process at once, which is the fastest for one document, or several processes."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any, TypeVar

from factsheet_content.checks.workers import method

if TYPE_CHECKING:
    from collections.abc import Callable

    T = TypeVar("T")

#: How many objects more than there were make it worth looking for those that only refer to each other.
FEWEST_OBJECTS = 100_000


class InProcess(Executor):
    """Runs each call when it is submitted; an error is raised when its result is asked for."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """A future that is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - an executor hands every error to who asks for the result
            future.set_exception(error)
        return future


def processes(jobs: int, get_ready: Callable[[], None] | None = None) -> Executor:
    """So many processes; one is this one. Each of several begins with ``get_ready``."""
    if jobs == 1:
        return InProcess()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(method())
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(get_ready,))


def _begin(get_ready: Callable[[], None] | None) -> None:
    """In a process of ours: nothing that is there now ever goes, so that nobody has to look through it."""
    import gc

    # There are as many processes as are wanted: threads of the Typst compiler would only be in their way.
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    if get_ready:
        get_ready()
    gc.freeze()
    gc.set_threshold(FEWEST_OBJECTS)
