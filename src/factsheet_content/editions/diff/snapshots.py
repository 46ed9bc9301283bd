"""Where the editions that are compared come from: the tree, a file, or the tree as it was at a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from typing import TYPE_CHECKING

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.sheet import mapping, read_sheet, string
from factsheet_content.authoring.tree import DRAFT, ContentTree
from factsheet_content.editions.diff.laying import Snapshot
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.translation.contacts import used_contacts

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.sheet import Sheet


def of_edition(tree: ContentTree, slug: str, edition: str) -> Snapshot:
    """An edition of the tree, or with ``draft`` the draft."""
    return of_sheet(tree, tree.sheet(slug, edition), edition)


def of_sheet(tree: ContentTree, sheet: Sheet, name: str) -> Snapshot:
    """A factsheet as read, with the shared texts and the contacts that the tree has for it."""
    if sheet.document.data is None:
        problem = next((found.message for found in sheet.document.diagnostics), phrase("it is empty"))
        raise FactsheetError(phrase("{path} cannot be read: {problem}", path=sheet.document.path, problem=problem))
    series = mapping(tree.series(sheet.series).document.data) if tree.exists(tree.series_path(sheet.series)) else {}
    contacts = {id_: tree.contacts.entries.get(id_, {}) for id_ in sorted(used_contacts(tree.contacts, sheet))}
    return Snapshot(name, sheet.slug, mapping(sheet.document.data), series, contacts)


def read_file(path: Path) -> Sheet:
    """The factsheet of a YAML file anywhere."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FactsheetError(phrase("{path} cannot be read: {problem}", path=path, problem=error.strerror)) from error
    document = yaml_reader.read(raw, str(path))
    return read_sheet(document, string(mapping(document.data).get("factsheet")))


def editions_between(tree: ContentTree, slug: str, one: str, other: str) -> list[Snapshot]:
    """The two editions and those dated between them, oldest first: the steps that lead from one to the other."""
    names = [*reversed(tree.editions(slug)), *([DRAFT] * tree.has_draft(slug))]
    if one not in names or other not in names:
        return []
    start, end = sorted((names.index(one), names.index(other)))
    return [of_edition(tree, slug, name) for name in names[start : end + 1]]


def at_revision(root: Path, revision: str, folder: Path) -> ContentTree:
    """The content as it was at a git revision, laid out in ``folder``; ``FactsheetError`` where git has none."""
    command = ["git", "-C", str(root), "archive", "--format=tar", f"{revision}^{{commit}}", "--", "content"]
    if revision.startswith("-"):
        raise FactsheetError(phrase("{revision} is no git revision", revision=revision))
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - arguments, never a shell
    except OSError as error:
        raise FactsheetError(phrase("git is not installed, and a revision cannot be read without it")) from error
    if done.returncode:
        raise FactsheetError(
            phrase(
                "git has no content at {revision}: {problem}",
                revision=revision,
                problem=done.stderr.decode(errors="replace").strip(),
            )
        )
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return ContentTree(folder)
