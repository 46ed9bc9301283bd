"""``factsheet i18n send``: a language's texts in the forms that other programs exchange."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.cli.catalog_files import say_file

if TYPE_CHECKING:
    from factsheet_content.authoring.tree import ContentTree


@click.command("send", epilog="Example: factsheet i18n send en --to xliff --out en.xlf")
@click.argument("language", metavar="LANG")
@click.option("--to", "form", required=True, type=click.Choice(["xliff", "tmx", "csv"]), help="The form.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write; by default standard output.",
)
@click.pass_obj
def command(root: str | None, language: str, form: str, out: Path | None) -> int:
    """Gives what an agency or another program works with.

    xliff: all texts with their notes and what changed, to be translated; it comes back with `i18n receive`. tmx: the
    current translations, as a translation memory. csv: the glossary.
    """
    tree = output.open_tree(root)
    (tag,) = output.chosen_languages(tree, [language])
    data = {"xliff": _xliff, "tmx": _tmx, "csv": _csv}[form](tree, tag)
    if out is None:
        output.write(data)
        return 0
    from factsheet_content.authoring import atomic

    written = atomic.write_if_changed(out, data)
    say_file(out, written=written)
    return 0


def _xliff(tree: ContentTree, language: str) -> bytes:
    from factsheet_content.translation import xliff

    return xliff.write(xliff.parts(tree, language), language)


def _tmx(tree: ContentTree, language: str) -> bytes:
    from factsheet_content.translation import tmx

    return tmx.write(tree, language)


def _csv(tree: ContentTree, language: str) -> bytes:
    from factsheet_content.translation import glossary_csv

    return glossary_csv.write(tree, language)
