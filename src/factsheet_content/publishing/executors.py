"""Who does the work: this process at once, which is the fastest for one document, or several processes."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from factsheet_content.checks.workers import method
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    T = TypeVar("T")

#: How many objects more than there were make it worth looking for those that only refer to each other.
FEWEST_OBJECTS = 20_000


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


@contextmanager
def processes(jobs: int, get_ready: Callable[[], None] | None = None) -> Iterator[Executor]:
    """So many processes; one is this one. Each of several begins with ``get_ready``, and ends when this one does.

    ``FactsheetError`` where one of them ends before its work is done.
    """
    if jobs == 1:
        yield InProcess()
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context(method())
    try:
        with ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(get_ready,)) as executor:
            yield executor
    except BrokenProcessPool as error:
        raise FactsheetError(
            phrase("a process that rendered was ended, perhaps for want of memory; try again, or with --jobs 1")
        ) from error


def _begin(get_ready: Callable[[], None] | None) -> None:
    """In a process that renders and does nothing else."""
    import gc
    import signal
    import threading

    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a copy of a process that clears up has nothing to clear up
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if get_ready:
        get_ready()
    gc.freeze()  # what is there now stays, so that nobody has to look through it
    gc.set_threshold(FEWEST_OBJECTS)


def _end_with_parent() -> None:
    """Processes of a pool wait for work for ever where the one that gives it is killed."""
    import multiprocessing
    import signal

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
