"""What an app waits for: import and first load in a fresh process, and a load in a running one."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from measuring import Contender, compare, result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from measuring import Result

ROOT = Path(__file__).resolve().parents[1]
PEERS = Path(__file__).parent / "peers"
PYTHON = (sys.executable, "-I")

FIRST_LOAD = """
import sys
sys.path.insert(0, sys.argv[1])
import factsheet_content
sheet = factsheet_content.load("gedwongen-achterlating")
print(sheet.title.text, len(sheet.section("signals").items))
"""

#: Both in one process, in turns; prints the pairs of seconds. The collector runs between measurements, not in them.
IN_PROCESS = """
import gc, json, sys, time
sys.path.insert(0, sys.argv[1])
import factsheet_content

def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

def ours():
    return factsheet_content.load("gedwongen-achterlating")

def theirs():
    with open(sys.argv[2], encoding="utf-8") as file:
        return json.load(file)

assert ours().title.text == theirs()["title"]["text"]
gc.disable()
pairs = []
for _ in range(int(sys.argv[3])):
    pairs.append((timed(ours), timed(theirs)))
    gc.collect()
print(json.dumps(pairs))
"""


def measure(rounds: int) -> Iterator[Result]:
    """Both rows, with the package as an installer lays it down."""
    with TemporaryDirectory() as folder:
        site = install(Path(folder))
        yield from compare(
            "import and first load, whole process",
            Contender("", [*PYTHON, "-c", FIRST_LOAD, site], answer="Gedwongen achterlating 11"),
            [Contender("pycountry, one translated name", [*PYTHON, PEERS / "pycountry_name.py"], answer="Marokko")],
            rounds,
            bounds=[0.6],
        )
        file = site / "factsheet_content/data/nl/gedwongen-achterlating/2018-11-17.json"
        command = [*PYTHON, "-c", IN_PROCESS, str(site), str(file), str(rounds * 20)]
        pairs = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        yield result("load, in process, every object built", "json.load of the same file", pairs, bound=3)


def install(folder: Path) -> Path:
    """Build the wheel and unpack it, as pip would."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, capture_output=True, check=True)
    site = folder / "site"
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return site
