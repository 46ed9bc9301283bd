from __future__ import annotations

import os
import pickle
import shutil
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks import workers
from factsheet_content.checks.validation import validate
from tests.checks.faults import SLUG
from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A tree of several factsheets, most of them with some faults of their own."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    folder = tmp_path / "content/nl/factsheets"
    source = (folder / SLUG / "2018-11-17.yaml").read_text(encoding="utf-8")
    catalog = (tmp_path / f"content/en/factsheets/{SLUG}.po").read_text(encoding="utf-8")
    faults = [
        ("paragraph:", "paragraf:"),
        ("sections:", "sections: ["),
        ("{sources}", "{bronnen}"),
        ("title:", "title: Dit  is  dubbel\nfoo:"),
        ("edition: 2018-11-17", ""),
    ]
    for number, (old, new) in enumerate([*faults, *faults]):
        slug = f"blad-{'abcdefghij'[number]}"
        (folder / slug).mkdir()
        name = "draft" if number % 2 else "2018-11-17"
        text = source.replace(f"factsheet: {SLUG}", f"factsheet: {slug}").replace(old, new)
        (folder / slug / f"{name}.yaml").write_text(text, encoding="utf-8")
        (tmp_path / f"content/en/factsheets/{slug}.po").write_text(catalog.replace("112", "113"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_find_what_one_finds(many: Path, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "method", lambda: method)
    alone = validate(ContentTree(many), advice=True)
    assert len({problem.code for problem in alone}) > 10
    for jobs in (1, 2, 3):
        shared = validate(ContentTree(many), advice=True, jobs=jobs)
        assert shared == alone
        # Phrases compare as texts; what a translation is made of has to be there as well.
        assert [pickle.dumps(problem) for problem in shared] == [pickle.dumps(problem) for problem in alone]


def test_sound_content_is_sound_in_processes_and_a_stale_template_is_found(tree: Path) -> None:
    assert validate(ContentTree(tree), jobs=2) == []
    (tree / f"content/pot/factsheets/{SLUG}.pot").write_text("", encoding="utf-8")
    assert [problem.code for problem in validate(ContentTree(tree), jobs=2)] == ["FC504"]


def test_the_command_prints_the_same_with_any_number_of_processes(many: Path) -> None:
    outputs = {factsheet("--root", many, "validate", "--jobs", str(jobs)).stdout for jobs in (1, 2, 4)}
    assert len(outputs) == 1


def test_more_processes_than_factsheets_are_none_too_many(tree: Path) -> None:
    assert validate(ContentTree(tree), jobs=9) == []
    shutil.rmtree(tree / "content/nl/factsheets")
    assert validate(ContentTree(tree), jobs=2) == validate(ContentTree(tree))


def _raise() -> None:
    raise ValueError("as here")


def _die(parent: int) -> int:
    if os.getpid() != parent:
        os._exit(9)
    return 1


def test_an_error_is_raised_here_and_a_lost_process_loses_nothing() -> None:
    with pytest.raises(ValueError, match="as here"):
        workers.Share(_raise).result()
    assert workers.Share(_die, os.getpid()).result() == 1


def test_a_process_with_threads_is_not_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert workers.method() == "spawn"
    finally:
        done.set()
        thread.join()


def test_few_factsheets_are_not_worth_a_process() -> None:
    assert workers.worthwhile(1) == 1
    assert 1 <= workers.worthwhile(10_000) <= workers.MOST_JOBS


def test_what_is_forgotten_is_read_again(tree: Path) -> None:
    content = ContentTree(tree)
    before = content.sheet(SLUG, "2018-11-17")
    assert content.sheet(SLUG, "2018-11-17") is before
    content.forget(SLUG)
    after = content.sheet(SLUG, "2018-11-17")
    assert after is not before
    assert [unit.text for unit in after.units()] == [unit.text for unit in before.units()]


@pytest.mark.parametrize("count", [1, 2, 3, 7])
@pytest.mark.parametrize("number", [0, 1, 4, 5, 30, 1000])
def test_each_factsheet_is_in_one_share_and_the_first_process_has_time_left_for_shared_files(
    number: int, count: int
) -> None:
    slugs = [f"blad-{index}" for index in range(number)]
    shares = workers.shares(slugs, count)
    assert len(shares) == count
    assert sorted(slug for share in shares for slug in share) == sorted(slugs)
    others = {len(share) for share in shares[1:]}
    assert not others or max(others) - min(others) <= 1
    assert not others or len(shares[0]) <= max(others)


def test_a_process_with_typst_or_threads_in_it_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert workers.method() == "fork"
    monkeypatch.setitem(sys.modules, "typst", sys)
    assert workers.method() == "spawn"
    monkeypatch.delitem(sys.modules, "typst")
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert workers.method() == "spawn"


def test_of_many_factsheets_nothing_is_kept_once_they_are_judged(many: Path) -> None:
    tree = ContentTree(many)
    validate(tree, jobs=1)
    assert [path for path in tree._documents if "/factsheets/" in path] == []
    assert [domain for _, domain in tree._catalogs if domain.startswith("factsheets/")] == []
