"""What continuous integration installs is what the tests call."""

from __future__ import annotations

import os
import re

import pytest

from tests.support import ROOT, need, output

SCRIPT = ROOT / ".ci" / "run"
INSTALLED = set(re.findall(r"\[([\w-]+)\]=[\w-]+", SCRIPT.read_text("utf-8")))
NEEDED = {
    program
    for path in (ROOT / "tests").rglob("*.py")
    for program in re.findall(r'need\("([\w-]+)"\)', path.read_text("utf-8"))
} - {"no-such-program"}


@pytest.mark.parametrize("program", sorted(NEEDED))
def test_every_program_that_a_test_needs_is_installed(program: str) -> None:
    assert program in INSTALLED | {"bash"}


def test_the_script_can_be_started_and_parsed() -> None:
    assert os.access(SCRIPT, os.X_OK)
    output(need("bash"), "-n", SCRIPT)


def test_a_missing_program_skips_here_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception):
        need("no-such-program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        need("no-such-program")
