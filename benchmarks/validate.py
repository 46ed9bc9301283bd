"""What an editor waits for before a commit: every factsheet checked by every rule, against check-jsonschema.

That judges the schema alone. Ours judges references, figures, contacts, style, editions and templates as well.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from measuring import Contender, compare, result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measuring import Result

ROOT = Path(__file__).resolve().parents[1]
SHEET = ROOT / "content/nl/factsheets/gedwongen-achterlating/2018-11-17.yaml"
SHARED = ("site.yaml", "nl/types.yaml", "nl/contacts.yaml", "nl/labels.yaml", "nl/glossary.yaml", "nl/lexicon.yaml")
BOUNDS = {30: 0.25, 1000: 0.12}
LARGE = 5000


def measure(rounds: int) -> Iterator[Result]:
    """Both sizes against the peer, and how the time grows."""
    with TemporaryDirectory() as name:
        trees = {size: Tree(Path(name) / str(size), size) for size in (*BOUNDS, LARGE)}
        for size, bound in BOUNDS.items():
            few = min(rounds, 9 if size < LARGE // 10 else 3)
            work = f"validate, {size} factsheets, every rule"
            yield from compare(work, trees[size].ours(), [trees[size].peer()], few, bounds=[bound])
        times = LARGE // 1000
        pairs = [(trees[LARGE].ours().run(), times * trees[1000].ours().run()) for _ in range(2)]
        yield result(f"validate, {LARGE} factsheets", f"itself, {times} times 1000", pairs, bound=1.2)


class Tree:
    """A content tree with so many drafts, each as long as the shipped factsheet."""

    def __init__(self, root: Path, size: int) -> None:
        self._root = root
        for name in SHARED:
            (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "content" / name, root / "content" / name)
        shutil.copytree(ROOT / "content/nl/series", root / "content/nl/series")
        types = (ROOT / "content/nl/types.yaml").read_text(encoding="utf-8")
        types = re.sub(r"\n    factsheet: .*", "", types)
        (root / "content/nl/types.yaml").write_text(types, encoding="utf-8")
        lock = (ROOT / "content/editions.lock").read_text(encoding="utf-8")
        (root / "content/editions.lock").write_text(
            "factsheets: {}\n" + lock[lock.index("series:") :], encoding="utf-8"
        )
        text = re.sub(r"(?m)^edition: .*\n|^origin:\n(?: .*\n)+", "", SHEET.read_text(encoding="utf-8"))
        for number in range(size):
            self._write(text, _slug(number))
        Contender("extract", self._command("i18n", "extract")).run()

    def ours(self) -> Contender:
        """The whole command."""
        return Contender("", self._command("validate", "--format", "json"))

    def peer(self) -> Contender:
        """The schema alone."""
        files = sorted(self._root.glob("content/nl/factsheets/*/draft.yaml"))
        schema = ROOT / "schema/factsheet.schema.json"
        command: list[str | Path] = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files]
        return Contender("check-jsonschema, schema alone", command, answer="ok")

    def _write(self, text: str, slug: str) -> None:
        draft = self._root / "content/nl/factsheets" / slug / "draft.yaml"
        draft.parent.mkdir(parents=True)
        text = text.replace("factsheet: gedwongen-achterlating", f"factsheet: {slug}", 1)
        draft.write_text(text, encoding="utf-8")

    def _command(self, *arguments: str) -> list[str | Path]:
        return [sys.executable, ROOT / "cli.py", "--root", self._root, *arguments]


def _slug(number: int) -> str:
    """No digits in it: a number in a text might be one to call."""
    return "blad-" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
