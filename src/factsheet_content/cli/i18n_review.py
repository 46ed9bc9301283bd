"""``factsheet i18n review``: Dutch and translation side by side."""

from __future__ import annotations

import click

from factsheet_content.cli import output


@click.command("review", epilog="Example: factsheet i18n review en --format html > review.html")
@click.argument("language", metavar="LANG")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html"]),
    default="text",
    help="How to print the page.",
)
@click.pass_obj
def command(root: str | None, language: str, slugs: tuple[str, ...], form: str) -> int:
    """Shows what readers read in both languages, figures and numbers filled in: the draft, else the newest edition.

    For an expert on the subject, who never opens a catalog. SLUGs choose factsheets; by default all.
    """
    from factsheet_content.translation.pages import review_page
    from factsheet_content.translation.reviewing import pairs

    tree = output.open_tree(root)
    (tag,) = output.chosen_languages(tree, [language])
    chosen = slugs or tree.slugs
    sheets = [
        tree.sheet(slug, "draft" if tree.has_draft(slug) else next(iter(tree.editions(slug)), "")) for slug in chosen
    ]
    named = ((f"{sheet.slug}@{sheet.edition or 'draft'}", list(pairs(tree, sheet, tag))) for sheet in sheets)
    output.write(review_page(named, tag, form))
    return 0
