"""SIGKILL at every write of a command, and several commands at once: the tree is the old or the new one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import errors, validate
from factsheet_content.editions import journal
from factsheet_content.editions.lock import lock_entries
from factsheet_content.editions.turns import turn
from factsheet_content.errors import FactsheetError
from factsheet_content.publishing.compiling import compile_tree
from tests.support import ROOT, factsheet, output
from tests.translation.trees import EDITION, LOCK, SHEET, SLUG, add_edition, edit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NEW = "2026-12-01"
CHANGE = ("Weglopen van huis", "Weglopen van het huis")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a fork is how one process is killed many times")


def files(root: Path) -> dict[str, bytes]:
    """Every file of a tree's content, hidden ones too."""
    content = root / "content"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def draft(root: Path) -> None:
    """A draft with one change, and templates that have it."""
    (root / SHEET.replace(EDITION, "draft")).unlink(missing_ok=True)
    add_edition(root, "", CHANGE, name="draft")
    edit(
        root,
        SHEET.replace(EDITION, "draft"),
        ('  masthead:\n    - "Factsheet: Gedwongen achterlating"\n    - 17-11-2018\n', ""),
    )
    output(sys.executable, ROOT / "cli.py", "--root", root, "i18n", "update")


@dataclass(frozen=True)
class Killings:
    """What a release makes of a tree, killed nowhere and everywhere."""

    tree: Path
    done: Path
    killed: list[Path]
    """A copy of the tree per write of the release, each as a kill at that write left it."""

    def half(self, to: Path) -> Path:
        """A private copy of one that was killed half-way."""
        half = next(root for root in self.killed if (root / journal.FOLDER / "plan.json").is_file())
        return shutil.copytree(half, to)


@pytest.fixture(scope="module")
def killings(tmp_path_factory: pytest.TempPathFactory) -> Killings:
    """The release of a draft, killed at each of its writes in a process of its own."""
    tree, out = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("killed")
    for folder in ("content", "schema"):
        shutil.copytree(ROOT / folder, tree / folder)
    draft(tree)
    driver: list[str | Path] = [
        sys.executable,
        "-m",
        "tests.publishing.killing",
        tree,
        out,
        "release",
        SLUG,
        "--date",
        NEW,
    ]
    output(*driver, env={"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"})
    killed = sorted((path for path in out.iterdir() if path.name != "done"), key=lambda path: int(path.name))
    return Killings(tree, out / "done", killed)


def outcome(root: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    """Which tree the next command finds; it must leave nothing behind."""
    journal.settle(root)
    found = files(root)
    assert found in (old, new), sorted(set(found) ^ set(new))
    return "new" if found == new else "old"


def test_a_release_that_is_killed_at_any_write_is_finished_or_undone(killings: Killings, tmp_path: Path) -> None:
    old, new = files(killings.tree), files(killings.done)
    assert f"content/nl/factsheets/{SLUG}/{NEW}.yaml" in new
    assert not [path for path in new if "draft" in path]
    # The last one is the run that nothing was left to kill in.
    outcomes = [outcome(shutil.copytree(root, tmp_path / root.name), old, new) for root in killings.killed]
    assert len(outcomes) > 30
    turning = outcomes.index("new")
    assert outcomes == ["old"] * turning + ["new"] * (len(outcomes) - turning)
    assert turning > 10
    for root in (killings.tree, killings.done):
        assert errors(validate(ContentTree(root))) == []


def test_an_app_reads_the_old_edition_or_the_new_one_and_never_a_mix(killings: Killings, tmp_path: Path) -> None:
    """A checkout's ``load`` compiles the content: no command has cleared up before it."""
    old, new = compile_tree(killings.tree), compile_tree(killings.done)
    assert f"nl/{SLUG}/{NEW}.json" in new.keys() - old.keys()
    states: dict[frozenset[tuple[str, bytes]], Path] = {}
    for root in killings.killed:
        states.setdefault(frozenset(files(root).items()), root)
    read = [compile_tree(shutil.copytree(root, tmp_path / root.name)) for root in states.values()]
    turning = read.index(new)
    assert read == [old] * turning + [new] * (len(read) - turning)
    half = [root for root in states.values() if (root / journal.FOLDER / "plan.json").is_file()]
    assert len(half) > 4, "there are states in between, and none of them is seen"


def test_an_app_that_reads_while_a_release_goes_on_waits_for_it(killings: Killings, tmp_path: Path) -> None:
    half = killings.half(tmp_path / "half")
    begun = threading.Event()

    def finish() -> None:
        with turn(half, "a release"):
            begun.set()
            time.sleep(1)

    releasing = threading.Thread(target=finish)
    releasing.start()
    begun.wait()
    assert compile_tree(half) == compile_tree(killings.done)
    assert not releasing.is_alive()
    releasing.join()


def test_the_next_command_says_what_it_finished(killings: Killings, tmp_path: Path) -> None:
    half = killings.half(tmp_path / "half")
    done = factsheet("--root", half, "validate")
    assert done.returncode == 0, done.stderr.decode()
    assert f"an interrupted command was finished: release {SLUG} --date {NEW}" in done.stderr.decode()
    assert files(half) == files(killings.done)
    again = factsheet("--root", half, "validate")
    assert b"interrupted" not in again.stderr


def test_what_an_editor_changed_since_is_not_overwritten(killings: Killings, tmp_path: Path) -> None:
    half = killings.half(tmp_path / "half")
    edit(half, SHEET.replace(EDITION, "draft"), ("Weglopen van het huis", "Weglopen uit huis"))
    with pytest.raises(FactsheetError, match=r"draft\.yaml was changed since"):
        journal.settle(half)
    assert "Weglopen uit huis" in (half / SHEET.replace(EDITION, "draft")).read_text("utf-8")


def at_once(root: Path, *commands: tuple[str, ...]) -> list[int]:
    """The exit codes of commands that run at the same time."""
    started = [
        subprocess.Popen(
            [sys.executable, ROOT / "cli.py", "--root", root, *command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for command in commands
    ]
    return [process.wait(timeout=120) for process in started]


def test_of_two_releases_at_once_one_wins(tree: Path) -> None:
    draft(tree)
    codes = at_once(tree, *[("release", SLUG, "--date", day) for day in ("2026-12-01", "2026-12-02")])
    assert sorted(codes) == [0, 2]
    released = ContentTree(tree)
    assert len(lock_entries(released, SLUG)) == 2
    assert list(lock_entries(released, SLUG)) == released.editions(SLUG)
    assert errors(validate(released)) == []
    assert not (tree / journal.FOLDER).exists()
    assert not (tree / "content/.turn").exists()


def test_nothing_that_is_recorded_at_once_is_lost(tree: Path) -> None:
    days = [f"2026-0{month}-01" for month in range(1, 5)]
    codes = at_once(tree, *[("release", SLUG, "--reissue", EDITION, "--date", day) for day in days])
    assert codes == [0] * 4
    assert lock_entries(ContentTree(tree), SLUG)[EDITION].reissued == tuple(days)
    assert (tree / LOCK).read_bytes().count(b"hash:") == 2
