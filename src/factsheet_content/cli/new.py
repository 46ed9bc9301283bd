"""``factsheet new``: a new factsheet, begun as a draft from the template."""

from __future__ import annotations

import click

from factsheet_content.cli import changing, output


@click.command("new", epilog='Example: factsheet new kind-oudergeweld --title "Kind-oudergeweld" --dry-run')
@click.argument("slug")
@click.option("--title", required=True, metavar="TITLE", help='The title, without "Factsheet:".')
@click.option("--dry-run", is_flag=True, help="Write nothing; print the draft.")
@click.pass_obj
def command(root: str | None, slug: str, title: str, dry_run: bool) -> int:
    """Begins the factsheet SLUG with the standard sections, and enters it in types.yaml."""
    from factsheet_content.importing.registering import refresh, register
    from factsheet_content.importing.template import new_draft

    tree = output.open_tree(root)
    draft = new_draft(tree, slug, title)
    if dry_run:
        output.write(draft)
        return 0
    path = tree.sheet_path(slug, "draft")
    changing.say_written([*register(tree, slug, " ".join(title.split()), {path: draft}), *refresh(tree)])
    return 0
