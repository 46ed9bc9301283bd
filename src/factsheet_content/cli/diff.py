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
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.diff.asking import Answer


@click.command("diff", epilog="Example: factsheet diff gedwongen-achterlating 2018-11-17 draft")
@click.argument("what", nargs=-1, required=True, metavar="SLUG OLD NEW | FILE FILE | SLUG@EDITION DOCUMENT")
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
    """Shows what changed, the most important first. OLD and NEW are dates of editions, or draft.

    A DOCUMENT (plain text, a saved page, Word, PDF) is compared with an edition as a reader reads both; the texts are
    recognised by what they say.
    """
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
            raise click.UsageError(phrase("With --since: SLUG, or SLUG and an edition."))
        return asking.of_revisions(tree, parts[0], parts[1] if len(parts) > 1 else None, since)
    files = [part for part in parts if Path(part).is_file()]
    if len(files) == len(parts) == 2:  # noqa: PLR2004 - two files
        return nullcontext(asking.of_files(tree, *map(Path, parts)))
    if len(files) == 1 and len(parts) == 3 and parts[1] != files[0]:  # noqa: PLR2004 - slug, edition, file
        return nullcontext(_of_document(tree, parts, Path(files[0])))
    if len(parts) == 4 and parts[0] == parts[2]:  # noqa: PLR2004 - slug@old slug@new
        parts = [parts[0], parts[1], parts[3]]
    if len(parts) != 3 or files:  # noqa: PLR2004 - slug, old, new
        raise click.UsageError(
            phrase(
                "Name SLUG OLD NEW (as SLUG@OLD SLUG@NEW if you like), two files that exist, or a document that "
                "exists and SLUG@EDITION."
            )
        )
    return nullcontext(asking.of_editions(tree, *parts))


def _of_document(tree: ContentTree, parts: list[str], file: Path) -> Answer:
    """A document against an edition, in the order in which they are named."""
    from factsheet_content.editions.diff import asking
    from factsheet_content.importing import reading
    from factsheet_content.importing.drafting import content_of

    first = parts[0] == str(file) or Path(parts[0]).is_file()
    slug, edition = parts[1:] if first else parts[:2]
    tree.sheet(slug, edition)  # says what there is, before a document is read for nothing
    try:
        imported = content_of(tree, file.name, reading.load(file))
    except FactsheetError as error:
        raise FactsheetError(phrase("{path}: {problem}", path=file, problem=error.args[0])) from error
    return asking.of_document(tree, slug, edition, imported, edition_is_new=first)


def _rendered(answer: Answer, tag: str, form: str) -> str:
    from factsheet_content.editions.diff import form_text, forms

    memo = answer.memo(tag)
    if form != "text" or not sys.stdout.isatty():
        return forms.render(memo, form)
    import os

    width = shutil.get_terminal_size().columns
    return form_text.render(memo, form_text.Screen(width, colour="NO_COLOR" not in os.environ))
