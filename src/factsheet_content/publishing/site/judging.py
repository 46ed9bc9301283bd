"""Judges content that was sound when it was last published: only factsheets that changed since, and what all share.

What was found sound stays so while nothing that could tell otherwise changed: the factsheet's own files, the files that
all share, the names of all files, the rules, the schemas and the libraries that read and judge.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import errors, require_sound, validate
from factsheet_content.checks.workers import worthwhile
from factsheet_content.publishing.site.fingerprint import Files, digest, judge
from factsheet_content.publishing.site.memory import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class _Some(list[str]):
    """Some of the factsheets, to go through; whether there is one is still asked of all."""

    def __init__(self, some: Iterable[str] = (), every: Iterable[str] = ()) -> None:
        super().__init__(some)
        self._every = frozenset(every)

    def __contains__(self, slug: object) -> bool:
        return slug in self._every


def fingerprints(tree: ContentTree, files: Files) -> dict[str, str]:
    """Slug → fingerprint of all that its soundness hangs on."""
    own = files.by_owner(tree.slugs)
    common = digest([judge(), "\n".join(files.of), files.digest(own[""])])
    return {slug: digest([common, files.digest(own[slug])]) for slug in tree.slugs}


def judged(tree: ContentTree, files: Files, before: Mapping[str, str]) -> dict[str, str]:
    """What to remember of content that is sound; ``ContentError`` where it is not.

    ``before`` is what was remembered of the last publication.
    """
    now = fingerprints(tree, files)
    changed = [slug for slug, fingerprint in now.items() if before.get(slug) != fingerprint]
    # Many factsheets are read again later rather than kept in memory; then other processes may judge some of them.
    jobs = worthwhile(len(changed)) if len(changed) > KEPT else None
    if errors(validate(tree if len(changed) == len(now) else part(tree, changed), jobs=jobs)):
        # A fault is told of the whole, read anew: whether it stands alone is nothing that a part can say.
        require_sound(ContentTree(tree.root, tree.today))
    return now


class Judgement:
    """Whether content is sound, found out when it is first asked for."""

    def __init__(self, tree: ContentTree, files: Files, before: Mapping[str, str]) -> None:
        self._ask = partial(judged, tree, files, before)
        self._found: dict[str, str] | ContentError | None = None

    def sound(self) -> dict[str, str]:
        """See :func:`judged`."""
        if self._found is None:
            try:
                self._found = self._ask()
            except ContentError as error:
                self._found = error
        if isinstance(self._found, ContentError):
            raise self._found
        return self._found


def part(tree: ContentTree, slugs: Iterable[str]) -> ContentTree:
    """The same tree, in which rules go through these factsheets only; what was read is shared with it."""
    narrowed = replace(tree)
    narrowed.slugs = _Some(slugs, tree.slugs)
    return narrowed
