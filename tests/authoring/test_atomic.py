"""Whatever happens, the old file or the new one is there; the write is done by real processes on a real disk."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import atomic
from factsheet_content.errors import FactsheetError
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and signals of POSIX")


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "en" / "factsheets" / "x.po"
    atomic.write(file, b"a\r\nb\n")
    atomic.write(file, b"new\r\n")
    assert file.read_bytes() == b"new\r\n"
    assert [found.name for found in file.parent.iterdir()] == ["x.po"]


def test_a_file_that_has_the_bytes_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    assert atomic.write_if_changed(file, b"a") is True
    before = file.stat()
    assert atomic.write_if_changed(file, b"a") is False
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert atomic.write_if_changed(file, b"b") is True
    assert file.read_bytes() == b"b"


@_POSIX
def test_a_file_keeps_its_mode_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    before = os.umask(0o027)
    try:
        atomic.write(file, b"a")
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    file.chmod(0o604)
    atomic.write(file, b"b")
    assert stat.S_IMODE(file.stat().st_mode) == 0o604


@_POSIX
def test_a_link_still_leads_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.po").write_bytes(b"a")
    link = tmp_path / "link.po"
    link.symlink_to("real.po")
    atomic.write(link, b"b")
    assert link.is_symlink()
    assert (tmp_path / "real.po").read_bytes() == b"b"


_AS_NOBODY = """
import os, sys
if os.getuid() == 0:
    os.setuid(65534)
from pathlib import Path
from factsheet_content.authoring import atomic
from factsheet_content.errors import FactsheetError
try:
    atomic.write(Path(sys.argv[1]), b"new")
except FactsheetError as error:
    print(error)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that every user may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@_POSIX
@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o666), (0o777, 0o444)])
def test_what_is_read_only_stays_as_it_is(public: Path, folder: int, file: int) -> None:
    locked = public / "locked"
    locked.mkdir()
    (locked / "x.po").write_bytes(b"old")
    (locked / "x.po").chmod(file)
    locked.chmod(folder)
    try:
        # The package is loaded before the rights are given up, from a folder that others may not read.
        done = subprocess.run(
            [sys.executable, "-c", f"import factsheet_content.authoring.atomic\n{_AS_NOBODY}", str(locked / "x.po")],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
            text=True,
        )
        assert [found.name for found in locked.iterdir()] == ["x.po"]
    finally:
        locked.chmod(0o755)
    assert done.stdout.startswith(f"cannot write {locked / 'x.po'}: ")
    assert done.stdout.count("\n") == 1
    assert (locked / "x.po").read_bytes() == b"old"


def test_a_folder_in_the_way_is_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.po").mkdir()
    with pytest.raises(FactsheetError, match=r"^cannot write .*x\.po: [^\n]+$"):
        atomic.write(tmp_path / "x.po", b"a")
    assert [found.name for found in tmp_path.iterdir()] == ["x.po"]


def test_of_many_files_those_that_changed_are_written_and_told_in_order(tmp_path: Path) -> None:
    files = [(tmp_path / "pot" / f"{number}.po", b"%d" % number) for number in range(40)]
    for file, data in files[::4]:
        atomic.write(file, data)
    written = list(atomic.write_changed(iter(files)))
    assert written == [file for number, (file, _) in enumerate(files) if number % 4]
    assert [file.read_bytes() for file, _ in files] == [data for _, data in files]
    assert len(list((tmp_path / "pot").iterdir())) == len(files)
    assert list(atomic.write_changed(files)) == []


def test_one_of_many_that_cannot_be_written_is_told_and_ends_it(tmp_path: Path) -> None:
    (tmp_path / "3.po").mkdir()
    files = [(tmp_path / f"{number}.po", b"a") for number in range(200)]
    told: list[Path] = []
    with pytest.raises(FactsheetError, match=r"^cannot write .*3\.po: "):
        told.extend(atomic.write_changed(files))  # those that it gave before the error are in the list
    assert told == [file for file, _ in files if file.is_file()]
    assert len(told) < len(files) - 1
    assert not [file for file in tmp_path.iterdir() if file.suffix == ".tmp"]


def test_an_error_while_the_bytes_are_made_is_raised(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[Path, bytes]]:
        yield tmp_path / "x.po", b"a"
        raise FactsheetError("cannot be rendered")

    with pytest.raises(FactsheetError, match="cannot be rendered"):
        list(atomic.write_changed(files()))
    assert (tmp_path / "x.po").read_bytes() == b"a"


_WRITER = """
import sys
from pathlib import Path
from factsheet_content.authoring import atomic
texts = [b"a" * 3_000_000, b"b" * 2_000_000]
while True:
    for text in texts:
        atomic.write(Path(sys.argv[1]), text)
        print(end=".", flush=True)
"""


@_POSIX
def test_a_killed_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    for attempt in range(12):
        process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(file)],
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stdout.read(1) == b"."
        time.sleep(attempt * 0.0011)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        assert file.read_bytes() in {b"a" * 3_000_000, b"b" * 2_000_000}


def test_what_a_killed_write_left_is_taken_away_and_what_another_process_writes_is_not(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    living = tmp_path / f".x.po.{os.getppid()}-0.tmp"
    kept = [living, tmp_path / "x.po", tmp_path / ".notes.tmp", tmp_path / f"x.po.{dead.pid}-0.tmp"]
    for file in (*kept, tmp_path / f".x.po.{dead.pid}-0.tmp"):
        file.write_bytes(b"half")
    atomic.clear_leftovers(tmp_path)
    assert set(tmp_path.iterdir()) == set(kept)
    atomic.clear_leftovers(tmp_path / "nowhere")
