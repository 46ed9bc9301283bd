"""``factsheet show``: one factsheet on the terminal."""

from __future__ import annotations

import click

from factsheet_content.cli import output


@click.command("show", epilog="Example: factsheet show gedwongen-achterlating --lang en")
@click.argument("reference", metavar="REF")
@click.option("--lang", "tag", default="nl", metavar="LANG", help="The language to read it in.")
@click.pass_obj
def command(root: str | None, reference: str, tag: str) -> None:
    """Shows a factsheet as plain text. REF is slug or slug@edition."""
    from factsheet_content.checks.validation import require_sound
    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing import exporting

    tree = output.open_tree(root)
    require_sound(tree)
    publication = Publication(tree)
    chosen = exporting.resolve(publication, reference)
    exporting.languages(publication, chosen, (tag,))
    exporting.require(publication, chosen, tag)
    output.write(publication.factsheet(*chosen, tag).to_text())
