"""What an editor waits for before a commit: every factsheet checked by every rule, against check-jsonschema and ajv.

They judge the schema alone. Ours judges references, figures, contacts, style, editions, translations and templates too.
ajv is shown where ``npm ci --prefix benchmarks/peers/ajv`` has installed it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from measuring import Contender, compare, result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measuring import Result

ROOT = Path(__file__).resolve().parents[1]
SLUG = "gedwongen-achterlating"
SHEET = ROOT / f"content/nl/factsheets/{SLUG}/2018-11-17.yaml"
CATALOG = ROOT / f"content/en/factsheets/{SLUG}.po"
SCHEMA = ROOT / "schema/factsheet.schema.json"
AJV = ROOT / "benchmarks/peers/ajv/node_modules/.bin/ajv"
SHARED = ("site.yaml", "nl/types.yaml", "nl/contacts.yaml", "nl/labels.yaml", "nl/glossary.yaml", "nl/lexicon.yaml")
BOUNDS = {30: 0.25, 1000: 0.12}
WITH_CATALOG = 0.4
LARGE = 5000
#: MB that all processes of ours together may hold at 1000 factsheets.
MEMORY = 250
_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"


def measure(rounds: int) -> Iterator[Result]:
    """Every size without and with a catalog each, how the time grows, and the memory."""
    for size, bound in BOUNDS.items():
        few = min(rounds, 9 if size < LARGE // 10 else 3)
        yield from _against_peers(size, f"validate, {size} factsheets, every rule", few, bound, translated=False)
        yield from _against_peers(size, f"validate, {size} with a catalog each", few, WITH_CATALOG, translated=True)
    with TemporaryDirectory() as name:
        large, small = (Tree(Path(name) / str(size), size) for size in (LARGE, 1000))
        times = LARGE // 1000
        pairs = [(large.ours().run(), times * small.ours().run()) for _ in range(min(rounds, 3))]
        yield result(f"validate, {LARGE} factsheets", f"itself, {times} times 1000", pairs, bound=1.2)
        peak = small.peak_memory() / 1e3
        yield result("validate, 1000, peak memory (MB, not ms)", f"{MEMORY} MB", [(peak / 1e3, MEMORY / 1e3)], bound=1)


def _against_peers(size: int, work: str, rounds: int, bound: float, *, translated: bool) -> Iterator[Result]:
    with TemporaryDirectory() as name:
        tree = Tree(Path(name), size, translated=translated)
        peers = [tree.check_jsonschema(), *([tree.ajv()] if AJV.exists() and not translated else [])]
        yield from compare(work, tree.ours(), peers, rounds, bounds=[bound, None])


class Tree:
    """A content tree with so many drafts, each as long as the shipped factsheet, and if wanted its English."""

    def __init__(self, root: Path, size: int, *, translated: bool = False) -> None:
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
        self._files = [self._write(text, _slug(number)) for number in range(size)]
        if translated:
            self._translate([_slug(number) for number in range(size)])
        Contender("extract", self._command("i18n", "update" if translated else "extract")).run()

    def ours(self) -> Contender:
        """The whole command."""
        return Contender("", self._command("validate", "--format", "json"))

    def check_jsonschema(self) -> Contender:
        """The schema alone."""
        command: list[str | Path] = [sys.executable, "-m", "check_jsonschema", "--schemafile", SCHEMA, *self._files]
        return Contender("check-jsonschema, schema alone", command, answer="ok")

    def ajv(self) -> Contender:
        """The schema alone, in JavaScript; its YAML reader takes a bare date for a date, so they are quoted for it."""
        folder = self._root / "quoted"
        folder.mkdir(exist_ok=True)
        for number, file in enumerate(self._files):
            text = re.sub(r"(?m)^(series: )(\S+)$", r'\1"\2"', file.read_text(encoding="utf-8"))
            (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
        command: list[str | Path] = [AJV, "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats"]
        return Contender("ajv-cli, schema alone", [*command, "-s", SCHEMA, "-d", folder / "*.yaml"], answer="valid")

    def peak_memory(self) -> float:
        """The most kilobytes that ours holds, as if each of its processes held as much as the largest."""
        code = f"import subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); {_PEAK}"
        command = [sys.executable, "-c", code, *map(str, self._command("validate", "--format", "json", "--jobs", "2"))]
        return 2 * float(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)

    def _translate(self, slugs: list[str]) -> None:
        shutil.copytree(ROOT / "content/en", self._root / "content/en", ignore=shutil.ignore_patterns("factsheets"))
        (self._root / "content/en/accepted.yaml").write_text("accepted: {}\n", encoding="utf-8")
        text = CATALOG.read_text(encoding="utf-8")
        for slug in slugs:
            catalog = self._root / f"content/en/factsheets/{slug}.po"
            catalog.parent.mkdir(exist_ok=True)
            catalog.write_text(text.replace(SLUG, slug), encoding="utf-8")

    def _write(self, text: str, slug: str) -> Path:
        draft = self._root / "content/nl/factsheets" / slug / "draft.yaml"
        draft.parent.mkdir(parents=True)
        text = text.replace(f"factsheet: {SLUG}", f"factsheet: {slug}", 1)
        draft.write_text(text, encoding="utf-8")
        return draft

    def _command(self, *arguments: str) -> list[str | Path]:
        return [sys.executable, ROOT / "cli.py", "--root", self._root, *arguments]


def _slug(number: int) -> str:
    """No digits in it: a number in a text might be one to call."""
    return "blad-" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
