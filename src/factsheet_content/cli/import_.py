"""``factsheet import``: documents that exist become drafts, and every word of them is accounted for."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import changing, import_translation, output
from factsheet_content.cli.wording import word
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

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
        raise click.UsageError(phrase("--slug, --title and --url are for one FILE"))
    if tag:
        if len(files) > 1 or title or url:
            raise click.UsageError(phrase("--lang takes one FILE, --slug and --edition"))
        import_translation.run(tree, Path(files[0]), Wish(slug, edition), tag, dry_run=dry_run)
        return 0
    if edition:
        dates.plausible(edition, tree.today)
    if slug:
        check_slug(tree, slug)
    wish = Wish(slug, edition, title, url)
    if len(files) == 1:
        done, written = _import(tree, Path(files[0]), wish, dry_run=dry_run)
        changing.say_written(written)
        _say_account(done)
    failed = 0 if len(files) == 1 else _import_all(tree, files, wish, dry_run=dry_run)
    if not dry_run:
        from factsheet_content.importing.registering import refresh

        changing.say_written(refresh(tree))
    return 1 if failed else 0


def _import_all(tree: ContentTree, files: tuple[str, ...], wish: Wish, *, dry_run: bool) -> int:
    failed = 0
    told: list[str] = []
    # A report in the middle of the bar would tear it; where there is no bar, each is told at once.
    say = told.append if sys.stderr.isatty() else output.say
    with _progress(files) as shown:
        for file in shown:
            try:
                done, written = _import(tree, Path(file), wish, dry_run=dry_run)
            except FactsheetError as error:
                failed += 1
                say(output.str_of(error))
                continue
            tree = tree.after(written)
            for path in written:
                say(phrase("changed: {file}", file=path))
            say(_summary(file, done))
    for line in told:
        output.say(line)
    output.say(phrase("{good} of {all} documents imported", good=len(files) - failed, all=len(files)))
    return failed


def _summary(file: str, done: Imported) -> str:
    account = done.account
    counts = "{file}: {slug}, {into} words in, {out} out, {questions} questions"
    questions = len(account.not_understood)
    return phrase(counts, file=file, slug=done.slug, into=account.words_in, out=account.words_out, questions=questions)


def _progress(files: tuple[str, ...]) -> AbstractContextManager[Iterable[str]]:
    if not sys.stderr.isatty():
        return nullcontext(files)
    return click.progressbar(files, label=word("Importing"), file=sys.stderr)


def _import(tree: ContentTree, path: Path, wish: Wish, *, dry_run: bool) -> tuple[Imported, list[str]]:
    """What was made of one document, and the files that were written."""
    from factsheet_content.importing import reading
    from factsheet_content.importing.drafting import draft_of
    from factsheet_content.importing.registering import register

    try:
        done = draft_of(tree, path.name, reading.load(path), wish)
        if not dry_run:
            return done, register(tree, done.slug, done.title, done.files)
    except FactsheetError as error:
        raise FactsheetError(phrase("{path}: {error}", path=path, error=output.str_of(error))) from error
    output.write(next(data for name, data in done.files.items() if name.endswith("draft.yaml")))
    return done, []


def _say_account(done: Imported) -> None:
    account: Account = done.account
    into, out = account.words_in, account.words_out
    output.say(phrase("{slug}: {into} words in, {out} words out", slug=done.slug, into=into, out=out))
    own, shared = account.taken_over, account.shared
    output.say(phrase("taken over: {own}; shared with the series: {shared}", own=own, shared=shared))
    proposed = "proposed: {facts} facts, {critical} critical texts; see “controleer:” in the draft"
    output.say(phrase(proposed, facts=account.facts, critical=account.critical))
    for name, lines in (
        (phrase("navigation, not in the text:"), account.navigation),
        (phrase("not understood, kept as it stands:"), account.not_understood),
        (phrase("cannot be printed, left out:"), account.dropped),
    ):
        if lines:
            output.say(name)
            for line in lines:
                output.say(f"  {line}")
