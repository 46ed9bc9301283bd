from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation import glossary_csv
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def rows(tree: ContentTree, language: str = "en") -> dict[str, dict[str, str]]:
    text = glossary_csv.write(tree, language).decode("utf-8-sig")
    return {row["context"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}


def test_every_term_of_both_glossaries_is_in_it() -> None:
    tree = ContentTree(ROOT)
    found = rows(tree)
    assert list(found) == list(tree.document("content/nl/glossary.yaml").data["terms"])
    assert set(tree.document("content/en/glossary.yaml").data["terms"]) <= set(found)
    assert found["meldcode"]["source"] == "meldcode"
    assert (found["meldcode"]["target"], found["meldcode"]["also"]) == (
        "reporting code",
        "domestic violence and child abuse protocol",
    )
    assert "notification code: Not used for the Dutch code." in found["meldcode"]["avoid"].split("\n")
    assert found["meldcode"]["developer_comments"].startswith("De meldcode huiselijk geweld en kindermishandeling:")
    assert found["huwelijksdwang"]["reference"] == "https://www.netherlandsworldwide.nl/forced-marriage"


def test_a_spreadsheet_sees_that_it_is_utf_8() -> None:
    assert glossary_csv.write(ContentTree(ROOT), "en").startswith(b"\xef\xbb\xbfcontext,source,target,")


def test_a_language_without_words_has_every_term_to_fill_in(tree: Path) -> None:
    (tree / "content/en/glossary.yaml").unlink()
    found = rows(ContentTree(tree))
    assert len(found) > 10
    assert {row["target"] for row in found.values()} == {""}


def test_commas_quotes_and_line_breaks_survive(tree: Path) -> None:
    glossary = tree / "content/en/glossary.yaml"
    glossary.write_text(
        'terms: {meldcode: {use: [\'a, "b"\', c], note: "x\\ny", avoid: {d: e, f: g}}}\n', encoding="utf-8"
    )
    row = rows(ContentTree(tree))["meldcode"]
    assert (row["target"], row["also"], row["translator_comments"], row["avoid"]) == (
        'a, "b"',
        "c",
        "x\ny",
        "d: e\nf: g",
    )
