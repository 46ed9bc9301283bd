"""The same tree from a real Dask cluster: a scheduler and two workers, each a process with a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.errors import FactsheetError
from factsheet_content.publishing.cluster import cluster as on_cluster
from factsheet_content.publishing.site import making
from tests.publishing.published import contents, publish
from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKER = ("dask_worker", "--no-nanny", "--nthreads", "1", "--no-dashboard")
SCHEDULER = ("dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")


#: What a worker reads below these folders it was not sent: it has no disk in common with who publishes.
NO_DISK = """
import sys
FORBIDDEN = {folders!r}
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and str(arguments[0]).startswith(FORBIDDEN):
        raise PermissionError(f"a worker reads {{arguments[0]}}")
sys.addaudithook(watch)
"""


class Cluster:
    """A scheduler and workers, each a process in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, program: str, *options: str, package: Path = ROOT / "src") -> None:
        """Start one; ``package`` is the folder that it has the package in."""
        folder = self._folder / str(len(self._started))
        folder.mkdir(parents=True)
        command = [sys.executable, "-m", f"distributed.cli.{program}", *options, "--scheduler-file", str(self._file)]
        environment = os.environ | {"PYTHONPATH": str(package)}
        quiet = subprocess.DEVNULL
        self._started.append(subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet))

    def address(self) -> str:
        """What the scheduler wrote of itself, once it has."""
        for _ in range(300):
            if self._file.exists() and self._file.stat().st_size:
                return str(json.loads(self._file.read_bytes())["address"])
            time.sleep(0.1)
        pytest.fail("the scheduler did not start")

    def stop(self) -> None:
        for process in reversed(self._started):
            process.terminate()
            process.wait(20)


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler without workers."""
    if find_spec("distributed") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("distributed is not installed")
        pytest.skip("distributed is not installed")
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    started.start(*SCHEDULER)
    try:
        yield started
    finally:
        started.stop()


def test_a_cluster_makes_the_same_tree_of_what_it_is_sent(cluster: Cluster, tree: Path, tmp_path: Path) -> None:
    watch = tmp_path.parent / f"{tmp_path.name}-watch.py"
    watch.write_text(NO_DISK.format(folders=(f"{tmp_path}{os.sep}", str(ROOT / "content"))), encoding="utf-8")
    for _ in range(2):
        cluster.start(*WORKER, "--preload", str(watch))
    done = factsheet("--root", tree, "publish", "--out", tmp_path / "site", "--dask", cluster.address())
    assert done.returncode == 0, done.stderr.decode()
    publish(tree, tmp_path / "here")
    assert contents(tmp_path / "site") == contents(tmp_path / "here")


def test_a_worker_that_would_make_other_files_is_refused(cluster: Cluster, tree: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "other/src")
    with (tmp_path / "other/src/factsheet_content/rendering/text.py").open("a", encoding="utf-8") as file:
        file.write("# another version\n")
    cluster.start(*WORKER, package=tmp_path / "other/src")
    done = factsheet("--root", tree, "publish", "--out", tmp_path / "site", "--dask", cluster.address())
    assert done.returncode == 2
    assert b"have another version of this package" in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_worker_without_the_package_is_told_in_a_line(cluster: Cluster, tree: Path, tmp_path: Path) -> None:
    # One that is installed is hidden by this one, which cannot be had.
    (tmp_path / "none").mkdir()
    (tmp_path / "none/factsheet_content.py").write_text("raise ModuleNotFoundError(__name__)\n", encoding="utf-8")
    cluster.start(*WORKER, package=tmp_path / "none")
    done = factsheet("--root", tree, "publish", "--out", tmp_path / "site", "--dask", cluster.address())
    assert done.returncode == 2
    assert b"need factsheet-content[tools], as it is here" in done.stderr
    assert b"Traceback" not in done.stderr.partition(b"factsheet: ")[2]


def test_a_cluster_without_workers_is_not_waited_for_for_ever(
    cluster: Cluster, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factsheet_content.publishing.cluster.PATIENCE", 1)
    with (
        pytest.raises(FactsheetError, match="has no workers"),
        on_cluster(cluster.address()) as executor,
    ):
        making.publish(ContentTree(tree), tmp_path / "site", executor)


def test_a_cluster_that_does_not_answer_is_named(tmp_path: Path) -> None:
    if find_spec("distributed") is None:
        pytest.skip("distributed is not installed")
    done = factsheet("publish", "--out", tmp_path / "site", "--dask", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert b"no Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr
