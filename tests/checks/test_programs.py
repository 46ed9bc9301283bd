"""What msgfmt and pofilter say of our examples of faulty translations: docs/catalog-checks.md has the table."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

from factsheet_content.checks.catalogue import codes
from tests.examples.corpus import INVALID, VALID, lay, names
from tests.support import ROOT, need, run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "catalog-checks.md"
BEGIN, END = "<!-- programs -->\n", "<!-- /programs -->\n"
EXAMPLES = [name for name in names() if name[:5] in ("FC502", "FC503") or "FC520" <= name[:5] <= "FC538"]
#: Faults that the others must see where they judge the same thing.
SEEN_BY_MSGFMT = {"FC502", "FC503", "FC537"}
SEEN_BY_POFILTER = {"FC502", "FC522", "FC524", "FC526", "FC530", "FC531", "FC533", "FC538"}


def judged(name: str, root: Path) -> tuple[bool, set[str], list[str]]:
    """Whether msgfmt refuses, what pofilter says of the fault, and what it says without it."""
    (example,) = (path.relative_to(INVALID / name) for path in (INVALID / name).rglob("*.po"))
    lay(name, root / "invalid")
    refused = run(need("msgfmt"), "-c", "-o", os.devnull, str(root / "invalid" / example)).returncode != 0
    noise = list(_noise(example.as_posix()))
    return refused, set(_filters(root / "invalid" / example)) - set(noise), noise


@cache
def _noise(example: str) -> tuple[str, ...]:
    """What pofilter says of the file without a fault."""
    return tuple(_filters(VALID / example))


def _filters(path: Path) -> list[str]:
    module = (sys.executable, "-m", "translate.filters.pofilter")
    said = run(*module, "--nofuzzy", "--progress=none", str(path)).stdout.decode()
    return re.findall(r"\(pofilter\) (\w+)", said)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bool, set[str], list[str]]]:
    return {name: judged(name, tmp_path_factory.mktemp("programs")) for name in EXAMPLES}


def rows(table: dict[str, tuple[bool, set[str], list[str]]]) -> str:
    lines = ["| code | ours | msgfmt -c | pofilter | noise |", "|---|---|---|---|---|"]
    for name, (refused, filters, noise) in table.items():
        said = ", ".join(sorted(filters)) or "**no**"
        severity = codes()[name[:5]].severity
        lines.append(
            f"| {name.replace('-', ' ', 1)} | {severity} | {'yes' if refused else '**no**'} | {said} | {len(noise)} |"
        )
    return "\n".join(lines) + "\n"


def test_the_table_in_the_docs(table: dict[str, tuple[bool, set[str], list[str]]]) -> None:
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    expected = before + BEGIN + rows(table) + END + after
    if os.environ.get("REWRITE"):
        PAGE.write_bytes(expected.encode())
    assert page == expected or os.environ.get("REWRITE")


def test_the_programs_see_their_planted_faults(table: dict[str, tuple[bool, set[str], list[str]]]) -> None:
    assert {name[:5] for name, (refused, _, _) in table.items() if refused} == SEEN_BY_MSGFMT
    assert {name[:5] for name, (_, filters, _) in table.items() if filters} >= SEEN_BY_POFILTER
