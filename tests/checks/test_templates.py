from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checks.faults import LABELS, Fault, check, find

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = (
    Fault(
        "template that is stale",
        "FC504",
        LABELS,
        "text: Inleiding",
        "text: Inleidend",
        at=("content/pot/labels.pot", ""),
        help="factsheet i18n extract",
    ),
    Fault("template that is missing", "FC504", "content/pot/types.pot", "", None),
    Fault("template that was written by hand", "FC504", "content/pot/series.pot", "msgid", "\nmsgid"),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_is(fault: Fault, tree: Path) -> None:
    check(fault, tree)


def test_a_template_is_not_held_against_content_that_cannot_be_read(tree: Path) -> None:
    (tree / LABELS).write_text("labels: [", encoding="utf-8")
    assert {problem.code for problem in find(tree)} == {"FC105"}
