"""What editors declare about a step holds for that step, in either direction; over several steps where it can."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.authoring.yaml_document import Document
from factsheet_content.editions.diff.asking import of_document
from factsheet_content.editions.diff.changes import Weight
from factsheet_content.editions.diff.comparing import compare
from factsheet_content.editions.diff.declared import declared
from factsheet_content.editions.diff.laying import Snapshot
from factsheet_content.editions.diff.lexicon import lexicon
from tests.editions.diffs import TREE

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.editions.diff.changes import Diff

LEXICON = lexicon(TREE)


def edition(date: str, item: dict[str, str], changes: dict[str, Any] | None = None) -> Snapshot:
    data: dict[str, Any] = {
        "factsheet": "voorbeeld",
        "edition": date,
        "title": "Voorbeeld",
        "sections": [{"id": "signals", "heading": "Signalen", "blocks": [{"id": "lijst", "bullets": item}]}],
    }
    return Snapshot(date, "voorbeeld", data | ({"changes": changes} if changes else {}))


def told(diff: Diff) -> list[tuple[str | None, str | None, Weight]]:
    return [(change.old_id, change.new_id, change.weight) for change in diff.told]


FIRST = edition("2018-11-17", {"oud": "Is 11 jaar"})
SECOND = edition(
    "2020-01-01", {"midden": "Twaalf, zei iemand"}, {"moved": {"signals/lijst/oud": "signals/lijst/midden"}}
)
JUDGED = {"class": {"signals/lijst/nieuw": {"as": "wording", "because": "Hetzelfde."}}}
THIRD = edition(
    "2022-01-01", {"nieuw": "Ouder dan 10 jaar"}, {"moved": {"signals/lijst/midden": "signals/lijst/nieuw"}} | JUDGED
)


def test_a_move_is_followed_over_several_editions() -> None:
    steps = [FIRST, SECOND, THIRD]
    diff = compare(FIRST, THIRD, LEXICON, declared(steps))
    assert told(diff) == [("signals/lijst/oud", "signals/lijst/nieuw", Weight.SAFETY)]
    back = compare(THIRD, FIRST, LEXICON, declared(steps))
    assert back == diff.reversed()


def test_a_judgement_holds_for_its_own_step_alone() -> None:
    last = compare(SECOND, THIRD, LEXICON, declared([SECOND, THIRD]))
    assert told(last) == [("signals/lijst/midden", "signals/lijst/nieuw", Weight.WORDING)]
    assert last.changes[0].ruled is Weight.SAFETY
    assert last.changes[0].because == "Hetzelfde."


@pytest.mark.parametrize("own_ids", [False, True])
def test_an_imported_document_against_an_edition(own_ids: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a parameter
    """An import gives ids of its own; what is the same or alike is recognised, and the rest is told."""
    del tmp_path
    data = copy.deepcopy(TREE.sheet("gedwongen-achterlating", "2018-11-17").document.data)
    for section in data["sections"]:
        for number, block in enumerate(section["blocks"]):
            if own_ids:
                block["id"] = f"blok_{number}"
            if "bullets" in block and own_ids:
                block["bullets"] = {f"punt_{n}": item for n, item in enumerate(block["bullets"].values())}
    signals = data["sections"][1]["blocks"][1]["bullets"]
    signals.popitem()
    answer = of_document(TREE, "gedwongen-achterlating", "2018-11-17", Document("import", "", data))
    told = [(change.old_id, change.aspects) for change in answer.diff.changes]
    assert told == [("signals/mogelijk/jeugdzorg", ("removed",))]
