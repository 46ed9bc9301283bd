"""The same tree from a real Dask cluster: a scheduler and two workers, each a process with a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from tests.publishing.published import contents, publish
from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORKER = ("dask_worker", "--no-nanny", "--nthreads", "1", "--no-dashboard")
SCHEDULER = ("dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--no-dashboard")


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    if find_spec("distributed") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("distributed is not installed")
        pytest.skip("distributed is not installed")
    file = tmp_path / "scheduler.json"
    started = []
    for number, (program, *options) in enumerate((SCHEDULER, WORKER, WORKER)):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-m", f"distributed.cli.{program}", *options, "--scheduler-file", str(file)]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        quiet = subprocess.DEVNULL
        started.append(subprocess.Popen(command, cwd=folder, env=environment, stdout=quiet, stderr=quiet))
    try:
        yield address(file)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(20)


def address(file: Path) -> str:
    """What the scheduler wrote of itself, once it has."""
    for _ in range(300):
        if file.exists() and file.stat().st_size:
            return str(json.loads(file.read_bytes())["address"])
        time.sleep(0.1)
    pytest.fail("the scheduler did not start")


def test_a_cluster_makes_the_same_tree(scheduler: str, tmp_path: Path) -> None:
    done = factsheet("publish", "--out", tmp_path / "site", "--dask", scheduler)
    assert done.returncode == 0, done.stderr.decode()
    publish(ROOT, tmp_path / "here")
    assert contents(tmp_path / "site") == contents(tmp_path / "here")


def test_a_cluster_that_does_not_answer_is_named(tmp_path: Path) -> None:
    if find_spec("distributed") is None:
        pytest.skip("distributed is not installed")
    done = factsheet("publish", "--out", tmp_path / "site", "--dask", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert b"no Dask scheduler answers at tcp://127.0.0.1:9" in done.stderr
