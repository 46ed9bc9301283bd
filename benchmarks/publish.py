"""What a publisher waits for: the whole site of 30 factsheets in two languages, and a run after a small change or none.

The peers have as many processes, and make less: WeasyPrint and Jinja2 pages and PDFs with the same texts, in two
columns as ours have and in one; the bare Typst compiler the same PDFs as ours. ``publish-long`` measures 300 and
1000 factsheets; it takes minutes.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from export import PEERS, TEMPLATE, view_to, works
from measuring import Contender, compare, result
from published_tree import PublishedTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measuring import Result

ROOT = Path(__file__).resolve().parents[1]
JOBS = 2
VERSION = Contender("factsheet --version", [sys.executable, ROOT / "cli.py", "--version"], answer="factsheet")


def measure(rounds: int) -> Iterator[Result]:
    """30 factsheets: the first run against the peers, and one with nothing to do against the least there is."""
    with TemporaryDirectory() as name:
        tree = PublishedTree(Path(name) / "tree", 30, JOBS)
        tree.first()
        few = range(min(rounds, 3))
        for peer, bound in contenders(tree, Path(name)):
            pairs = [(tree.first(), peer.run()) for _ in few]
            yield result("publish 30 x 2, all formats, first run", peer.name, pairs, bound)
        yield from compare("publish 30 x 2, nothing changed", tree.publish(), [VERSION], rounds, [3])


def measure_long(rounds: int) -> Iterator[Result]:
    """300 factsheets, nothing changed and one unit changed, against the first run; the memory of 1000."""
    few = range(min(rounds, 5))
    with TemporaryDirectory() as name:
        tree = PublishedTree(Path(name) / "tree", 300, JOBS)
        first = tree.first()
        nothing = [(tree.publish().run(), first) for _ in few]
        yield result("publish 300 x 2, nothing changed", "its first run", nothing, 0.02)
        changed = [(tree.after_a_change(number), first) for number in few]
        yield result("publish 300 x 2, one unit changed", "its first run", changed, 0.06)
    peaks = [peak(size) for size in (1000, 30)]
    yield result("publish 1000 x 2, peak memory (MB, not ms)", "of 30 x 2", [(peaks[0] / 1e3, peaks[1] / 1e3)], 1.2)


@dataclass(frozen=True)
class Several(Contender):
    """A program that is run on several shares of the work at a time."""

    shares: int = 1

    def run(self) -> float:
        """Seconds until the last one was done."""
        runs = [
            Contender(self.name, [*self.command, str(share), str(self.shares)], self.answer)
            for share in range(self.shares)
        ]
        with ThreadPoolExecutor(self.shares) as threads:
            return max(threads.map(Contender.run, runs))


def contenders(tree: PublishedTree, folder: Path) -> Iterator[tuple[Contender, float]]:
    """The peers, with their inputs laid ready: reading, checking and translating are not asked of them."""
    inputs, out = folder / "inputs", folder / "theirs"
    out.mkdir()
    pages = folder / "pages"
    for target in (inputs, pages):
        target.mkdir()
    for path in (tree.out / "api/v1").glob("*/*/*.json"):
        name = f"{path.parents[1].name}-{path.parent.name}.json"
        (pages / name).write_bytes(path.read_bytes())
        view_to(inputs / name, path)
        view_to(inputs / f"sources-{name}", path, sources=True)
    for columns, shape in ((2, "in our shape"), (1, "in one column")):
        command: list[str | Path] = [sys.executable, PEERS / "weasyprint_site.py", str(columns), pages, out]
        html = Several(f"WeasyPrint and Jinja2, {shape}", command, "files", JOBS)
        if works(Contender(html.name, [*html.command, "0", "60"])):
            yield html, 0.15
    typst: list[str | Path] = [sys.executable, PEERS / "typst_alone.py", TEMPLATE, inputs, out]
    yield Several("Typst alone, the same PDFs", typst, "PDFs", JOBS), 2


#: A process begins with the peak of the one that starts it, so that one has to be small.
SMALL = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); \
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"


def peak(size: int) -> float:
    """The most memory (kB) that a first run held, in one process."""
    with TemporaryDirectory() as name:
        tree = PublishedTree(Path(name) / "tree", size, 1)
        command = [sys.executable, "-c", SMALL, *map(str, tree.publish().command)]
        return float(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)
