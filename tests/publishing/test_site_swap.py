from __future__ import annotations

import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factsheet_content.errors import FactsheetError
from factsheet_content.publishing.site import manifest, swap
from tests.support import ROOT, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANIFEST = manifest.NAME


def write(folder: Path, text: str) -> None:
    """A tree with one file, and its manifest."""
    (folder / "nl").mkdir(parents=True, exist_ok=True)
    listed = manifest.Manifest()
    listed.add("nl/a.txt", text.encode())
    (folder / "nl/a.txt").write_text(text, encoding="utf-8")
    (folder / MANIFEST).write_bytes(listed.to_bytes())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write(tmp_path / "site", "old")
    return tmp_path / "site"


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def replace(out: Path) -> None:
    replace_while(out, lambda: None)


def replace_while(out: Path, happens: Callable[[], object]) -> None:
    with swap.replacement(out, ["nl/a.txt", MANIFEST]) as folder:
        write(folder, "new")
        happens()


def text(out: Path) -> str:
    return (out / "nl/a.txt").read_text("utf-8")


def test_the_new_tree_takes_the_place_of_the_old_one(out: Path) -> None:
    replace(out)
    assert text(out) == "new"
    assert names(out.parent) == ["site"]


def test_where_nothing_was_it_is_simply_there(tmp_path: Path) -> None:
    replace(tmp_path / "deep/down/site")
    assert text(tmp_path / "deep/down/site") == "new"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the exchange is Linux's")
def test_folders_are_exchanged_in_one_step(out: Path, tmp_path: Path) -> None:
    write(tmp_path / "other", "new")
    assert swap.exchange(tmp_path / "other", out)
    assert (text(out), text(tmp_path / "other")) == ("new", "old")
    assert not swap.exchange(tmp_path / "missing", out)


def test_two_renames_do_where_there_is_no_exchange(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "other")
    replace(out)
    assert text(out) == "new"
    assert names(out.parent) == ["site"]


def fill_up(out: Path) -> None:
    with swap.replacement(out, []) as folder:
        write(folder, "new")
        raise OSError(28, "No space left on device")


def test_an_error_leaves_the_old_tree(out: Path) -> None:
    with pytest.raises(FactsheetError, match="No space left"):
        fill_up(out)
    assert text(out) == "old"
    assert names(out.parent) == ["site"]


def test_an_interruption_leaves_the_old_tree(out: Path) -> None:
    with pytest.raises(KeyboardInterrupt), swap.replacement(out, []):
        raise KeyboardInterrupt
    assert text(out) == "old"
    assert names(out.parent) == ["site"]


KILLED = """
import os, sys
from pathlib import Path
from factsheet_content.publishing.site import swap
out = Path(sys.argv[1])
moment = sys.argv[2]
if moment == "between":
    sys.platform = "other"
    rename = Path.rename
    def once(self, target):
        rename(self, target)
        os._exit(9)
    Path.rename = once
elif moment == "before deleting":
    swap._delete = lambda *_: os._exit(9)
with swap.replacement(out, ["nl/a.txt", "manifest.json"]) as folder:
    (folder / "nl").mkdir()
    (folder / "nl/a.txt").write_text("new")
    if moment == "writing":
        os._exit(9)
    (folder / "manifest.json").write_bytes((out / "manifest.json").read_bytes())
"""


@pytest.mark.parametrize(("moment", "kept"), [("writing", "old"), ("between", "old"), ("before deleting", "new")])
def test_a_run_that_was_killed_is_recovered_from(out: Path, moment: str, kept: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(out), moment], check=False, capture_output=True)
    assert done.returncode == 9, done.stderr.decode()
    swap.recover(out)
    assert text(out) == kept
    assert names(out.parent) == ["site"]
    replace(out)
    assert text(out) == "new"


def test_a_file_that_came_meanwhile_is_not_deleted(out: Path) -> None:
    with pytest.raises(FactsheetError, match="appeared meanwhile"):
        replace_while(out, lambda: (out / "nl/mine.txt").write_text("mine", encoding="utf-8"))
    assert text(out) == "new"
    assert sorted(names(out.parent)) == ["site", "site.kept-1"]
    swap.recover(out)
    replace(out)
    assert (out.parent / "site.kept-1/nl/mine.txt").read_text("utf-8") == "mine"


def test_what_a_killed_run_had_not_cleared_keeps_what_is_not_ours(out: Path) -> None:
    write(out.parent / ".site.new-1", "replaced")
    (out.parent / ".site.new-1/mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FactsheetError, match=r"appeared meanwhile.*site\.kept-1"):
        swap.recover(out)
    assert sorted(names(out.parent)) == ["site", "site.kept-1"]
    assert names(out.parent / "site.kept-1") == ["mine.txt"]


def test_the_new_tree_has_the_mode_of_the_old_one(out: Path) -> None:
    out.chmod(0o2750)
    replace(out)
    assert stat.S_IMODE(out.stat().st_mode) == 0o2750


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from factsheet_content.errors import FactsheetError
from factsheet_content.publishing.site import swap
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    with swap.replacement(Path("site"), []) as folder:
        (folder / "a").write_text("new")
except FactsheetError as error:
    print(error)
"""


@pytest.mark.parametrize(("parent", "folder"), [(0o777, 0o555), (0o555, 0o755)])
def test_a_folder_that_may_only_be_read_stays_as_it_is(out: Path, parent: int, folder: int) -> None:
    out.chmod(folder)
    out.parent.chmod(parent)
    done = run(sys.executable, "-c", UNPRIVILEGED, cwd=out.parent, env={"PYTHONPATH": str(ROOT / "src")})
    out.parent.chmod(0o755)
    out.chmod(0o755)
    assert "Permission denied; what was there is unchanged" in done.stdout.decode(), done.stderr.decode()
    assert text(out) == "old"
    assert names(out.parent) == ["site"]
