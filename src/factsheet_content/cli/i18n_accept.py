"""``factsheet i18n accept``: who accepted which critical translation."""

from __future__ import annotations

import datetime as dt

import click

from factsheet_content.cli import output
from factsheet_content.cli.catalog_files import say_file
from factsheet_content.cli.wording import word
from factsheet_content.messages import phrase


@click.command("accept", epilog='Example: factsheet i18n accept en contact/gevaar --by "J. Jansen"')
@click.argument("language", metavar="LANG")
@click.argument("units", nargs=-1, metavar="[UNIT]...")
@click.option("--by", required=True, metavar="NAME", help="Who accepts them.")
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day, as 2026-11-23; by default today."
)
@click.pass_obj
def command(root: str | None, language: str, units: tuple[str, ...], by: str, on: dt.datetime | None) -> int:
    """Records that somebody accepted critical translations as they stand; one changed word on either side withdraws it.

    UNIT is the id of a critical text, or domain:id; by default all that have a translation and wait for acceptance.
    """
    from factsheet_content.authoring import atomic
    from factsheet_content.translation.acceptance import accepted_path
    from factsheet_content.translation.accepting import waiting, with_acceptances

    if not by.strip() or not by.isprintable():
        raise click.BadParameter(word("A name is needed."), param_hint="--by")
    tree = output.open_tree(root)
    (tag,) = output.chosen_languages(tree, [language])
    accepted = waiting(tree, tag, units)
    day = (on.date() if on else dt.datetime.now(dt.UTC).date()).isoformat()
    path = accepted_path(tag)
    written = atomic.write_if_changed(tree.path(path), with_acceptances(tree, tag, accepted, by.strip(), day))
    for unit, translation in accepted:
        output.say(f"{unit.domain}: {unit.id}: {translation}")
    if accepted:
        say_file(path, written=written)
    else:
        output.say(phrase("Nothing waits for acceptance."))
    return 0
