from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.errors import FactsheetError, UnknownEditionError, UnknownFactsheetError

if TYPE_CHECKING:
    from pathlib import Path

SLUG = "gedwongen-achterlating"
FOLDER = f"content/nl/factsheets/{SLUG}"


def test_a_tree_is_found_from_any_folder_in_it(tree: Path) -> None:
    for start in (tree, tree / "content", tree / FOLDER):
        assert ContentTree.find(start).root == tree


def test_where_there_is_no_tree_the_error_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(FactsheetError, match="--root"):
        ContentTree.find(tmp_path)


def test_what_there_is(tree: Path) -> None:
    (tree / "content/nl/series/2020-01-01.yaml").write_text("edition: 2020-01-01\n")
    (tree / "content/nl/series/oud.yaml").write_text("edition: oud\n")
    (tree / FOLDER / "2016-01-01.yaml").write_text("edition: 2016-01-01\n")
    (tree / "content/nl/factsheets/ander").mkdir()
    for name in ("ar", "pt-BR", "sr-Latn", ".git", "Engels", "x"):
        (tree / "content" / name).mkdir()
    found = ContentTree(tree)
    assert found.slugs == ["ander", SLUG]
    assert found.editions(SLUG) == ["2018-11-17", "2016-01-01"]
    assert found.series_editions == ["2020-01-01", "2018-11-17"]
    assert found.languages == ["ar", "en", "pt-BR", "sr-Latn"]
    assert (found.has_draft(SLUG), found.editions("ander")) == (False, [])


def test_an_empty_tree_has_nothing(tmp_path: Path) -> None:
    found = ContentTree(tmp_path)
    assert (found.slugs, found.languages, found.series_editions, found.editions("x")) == ([], [], [], [])
    assert found.site.diagnostics[0].code == "FC110"


def test_a_missing_file_is_a_document_that_says_so(tree: Path) -> None:
    document = ContentTree(tree).document("content/nl/nergens.yaml")
    (problem,) = document.diagnostics
    assert (problem.code, problem.path, problem.line, document.data) == ("FC110", "content/nl/nergens.yaml", 0, None)


def test_a_file_is_read_once(tree: Path) -> None:
    found = ContentTree(tree)
    before = found.document("content/site.yaml")
    (tree / "content/site.yaml").write_text("x: 1\n")
    assert found.document("content/site.yaml") is before
    assert found.catalog("en", "types") is found.catalog("en", "types")


def test_a_catalog_that_is_not_there_is_none(tree: Path) -> None:
    assert ContentTree(tree).catalog("en", "factsheets/ander") is None
    assert ContentTree(tree).catalog("ar", "types") is None


def test_the_draft_comes_before_the_editions(tree: Path) -> None:
    (tree / FOLDER / "draft.yaml").write_text("title: Nieuw\n")
    assert [sheet.edition for sheet in ContentTree(tree).sheets(SLUG)] == [None, "2018-11-17"]


def test_unknown_names_are_answered_with_what_there_is(tree: Path) -> None:
    with pytest.raises(UnknownFactsheetError, match=SLUG):
        ContentTree(tree).sheet("gedwongen", "2018-11-17")
    with pytest.raises(UnknownEditionError, match="2018-11-17"):
        ContentTree(tree).sheet(SLUG, "2018-11-18")
    with pytest.raises(UnknownEditionError, match="2018-11-17"):
        ContentTree(tree).sheet(SLUG, "draft")


def test_what_cannot_be_read_is_an_error_of_one_line(tree: Path) -> None:
    with pytest.raises(FactsheetError, match=r"\Acannot read content: [^\n]+\Z"):
        ContentTree(tree).bytes("content")


def test_notices_are_optional(tree: Path) -> None:
    (tree / FOLDER / "notices.yaml").unlink()
    notices = ContentTree(tree).notices(SLUG)
    assert (notices.notices, notices.review, notices.document.diagnostics) == ((), {}, [])
