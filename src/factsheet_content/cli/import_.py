"""``factsheet import``: documents that exist become drafts, and every word of them is accounted for."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import changing, import_translation, output
from factsheet_content.errors import FactsheetError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.importing.account import Account
    from factsheet_content.importing.drafting import Imported, Wish


@click.command("import", epilog="Example: factsheet import stalking.html --slug stalking --edition 2018-11-17")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--slug", metavar="SLUG", help="The factsheet's name in the tree; by default the words of its title.")
@click.option("--edition", metavar="DATE", help="The date of the document, where it does not say it itself.")
@click.option("--title", metavar="TITLE", help="The title, where the one that is recognised is wrong.")
@click.option("--url", metavar="URL", help="The page that the document was found on.")
@click.option("--lang", "tag", metavar="LANG", help="FILE is a translation: fill the catalogs of its edition.")
@click.option("--dry-run", is_flag=True, help="Write nothing; print the draft.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - click passes a parameter per option
    root: str | None,
    files: tuple[str, ...],
    slug: str | None,
    edition: str | None,
    title: str | None,
    url: str | None,
    tag: str | None,
    dry_run: bool,
) -> int:
    """Makes a draft of each FILE (plain text, a saved page, Markdown), with proposals marked "# controleer:".

    Nothing of a document is lost: a draft that would lose a word is not written. With more files the others go on.
    With --lang, a document in another language is held against the edition (--slug, --edition) that it is a translation
    of: what has no translation yet is filled in as fuzzy, with how certain it is, and the rest is listed.
    """
    from factsheet_content.editions import dates
    from factsheet_content.importing.drafting import Wish, check_slug

    tree = output.open_tree(root)
    if len(files) > 1 and any((slug, title, url)):
        raise click.UsageError("--slug, --title and --url are for one FILE")
    if tag:
        if len(files) > 1 or title or url:
            raise click.UsageError("--lang takes one FILE, --slug and --edition")
        import_translation.run(tree, Path(files[0]), Wish(slug, edition), tag, dry_run=dry_run)
        return 0
    if edition:
        dates.plausible(edition, tree.today)
    if slug:
        check_slug(tree, slug)
    wish = Wish(slug, edition, title, url)
    if len(files) == 1:
        _say_account(_import(tree, Path(files[0]), wish, dry_run=dry_run))
    failed = 0 if len(files) == 1 else _import_all(tree, files, wish, dry_run=dry_run)
    if not dry_run:
        from factsheet_content.importing.registering import refresh

        changing.say_written(refresh(tree))
    return 1 if failed else 0


def _import_all(tree: ContentTree, files: tuple[str, ...], wish: Wish, *, dry_run: bool) -> int:
    failed = 0
    with _progress(files) as shown:
        for file in shown:
            try:
                done = _import(tree, Path(file), wish, dry_run=dry_run)
            except FactsheetError as error:
                failed += 1
                output.say(str(error))
            else:
                account = done.account
                questions = len(account.not_understood)
                counts = f"{account.words_in} words in, {account.words_out} out, {questions} questions"
                output.say(f"{file}: {done.slug}, {counts}")
    output.say(f"{len(files) - failed} of {len(files)} documents imported")
    return failed


def _progress(files: tuple[str, ...]) -> AbstractContextManager[Iterable[str]]:
    if not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, label="Importing", file=sys.stderr)


def _import(tree: ContentTree, path: Path, wish: Wish, *, dry_run: bool) -> Imported:
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.importing import reading
    from factsheet_content.importing.drafting import draft_of
    from factsheet_content.importing.registering import register

    try:
        done = draft_of(ContentTree(tree.root, tree.today), path.name, reading.load(path), wish)
        if dry_run:
            output.write(next(data for name, data in done.files.items() if name.endswith("draft.yaml")))
        else:
            changing.say_written(register(tree, done.slug, done.title, done.files))
    except FactsheetError as error:
        raise FactsheetError(f"{path}: {error}") from error
    return done


def _say_account(done: Imported) -> None:
    account: Account = done.account
    output.say(f"{done.slug}: {account.words_in} words in, {account.words_out} words out")
    output.say(f"taken over: {account.taken_over}; shared with the series: {account.shared}")
    output.say(f"proposed: {account.facts} facts, {account.critical} critical texts; see “controleer:” in the draft")
    for name, lines in (
        ("navigation, not in the text", account.navigation),
        ("not understood, kept as it stands", account.not_understood),
        ("cannot be printed, left out", account.dropped),
    ):
        if lines:
            output.say(f"{name}:")
            for line in lines:
                output.say(f"  {line}")
