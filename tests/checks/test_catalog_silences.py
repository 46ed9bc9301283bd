"""A comment silences one code at one entry; one that does nothing is a finding itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.catalog_silences import SILENCEABLE
from factsheet_content.checks.catalogue import codes
from factsheet_content.checks.validation import validate
from tests.examples.corpus import INVALID, lay

if TYPE_CHECKING:
    from pathlib import Path

SILENCED = [name.name for name in sorted(INVALID.iterdir()) if name.name[:5] in SILENCEABLE]


def found(root: Path) -> list[str]:
    return [problem.code for problem in validate(ContentTree(root, date(2026, 11, 23)), advice=True)]


def comment(root: Path, name: str, text: str) -> None:
    """Puts a comment above the entry that the example's finding is about."""
    (problem, *_) = [each for each in validate(ContentTree(root, date(2026, 11, 23))) if each.code == name[:5]]
    path = root / problem.path
    lines = path.read_text("utf-8").split("\n")
    start = next(at for at in range(problem.line - 1, -1, -1) if lines[at].startswith("msgctxt"))
    path.write_text("\n".join([*lines[:start], text, *lines[start:]]), "utf-8")


@pytest.mark.parametrize("name", SILENCED)
def test_a_reason_silences(name: str, tmp_path: Path) -> None:
    lay(name, tmp_path)
    comment(tmp_path, name, f"# {name[:5]}: it is right as it is")
    assert not {name[:5], "FC539"} & set(found(tmp_path))


def test_every_code_that_can_be_silenced_is_tried() -> None:
    assert {name[:5] for name in SILENCED} == SILENCEABLE
    assert set(codes()) >= SILENCEABLE


def test_without_a_reason_the_comment_is_reported(tmp_path: Path) -> None:
    lay("FC531-end-mark", tmp_path)
    comment(tmp_path, "FC531", "# FC531")
    assert found(tmp_path) == ["FC539"]


def test_the_comment_of_another_entry_silences_nothing(tmp_path: Path) -> None:
    lay("FC531-end-mark", tmp_path)
    path = tmp_path / "content/en/factsheets/voorbeeld.po"
    path.write_text(path.read_text("utf-8").replace('msgctxt "title"', '# FC531: x\nmsgctxt "title"'), "utf-8")
    assert sorted(found(tmp_path)) == ["FC531", "FC539"]


def test_another_code_silences_nothing(tmp_path: Path) -> None:
    lay("FC531-end-mark", tmp_path)
    comment(tmp_path, "FC531", "# FC530: a bracket")
    assert sorted(found(tmp_path)) == ["FC531", "FC539"]


def test_what_would_break_a_publication_cannot_be_silenced(tmp_path: Path) -> None:
    lay("FC502-fields-differ", tmp_path)
    comment(tmp_path, "FC502", "# FC502: I know better")
    assert {"FC502", "FC539"} <= set(found(tmp_path))


def test_a_translation_that_is_not_finished_may_keep_its_comment(tmp_path: Path) -> None:
    lay("FC531-end-mark", tmp_path)
    comment(tmp_path, "FC531", "# FC531: it is right as it is\n#, fuzzy")
    assert "FC539" not in found(tmp_path)
