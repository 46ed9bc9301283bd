"""What an editor waits for when the other sheets of the series come in: a hundred saved pages, each as long as ours.

The peer is translate-toolkit's ``html2po``, which takes the texts of pages apart and writes each down once. Ours makes
drafts with ids, facts and contacts, holds each against its page with a second reader, and writes it all or nothing.
"""

from __future__ import annotations

import html
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from measuring import Contender, result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measuring import Result

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "content/nl/factsheets/gedwongen-achterlating/2018-11-17.source.txt"
TITLE = "Factsheet: Gedwongen achterlating"
MANY = 100
#: So many times the signals make a document of about 64, 128 and 256 kB.
LENGTHS = (88, 176, 352)


def measure(rounds: int) -> Iterator[Result]:
    """A hundred pages, twice as many, and documents of twice the length."""
    with TemporaryDirectory() as name:
        root = Path(name)
        pages = _pages(root / "pages", MANY)
        twice = _pages(root / "twice", 2 * MANY)
        few = min(rounds, 5)
        program = Path(sys.executable).parent / "html2po"
        peer = Contender("html2po", [program, "--progress=none", root / "pages", root / "po"])
        pairs = [(_import(root, pages), peer.run()) for _ in range(few)]
        yield result(f"import, {MANY} pages", "translate-toolkit html2po", pairs)
        pairs = [(_import(root, twice), 2 * _import(root, pages)) for _ in range(few)]
        yield result(f"import, {2 * MANY} pages", f"itself, twice {MANY}", pairs, bound=1.2)
        documents = [_long(root / f"{length}.txt", length) for length in LENGTHS]
        for short, long in pairwise(documents):
            kilobytes = long.stat().st_size // 1000
            pairs = [(_import(root, [long]), 2 * _import(root, [short])) for _ in range(few)]
            yield result(f"import, one text of {kilobytes} kB", "itself, twice half of it", pairs, bound=1.2)


def _import(root: Path, documents: list[Path]) -> float:
    """Seconds for the whole command, into a tree that has none of them yet."""
    tree = root / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(ROOT / "content", tree / "content")
    ours = Contender("ours", [sys.executable, ROOT / "cli.py", "--root", tree, "import", *documents])
    seconds = ours.run()
    assert len(list((tree / "content/nl/factsheets").glob("*/draft.yaml"))) >= len(documents)
    return seconds


def _pages(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    body = "\n".join(_markup(SOURCE.read_text("utf-8").split("\n")))
    found = []
    for number in range(count):
        found.append(folder / f"{number}.html")
        page = body.replace(html.escape(TITLE), f"Factsheet: Proef {number}")
        found[-1].write_text(f'<!DOCTYPE html><html lang="nl"><body>\n{page}\n</body></html>\n', encoding="utf-8")
    return found


def _markup(lines: list[str]) -> Iterator[str]:
    """The source document as a page: its title and questions as headings, its bullets as a list."""
    for line in filter(None, map(str.strip, lines)):
        if line.startswith("•"):
            yield f"<ul><li>{html.escape(line[1:].strip())}</li></ul>"
        elif line == TITLE:
            yield f"<h1>{html.escape(line)}</h1>"
        else:
            tag = "h2" if line.endswith("?") else "p"
            yield f"<{tag}>{html.escape(line)}</{tag}>"


def _long(file: Path, times: int) -> Path:
    """The source document with its signals over and over, each a little different."""
    text = SOURCE.read_text("utf-8").replace(TITLE, f"Factsheet: Proef {times}")
    start, end = text.index("Signalen:"), text.index("Risicofactoren:")
    signals = text[start:end].split("\n", 1)[1]
    more = "\n".join(signals.replace("ouders", f"ouders{number}") for number in range(times))
    file.write_text(f"{text[:end]}{more}\n{text[end:]}", encoding="utf-8")
    return file
