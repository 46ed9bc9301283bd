"""``factsheet i18n merge``: git's merge driver for catalogs."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.catalog import Catalog

_EPILOG = """\
Example: git config merge.factsheet-catalog.driver "factsheet i18n merge %O %A %B --name %P"

and in .gitattributes: content/**/*.po merge=factsheet-catalog
"""
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("merge", epilog=_EPILOG)
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option(
    "--output",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where the result goes; by default into OURS, where git wants it.",
)
@click.option("--name", metavar="PATH", help="What to call the catalog in messages; git's files have no names.")
def command(base: Path, ours: Path, theirs: Path, out: Path | None, name: str | None) -> int:
    """Merges two versions of a catalog, entry by entry, with the one that they began as.

    Where both sides wrote another translation, ours stays as fuzzy and theirs is a comment beside it; exit code 1 then
    makes git ask for a decision. A catalog that cannot be read is merged by lines, as git does without a driver.
    """
    from factsheet_content.authoring import po_reader, po_writer
    from factsheet_content.translation import three_way

    title = name or ours.name
    target = out or ours
    sides = [po_reader.read(file, title) for file in (base, ours, theirs)]
    if not all(side.intact for side in sides):
        return _by_lines(sides, (base, ours, theirs), target)
    merged = three_way.merge(*sides)
    po_writer.write(merged.catalog, target)
    for entry in merged.conflicts:
        output.say(
            phrase("{file}: both sides translated {unit}: {text}", file=title, unit=entry.msgctxt, text=entry.msgid)
        )
    if merged.conflicts:
        output.say(
            phrase("{file}: choose, take the comment away and the fuzzy mark, and then: git add {file}", file=title)
        )
    return 1 if merged.conflicts else 0


def _by_lines(sides: list[Catalog], files: tuple[Path, Path, Path], target: Path) -> int:
    """The merge that git would have made; what is damaged on one side must not hide the other."""
    from factsheet_content.authoring import atomic

    for diagnostic in dict.fromkeys(problem for side in sides for problem in side.diagnostics):
        output.say(output.line(diagnostic))
    git = shutil.which("git")
    if git is None:
        raise FactsheetError(phrase("a catalog that is damaged is merged by git, and there is no git"))
    base, ours, theirs = files
    labels = [word for label in ("ours", "base", "theirs") for word in ("-L", label)]
    command = [git, "merge-file", "-p", *labels, str(ours), str(base), str(theirs)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own words, and git's files
    # Its exit code is the number of conflicts, up to 127; above that it has failed.
    if done.returncode > 127 or done.returncode < 0:  # noqa: PLR2004 - see above
        raise FactsheetError(done.stderr.decode(errors="replace").strip() or phrase("git merge-file failed"))
    atomic.write_if_changed(target, done.stdout)
    return 1
