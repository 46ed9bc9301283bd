"""``i18n stats``: the same figures for a person at a terminal, a pipe, and a program; in Dutch where that is spoken."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, factsheet
from tests.translation.trees import DOMAIN, EDITION, SLUG

if TYPE_CHECKING:
    from pathlib import Path

BAR = re.compile(r"^(?P<language>\S+)  (?P<share>\d+)%  (?P<bar>[█░]+)$", re.MULTILINE)


def stats(tree: Path, *options: str, language: str = "en") -> str:
    done = factsheet("--ui-lang", language, "--root", tree, "i18n", "stats", *options)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def on_a_terminal(tree: Path) -> str:
    """What a person sees: standard output is a terminal of its own."""
    pty = pytest.importorskip("pty", reason="terminals of POSIX")
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "cli.py"), "--ui-lang", "en", "--root", str(tree), "i18n", "stats"]
    process = subprocess.Popen(command, stdout=theirs, env=os.environ | {"PYTHONUTF8": "1"})
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 65536):
            shown += part
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    assert process.wait() == 0
    return shown.decode().replace("\r\n", "\n")


def empty(tree: Path, domain: str) -> None:
    """A catalog in which nobody has translated anything."""
    file = tree / f"content/en/{domain}.po"
    head, *entries = file.read_text("utf-8").split("\n\n")
    bare = [re.sub(r'(?m)^msgstr "(?:.|\n)*\Z', 'msgstr ""\n', entry) for entry in entries if "#~" not in entry]
    file.write_text("\n\n".join([head, *(entry.rstrip("\n") for entry in bare)]) + "\n", encoding="utf-8")


def test_a_bar_per_language_shows_the_share_on_a_terminal_only(tree: Path) -> None:
    empty(tree, DOMAIN)
    (shown,) = BAR.finditer(on_a_terminal(tree))
    rows = json.loads(stats(tree, "--format", "json"))
    tallies = [tally for row in rows for tally in row["states"].items()]
    whole = sum(tally["units"] for _, tally in tallies)
    share = sum(tally["units"] for state, tally in tallies if state == "current") / whole
    assert shown["language"] == "en"
    assert 10 < int(shown["share"]) < 90
    assert abs(int(shown["share"]) - share * 100) <= 1
    assert len(shown["bar"]) == 30
    assert abs(shown["bar"].count("█") - share * 30) <= 1
    piped = stats(tree)
    assert not BAR.search(piped)
    assert piped.startswith(f"en  {shown['share']}%\n")


def test_a_critical_text_that_waits_for_acceptance_stops_the_language(tree: Path) -> None:
    file = tree / f"content/en/{DOMAIN}.po"
    before = file.read_bytes()
    file.write_bytes(before.replace(b"If there is immediate danger", b"If there is danger"))
    assert file.read_bytes() != before
    rows = {row["name"]: row for row in json.loads(stats(tree, "--format", "json"))}
    row = rows[f"{SLUG}@{EDITION}"]
    assert row["publishable"] is False
    assert row["why_not"] == ["critical contact/gevaar: unaccepted"]
    assert row["critical"]["current"] == row["critical"]["units"] - 1
    assert row["states"]["unaccepted"]["units"] == 1


def test_a_person_is_told_in_dutch_and_a_program_in_english(tree: Path) -> None:
    empty(tree, DOMAIN)
    dutch = stats(tree, language="nl")
    assert re.search(r"ontbrekend \(\d+ woorden\)", dutch)
    why = r"\n +\d+% is actueel, 80% is nodig\n(?: +kritiek .+\n)* +kritiek contact/gevaar: ontbrekend"
    assert re.search("kan niet gepubliceerd worden:" + why, dutch)
    assert "| taal | wat | actueel |" in stats(tree, "--format", "markdown", language="nl")
    assert stats(tree, "--format", "json", language="nl") == stats(tree, "--format", "json")


def test_update_and_receive_speak_dutch(tree: Path) -> None:
    (tree / "content/en/types.po").unlink()
    done = factsheet("--ui-lang", "nl", "--root", tree, "i18n", "update", "--dry-run")
    assert re.search(r"en: \d+ behouden, .*; \d+ woorden te vertalen", done.stderr.decode())
    assert re.search(r"(?m)^  (nieuw|voorgesteld) +types: ", done.stderr.decode())
    done = factsheet("--ui-lang", "nl", "--root", tree, "i18n", "receive", tree / "content/en/labels.po")
    assert done.stderr.decode() == "Niets verschilt van wat verstuurd is.\n"
    done = factsheet("--ui-lang", "nl", "--root", tree, "i18n", "init", "en-XA")
    assert done.returncode == 2
    assert "pseudotaal" in done.stderr.decode()
