"""What an editor waits for: the difference between two editions, in process, against deepdiff on the same data."""

from __future__ import annotations

import copy
import gc
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import Result, result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: How many things :func:`edited` changes.
EDITS = 4
ROOT = Path(__file__).resolve().parents[1]
SLUG, EDITION = "gedwongen-achterlating", "2018-11-17"


def measure(rounds: int) -> Iterator[Result]:
    """Every row; each in a process of its own, so that nothing else is in memory."""
    for task in TASKS:
        done = subprocess.run(
            [sys.executable, __file__, task, str(rounds)], stdout=subprocess.PIPE, check=True, encoding="utf-8"
        )
        yield Result(**json.loads(done.stdout))


def edition(rounds: int) -> Result:
    """An edition of the usual size with a move, a figure, a dropped word and an item gone.

    Both sides get all that the two editions say: their own texts, those of the series and the contacts that they name.
    """
    import deepdiff

    compare, old, new = prepared(1)
    assert len(compare().changes) == EDITS
    assert deepdiff.DeepDiff(old, new)
    pairs = paired(compare, lambda: deepdiff.DeepDiff(old, new), rounds * 10)
    return result("diff of two editions, from their data", "deepdiff, as it comes", pairs, bound=0.02)


def ordered(rounds: int) -> Result:
    """The same against the mode that does not take what follows a removed item for as many changes."""
    import deepdiff

    compare, old, new = prepared(1)
    pairs = paired(compare, lambda: deepdiff.DeepDiff(old, new, ignore_order=True), rounds * 10)
    return result("diff of two editions, from their data", "deepdiff, ignore_order", pairs, bound=0.02)


def alone(rounds: int) -> Result:
    """The factsheets' own files, without what the series and the contacts say: what differs weighs more in less."""
    import deepdiff

    compare, old, new = prepared(1, whole=False)
    pairs = paired(compare, lambda: deepdiff.DeepDiff(old, new), rounds * 10)
    return result("diff of their own texts alone", "deepdiff, as it comes", pairs)


def linear(rounds: int) -> Result:
    """5,000 units against 500, the same edits in each sheet: ten times the work, ten times the time."""
    large, *_ = prepared(84)
    small, *_ = prepared(8)
    assert len(large().changes) == EDITS * 84
    pairs = [(timed(large, 3) / 3, timed(small, 30) / 30) for _ in range(rounds)]
    return result("diff of 5,000 units, from their data", "the same of 500 units", pairs, bound=12)


def prepared(copies: int, *, whole: bool = True) -> tuple[Callable[[], Any], Any, Any]:
    """Something that compares an edition with a draft of it, and the data of both; ``copies`` makes it larger.

    Both sides get the same: two editions as plain data that share no object, as two trees that were read, ``whole``
    with the shared texts and the contacts of each. Nothing is kept from one round to the next.
    """
    sys.path.insert(0, str(ROOT / "src"))
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.diff.comparing import compare
    from factsheet_content.editions.diff.laying import Snapshot
    from factsheet_content.editions.diff.lexicon import lexicon
    from factsheet_content.editions.diff.snapshots import of_edition

    tree = ContentTree(ROOT)
    read = of_edition(tree, SLUG, EDITION)
    shared = {"series": read.series, "contacts": read.contacts} if whole else {}
    old = separate(shared | {"data": enlarged(read.data, copies)})
    new = separate(shared | {"data": enlarged(edited(read.data), copies)})
    words = lexicon(tree)
    return (lambda: compare(Snapshot("old", SLUG, **old), Snapshot("new", SLUG, **new), words)), old, new


def separate(data: Any) -> Any:
    """The same as objects of its own."""
    return json.loads(json.dumps(data))


def edited(data: Any) -> Any:
    """The next edition."""
    new = copy.deepcopy(data)
    sections = {section["id"]: {block["id"]: block for block in section["blocks"]} for section in new["sections"]}
    signals = sections["signals"]["mogelijk"]["bullets"]
    del signals["weglopen"]
    sections["risk-factors"]["groepen"]["bullets"]["conflicten"] = signals.pop("conflicten") + " of familie"
    new["facts"]["slachtoffers_per_jaar"]["min"] = 200
    abroad = sections["reporting-code"]["daarnaast"]["bullets"]["slachtoffer_in_buitenland"]
    abroad["text"] = abroad["text"].replace("geen gesprek", "gesprek")
    return new


def enlarged(data: Any, copies: int) -> Any:
    """The same sheet many times over, every section, figure and text with a number of its own."""
    if copies == 1:
        return data
    whole = copy.deepcopy(data) | {"sections": [], "facts": {}}
    for number in range(copies):
        text = json.dumps(data["sections"], ensure_ascii=False)
        # Texts of thousands of units are not the same text over and over: each sheet's carry a word of their own.
        for section in json.loads(text.replace(". ", f" blad{number}. ").replace(" ouders", f" ouders{number}")):
            whole["sections"].append(section | {"id": f"{section['id']}-{number}"})
        whole["facts"] |= {f"{id_}_{number}": fact for id_, fact in data["facts"].items()}
    return whole


def paired(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> list[tuple[float, float]]:
    """Seconds of both in turns; without the collector, which a busy process would blame on either."""
    gc.disable()
    ours()
    return [(timed(ours, 20) / 20, timed(theirs)) for _ in range(rounds)]


def timed(work: Callable[[], object], times: int = 1) -> float:
    """How many seconds of a processor it takes; what is over in a moment is done often, for a clock is no finer."""
    start = time.process_time()
    for _ in range(times):
        work()
    return time.process_time() - start


TASKS = {"edition": edition, "ordered": ordered, "alone": alone, "linear": linear}

if __name__ == "__main__":
    from dataclasses import asdict

    task = TASKS[sys.argv[1]]
    sys.stdout.write(json.dumps(asdict(task(int(sys.argv[2])))))
