"""Puts a new factsheet into the content tree, all or nothing: its files, its place in ``types.yaml``, templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring import atomic, po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.yaml_editing import with_entry
from factsheet_content.editions import journal
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.translation.templates import domains, template

if TYPE_CHECKING:
    from collections.abc import Mapping


def register(tree: ContentTree, slug: str, title: str, files: Mapping[str, bytes]) -> list[str]:
    """Write the files of a new factsheet; gives every file that was written. The templates are for :func:`refresh`."""
    doing = f"add {slug}"
    with journal.changing(tree.root, doing):
        now = ContentTree(tree.root, tree.today)
        changes: dict[str, bytes | None] = {**files, now.types.document.path: _types(now, slug, title).encode()}
        before = {path: tree.path(path).read_bytes() for path in changes if tree.exists(path)}
        taken = sorted(path for path in files if path in before)
        if taken:
            raise FactsheetError(phrase("{file} is there already; nothing was written", file=taken[0]))
        changes = {path: data for path, data in changes.items() if before.get(path) != data}
        journal.commit(tree.root, doing, changes, before)
        return sorted(changes)


def refresh(tree: ContentTree) -> list[str]:
    """Bring the templates up to date with what was added; gives the ones that changed."""
    now = ContentTree(tree.root, tree.today)
    made = [template(now, domain) for domain in domains(now)]
    return [one.path for one in made if atomic.write_if_changed(now.path(one.path), po_writer.render(one))]


def _types(tree: ContentTree, slug: str, title: str) -> str:
    """The registry with the factsheet at its type, or at a new one; comments and layout stay."""
    source, entries = tree.types.document.source, tree.types.entries
    if entries.get(slug, {}).get("factsheet") == slug:
        return source
    if slug in entries:
        return with_entry(source, ("types", slug, "factsheet"), slug)
    return with_entry(source, ("types", slug), {"name": title, "factsheet": slug})
