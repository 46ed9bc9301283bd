"""``factsheet i18n receive``: a catalog that comes back from a translator's program."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.cli.catalog_files import say_file
from factsheet_content.cli.wording import told
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.translation.receiving import Change

_PLACE = re.compile(r".*content/([^/]+)/(.+)\.po")
_PROJECT = "factsheet-content "
_XLIFF = (".xlf", ".xliff")
_CHANGES = {
    "translated": phrase("translated"),
    "confirmed": phrase("confirmed"),
    "unconfirmed": phrase("unconfirmed"),
    "restored": phrase("restored"),
    "copied": phrase("copied"),
    "damaged": phrase("damaged"),
    "late": phrase("late"),
    "unknown": phrase("unknown"),
    "doubted": phrase("doubted"),
    "noted": phrase("noted"),
}


@click.command("receive", epilog="Example: factsheet i18n receive ~/Downloads/labels.po --confirm verlaat_site")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--lang", "tag", metavar="LANG", help="The language, where the file's header does not say.")
@click.option("--domain", metavar="DOMAIN", help="labels, factsheets/SLUG …, where the file's header does not say.")
@click.option("--confirm", multiple=True, metavar="UNIT", help="This unit's unchanged translation is right.")
@click.option("--confirm-all", is_flag=True, help="So are all that came back without their fuzzy mark.")
@click.option("--dry-run", is_flag=True, help="Write nothing.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - click passes a parameter per option
    root: str | None,
    file: Path,
    tag: str | None,
    domain: str | None,
    confirm: tuple[str, ...],
    confirm_all: bool,
    dry_run: bool,
) -> int:
    """Takes in a catalog, or an XLIFF file, that was sent out: what was translated is taken, what was dropped restored.

    An outdated translation that comes back in the same words stays outdated, unless it is confirmed by name.
    """
    from factsheet_content.authoring import po_writer
    from factsheet_content.translation.receiving import receive

    tree = output.open_tree(root)
    # Nothing is written before all of the file is understood.
    received = [receive(*pair, confirm, confirm_all=confirm_all) for pair in _pairs(tree, file, tag, domain)]
    _tell(change for one in received for change in one.changes)
    for one in received:
        if not dry_run and po_writer.write(one.catalog, tree.path(one.catalog.path)):
            say_file(one.catalog.path)
    return 0


def _pairs(tree: ContentTree, file: Path, tag: str | None, domain: str | None) -> list[tuple[Catalog, Catalog]]:
    """Each catalog that was sent with what came back: one in a ``.po`` file, all of a language in an XLIFF file."""
    from factsheet_content.authoring import po_reader

    if file.suffix.lower() not in _XLIFF:
        back = po_reader.read(file, str(file))
        return [(_sent(tree, back, tag, domain), back)]
    from factsheet_content.translation import xliff

    parts = xliff.read_file(file, dt.datetime.now(dt.UTC))
    sent = [(_sent(tree, back, tag, None), back) for back in parts if domain in (None, xliff.domain(back))]
    return [(catalog, xliff.aligned(back, catalog)) for catalog, back in sent]


def _sent(tree: ContentTree, back: Catalog, tag: str | None, domain: str | None) -> Catalog:
    """The catalog of the tree that a file is a copy of: by the options, else its header, else where it lies."""
    place = _PLACE.fullmatch(back.path.replace("\\", "/"))
    project = back.headers.get("Project-Id-Version", "")
    named = project.removeprefix(_PROJECT) if project.startswith(_PROJECT) else ""
    tag = tag or back.language or (place[1] if place else "")
    domain = domain or named or (place[2] if place else "")
    if not tag or not domain:
        missing = "--domain DOMAIN" if tag else "--lang LANG" if domain else "--lang LANG --domain DOMAIN"
        raise FactsheetError(
            phrase(
                "{file} does not say what it is a translation of; name it with {options}",
                file=back.path,
                options=missing,
            )
        )
    (known,) = output.chosen_languages(tree, [tag])
    sent = tree.catalog(known, domain)
    if sent is None:
        raise FactsheetError(
            phrase(
                "there is no content/{language}/{domain}.po that {file} could have been made from",
                language=known,
                domain=domain,
                file=back.path,
            )
        )
    return sent


def _tell(changes: Iterable[tuple[Entry, Change]]) -> None:
    """Which is which, and how many of each."""
    counts: dict[str, int] = {}
    for entry, change in changes:
        counts[change] = counts.get(change, 0) + 1
        output.say(f"  {told(_CHANGES[change]):<11} {entry.msgctxt}")
    if not counts:
        output.say(phrase("Nothing differs from what was sent."))
        return
    output.say(", ".join(f"{count} {told(_CHANGES[name])}" for name, count in counts.items()))
    if "unconfirmed" in counts:
        output.say(
            phrase("What is unconfirmed stays outdated; where it is right as it stands, name it with --confirm UNIT.")
        )
