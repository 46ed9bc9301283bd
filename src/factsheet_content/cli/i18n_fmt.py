"""``factsheet i18n fmt``: catalogs in their one canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.cli.catalog_files import say_file
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.catalog import Catalog
    from factsheet_content.authoring.tree import ContentTree


@click.command("fmt", epilog="Example: factsheet i18n fmt --check")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a catalog is written otherwise.")
@click.pass_obj
def command(root: str | None, languages: tuple[str, ...], check: bool) -> int:
    """Writes the catalogs of each LANG (by default all) as this project does; nothing in them is lost."""
    tree = output.open_tree(root)
    different = 0
    faulty = 0
    for catalog in _catalogs(tree, output.chosen_languages(tree, languages)):
        if not catalog.intact:
            faulty += 1
            for diagnostic in catalog.diagnostics:
                output.say(output.line(diagnostic))
        elif _format(tree, catalog, write=not check):
            different += 1
            if check:
                output.say(phrase("{path}: written otherwise", path=catalog.path))
            else:
                say_file(catalog.path)
    return 1 if faulty or (check and different) else 0


def _catalogs(tree: ContentTree, languages: list[str]) -> Iterator[Catalog]:
    from factsheet_content.authoring import po_reader

    for tag in languages:
        folder = tree.path(f"content/{tag}")
        for file in sorted(folder.rglob("*.po")):
            relative = file.relative_to(tree.root).as_posix()
            yield po_reader.parse(tree.bytes(relative), relative)


def _format(tree: ContentTree, catalog: Catalog, *, write: bool) -> bool:
    """Whether the file is written otherwise; then, if asked, it is written anew."""
    from factsheet_content.authoring import po_writer

    if write:
        return po_writer.write(catalog, tree.path(catalog.path))
    return tree.bytes(catalog.path) != po_writer.render(catalog)
