"""A copy of the process says whether files are as their schemas want them; what is wrong is told by this one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import yaml_reader
from factsheet_content.cli.meanwhile import FEWEST
from tests.support import ROOT, factsheet, run

if TYPE_CHECKING:
    from pathlib import Path

_SHEET = """
factsheet: {slug}
series: 2018-11-17
title: Titel
sections:
  - id: signals
    blocks:
      - id: lijst
        bullets: {{een: Een tekst., twee: Nog een tekst.}}
"""

_CHECK = """
import sys
from factsheet_content.authoring import yaml_reader
from factsheet_content.cli.meanwhile import SchemaCheck
texts = sys.stdin.read().split("\\0")
documents = [
    yaml_reader.read(text.encode(), f"content/nl/factsheets/blad-{number}/draft.yaml")
    for number, text in enumerate(texts)
]
check = SchemaCheck(documents)
copied = check._copy is not None
found = check.faults()
print(copied, "jsonschema_rs" in sys.modules, [f"{fault.path} {fault.code}" for fault in found])
"""


def texts(number: int) -> list[str]:
    return [_SHEET.format(slug=f"blad-{at}") for at in range(number)]


def checked(written: list[str], before: str = "") -> str:
    """Whether a copy was made, whether this process loaded the schema library, and what was found."""
    done = run(
        sys.executable, "-c", before + _CHECK, env={"PYTHONPATH": str(ROOT / "src")}, stdin="\0".join(written).encode()
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


needs_two = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1, reason="a copy pays where there are two processors"
)


@needs_two
def test_the_copy_says_that_all_is_well_and_nothing_is_loaded_here() -> None:
    assert checked(texts(FEWEST)) == "True False []"


@needs_two
def test_what_the_copy_refuses_is_told_from_here() -> None:
    faulty = texts(FEWEST)
    faulty[3] = faulty[3].replace("title:", "titel:")
    said = checked(faulty)
    assert said.startswith("True True [")
    assert "blad-3/draft.yaml FC201" in said


@needs_two
def test_where_no_copy_can_be_made_or_asked_the_files_are_checked_here() -> None:
    ignored = "import signal; signal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
    full = "import os\ndef full(): raise BlockingIOError(11, 'no room')\nos.fork = full\n"
    faulty = texts(FEWEST)
    faulty[3] = faulty[3].replace("title:", "titel:")
    for before, copied in ((ignored, True), (full, False)):
        assert checked(texts(FEWEST), before) == f"{copied} True []"
        assert "blad-3/draft.yaml FC201" in checked(faulty, before)


def test_a_few_files_are_checked_here() -> None:
    assert checked(texts(FEWEST - 1)) == "False True []"


def test_an_update_refuses_a_file_that_departs_from_its_schema(tree: Path) -> None:
    files = [tree / f"content/nl/factsheets/blad-{number}/draft.yaml" for number in range(FEWEST)]
    for file, text in zip(files, texts(FEWEST), strict=True):
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
    file, text = files[-1], texts(FEWEST)[-1]
    file.write_text(text.replace("{een: Een tekst., twee: Nog een tekst.}", "[Een tekst.]"), encoding="utf-8")
    assert yaml_reader.read(file.read_bytes(), "draft.yaml").diagnostics == []
    before = {path: path.read_bytes() for path in (tree / "content").rglob("*.po*")}
    done = factsheet("--ui-lang", "nl", "--root", tree, "i18n", "update")
    assert done.returncode == 1
    said = done.stderr.decode()
    assert f"content/nl/factsheets/blad-{FEWEST - 1}/draft.yaml:" in said
    assert "FC211" in said
    assert "de inhoud heeft fouten, dus er wordt niets van gemaakt" in said
    assert {path: path.read_bytes() for path in (tree / "content").rglob("*.po*")} == before


def test_an_update_refuses_a_fault_in_the_draft_of_the_series(tree: Path) -> None:
    series = tree / "content/nl/series"
    text = (series / "2018-11-17.yaml").read_text("utf-8").replace("edition: 2018-11-17\n", "")
    (series / "draft.yaml").write_text(text.replace("title:", "titel:"), encoding="utf-8")
    done = factsheet("--root", tree, "i18n", "update")
    assert done.returncode == 1
    assert b"content/nl/series/draft.yaml:" in done.stderr
