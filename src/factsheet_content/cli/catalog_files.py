"""What the commands of the translation cycle say of a file that they write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.cli import output
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from pathlib import Path


def say_file(path: str | Path, *, written: bool = True) -> None:
    """Whether a file was written, or had these bytes already."""
    output.say(phrase("{path}: written", path=path) if written else phrase("{path}: unchanged", path=path))
