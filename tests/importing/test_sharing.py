from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.importing.series import SERIES
from tests.support import factsheet

if TYPE_CHECKING:
    from pathlib import Path


def test_texts_that_sheets_share_are_found_with_what_to_do(tree: Path) -> None:
    for name in ("stappen", "genest"):
        done = factsheet("--root", tree, "import", SERIES / name / "sheet.txt", "--slug", f"proef-{name}")
        assert done.returncode == 0, done.stderr.decode()
    found = json.loads(factsheet("--root", tree, "reuse", "--format", "json").stdout)
    told = {frozenset(place["factsheet"] for place in one["places"]): one for one in found}
    shared = told[frozenset(("proef-stappen", "proef-genest"))]
    assert shared["likeness"] == 100
    assert shared["proposal"] == "in the series' next edition, intro: verzonnen"
    alike = told[frozenset(("proef-genest", "gedwongen-achterlating"))]
    assert {place["unit"].partition("/")[0] for place in alike["places"]} == {"downloads"}


def test_one_factsheet_shares_nothing(tree: Path) -> None:
    done = factsheet("--root", tree, "reuse")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"0 texts are shared" in done.stderr
