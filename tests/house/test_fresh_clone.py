"""A clone on another kind of machine gives the same bytes (a Windows-like one, as far as Linux can play it)."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, need, output, run

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("json", "markdown", "text", "pdf")
EXPORT = ("export", *(part for name in FORMATS for part in ("--to", name)))

#: Python imports this at start-up, in every process: children are spawned, as on Windows and macOS.
SPAWN = "import multiprocessing\nmultiprocessing.set_start_method('spawn', force=True)\n"


@pytest.fixture(scope="module")
def clone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with Windows line ends asked for, under a path with a space and an accent."""
    folder = tmp_path_factory.mktemp("elders") / "een map vóór één kloon"
    output(need("git"), "clone", "--quiet", "--config", "core.autocrlf=true", repository, folder)
    return folder


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Another code page, locale, time zone, start method and hash seed.

    A file that is opened without naming an encoding would be read in the code page: that warning is an error.
    """
    folder = tmp_path_factory.mktemp("spawn")
    (folder / "sitecustomize.py").write_text(SPAWN, encoding="utf-8")
    return {
        "PYTHONPATH": str(folder),
        "PYTHONIOENCODING": "cp1252",
        "PYTHONHASHSEED": "7",
        "PYTHONWARNDEFAULTENCODING": "1",
        "PYTHONWARNINGS": "error::EncodingWarning",
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
    }


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_text_of_the_clone_has_the_same_bytes(repository: Path, clone: Path) -> None:
    tracked = output(need("git"), "ls-files", "-z", cwd=clone).decode().split("\0")[:-1]
    assert "pyproject.toml" in tracked
    assert [name for name in tracked if (clone / name).read_bytes() != (repository / name).read_bytes()] == []


def test_nothing_in_it_is_a_link_to_a_folder_of_one_machine(clone: Path) -> None:
    tracked = output(need("git"), "ls-files", "--stage", cwd=clone).decode().splitlines()
    assert len(tracked) > 500
    assert [line for line in tracked if not line.startswith("100")] == []


def test_autocrlf_bites_where_no_attribute_protects(repository: Path, tmp_path: Path) -> None:
    """Without .gitattributes the same clone has other bytes: the test above can see the difference."""
    git, bare = need("git"), tmp_path / "unprotected"
    output(git, "clone", "--quiet", repository, bare)
    output(git, "rm", "--quiet", ".gitattributes", cwd=bare)
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    output(git, *identity, "commit", "--quiet", "--message", "unprotected", cwd=bare)
    output(git, "clone", "--quiet", "--config", "core.autocrlf=true", bare, tmp_path / "clone")
    assert b"\r\n" in (tmp_path / "clone" / "pyproject.toml").read_bytes()


def test_the_exports_of_the_clone_have_the_same_bytes(clone: Path, abroad: dict[str, str], tmp_path: Path) -> None:
    output(sys.executable, ROOT / "cli.py", *EXPORT, "--out", tmp_path / "here")
    output(sys.executable, "cli.py", *EXPORT, "--jobs", "2", "--out", "ook hier é", cwd=clone, env=abroad)
    here, there = files(tmp_path / "here"), files(clone / "ook hier é")
    assert {f"{lang}/gedwongen-achterlating-2018-11-17.{end}" for lang in ("nl", "en") for end in ENDS} <= here.keys()
    assert there == here


ENDS = ("json", "md", "txt", "pdf")


@pytest.mark.parametrize("form", ["json", "markdown", "text"])
def test_standard_output_has_the_bytes_of_the_file(
    clone: Path, abroad: dict[str, str], tmp_path: Path, form: str
) -> None:
    export = ("cli.py", "export", "gedwongen-achterlating", "--to", form, "--lang", "nl")
    output(sys.executable, *export, "--out", tmp_path, cwd=clone)
    (written,) = files(tmp_path).values()
    assert output(sys.executable, *export, cwd=clone, env=abroad) == written
    assert b"\r" not in written


@pytest.mark.parametrize(
    "command", [["validate"], ["list"], ["list", "gedwongen-achterlating", "--editions"], ["--help"]]
)
def test_no_command_stumbles_over_the_code_page(clone: Path, abroad: dict[str, str], command: list[str]) -> None:
    output(sys.executable, "cli.py", *command, cwd=clone, env=abroad)


def test_show_prints_what_the_code_page_lacks(clone: Path, abroad: dict[str, str]) -> None:
    shown = output(sys.executable, "cli.py", "show", "gedwongen-achterlating", cwd=clone, env=abroad)
    assert b"Gedwongen achterlating" in shown


def test_a_file_opened_without_an_encoding_is_seen(clone: Path, abroad: dict[str, str]) -> None:
    done = run(sys.executable, "-c", "open('pyproject.toml').close()", cwd=clone, env=abroad)
    assert b"EncodingWarning" in done.stderr
