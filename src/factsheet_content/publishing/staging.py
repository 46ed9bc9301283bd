"""Makes changes to a copy of the content tree, so that they are judged whole before the tree itself is touched."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_content.authoring import atomic, po_writer
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import SOURCE_LANGUAGE, ContentTree
from factsheet_content.checks.validation import errors, validate
from factsheet_content.editions import journal, turns
from factsheet_content.translation.updating import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic

#: Beside the content, and no part of it.
_OURS = (journal.FOLDER, turns.LOCK_FILE)
#: What refreshing mends.
STALE = "FC504"


@dataclass
class Stage:
    """A copy of a tree, and what the files were that it was made of."""

    root: Path
    """The real tree's."""
    tree: ContentTree
    """The copy, as it is now."""
    before: dict[str, bytes] = field(repr=False)

    def write(self, path: str, data: bytes | str | None) -> None:
        """Give a file of the copy other bytes; ``None`` removes it."""
        file = self.tree.path(path)
        if data is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data.encode() if isinstance(data, str) else data)
        self.tree = ContentTree(self.tree.root, self.tree.today)

    def refresh(self, *, catalogs: bool) -> None:
        """Bring the templates up to date with the copy, and the catalogs of every language if wanted."""
        source = Source(self.tree)
        for template in source.templates.values():
            atomic.write_if_changed(self.tree.path(template.path), po_writer.render(template))
        for tag in self.tree.languages if catalogs else ():
            for update in source.update(tag):
                po_writer.write(update.merged.catalog, self.tree.path(update.path))
        self.tree = ContentTree(self.tree.root, self.tree.today)

    def changes(self) -> dict[str, bytes | None]:
        """What is to be done to the tree to make it as the copy."""
        now = _files(self.tree.root)
        gone: dict[str, bytes | None] = {path: None for path in self.before if path not in now}
        return gone | {path: data for path, data in now.items() if self.before.get(path) != data}

    def errors(self, *, but_for: tuple[str, ...] = (STALE,)) -> list[Diagnostic]:
        """The errors that the copy has, of other codes than these."""
        return [problem for problem in errors(validate(self.tree)) if problem.code not in but_for]

    def require_sound(self, refusal: str, *, but_for: tuple[str, ...] = ()) -> None:
        """``ContentError`` where there are :meth:`errors`."""
        if stopping := self.errors(but_for=but_for):
            raise ContentError(refusal, stopping)

    def require_ready(self, refusal: str) -> None:
        """The same, for a tree whose templates will be refreshed."""
        self.require_sound(refusal, but_for=(STALE,))

    def commit(self, doing: str) -> list[str]:
        """Do the same to the tree, all or nothing; gives the files that were changed."""
        changes = self.changes()
        journal.commit(self.root, doing, changes, self.before)
        return sorted(changes)


@contextlib.contextmanager
def staged(tree: ContentTree) -> Iterator[Stage]:
    """A copy of the tree to make changes in."""
    with tempfile.TemporaryDirectory(prefix="factsheet-") as folder:
        before = _files(tree.root)
        for path, data in before.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        # The folders of languages and factsheets count, even where they are empty.
        for entry in tree.path("content").rglob("*/"):
            Path(folder, entry.relative_to(tree.root)).mkdir(parents=True, exist_ok=True)
        Path(folder, "content", SOURCE_LANGUAGE).mkdir(parents=True, exist_ok=True)
        yield Stage(tree.root, ContentTree(Path(folder), tree.today), before)


def _files(root: Path) -> dict[str, bytes]:
    paths = ((file.relative_to(root).as_posix(), file) for file in (root / "content").rglob("*") if file.is_file())
    return {path: file.read_bytes() for path, file in paths if not path.startswith(_OURS)}
