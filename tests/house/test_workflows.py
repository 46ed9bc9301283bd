"""What runs outside: the hooks of pre-commit, the workflow on a pull request, and the memo that it posts."""

from __future__ import annotations

import os
import re
import shutil
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from factsheet_content.cli import COMMANDS, i18n
from tests.house.conftest import GIT
from tests.support import ROOT, need, output, run

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOW = ROOT / ".github" / "workflows" / "content.yml"
SLUG = "gedwongen-achterlating"


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(".github/workflows/content.yml")["jobs"]["review"]["steps"]
    return found


def need_pre_commit() -> None:
    if find_spec("pre_commit") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("pre-commit is not installed")
        pytest.skip("pre-commit is not installed")


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", ".pre-commit-hooks.yaml"])
def test_pre_commit_accepts_the_file(name: str) -> None:
    need_pre_commit()
    kind = "validate-config" if "config" in name else "validate-manifest"
    output(sys.executable, "-m", "pre_commit", kind, ROOT / name)


def test_the_hooks_call_commands_that_exist() -> None:
    hooks = read(".pre-commit-hooks.yaml") + read(".pre-commit-config.yaml")["repos"][0]["hooks"]
    called = [hook["entry"].split()[1:] for hook in hooks if hook["entry"].split()[0].endswith("factsheet")]
    assert len(called) >= 4
    for words in called:
        commands = [word for word in words if not word.startswith("-")]
        assert commands[0] in COMMANDS
        assert commands[1:] == [] or commands[1] in i18n.COMMANDS


def test_another_repository_can_use_the_hook(repository: Path, tmp_path: Path) -> None:
    need_pre_commit()
    if os.environ.get("CI") != "true":
        pytest.skip("pre-commit installs the tools anew, from the package index")
    git = need("git")
    shutil.copytree(ROOT / "content", tmp_path / "theirs/content")
    faulty = tmp_path / f"theirs/content/nl/factsheets/{SLUG}/draft.yaml"
    faulty.write_text(faulty.read_text("utf-8").replace("\ntitle:", "\ntitel:"), encoding="utf-8")
    output(git, "init", "--quiet", cwd=tmp_path / "theirs")
    output(git, "add", "--all", cwd=tmp_path / "theirs")
    command = (sys.executable, "-m", "pre_commit", "try-repo", repository, "factsheet-validate", "--all-files")
    env = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "FACTSHEET_UI_LANG": "en"}
    done = run(*command, cwd=tmp_path / "theirs", env=env)
    said = done.stdout.decode()
    assert done.returncode == 1, said + done.stderr.decode()
    assert f"{faulty.relative_to(tmp_path / 'theirs').as_posix()}:5:1: error FC201" in said
    assert said.count("error FC") == 2  # and nothing else is wrong there


def test_the_workflow_calls_commands_and_options_that_exist() -> None:
    lines = "\n".join(step.get("run", "") for step in steps()) + (ROOT / ".github/memo").read_text("utf-8")
    calls = re.findall(r"(?:cli\.py|\"\$\{run\[@\]\}\") ([a-z0-9]+(?: (?:stats|outdated))?)([^\n|>]*)", lines)
    assert {name.split()[0] for name, _ in calls} >= {"validate", "publish", "diff", "i18n"}
    for name, rest in calls:
        text = output(sys.executable, ROOT / "cli.py", *name.split(), "--help").decode()
        assert [option for option in re.findall(r"--[a-z-]+", rest) if option not in text] == []


def test_the_workflow_puts_no_words_of_a_stranger_into_a_shell() -> None:
    assert [step for step in steps() if "${{" in step.get("run", "")] == []


def test_the_memo_says_what_changed_and_which_languages_fall_behind(tmp_path: Path) -> None:
    bash, git = need("bash"), need("git")
    for name in ("content", "schema", "src", ".github"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "cli.py", tmp_path)
    folder = tmp_path / "content/nl/factsheets" / SLUG
    edition = (folder / "2018-11-17.yaml").read_text("utf-8")
    draft = re.sub(r"(?m)^edition: .*\n|^origin:\n(?: .*\n)+", "", edition)
    (folder / "draft.yaml").write_text(draft, encoding="utf-8")
    output(git, "init", "--quiet", cwd=tmp_path)
    output(git, "add", "--all", cwd=tmp_path)
    output(git, *GIT, "commit", "--quiet", "--message", "before", cwd=tmp_path)
    base = output(git, "rev-parse", "HEAD", cwd=tmp_path).decode().strip()
    (folder / "draft.yaml").write_text(draft.replace("Weglopen van huis", "Van huis weglopen"), encoding="utf-8")
    output(git, *GIT, "commit", "--quiet", "--all", "--message", "after", cwd=tmp_path)
    done = run(bash, ".github/memo", base, cwd=tmp_path, env={"FACTSHEET": f"{sys.executable} cli.py"})
    memo = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert memo.startswith("## Wat er verandert\n")
    assert "weglopen" in memo
    assert "niet te maken" not in memo
    assert "\n## Talen\n" in memo
    assert "| en" in memo or "en |" in memo
