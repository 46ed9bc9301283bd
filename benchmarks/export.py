"""What a publisher waits for: the export of every factsheet in every language, against PDF engines alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from measuring import Contender, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measuring import Result

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).parent / "peers"
TEMPLATE = ROOT / "src/factsheet_content/rendering/templates/factsheet.typ"
CLI = (sys.executable, ROOT / "cli.py", "export")
ALL = ("--to", "json", "--to", "markdown", "--to", "text", "--to", "pdf")


def measure(rounds: int) -> Iterator[Result]:
    """All formats, and PDF alone; the peers make the same number of PDFs and nothing else."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        peers = list(contenders(folder))
        for work, formats in (("export, all formats, whole process", ALL), ("export, PDF, whole process", ALL[-2:])):
            ours = Contender("", [*CLI, *formats, "--out", folder / "ours"])
            yield from compare(work, ours, peers, min(rounds, 7))


def contenders(folder: Path) -> Iterator[Contender]:
    """The peers, with their inputs laid ready: reading YAML and translating is not asked of them."""
    inputs = folder / "inputs"
    inputs.mkdir()
    subprocess.run([*CLI, *ALL[:4], "--out", folder / "source"], check=True, capture_output=True)
    for path in (folder / "source").rglob("*.json"):
        view_to(inputs / f"{path.parent.name}-{path.stem}.json", path)
    for path in (folder / "source").rglob("*.md"):
        (inputs / f"{path.parent.name}-{path.stem}.md").write_bytes(path.read_bytes())
    out = folder / "theirs"
    out.mkdir()
    answer = f"{len(list(inputs.glob('*.json')))} PDFs"
    yield Contender(
        "Typst alone, the same PDFs", [sys.executable, PEERS / "typst_alone.py", TEMPLATE, inputs, out], answer
    )
    weasyprint = Contender(
        "WeasyPrint, the same text", [sys.executable, PEERS / "weasyprint_html.py", inputs, out], answer
    )
    if works(weasyprint):
        yield weasyprint


def view_to(target: Path, source: Path, *, sources: bool = False) -> None:
    """Write what our template gets for an exported factsheet, or for its sources apart."""
    sys.path.insert(0, str(ROOT / "src"))
    from factsheet_content.contract import from_dict
    from factsheet_content.rendering.pdf import sources as sources_pdf
    from factsheet_content.rendering.pdf.view import view

    sheet = from_dict(json.loads(source.read_text("utf-8")))
    target.write_text(
        json.dumps(sources_pdf.sources_view(sheet) if sources else view(sheet), ensure_ascii=False), encoding="utf-8"
    )


def works(contender: Contender) -> bool:
    """Whether a peer that needs system libraries can run here; says so where it cannot."""
    done = subprocess.run(list(map(str, contender.command)), capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        print(f"{contender.name}: left out, {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
    return not done.returncode
