from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.unit import Unit
from factsheet_content.authoring.yaml_document import Document
from factsheet_content.errors import FactsheetError
from factsheet_content.translation.acceptance import acceptances, accepted_path, digest
from factsheet_content.translation.accepting import Waiting, with_acceptances
from tests.translation.trees import DOMAIN

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = Document("x.yaml", "")


def waiting(unit: str = "a/b", domain: str = DOMAIN, words: str = "Words") -> Waiting:
    return Waiting(Unit(domain, unit, "Tekst", NOTHING, (), critical=True), words)


def record(root: Path, *accepted: Waiting, by: str = "Ann") -> bytes:
    data = with_acceptances(ContentTree(root), "en", accepted, by, "2026-12-01")
    (root / accepted_path("en")).write_bytes(data)
    return data


@pytest.mark.parametrize(
    "by", ["Ann", "J. de Wit (Veilig Thuis)", "Ann, arts: {x} #1", '"Bob"', "أمينة", "yes", "null", "12"]
)
def test_a_record_is_read_back_as_it_was_made(tree: Path, by: str) -> None:
    before = acceptances(ContentTree(tree), "en")
    record(tree, waiting("new"), waiting("new", words="Other words"), waiting("x", "labels"), by=by)
    found = acceptances(ContentTree(tree), "en") - before
    assert {(made.domain, made.unit, made.translation) for made in found} == {
        (DOMAIN, "new", digest("Words")),
        (DOMAIN, "new", digest("Other words")),
        ("labels", "x", digest("Words")),
    }
    data = yaml_reader.read((tree / accepted_path("en")).read_bytes(), "accepted.yaml").data
    assert data["accepted"]["labels"]["x"][0]["by"] == by


def test_all_that_was_there_stays_comments_included(tree: Path) -> None:
    path = tree / accepted_path("en")
    lines = path.read_text(encoding="utf-8").splitlines()
    lines.insert(5, "    # Ann read these twice.")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = path.read_text(encoding="utf-8").splitlines()
    after = record(tree, waiting("new")).decode().splitlines()
    assert [line for line in after if line in before] == before
    assert len(after) == len(before) + 2


def test_recording_twice_is_recording_once(tree: Path) -> None:
    assert record(tree, waiting()) == record(tree, waiting(), by="Bob")


def test_the_first_record_of_a_language(tree: Path) -> None:
    (tree / accepted_path("en")).unlink()
    record(tree, waiting())
    assert len(acceptances(ContentTree(tree), "en")) == 1


def test_a_file_in_another_form_is_refused(tree: Path) -> None:
    (tree / accepted_path("en")).write_text("accepted: {labels: {x: []}}\n", encoding="utf-8")
    with pytest.raises(FactsheetError, match="usual way"):
        record(tree, waiting())
