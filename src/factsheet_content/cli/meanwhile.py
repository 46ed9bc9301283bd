"""Holds files against their schemas in a copy of this process, while this one goes on with them.

The schema library and the checks together take as long as reading all files does. What the copy says is yes or no, and
after a no, or none at all, the files are looked at here, where what is found can be told.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factsheet_content.checks import workers
from factsheet_content.checks.schema import check_schema, is_valid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.yaml_document import Document

#: From how many files on a copy of the process costs less than it saves.
FEWEST = 12


class SchemaCheck:
    """The schema faults of files that do not change meanwhile."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._copy = _begin(documents) if len(documents) >= FEWEST and _pays() else None

    def faults(self) -> list[Diagnostic]:
        """Every way in which a file departs from its schema."""
        if self._copy is not None:
            status = _status(self._copy)
            self._copy = None
            if status == 0:
                return []
        return [fault for document in self._documents for fault in check_schema(document)]


def _pays() -> bool:
    """Whether a copy of this process is safe, and there is a second processor for it."""
    return workers.method() == "fork" and len(os.sched_getaffinity(0)) > 1


def _status(copy: int) -> int:
    """How the process ended; where nobody kept that, as under a parent that ignores its children, not well."""
    try:
        return os.waitpid(copy, 0)[1]
    except ChildProcessError:
        return 1


def _begin(documents: Sequence[Document]) -> int | None:
    """The id of the process that ends with 0 where all files are valid; it writes nothing, nor what is buffered."""
    try:
        copy = os.fork()
    except OSError:  # there is no room for another one
        return None
    if copy == 0:
        status = 1
        try:
            status = 0 if all(map(is_valid, documents)) else 1
        finally:
            os._exit(status)
    return copy
