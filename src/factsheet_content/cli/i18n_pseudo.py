"""``factsheet i18n pseudo``: languages that test layouts."""

from __future__ import annotations

from pathlib import Path

import click

from factsheet_content.cli import output
from factsheet_content.cli.catalog_files import say_file


@click.command("pseudo", epilog="Example: factsheet i18n pseudo --out build/pseudo")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="A new or empty folder, for a copy of the content with both languages in it.",
)
@click.pass_obj
def command(root: str | None, out: Path) -> int:
    """Writes a copy of the content that has en-XA (accents, longer, in brackets) and ar-XB (from right to left) too.

    Export it as any other tree, with --root DIR. Neither language ever gets into the content itself.
    """
    from factsheet_content.checks.validation import require_sound
    from factsheet_content.translation.pseudo import write_tree

    tree = output.open_tree(root)
    require_sound(tree, "content/nl/")
    for path in write_tree(tree, out):
        say_file((out / path).as_posix())
    return 0
