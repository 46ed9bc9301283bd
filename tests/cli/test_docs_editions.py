"""The commands in docs/editions.md print what stands there; set ``REWRITE=1`` to write what they print now."""

from __future__ import annotations

import os
import re
import shlex
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.support import ROOT, factsheet
from tests.translation.trees import FOLDER, edit

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "editions.md"
#: The day that the page was made on.
DAY = "2026-11-23"
_STEP = re.compile(
    r"<!-- edit (?P<file>\S+): (?P<old>.+) → (?P<new>.+) -->|<!-- run -->\n```console\n(?P<block>[\s\S]*?)```"
)


def printed(root: Path, command: str) -> str:
    """What a command prints on a terminal."""
    # Paths are read from the folder that a person stands in.
    done = factsheet(*shlex.split(command.removeprefix("factsheet ")), cwd=root)
    text = (done.stdout + done.stderr).decode()
    return text.replace(datetime.now(tz=UTC).astimezone().date().isoformat(), DAY)


def carried_out(root: Path, step: re.Match[str]) -> str:
    """A step of the page, with what its commands print."""
    if step["block"] is None:
        edit(root, f"{FOLDER}/{step['file']}", (step["old"], step["new"]))
        return step[0]
    commands = [line for line in step["block"].splitlines() if line.startswith("$ ")]
    blocks = [f"{line}\n{printed(root, line.removeprefix('$ '))}" for line in commands]
    return f"<!-- run -->\n```console\n{''.join(blocks)}```"


def test_the_page_shows_what_the_commands_print(tree: Path) -> None:
    page = PAGE.read_text("utf-8")
    now = re.sub(_STEP, lambda step: carried_out(tree, step), page)
    if os.environ.get("REWRITE"):
        PAGE.write_text(now, "utf-8", newline="\n")
    assert now == page or os.environ.get("REWRITE")
    assert len(_STEP.findall(page)) > 10
