"""What commands that change the content have in common: which text they are about, and what they say they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable


def chosen_work(slug: str | None, *, series: bool) -> str | None:
    """The slug of the factsheet that is meant; ``None`` for the series' shared text."""
    if bool(slug) == series:
        raise click.UsageError(phrase("name a factsheet (SLUG), or the shared text (--series)"))
    return slug


def say_written(files: Iterable[str], *, dry_run: bool = False) -> None:
    """The files that were changed, or would be."""
    for file in files:
        output.say(phrase("would change: {file}" if dry_run else "changed: {file}", file=file))
