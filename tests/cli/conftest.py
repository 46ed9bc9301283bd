"""The command line in this process: fast, and with the exit code and the bytes that a shell would see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from factsheet_content.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs a command and returns what it left behind."""

    def __call__(self, *arguments: str | Path) -> Done:
        """The arguments as on a command line."""


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line; no tree is named, as in a new shell."""
    monkeypatch.delenv("FACTSHEET_ROOT", raising=False)

    def run_(*arguments: str | Path) -> Done:
        capsysbinary.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        code: Any = stopped.value.code
        return Done(code, out.decode(), err.decode())

    return run_
