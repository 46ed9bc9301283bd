"""``factsheet i18n``: the translation cycle."""

from __future__ import annotations

import click

from factsheet_content.cli.program import Commands

COMMANDS = {
    "extract": "factsheet_content.cli.i18n_extract",
    "update": "factsheet_content.cli.i18n_update",
    "check": "factsheet_content.cli.i18n_check",
    "stats": "factsheet_content.cli.i18n_stats",
    "init": "factsheet_content.cli.i18n_init",
    "outdated": "factsheet_content.cli.i18n_outdated",
    "review": "factsheet_content.cli.i18n_review",
    "accept": "factsheet_content.cli.i18n_accept",
    "receive": "factsheet_content.cli.i18n_receive",
    "fmt": "factsheet_content.cli.i18n_fmt",
    "pseudo": "factsheet_content.cli.i18n_pseudo",
    "send": "factsheet_content.cli.i18n_send",
    "merge": "factsheet_content.cli.i18n_merge",
}


@click.group("i18n", cls=Commands, modules=COMMANDS, epilog="Example: factsheet i18n extract --check")
def command() -> None:
    """Templates and catalogs for translators."""
