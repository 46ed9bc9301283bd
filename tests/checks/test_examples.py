"""Each code has an example: content that is wrong in that way, and what is said of it; ``REWRITE=1`` writes that."""

from __future__ import annotations

import os
import re
import textwrap
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.catalogue import codes
from factsheet_content.checks.validation import validate
from factsheet_content.cli.program import run
from factsheet_content.cli.reporting import report
from tests.examples.corpus import INVALID, TODAY, lay, lay_valid, names, write_templates
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.diagnostics import Diagnostic

#: What no lines can show: bytes, files that are absent, files as a whole.
IN_WORDS = {
    *("FC101", "FC102", "FC106", "FC110"),
    *("FC301", "FC303", "FC304", "FC307", "FC308"),
    *("FC418", "FC504", "FC506", "FC509", "FC510", "FC511"),
    *("FC602", "FC604", "FC606"),
}
TOO_LARGE = "FC101-file-too-large"


def find(root: Path) -> list[Diagnostic]:
    tree = ContentTree(root, date.fromisoformat(TODAY))
    return validate(tree, advice=True)


def lay_example(name: str, root: Path) -> None:
    lay(name, root)
    if name == TOO_LARGE:
        # Made here: sixteen megabytes of comment would be a burden to every clone.
        with (root / "content/nl/glossary.yaml").open("a", encoding="utf-8") as file:
            file.write("# groot\n" * (2 * 1024 * 1024))


def test_the_valid_tree_is_valid(tmp_path: Path) -> None:
    lay_valid(tmp_path)
    assert find(tmp_path) == []


def test_no_code_fires_on_the_shipped_content() -> None:
    tree = ContentTree(ROOT, date.fromisoformat(TODAY))
    assert [problem for problem in validate(tree) if problem.severity != "warning"] == []


def test_every_code_has_an_example_and_every_example_a_code() -> None:
    assert names() == [f"{code.code}-{code.name}" for code in codes().values()]


def test_every_code_that_the_source_reports_has_a_manual_page() -> None:
    reported = {
        code
        for path in (ROOT / "src").rglob("*.py")
        for code in re.findall(r'"(FC\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert reported == set(codes())


@pytest.mark.parametrize("name", names())
def test_an_example_is_reported_as_expected(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    lay_example(name, tmp_path)
    found = find(tmp_path)
    code = name.partition("-")[0]
    mine = [problem for problem in found if problem.code == code]
    assert mine, found
    assert min(["error", "warning", "advice"].index(problem.severity) for problem in mine) >= [
        "error",
        "warning",
        "advice",
    ].index(codes()[code].severity)
    said = report("text", found, ContentTree(tmp_path))
    expected = INVALID / name / "expected.txt"
    if os.environ.get("REWRITE"):
        expected.write_bytes(said.encode())
    assert said == expected.read_bytes().decode()

    with pytest.raises(SystemExit) as exit_:
        run(["--ui-lang", "en", "--root", str(tmp_path), "validate", "--advice", "--today", TODAY])
    assert capfdbinary.readouterr().out.decode() == said
    assert exit_.value.code == (1 if any(problem.severity == "error" for problem in found) else 0)


@pytest.mark.parametrize("name", [name for name in names() if name.partition("-")[0] not in IN_WORDS])
def test_the_good_example_mends_the_bad_one(name: str, tmp_path: Path) -> None:
    code = codes()[name.partition("-")[0]]
    lay(name, tmp_path)
    replaced = [replace(path, code.bad, code.good) for path in overlay(tmp_path, name)]
    assert any(replaced), "the bad example stands in none of the example's files"
    write_templates(tmp_path)
    assert code.code not in {problem.code for problem in find(tmp_path)}


def overlay(root: Path, name: str) -> list[Path]:
    folder = INVALID / name
    return [root / path.relative_to(folder) for path in (folder / "content").rglob("*") if path.is_file()]


def replace(path: Path, bad: str, good: str) -> bool:
    """Puts the good lines in the place of the bad ones, however far these are indented."""
    lines = path.read_text(encoding="utf-8").split("\n")
    height = bad.count("\n") + 1
    for start in range(len(lines) - height + 1):
        window = lines[start : start + height]
        if textwrap.dedent("\n".join(window)) == textwrap.dedent(bad):
            indent = min(len(line) - len(line.lstrip(" ")) for line in window if line.strip())
            lines[start : start + height] = textwrap.indent(textwrap.dedent(good), " " * indent).split("\n")
            path.write_text("\n".join(lines), encoding="utf-8")
            return True
    return False
