"""What holds for every command: where the tree is, help, exit codes."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click
import pytest

from factsheet_content.cli import COMMANDS
from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run

SLUG = "gedwongen-achterlating"


def commands() -> Iterator[list[str]]:
    """Every command with its groups, as on the command line."""
    yield []
    for name, module in COMMANDS.items():
        command: click.Command = import_module(module).command
        yield [name]
        if isinstance(command, click.Group):
            yield from ([name, below] for below in command.list_commands(click.Context(command)))


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
def test_help_has_an_example(command: list[str], run: Run) -> None:
    done = run(*command, "--help")
    assert (done.code, done.err) == (0, "")
    # Once as the usage, once as an example.
    assert " ".join(done.out.split()).count(" ".join(["factsheet", *command])) >= 2


def test_help_lists_every_command(run: Run) -> None:
    assert all(f"\n  {name} " in run("-h").out for name in COMMANDS)


def test_the_version_is_the_distribution_s(run: Run) -> None:
    from factsheet_content import __version__

    assert run("--version").out == f"factsheet {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["validate", "--nonsense"],
        ["export"],
        ["show"],
        ["export", "--to", "docx"],
        ["i18n", "nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_2(arguments: list[str], run: Run) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Error: " in done.err


def test_the_tree_is_looked_for_upwards(run: Run, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree / "content/nl/factsheets")
    assert SLUG in run("list").out


def test_outside_a_tree_it_says_what_to_name(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["validate"], ["list"], ["show", SLUG], ["export", "--to", "json"], ["i18n", "extract"]):
        done = run(*command)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert "--root" in done.err


def test_the_tree_may_be_named_and_an_option_comes_before_the_environment(
    run: Run, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert SLUG in run("--root", tree, "list").out
    monkeypatch.setenv("FACTSHEET_ROOT", str(tree))
    assert SLUG in run("list").out
    monkeypatch.setenv("FACTSHEET_ROOT", str(tmp_path / "nowhere"))
    assert SLUG in run("--root", tree, "list").out
    done = run("list")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "nowhere" in done.err


def test_it_runs_from_a_checkout_in_another_folder(tree: Path, tmp_path: Path) -> None:
    done = factsheet("--root", tree, "validate", cwd=tmp_path, env={"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"})
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.splitlines() == [b"No problems found."]


def test_standard_output_is_utf_8_whatever_the_system_says(tree: Path) -> None:
    plain = factsheet("--root", tree, "show", SLUG)
    strange = factsheet(
        "--root", tree, "show", SLUG, env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    )
    assert strange.returncode == 0
    assert strange.stdout == plain.stdout
    assert "Geïsoleerd".lower() in plain.stdout.decode().lower()


def test_a_reader_who_has_seen_enough_is_no_error(tree: Path) -> None:
    command = [sys.executable, str(ROOT / "cli.py"), "--root", str(tree), "show", SLUG]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied", "x"), OSError(28, "No space left on device")]
)
def test_what_the_system_refuses_is_one_line(
    error: OSError, run: Run, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr("factsheet_content.cli.output.write", refuse)
    done = run("--root", tree, "show", SLUG)
    assert (done.code, done.err) == (2, f"factsheet: {error}\n")
