"""``factsheet i18n outdated``: what changed under the translations of a language."""

from __future__ import annotations

import click

from factsheet_content.cli import output


@click.command("outdated", epilog="Example: factsheet i18n outdated en --format html > outdated.html")
@click.argument("language", metavar="LANG")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html"]),
    default="text",
    help="How to print the page.",
)
@click.pass_obj
def command(root: str | None, language: str, form: str) -> int:
    """Shows each outdated translation with its Dutch text, and what changed in that word by word."""
    from factsheet_content.translation.outdated import outdated
    from factsheet_content.translation.pages import outdated_page
    from factsheet_content.translation.updating import Source

    tree = output.open_tree(root)
    (tag,) = output.chosen_languages(tree, [language])
    output.write(outdated_page(outdated(Source(tree), tag), tag, form))
    return 0
