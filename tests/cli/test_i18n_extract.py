from __future__ import annotations

from typing import TYPE_CHECKING

from tests.checks.faults import LABELS, SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

POT = "content/pot/labels.pot"


def test_fresh_templates_are_left_alone(run: Run, tree: Path) -> None:
    before = (tree / POT).stat().st_mtime_ns
    done = run("--root", tree, "i18n", "extract")
    assert (done.code, done.out) == (0, "")
    assert all(line.endswith(": unchanged") for line in done.err.splitlines())
    assert (tree / POT).stat().st_mtime_ns == before
    assert run("--root", tree, "i18n", "extract", "--check").code == 0


def test_a_stale_template_is_reported_and_then_written(run: Run, tree: Path) -> None:
    text = (tree / LABELS).read_text(encoding="utf-8")
    (tree / LABELS).write_text(text.replace("text: Inleiding", "text: Vooraf"), encoding="utf-8")
    before = (tree / POT).read_bytes()
    done = run("--root", tree, "i18n", "extract", "--check")
    assert (done.code, done.out) == (1, "")
    assert f"{POT}: error FC504" in done.err
    assert (tree / POT).read_bytes() == before
    assert f"{POT}: written" in run("--root", tree, "i18n", "extract").err
    assert b'msgid "Vooraf"' in (tree / POT).read_bytes()
    assert run("--root", tree, "i18n", "extract", "--check").code == 0


def test_missing_templates_are_made_as_they_were(run: Run, tree: Path) -> None:
    before = {file: file.read_bytes() for file in (tree / "content/pot").rglob("*.pot")}
    for file in before:
        file.unlink()
    assert run("--root", tree, "i18n", "extract").code == 0
    assert {file: file.read_bytes() for file in before} == before


def test_no_template_is_made_of_what_is_left_of_a_faulty_file(run: Run, tree: Path) -> None:
    before = {file: file.read_bytes() for file in (tree / "content/pot").rglob("*.pot")}
    (tree / SHEET).write_text("title: [", encoding="utf-8")
    for arguments in ([], ["--check"]):
        done = run("--root", tree, "i18n", "extract", *arguments)
        assert (done.code, done.out) == (1, "")
        assert SHEET in done.err
    assert {file: file.read_bytes() for file in before} == before


def test_a_fault_of_a_translator_keeps_no_template_back(run: Run, tree: Path) -> None:
    (tree / "content/en/types.po").write_text("nonsense", encoding="utf-8")
    assert run("--root", tree, "i18n", "extract").code == 0
