"""``factsheet i18n check``: the rules of ``validate`` that concern translations."""

from __future__ import annotations

import re

import click

from factsheet_content.cli import output
from factsheet_content.messages import phrase

# FC3xx are about the form of catalogs, FC5xx about what stands in them.
_CODES = ("FC3", "FC5")
_FILES = re.compile(r"content/(?P<folder>[^/]+)/")


@click.command("check", epilog="Example: factsheet i18n check en --strict")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.pass_obj
def command(root: str | None, languages: tuple[str, ...], strict: bool) -> int:
    """Checks the catalogs of each LANG (by default all), what was accepted, and whether the templates are fresh."""
    from factsheet_content.checks.validation import errors, validate

    tree = output.open_tree(root)
    folders = {*output.chosen_languages(tree, languages), "pot", "nl"}
    found = [
        diagnostic
        for diagnostic in validate(tree)
        if diagnostic.code.startswith(_CODES)
        and ((place := _FILES.match(diagnostic.path)) is None or place["folder"] in folders)
    ]
    for diagnostic in found:
        output.write(output.line(diagnostic) + "\n")
    output.say(output.counted(found) or phrase("No problems found."))
    return 1 if errors(found) or (strict and found) else 0
