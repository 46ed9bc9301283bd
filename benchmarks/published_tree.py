"""A content tree with as many published factsheets as wanted, in Dutch and English, each as long as the shipped one."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import Contender

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = "gedwongen-achterlating"
EDITION = "2018-11-17"


class PublishedTree:
    """The tree, the site made of it, and what can be done to both."""

    def __init__(self, root: Path, size: int, jobs: int) -> None:
        self.root = root
        self.size = size
        self.out = root / "site"
        self._firsts = 0
        self.jobs = jobs
        shutil.copytree(ROOT / "content", root / "content", ignore=shutil.ignore_patterns("factsheets", "pot"))
        self._without_shipped()
        for number in range(size):
            self._add(slug(number))
        self._lock()
        Contender("extract", self._command("i18n", "extract")).run()

    def publish(self) -> Contender:
        """The whole command."""
        return Contender("publish", self._command("publish", "--out", self.out, "--jobs", str(self.jobs)))

    def first(self) -> float:
        """Seconds of a run that finds nothing of a site.

        The last one stays where it is: some file systems are slow to make files for seconds after many were removed.
        """
        self._firsts += 1
        self.out = self.root / f"site-{self._firsts}"
        return self.publish().run()

    def after_a_change(self, number: int) -> float:
        """Seconds of a run after one translated unit was changed."""
        catalog = self.root / f"content/en/factsheets/{slug(0)}.po"
        text = catalog.read_text(encoding="utf-8")
        changed = re.sub(r"Unexplained absence[a-z ]*", f"Unexplained absence{' indeed' * (number + 1)}", text, count=1)
        assert changed != text
        catalog.write_text(changed, encoding="utf-8")
        seconds = self.publish().run()
        page = (self.out / f"en/{slug(0)}.html").read_text(encoding="utf-8")
        assert f"Unexplained absence{' indeed' * (number + 1)}" in page
        return seconds

    def _without_shipped(self) -> None:
        types = self.root / "content/nl/types.yaml"
        text = types.read_text(encoding="utf-8")
        types.write_text(re.sub(r"\n    factsheet: .*", "", text), encoding="utf-8")
        accepted = (ROOT / "content/en/accepted.yaml").read_text(encoding="utf-8")
        head, _, entries = accepted.partition(f"  factsheets/{SHIPPED}:\n")
        own = re.match(r"(?:    .*\n)*", entries)
        assert own
        copies = (f"  factsheets/{slug(number)}:\n{own[0]}" for number in range(self.size))
        path = self.root / "content/en/accepted.yaml"
        path.write_text(head + "".join(copies) + entries[own.end() :], encoding="utf-8")

    def _add(self, name: str) -> None:
        for source, target in _files(name):
            path = self.root / "content" / target
            path.parent.mkdir(parents=True, exist_ok=True)
            text = (ROOT / "content" / source).read_text(encoding="utf-8").replace(f"{SHIPPED}", name)
            # The record of where the shipped one came from, and of what was in it, is not the copy's.
            path.write_text(re.sub(r"(?m)^origin:\n(?: .*\n)+", "", text), encoding="utf-8")

    def _lock(self) -> None:
        sys.path.insert(0, str(ROOT / "src"))
        from factsheet_content.authoring.tree import ContentTree
        from factsheet_content.editions.lock import fingerprint

        lock = self.root / "content/editions.lock"
        text = lock.read_text(encoding="utf-8")
        tree = ContentTree(self.root)
        hashes = {name: fingerprint(tree, tree.sheet(name, EDITION)) for name in tree.slugs}
        lines = (
            f'  {name}:\n    {EDITION}: {{hash: "{hash_}", released: {EDITION}}}\n' for name, hash_ in hashes.items()
        )
        lock.write_text("factsheets:\n" + "".join(lines) + text[text.index("series:") :], encoding="utf-8")

    def _command(self, *arguments: str | Path) -> list[str | Path]:
        return [sys.executable, ROOT / "cli.py", "--root", self.root, *arguments]


def slug(number: int) -> str:
    """No digits in it: a number in a text might be one to call."""
    return "blad-" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")


def _files(name: str) -> Iterator[tuple[str, str]]:
    folder = "nl/factsheets"
    yield f"{folder}/{SHIPPED}/{EDITION}.yaml", f"{folder}/{name}/{EDITION}.yaml"
    yield f"{folder}/{SHIPPED}/notices.yaml", f"{folder}/{name}/notices.yaml"
    yield f"en/factsheets/{SHIPPED}.po", f"en/factsheets/{name}.po"
