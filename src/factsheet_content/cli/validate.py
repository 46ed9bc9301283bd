"""``factsheet validate``: every problem in the content, with its place and what to write instead."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.cli.reporting import FORMS, report
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree


@click.command("validate", epilog="Example: factsheet validate content/nl/factsheets/gedwongen-achterlating")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="text", help="How to print the problems.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("--advice", is_flag=True, help="Show advice as well: plain language and style. It never fails.")
@click.option("--fix", is_flag=True, help="Mend what cannot change the meaning, and show what else you could do.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Judge ages as on this day.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="How many processes; by default as many as pay.")
@click.option("--explain", metavar="CODE", help="Print what a code means, with an example, and stop.")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one parameter an option, as Click wants it
    root: str | None,
    paths: tuple[str, ...],
    form: str,
    strict: bool,
    advice: bool,
    fix: bool,
    today: datetime | None,
    jobs: int | None,
    explain: str | None,
) -> int:
    """Checks YAML, schema, references, editions and translations; PATHs choose whose problems are shown."""
    if explain is not None:
        from factsheet_content.cli.manual import explanation

        output.write(explanation(explain))
        return 0
    from factsheet_content.checks.validation import validate
    from factsheet_content.checks.workers import worthwhile

    tree = output.open_tree(root)
    if today:
        tree.today = today.date()
    chosen = _relative(paths, tree)
    if fix:
        tree = _fix(tree, chosen)
    # Until the process ends nothing is thrown away that reference counts would not find.
    gc.disable()
    found = validate(tree, advice=advice, jobs=jobs or worthwhile(len(tree.slugs)))
    return _report(tree, [one for one in found if _is_in(one.path, chosen)], form, strict=strict)


def _report(tree: ContentTree, found: list[Diagnostic], form: str, *, strict: bool) -> int:
    output.write(report(form, found, tree, colour=form == "text" and sys.stdout.isatty()))
    if form == "text":
        output.say(output.counted(found) or phrase("No problems found."))
    severities = {str(diagnostic.severity) for diagnostic in found}
    return 1 if "error" in severities or (strict and "warning" in severities) else 0


def _relative(paths: tuple[str, ...], tree: ContentTree) -> list[str]:
    """The paths as diagnostics have them: relative to the tree."""
    from pathlib import Path

    chosen = []
    for path in paths:
        whole = Path(path).resolve()
        if not whole.exists():
            raise FactsheetError(phrase("there is no file or folder {path}", path=path))
        if not whole.is_relative_to(tree.root.resolve()):
            raise FactsheetError(phrase("{path} is not in the tree {root}", path=path, root=tree.root))
        chosen.append(whole.relative_to(tree.root.resolve()).as_posix())
    return chosen


def _is_in(path: str, chosen: Sequence[str]) -> bool:
    return not chosen or any(name in (".", path) or path.startswith(f"{name}/") for name in chosen)


def _fix(tree: ContentTree, chosen: Sequence[str]) -> ContentTree:
    """Mends what it may, says what that was, and shows the rest as a diff."""
    from factsheet_content.authoring.tree import ContentTree as Tree
    from factsheet_content.checks.mending import mend

    for mended in mend(tree, lambda path: _is_in(path, chosen)):
        for change in mended.changes:
            output.say(change)
        if mended.suggestion:
            output.say(phrase("{path}: what else you could do:", path=mended.path))
            output.say(mended.suggestion)
    return Tree(tree.root, tree.today)
