"""``factsheet diff``: what changed between two editions, and what it means for each language."""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.diff.asking import Answer


@click.command("diff", epilog="Example: factsheet diff gedwongen-achterlating 2018-11-17 draft")
@click.argument("what", nargs=-1, required=True, metavar="SLUG OLD NEW | FILE FILE")
@click.option(
    "--since", metavar="REV", help="Compare with a git revision, or A..B; then name SLUG and, if any, an edition."
)
@click.option("--lang", "tag", default="nl", metavar="LANG", help="The language to read it in.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    help="How to print it; JSON has all that the new edition is made of.",
)
@click.option("--summary", is_flag=True, help="Print the change note only: one paragraph.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where anything changed.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - click passes a parameter per option
    root: str | None, what: tuple[str, ...], since: str | None, tag: str, form: str, summary: bool, exit_code: bool
) -> int:
    """Shows what changed, the most important first. OLD and NEW are dates of editions, or draft."""
    tree = output.open_tree(root)
    with _asked(tree, what, since) as answer:
        if summary:
            output.write(answer.memo(tag).summary + "\n")
        elif form == "json":
            from factsheet_content.editions.diff.patch import to_dict

            output.write(json.dumps(to_dict(answer.diff), ensure_ascii=False, indent=2) + "\n")
        else:
            output.write(_rendered(answer, tag, form))
        return 1 if exit_code and answer.diff else 0


def _asked(tree: ContentTree, what: tuple[str, ...], since: str | None) -> AbstractContextManager[Answer]:
    from factsheet_content.editions.diff import asking

    parts = [part for word in what for part in ([word] if Path(word).is_file() else word.split("@"))]
    if since is not None:
        if len(parts) not in {1, 2}:
            raise click.UsageError("With --since: SLUG, or SLUG and an edition.")
        return asking.of_revisions(tree, parts[0], parts[1] if len(parts) > 1 else None, since)
    if len(parts) == 2 and all(Path(part).is_file() for part in parts):  # noqa: PLR2004 - two files
        return nullcontext(asking.of_files(tree, *map(Path, parts)))
    if len(parts) == 4 and parts[0] == parts[2]:  # noqa: PLR2004 - slug@old slug@new
        parts = [parts[0], parts[1], parts[3]]
    if len(parts) != 3:  # noqa: PLR2004 - slug, old, new
        raise click.UsageError("Name SLUG OLD NEW (as SLUG@OLD SLUG@NEW if you like), or two files that exist.")
    return nullcontext(asking.of_editions(tree, *parts))


def _rendered(answer: Answer, tag: str, form: str) -> str:
    from factsheet_content.editions.diff import form_text, forms

    memo = answer.memo(tag)
    if form != "text" or not sys.stdout.isatty():
        return forms.render(memo, form)
    import os

    width = shutil.get_terminal_size().columns
    return form_text.render(memo, form_text.Screen(width, colour="NO_COLOR" not in os.environ))
