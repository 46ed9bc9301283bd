"""``factsheet import --lang``: a translated document of a known edition fills the language's catalogs, as fuzzy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.cli import changing, output
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.importing.drafting import Wish
    from factsheet_content.importing.translated.document import TranslatedDocument

#: What was filled in at this score or above was right in all that was tried (docs/translating.md).
SURE = 90


def run(tree: ContentTree, path: Path, wish: Wish, tag: str, *, dry_run: bool) -> None:
    """Fill the catalogs of a language from one document, and account for every word of it."""
    from factsheet_content.importing.translated.document import bring_in

    if wish.slug is None:
        raise click.UsageError(phrase("--lang needs --slug: the factsheet that the document is a translation of"))
    try:
        done, files = bring_in(tree, path, wish, tag, dry_run=dry_run)
    except FactsheetError as error:
        if isinstance(error, ContentError):
            raise
        raise FactsheetError(phrase("{path}: {error}", path=path, error=output.str_of(error))) from error
    _say_account(done, f"{wish.slug}@{done.edition}", tag)
    changing.say_written(files, dry_run=dry_run)


def _say_account(done: TranslatedDocument, name: str, tag: str) -> None:
    filled, sure = len(done.filled), sum(one.score >= SURE for one in done.filled)
    say = output.say
    total = "{name} in {language}: {words} words in, {words} accounted for"
    say(phrase(total, name=name, language=tag, words=done.words))
    counts = "{filled} texts filled in as fuzzy, {sure} of them {least}% certain or more"
    say(phrase(counts, filled=filled, sure=sure, least=SURE))
    same = len(done.proposals) - filled - len(done.differing)
    if same:
        say(phrase("{same} texts were there already, in the same words", same=same))
    for one in done.filled:
        if one.restored.missing:
            fields = " ".join(f"{{{field}}}" for field in one.restored.missing)
            say(phrase("{unit}: {fields} not found in the document; put in by hand", unit=one.unit.id, fields=fields))
        for address in one.restored.links:
            say(phrase("{unit}: the link to {address} is left out", unit=one.unit.id, address=address))
    for one in done.differing:
        say(phrase("{unit}: kept as it is; the document has: {text}", unit=one.unit.id, text=one.restored.text))
    if done.without:
        say(phrase("the document has nothing for: {units}", units=", ".join(done.without)))
    if done.left:
        say(phrase("did not align, in no catalog:"))
        for line in done.left:
            say(f"  {line}")
