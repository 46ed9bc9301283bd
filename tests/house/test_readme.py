"""What the README tells a person to do works, and its tables are complete."""

from __future__ import annotations

import doctest
import re
import shlex
import sys

import pytest

from tests.support import ROOT, need, output

README = (ROOT / "README.md").read_text("utf-8")
CODE = {
    language: "".join(re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL))
    for language in ("sh", "bat", "pycon")
}
LINES = [line.partition("  #")[0].strip() for line in CODE["sh"].splitlines() + CODE["bat"].splitlines()]
COMMANDS = [line for line in LINES if re.match(r"(factsheet|\S*python cli\.py) ", line)]
TARGETS = sorted({line for line in LINES if re.fullmatch(r"make( [a-z]+)?", line)})


def test_it_starts_with_the_two_commands() -> None:
    assert LINES[:2] == ["make", "make test"]
    assert README.index("```sh\nmake") < README.index("![") < README.index("\n## ")


@pytest.mark.parametrize("target", TARGETS)
def test_its_make_targets_exist(target: str) -> None:
    output(need("make"), "--dry-run", *target.split()[1:])


@pytest.mark.parametrize("command", COMMANDS)
def test_its_commands_run(command: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    arguments = shlex.split(re.sub(r"^(factsheet|\S*python cli\.py) ", "", command))
    folder = tmp_path_factory.mktemp("somewhere")
    output(sys.executable, ROOT / "cli.py", *arguments, cwd=folder, env={"FACTSHEET_ROOT": str(ROOT)})


def test_its_python_does_what_it_shows() -> None:
    examples = doctest.DocTestParser().get_doctest(CODE["pycon"], {}, "README.md", "README.md", 0)
    assert len(examples.examples) > 3
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert runner.run(examples).failed == 0


def test_its_table_names_every_command() -> None:
    told = re.findall(r"^\| `factsheet ([a-z0-9]+)", README, re.MULTILINE)
    usage = output(sys.executable, ROOT / "cli.py", "--help").decode()
    there = re.findall(r"^  ([a-z0-9]+)\b", usage.partition("Commands:\n")[2].partition("\n\n")[0], re.MULTILINE)
    assert there
    assert sorted(set(told)) == sorted(there)


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-CONTENT.md"])
def test_every_file_that_a_document_links_to_is_there(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    local = [target for target in re.findall(r"\]\(([^)#]+)", text) if "://" not in target]
    assert [target for target in local if not (ROOT / target).exists()] == []
