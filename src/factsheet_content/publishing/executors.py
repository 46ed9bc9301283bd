"""Who does the work: this process at once, which is the fastest for one document, or several processes."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any, TypeVar

from factsheet_content.checks.workers import method

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


def processes(jobs: int, get_ready: Callable[[], None] | None = None) -> Executor:
    """So many processes; one is this one. Each of several begins with ``get_ready``."""
    if jobs == 1:
        return InProcess()
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method()), initializer=get_ready)
