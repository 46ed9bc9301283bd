"""A Dask cluster as an executor: its workers get values, give bytes, and share no disk with this machine."""

from __future__ import annotations

from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.publishing.site.fingerprint import renderer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

#: Seconds that a scheduler has to answer, and to have a worker.
PATIENCE = 10


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The cluster's own executor; ``FactsheetError`` where it cannot make what this process would."""
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise FactsheetError(phrase("--dask needs the package distributed: pip install distributed")) from None
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise FactsheetError(
            phrase("no Dask scheduler answers at {address}: {reason}", address=address, reason=error)
        ) from error
    with client:
        _require_workers(client, address)
        try:
            with client.get_executor() as executor:
                yield executor
        except distributed.KilledWorker as error:
            raise FactsheetError(
                phrase("workers of {address} died while they rendered: {reason}", address=address, reason=error)
            ) from error


def _require_workers(client: Any, address: str) -> None:
    """The same bytes come from every worker only if each has the same package, libraries and Python as this process."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise FactsheetError(phrase("the Dask scheduler at {address} has no workers", address=address)) from error
    try:
        client.run_on_scheduler(renderer)  # tasks pass through it
        found = client.run(renderer)
    except Exception as error:  # what a worker raised, or an Exception with the words of that
        raise FactsheetError(
            phrase(
                "the scheduler and the workers of {address} need factsheet-content[tools], as it is here: {reason}",
                address=address,
                reason=error,
            )
        ) from error
    others = sorted(worker for worker, fingerprint in found.items() if fingerprint != renderer())
    if others:
        raise FactsheetError(
            phrase(
                "workers of {address} have another version of this package, its libraries or Python, and would make"
                " other files: {workers}; install the same everywhere",
                address=address,
                workers=", ".join(others),
            )
        )
