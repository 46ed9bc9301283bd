"""``factsheet revise``: the next edition of a factsheet, begun as a draft."""

from __future__ import annotations

import click

from factsheet_content.cli import changing, output
from factsheet_content.messages import phrase


@click.command("revise", epilog="Example: factsheet revise gedwongen-achterlating")
@click.argument("slug", required=False)
@click.option("--series", is_flag=True, help="Begin the next edition of the text that the whole series shares.")
@click.pass_obj
def command(root: str | None, slug: str | None, series: bool) -> int:
    """Begins draft.yaml from the current edition of SLUG, comments and layout kept."""
    from factsheet_content.publishing.releasing import begin

    draft = begin(output.open_tree(root), changing.chosen_work(slug, series=series))
    dropped = ", ".join(draft.dropped) or phrase("nothing")
    output.say(
        phrase(
            "{path}: begun from {edition}, left out: {dropped}", path=draft.path, edition=draft.edition, dropped=dropped
        )
    )
    changing.say_written(path for path in draft.files if path != draft.path)
    return 0
