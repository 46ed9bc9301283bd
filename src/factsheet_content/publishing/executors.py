"""Who does the work: this process at once, which is the fastest for one document, or several processes."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    T = TypeVar("T")


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


def processes(jobs: int) -> Executor:
    """So many processes; one is this one."""
    if jobs == 1:
        return InProcess()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method()))


def method() -> str:
    """How a process starts: as a copy where that is safe.

    It is not where there are threads, of which a copy has the locks only; the Typst compiler has some of its own.
    """
    alone = threading.active_count() == 1 and "typst" not in sys.modules
    return "fork" if sys.platform == "linux" and alone else "spawn"
