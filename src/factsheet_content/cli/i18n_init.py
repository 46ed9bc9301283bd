"""``factsheet i18n init``: a new language."""

from __future__ import annotations

import click

from factsheet_content.cli import output
from factsheet_content.cli.catalog_files import say_file


@click.command("init", epilog="Example: factsheet i18n init ar > ar.md")
@click.argument("language", metavar="LANG")
@click.pass_obj
def command(root: str | None, language: str) -> int:
    """Begins a language: its catalogs and glossary, and on standard output a checklist.

    LANG is any tag that CLDR knows: en, ar, sr-Latn.
    """
    from factsheet_content.authoring import atomic
    from factsheet_content.checks.validation import require_sound
    from factsheet_content.translation.initialising import check_new, checklist, new_files

    tree = output.open_tree(root)
    require_sound(tree, "content/nl/")
    check_new(tree, language)
    for path, data in list(new_files(tree, language)):
        atomic.write(tree.path(path), data)
        say_file(path)
    output.write(checklist(tree, language))
    return 0
