"""Compiles a content tree: the JSON of every published edition in every language, as the wheel and the API hold it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import require_sound
from factsheet_content.editions import journal
from factsheet_content.editions.lock import LOCK_PATH
from factsheet_content.editions.publication import Publication, index
from factsheet_content.rendering import render

if TYPE_CHECKING:
    from pathlib import Path


def compile_tree(root: Path) -> dict[str, bytes]:
    """Relative path → bytes of ``index.json`` and each ``<lang>/<slug>/<edition>.json``; refuses faulty content.

    Of a release that was killed, or goes on meanwhile, all is read or nothing: it is finished first, and where the
    lock is another one at the end than it was at the start, everything is read again.
    """
    while True:
        journal.settle(root)
        before = _lock(root)
        try:
            files = _compiled(root)
        except ContentError:
            if _lock(root) == before:
                raise
        else:
            if _lock(root) == before:
                return files


def _lock(root: Path) -> tuple[bytes, bool]:
    """What every release changes, and whether one is under way."""
    path = root / LOCK_PATH
    return path.read_bytes() if path.is_file() else b"", (root / journal.FOLDER / journal.PLAN).is_file()


def _compiled(root: Path) -> dict[str, bytes]:
    tree = ContentTree(root)
    require_sound(tree)
    publication = Publication(tree)
    listed = json.dumps(index(publication), ensure_ascii=False, indent=2) + "\n"
    files = {"index.json": listed.encode()}
    for slug in publication.slugs:
        for edition in publication.editions(slug):
            for tag in publication.languages(slug, edition):
                sheet = publication.factsheet(slug, edition, tag)
                files[f"{tag}/{slug}/{edition}.json"] = render(sheet, "json")
    return files
