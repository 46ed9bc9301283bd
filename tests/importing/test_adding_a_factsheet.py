"""``docs/adding-a-factsheet.md`` shows what its commands say; a line ``…`` stands for lines, in a line for words."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.importing.series import SERIES
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = (ROOT / "docs" / "adding-a-factsheet.md").read_text("utf-8")
SESSION = "".join(re.findall(r"^```console\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL))


def test_its_commands_say_what_it_shows(tree: Path) -> None:
    shutil.copy(SERIES / "percentages" / "sheet.html", tree / "loverpraat.html")
    shutil.copy(SERIES / "percentages" / "sheet.en.txt", tree / "loverpraat.en.txt")
    steps = re.split(r"^\$ factsheet ", SESSION, flags=re.MULTILINE)[1:]
    assert len(steps) > 4
    for step in steps:
        command, _, shown = step.partition("\n")
        done = subprocess.run(
            [sys.executable, ROOT / "cli.py", *shlex.split(command)],
            cwd=tree,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        said = done.stdout.decode()
        pattern = re.escape(shown).replace("…\\\n", r"(?:.*\n)*").replace("…", ".*")
        assert re.fullmatch(pattern, said), f"{command}\n{said}"
        assert done.returncode == 0
