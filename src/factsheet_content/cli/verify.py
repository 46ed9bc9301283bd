"""``factsheet verify``: an edition held against its source document, line by line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.cli.wording import told
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.verification import Row

_RELATIONS = {
    "same": phrase("same"),
    "changed": phrase("changed"),
    "missing": phrase("missing"),
    "navigation": phrase("navigation"),
    "editorial": phrase("editorial"),
    "extra": phrase("extra"),
}
_COLOURS = {"changed": "yellow", "missing": "red", "extra": "red", "editorial": "cyan"}


@click.command("verify", epilog="Example: factsheet verify gedwongen-achterlating@2018-11-17")
@click.argument("reference", metavar="REF")
@click.argument("file", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the lines.")
@click.pass_obj
def command(root: str | None, reference: str, file: str | None, form: str) -> int:
    """Shows each line of the source document as same, changed, missing or navigation, and what the edition adds to it.

    REF is slug or slug@edition; FILE is another document than the one that the edition names (origin.text). Exits with
    1 where a line changed or is missing, or the edition has more without calling it editorial.
    """
    from factsheet_content.editions.publication import Publication
    from factsheet_content.editions.verification import SOUND, verify

    tree = output.open_tree(root)
    slug, _, edition = reference.partition("@")
    if not edition and slug in tree.slugs:
        edition = Publication(tree).newest(slug) or "draft"
    sheet = tree.sheet(slug, edition)
    rows = verify(tree, sheet, _document(tree, sheet, file))
    if form == "json":
        output.write(json.dumps([_as_json(row) for row in rows], ensure_ascii=False, indent=2) + "\n")
    else:
        output.write("".join(f"{line}\n" for row in rows for line in _lines(row)))
    relations = dict.fromkeys(row.relation for row in rows)
    counts = {relation: sum(row.relation is relation for row in rows) for relation in relations}
    output.say(", ".join(f"{n} {told(_RELATIONS[str(relation)])}" for relation, n in counts.items()))
    return 0 if all(row.relation in SOUND for row in rows) else 1


def _document(tree: ContentTree, sheet: Sheet, file: str | None) -> str:
    name = sheet.origin.get("text")
    if file is None and not isinstance(name, str):
        raise FactsheetError(
            phrase("{path} names no source document (origin.text): name a FILE", path=sheet.document.path)
        )
    path = Path(file) if file else tree.path(sheet.document.path).parent / str(name)
    try:
        return path.read_bytes().decode()
    except OSError as error:
        raise FactsheetError(phrase("{path} cannot be read: {problem}", path=path, problem=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise FactsheetError(phrase("{path} is not UTF-8 text", path=path)) from error


def _lines(row: Row) -> list[str]:
    width = max(len(told(name)) for name in _RELATIONS.values())
    name = f"{told(_RELATIONS[str(row.relation)]):<{width}}"
    shown = click.style(name, fg=_COLOURS.get(str(row.relation))) if sys.stdout.isatty() else name
    place = f"{row.line:>4}" if row.line else "   +"
    units = f"  ({', '.join(row.units)})" if row.units else ""
    first = f"{shown} {place}  {row.document.strip() or row.edition}{units}"
    return [first, f"{'':<{width}}       {row.edition}"] if row.document and row.edition else [first]


def _as_json(row: Row) -> dict[str, object]:
    return {
        "relation": str(row.relation),
        "line": row.line,
        "document": row.document,
        "units": list(row.units),
        "edition": row.edition,
    }
