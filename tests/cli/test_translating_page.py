"""The commands that docs/translating.md shows are there, with the options that it gives them."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from factsheet_content.cli.program import factsheet as program
from tests.support import ROOT

PAGE = (ROOT / "docs/translating.md").read_text("utf-8")
#: As shown in blocks, comments after them left out, and in running text.
SHOWN = sorted(
    {line.split("  #")[0].partition(" > ")[0].strip() for line in re.findall(r"^factsheet .+", PAGE, re.MULTILINE)}
    | set(re.findall(r"`(factsheet [^`…]+)`", PAGE))
)


@pytest.mark.parametrize("line", SHOWN)
def test_command_is_there_with_its_options(line: str) -> None:
    words = shlex.split(line)[1:]
    command: click.Command = program
    context = click.Context(command)
    options = {name for parameter in command.params for name in parameter.opts}
    at = 0
    while isinstance(command, click.Group) and at < len(words):
        if words[at].startswith("--"):
            assert words[at] in options
            at += 2
            continue
        found = command.get_command(context, words[at])
        assert found is not None, words[at]
        command = found
        at += 1
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words[at:] if word.startswith("--")} <= known


def test_every_command_of_exchange_is_on_the_page() -> None:
    for name in (
        "init",
        "update",
        "stats",
        "outdated",
        "receive",
        "check",
        "review",
        "accept",
        "send",
        "pseudo",
        "fmt",
    ):
        assert f"factsheet i18n {name}" in PAGE
    assert "factsheet i18n merge %O %A %B" in PAGE


def test_the_comment_of_a_conflict_is_the_one_that_is_written() -> None:
    from factsheet_content.translation.three_way import OTHER

    assert f"# {OTHER}" in PAGE
