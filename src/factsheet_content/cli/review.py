"""``factsheet review``: writes down that a factsheet's text was reviewed."""

from __future__ import annotations

import click

from factsheet_content.cli import changing, output
from factsheet_content.messages import phrase


@click.command("review", epilog="Example: factsheet review gedwongen-achterlating --by LKHA --due 2027-11-23")
@click.argument("slug")
@click.option("--by", required=True, metavar="NAME", help="Who reviewed it: a person or an organisation.")
@click.option("--on", metavar="DATE", help="The day of the review; by default today.")
@click.option("--due", metavar="DATE", help="By when the next review must be done.")
@click.pass_obj
def command(root: str | None, slug: str, by: str, on: str | None, due: str | None) -> int:
    """Records a review of SLUG in its notices.yaml, comments and layout kept; every form shows it."""
    from factsheet_content.publishing.recalling import review

    tree = output.open_tree(root)
    day = on or tree.today.isoformat()
    files = review(tree, slug, day, by.strip(), due)
    said = phrase("{slug}: reviewed on {day} by {by}", slug=slug, day=day, by=by.strip())
    output.say(phrase("{said}, next by {due}", said=said, due=due) if due else said)
    changing.say_written(files)
    return 0
