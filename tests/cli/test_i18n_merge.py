"""The merge driver, as git calls it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import po_reader
from factsheet_content.translation.three_way import OTHER
from tests.support import ROOT, factsheet, need, output, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factsheet_content.authoring.catalog import Catalog

HEADER = """\
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
NAME = "content/en/labels.po"


def text(**translations: str) -> str:
    return HEADER + "".join(
        f'\nmsgctxt "{id_}"\nmsgid "Nederlands {id_}"\nmsgstr "{words}"\n' for id_, words in translations.items()
    )


class Repository:
    """A repository whose catalogs have our driver, with a branch for each side."""

    def __init__(self, root: Path, driver: str) -> None:
        self.root = root
        self.file = root / NAME
        root.mkdir()
        self.git("init", "--quiet", "--initial-branch=ours")
        self.git("config", "user.name", "Test")
        self.git("config", "user.email", "test@example.org")
        self.git("config", "merge.factsheet-catalog.driver", driver)
        (root / ".gitattributes").write_text("content/**/*.po text eol=lf merge=factsheet-catalog\n", encoding="utf-8")

    def git(self, *arguments: str) -> bytes:
        return output(need("git"), *arguments, cwd=self.root)

    def commit(self, content: str) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(content, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "x")

    def merge(self, base: str, ours: str, theirs: str) -> tuple[int, str]:
        """Exit code and what git and the driver said; the result is in the working tree."""
        if base:
            self.commit(base)
        else:
            self.git("add", "--all")
            self.git("commit", "--quiet", "--message", "x")
        self.git("switch", "--quiet", "--create", "theirs")
        self.commit(theirs)
        self.git("switch", "--quiet", "ours")
        self.commit(ours)
        done = run(need("git"), "merge", "--no-edit", "theirs", cwd=self.root)
        return done.returncode, (done.stdout + done.stderr).decode()

    @property
    def catalog(self) -> Catalog:
        return po_reader.read(self.file, NAME)

    @property
    def unmerged(self) -> bytes:
        return self.git("ls-files", "--unmerged")


@pytest.fixture
def repository(tmp_path: Path) -> Callable[[], Repository]:
    driver = f'"{sys.executable}" "{ROOT / "cli.py"}" i18n merge %O %A %B --name %P'
    return lambda: Repository(tmp_path / "repository", driver)


def test_neighbours_merge_where_git_alone_sees_a_conflict(repository: Callable[[], Repository]) -> None:
    found = repository()
    code, said = found.merge(text(a="1", b="2"), text(a="one", b="2"), text(a="1", b="two", c="three"))
    assert (code, found.unmerged) == (0, b""), said
    assert found.file.read_text("utf-8") == text(a="one", b="two", c="three")


def test_two_translations_of_one_text_wait_for_a_person(repository: Callable[[], Repository]) -> None:
    found = repository()
    code, said = found.merge(text(a="1", b="2"), text(a="one", b="2"), text(a="uno", b="two"))
    assert code == 1
    assert NAME.encode() in found.unmerged
    assert f"{NAME}: both sides translated a: Nederlands a" in said
    assert found.catalog.intact
    assert b"<<<<<<<" not in found.file.read_bytes()
    ours, theirs = found.catalog.entries
    assert (ours.msgstr, ours.fuzzy, ours.comments) == ("one", True, (f"{OTHER}uno",))
    assert (theirs.msgstr, theirs.fuzzy) == ("two", False)


def test_both_sides_add_the_same_catalog(repository: Callable[[], Repository]) -> None:
    found = repository()
    code, said = found.merge("", text(a="one"), text(b="two"))
    assert (code, {entry.msgctxt for entry in found.catalog.entries}) == (0, {"a", "b"}), said


def test_a_damaged_side_is_merged_by_lines_and_neither_is_hidden(repository: Callable[[], Repository]) -> None:
    found = repository()
    code, said = found.merge(text(a="1"), text(a="one"), text(a="1") + 'msgid "half\n')
    assert code == 1
    assert NAME.encode() in found.unmerged
    assert f"{NAME}:11" in said
    merged = found.file.read_text("utf-8")
    assert '"one"' in merged
    assert 'msgid "half' in merged


@pytest.mark.parametrize("into", ["ours", "output"])
def test_by_hand(tmp_path: Path, into: str) -> None:
    files = {name: tmp_path / f"{name}.po" for name in ("base", "ours", "theirs")}
    for file, content in zip(files.values(), (text(a="1"), text(a="one"), text(a="uno")), strict=True):
        file.write_text(content, encoding="utf-8")
    out = tmp_path / "output.po"
    options = [f"--output={out}"] if into == "output" else []
    done = factsheet("i18n", "merge", *files.values(), *options)
    assert (done.returncode, done.stdout) == (1, b"")
    assert OTHER in (out if options else files["ours"]).read_text("utf-8")
    assert (files["ours"].read_text("utf-8") == text(a="one")) == bool(options)


def test_missing_file_is_wrong_use(tmp_path: Path) -> None:
    done = factsheet("i18n", "merge", tmp_path / "a", tmp_path / "b", tmp_path / "c")
    assert done.returncode == 2
