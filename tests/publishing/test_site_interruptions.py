"""Runs that are killed, ended, disturbed by another one or by a full disk: the tree is the old or the new one."""

from __future__ import annotations

import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions import turns
from factsheet_content.errors import FactsheetError
from factsheet_content.publishing.executors import InProcess
from factsheet_content.publishing.site import earlier, making, swap
from tests.publishing.published import SLUG, contents, publish, replace
from tests.support import ROOT, output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

MEMORY, LOCK = ".site.memory.json", ".site.lock"


def change(root: Path) -> None:
    """Something that every page says."""
    replace(root / "content/site.yaml", "https://www.knmi.nl/", "https://weer.example/")


def recovered(out: Path) -> dict[str, bytes]:
    """What the next run finds; nothing may lie about."""
    with swap.alone(out):
        swap.recover(out)
    assert {path.name for path in out.parent.iterdir()} <= {"site", MEMORY}
    return contents(out)


@pytest.mark.parametrize("way", ["exchange", "renames"])
@pytest.mark.parametrize("before", ["nothing", "a tree"])
def test_a_run_that_is_killed_at_any_write_leaves_the_old_tree_or_the_new(
    tree: Path, tmp_path: Path, way: str, before: str
) -> None:
    out = tmp_path / "around/site"
    out.parent.mkdir()
    if before == "a tree":
        publish(tree, out)
    old = contents(out)
    change(tree)
    driver: list[str | Path] = [sys.executable, "-m", "tests.publishing.halting", tree, out, tmp_path / "states", way]
    output(*driver, env={"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"})
    new = contents(out)
    assert new != old
    states = sorted((tmp_path / "states").iterdir(), key=lambda path: int(path.name))
    assert len(states) > 60
    seen = [contents(state / "site") for state in states]
    assert all(one in (old, new) or (one == {} and way == "renames") for one in seen)
    outcomes = []
    for number, state in enumerate(states):
        found = recovered(state / "site")
        assert found in (old, new), state
        outcomes.append("new" if found == new else "old")
        if number % 50 == 0:
            publish(tree, state / "site")
            assert contents(state / "site") == new
    turning = outcomes.index("new")
    assert outcomes == ["old"] * turning + ["new"] * (len(outcomes) - turning)
    assert turning > 50


def started(root: Path, out: Path, *options: str, limit: int = 0) -> subprocess.Popen[bytes]:
    """A run of the command; ``limit``: the largest file, in bytes, that the disk takes."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [sys.executable, str(ROOT / "cli.py"), "--root", str(root), "publish", "--out", str(out), *options]
    return subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=limited if limit else None)  # noqa: PLW1509


def said(process: subprocess.Popen[bytes]) -> str:
    """What it said, when it and all that holds its standard error have ended."""
    return process.communicate(timeout=60)[1].decode()


def wait_for(sought: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not sought():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that it started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(number) for number in children.read_text("ascii").split()]


def lives(number: int) -> bool:
    status = Path(f"/proc/{number}/stat")
    return status.exists() and status.read_text("ascii").rpartition(")")[2].split()[0] != "Z"


@pytest.fixture
def working(tree: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """A run with two processes that fills the new tree beside an old one, and the two."""
    publish(tree, tmp_path / "site")
    (tmp_path / MEMORY).unlink()
    change(tree)
    process = started(tree, tmp_path / "site", "--jobs", "2")
    wait_for(lambda: any(tmp_path.glob(".site.new-*")))
    yield process, workers(process)
    process.kill()
    process.communicate()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_is_asked_to_end_clears_up(
    working: tuple[subprocess.Popen[bytes], list[int]], tmp_path: Path, number: signal.Signals, status: int
) -> None:
    process, both = working
    old = contents(tmp_path / "site")
    process.send_signal(number)
    assert "Traceback" not in said(process)
    assert process.returncode == status
    assert not any(map(lives, both))
    assert [path.name for path in tmp_path.iterdir() if "site" in path.name] == ["site"]
    assert contents(tmp_path / "site") == old


def test_the_processes_of_a_run_that_was_killed_end_too(
    working: tuple[subprocess.Popen[bytes], list[int]], tree: Path, tmp_path: Path
) -> None:
    process, both = working
    assert len(both) == 2
    old = contents(tmp_path / "site")
    process.kill()
    process.communicate(timeout=30)
    wait_for(lambda: not any(map(lives, both)))
    assert contents(tmp_path / "site") == old
    publish(tree, tmp_path / "site")
    assert sorted(path.name for path in tmp_path.iterdir() if "site" in path.name) == [MEMORY, "site"]


def test_a_process_that_dies_is_told_in_a_line_and_changes_nothing(
    working: tuple[subprocess.Popen[bytes], list[int]], tmp_path: Path
) -> None:
    process, both = working
    old = contents(tmp_path / "site")
    os.kill(both[0], signal.SIGKILL)
    assert said(process).startswith("factsheet: a process that rendered was ended")
    assert process.returncode == 2
    assert contents(tmp_path / "site") == old


def test_a_disk_that_is_full_leaves_the_old_tree(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    old = contents(tmp_path / "site")
    replace(tree / f"content/en/factsheets/{SLUG}.po", "Unexplained absence", "Absence without a reason")
    largest = max(map(len, old.values()))
    process = started(tree, tmp_path / "site", limit=largest - 5000)
    assert "what was there is unchanged" in said(process)
    assert process.returncode == 2
    assert contents(tmp_path / "site") == old
    assert sorted(path.name for path in tmp_path.iterdir() if "site" in path.name) == [MEMORY, "site"]


@pytest.mark.parametrize("before", ["nothing", "a tree"])
def test_of_two_runs_at_once_one_waits_for_the_other(tree: Path, tmp_path: Path, before: str) -> None:
    if before == "a tree":
        publish(tree, tmp_path / "site")
        change(tree)
    both = [started(tree, tmp_path / "site") for _ in range(2)]
    assert [(process, said(process)) for process in both if "Traceback" in said(process)] == []
    assert [process.returncode for process in both] == [0, 0]
    publish(tree, tmp_path / "alone")
    assert contents(tmp_path / "site") == contents(tmp_path / "alone")
    assert sorted(path.name for path in tmp_path.iterdir() if "site" in path.name) == [MEMORY, "site"]


def test_what_another_run_published_meanwhile_is_what_is_replaced(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    looked = earlier.look(tree, tmp_path / "site")
    change(tree)
    publish(tree, tmp_path / "site")
    report = making.publish(ContentTree(tree), tmp_path / "site", InProcess(), before=looked)
    assert (report.written, report.removed) == (0, 0)


def test_who_waits_too_long_learns_for_whom(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    with (
        swap.alone(tmp_path / "site"),
        pytest.raises(FactsheetError, match=rf"publishing to .*site \(process {os.getpid()}: publish\); try again"),
    ):
        publish(tree, tmp_path / "site")


def test_a_terminal_shows_how_far_it_is_and_nothing_else_does(tree: Path, tmp_path: Path) -> None:
    here, there = pty.openpty()
    command: list[str | Path] = [sys.executable, ROOT / "cli.py", "--root", tree, "publish", "--out", tmp_path / "site"]
    done = subprocess.run(command, stderr=there, check=True, timeout=60, env=os.environ | {"TERM": "xterm"})
    os.close(there)
    shown = os.read(here, 100_000).decode()
    os.close(here)
    assert done.returncode == 0
    assert re.search(r"Publishing .* 0%", shown)
    assert re.search(r"Publishing .* 100%", shown)
    shutil.rmtree(tmp_path / "site")
    assert "Publishing" not in said(started(tree, tmp_path / "site"))
