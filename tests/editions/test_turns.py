from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factsheet_content.editions import turns
from factsheet_content.errors import FactsheetError
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HOLDER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from factsheet_content.editions.turns import turn
with turn(Path(sys.argv[2]), "release x"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def held(tree: Path) -> subprocess.Popen[bytes]:
    """Another process that has the turn; the test ends it."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(ROOT / "src"), str(tree)], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"held\n"
    return process


def stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


def test_the_one_who_waits_learns_for_whom(
    tree: Path, held: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    try:
        with pytest.raises(FactsheetError, match=rf"process {held.pid}: release x"), turns.turn(tree, "y"):
            pytest.fail("two had the turn")
    finally:
        stop(held)


def test_a_killed_process_leaves_the_turn_to_the_next(tree: Path, held: subprocess.Popen[bytes]) -> None:
    stop(held)
    assert (tree / turns.LOCK_FILE).exists()
    with turns.turn(tree, "y"):
        assert "y" in (tree / turns.LOCK_FILE).read_text("utf-8")
    assert not (tree / turns.LOCK_FILE).exists()


def test_what_a_killed_process_left_is_swept_up_but_a_held_turn_is_not(
    tree: Path, held: subprocess.Popen[bytes]
) -> None:
    turns.sweep(tree)
    assert (tree / turns.LOCK_FILE).exists()
    stop(held)
    turns.sweep(tree)
    assert not (tree / turns.LOCK_FILE).exists()
    turns.sweep(tree)


def test_the_turn_is_given_back_after_an_error(tree: Path) -> None:
    with pytest.raises(ZeroDivisionError), turns.turn(tree, "x"):
        raise ZeroDivisionError
    with turns.turn(tree, "y"):
        pass
