from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.reviewing import plain, reviewed, withdrawn
from factsheet_content.errors import FactsheetError
from tests.translation.trees import EDITION, NOTICES, SLUG

if TYPE_CHECKING:
    from pathlib import Path

HEAD = f"# kop\nfactsheet: {SLUG} # de map\n"
ONE = "notices:\n  # over een\n  - id: een\n    on: 2026-11-01\n    text: Let op.\n"


def review(root: Path, before: str | None, due: str | None = "2027-11-23") -> str:
    if before is None:
        (root / NOTICES).unlink()
    else:
        (root / NOTICES).write_text(before, "utf-8", newline="")
    return reviewed(ContentTree(root), SLUG, "2026-11-23", "LKHA, Ann", due)


def test_a_review_comes_behind_the_slug(tree: Path) -> None:
    line = 'review: {on: 2026-11-23, by: "LKHA, Ann", due: 2027-11-23}\n'
    assert review(tree, HEAD + ONE) == HEAD + line + ONE


def test_the_last_review_takes_the_place_of_the_one_before(tree: Path) -> None:
    before = f"{HEAD}review: # ieder jaar\n  on: 2025-01-01 # toen\n  by: Jan\n  due: 2026-01-01\n{ONE}"
    earlier = "reviewed: [{on: 2025-01-01, by: Jan}]\n"
    after = f"{HEAD}review: # ieder jaar\n  on: 2026-11-23 # toen\n  by: LKHA, Ann\n  due: 2027-11-23\n{earlier}{ONE}"
    assert review(tree, before) == after
    assert review(tree, before, due=None) == after.replace("  due: 2027-11-23\n", "")
    assert review(tree, before.replace("  due: 2026-01-01\n", "")) == after


def test_the_same_review_changes_nothing(tree: Path) -> None:
    before = f"{HEAD}review: {{on: 2026-11-23, by: 'LKHA, Ann', due: 2027-11-23}}\n{ONE}"
    assert review(tree, before) == before


def test_a_factsheet_without_notices_gets_the_file(tree: Path) -> None:
    text = review(tree, None, due=None)
    assert text.startswith("# yaml-language-server: $schema=../../../../schema/notices.schema.json\n")
    assert yaml_reader.read(text.encode(), "").data == {
        "factsheet": SLUG,
        "review": {"on": "2026-11-23", "by": "LKHA, Ann"},
    }


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("before", [HEAD, HEAD + ONE, HEAD.rstrip()])
def test_a_notice_comes_first_and_all_else_stays(tree: Path, before: str, newline: str) -> None:
    (tree / NOTICES).write_text(before, "utf-8", newline=newline)
    text = withdrawn(ContentTree(tree), SLUG, EDITION, "2026-11-23", "Fout: nummer.")
    kept = iter(text.splitlines())
    assert all(line in kept for line in before.splitlines())
    assert text.count("\n") == text.count(newline)
    notices = yaml_reader.read(text.encode(), "").data["notices"]
    assert notices[0] == {
        "id": "ingetrokken_2018_11_17",
        "on": "2026-11-23",
        "text": "Deze uitgave is ingetrokken. Fout: nummer.",
        "editions": [EDITION],
    }
    assert [notice["id"] for notice in notices[1:]] == ["een"] * (ONE in before)


def test_notices_in_another_form_are_left_to_a_person(tree: Path) -> None:
    (tree / NOTICES).write_text(f"{HEAD}notices: [{{id: een, on: 2026-11-01, text: Let op.}}]\n", "utf-8")
    with pytest.raises(FactsheetError, match="by hand"):
        withdrawn(ContentTree(tree), SLUG, EDITION, "2026-11-23", "Fout.")


def test_words_of_a_person_are_no_markup_and_no_fields() -> None:
    assert plain(" *x*  {y}\n") == r"\*x\* {{y}}"
