"""Judges content that was sound when it was last published: only factsheets that changed since, and what all share.

What was found sound stays so while nothing that could tell otherwise changed: the factsheet's own files, the files that
all share, the names of all files, the rules, the schemas and the libraries that read and judge.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import errors, require_sound, validate
from factsheet_content.publishing.site_fingerprint import digest, files_below, files_digest, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class _Some(list[str]):
    """Some of the factsheets, to go through; whether there is one is still asked of all."""

    def __init__(self, some: Iterable[str] = (), every: Iterable[str] = ()) -> None:
        super().__init__(some)
        self._every = frozenset(every)

    def __contains__(self, slug: object) -> bool:
        return slug in self._every


def fingerprints(tree: ContentTree) -> dict[str, str]:
    """Slug → fingerprint of all that its soundness hangs on."""
    content = tree.path("content")
    paths = files_below(content)
    own = _by_owner(paths, tree.slugs)
    shared = own.pop("")
    common = digest([judge(), "\n".join(paths), files_digest(content, shared)])
    return {slug: digest([common, files_digest(content, own[slug])]) for slug in tree.slugs}


def judged(tree: ContentTree, before: Mapping[str, str]) -> dict[str, str]:
    """What to remember of content that is sound; ``ContentError`` where it is not.

    ``before`` is what was remembered of the last publication.
    """
    now = fingerprints(tree)
    changed = [slug for slug, fingerprint in now.items() if before.get(slug) != fingerprint]
    if len(changed) == len(now):
        require_sound(tree)
    elif errors(validate(part(tree, changed))):
        # A fault is told of the whole, read anew: whether it stands alone is nothing that a part can say.
        require_sound(ContentTree(tree.root, tree.today))
    return now


def part(tree: ContentTree, slugs: Iterable[str]) -> ContentTree:
    """The same tree, in which rules go through these factsheets only; what was read is shared with it."""
    narrowed = replace(tree)
    narrowed.slugs = _Some(slugs, tree.slugs)
    return narrowed


def _by_owner(paths: Iterable[str], slugs: Iterable[str]) -> dict[str, list[str]]:
    """Slug → its files; those that are no factsheet's under the empty name."""
    found: dict[str, list[str]] = {"": [], **{slug: [] for slug in slugs}}
    for path in paths:
        found.get(_owner(path), found[""]).append(path)
    return found


def _owner(path: str) -> str:
    """The factsheet whose file it would be."""
    _, _, rest = path.partition("/")
    name = rest.removeprefix("factsheets/")
    return "" if name == rest else name.partition("/")[0].removesuffix(".pot").removesuffix(".po")
