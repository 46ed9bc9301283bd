from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.revising import dated, revised
from factsheet_content.editions.works import Work
from factsheet_content.errors import FactsheetError
from tests.translation.trees import EDITION, FOLDER, LOCK, SERIES, SHEET, SLUG, add_edition, edit, lock

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT_LINES = """\
  text: 2018-11-17.source.txt
  masthead:
    - "Factsheet: Gedwongen achterlating"
    - 17-11-2018
  chrome:
    - Logo Ministerie van Volksgezondheid, Welzijn en Sport
    - huiselijkgeweld.nl
    - "< Overzicht typen geweld"
    - downloaden als pdf
"""


@pytest.fixture
def undrafted(tree: Path) -> Path:
    """The shipped tree without a draft."""
    (tree / FOLDER / "draft.yaml").unlink(missing_ok=True)
    return tree


def work(root: Path, slug: str | None = SLUG) -> Work:
    return Work(ContentTree(root), slug)


def test_only_what_the_edition_alone_can_say_of_itself_goes(undrafted: Path) -> None:
    edition, source, dropped = revised(work(undrafted))
    before = (undrafted / SHEET).read_text("utf-8")
    assert source == before.replace("edition: 2018-11-17\n", "").replace(DOCUMENT_LINES, "")
    assert edition == EDITION
    assert dropped == ["edition", "origin.text", "origin.masthead", "origin.chrome"]


def test_changes_go_and_the_comments_around_them_stay(undrafted: Path) -> None:
    source = (undrafted / SHEET).read_text("utf-8")
    changes = "changes: # erin\n  note: Nieuw.\n"
    (undrafted / SHEET).write_text(f"{source}\n# erboven\n{changes}# eronder\n", "utf-8")
    draft, dropped = revised(work(undrafted))[1:]
    assert draft.endswith("\n# erboven\n# eronder\n")
    assert dropped[1] == "changes"


def test_an_origin_that_is_all_about_the_document_goes_whole(undrafted: Path) -> None:
    edit(undrafted, SHEET, ("  url: https://www.huiselijkgeweld.nl/achterlating\n", ""))
    draft, dropped = revised(work(undrafted))[1:]
    assert "origin" not in draft
    assert dropped == ["edition", "origin"]


def test_windows_line_ends_stay(undrafted: Path) -> None:
    raw = (undrafted / SHEET).read_bytes().replace(b"\n", b"\r\n")
    (undrafted / SHEET).write_bytes(raw)
    source = revised(work(undrafted))[1]
    assert source.count("\n") == source.count("\r\n")
    document = yaml_reader.read(source.encode(), "draft.yaml")
    text = dated(document, "2026-12-01", "Nieuw.")
    assert text.count("\n") == text.count("\r\n")


def test_the_current_edition_is_what_one_starts_from(undrafted: Path) -> None:
    add_edition(undrafted, "2026-12-01")
    add_edition(undrafted, "2026-12-02")
    lock(undrafted, withdrawn={"2026-12-02": "2026-12-03"})
    assert revised(work(undrafted))[0] == "2026-12-01"
    lock(undrafted, withdrawn=dict.fromkeys(["2026-12-02", "2026-12-01", EDITION], "2026-12-03"))
    assert revised(work(undrafted))[0] == "2026-12-02"


def test_there_is_one_draft_at_a_time(undrafted: Path) -> None:
    (undrafted / FOLDER / "draft.yaml").write_text("factsheet: x\n", "utf-8")
    with pytest.raises(FactsheetError, match=r"there is a draft already: .*draft\.yaml"):
        revised(work(undrafted))


def test_nothing_published_is_nothing_to_start_from(undrafted: Path) -> None:
    edit(undrafted, LOCK, (f"  {SLUG}:\n", "  stalking:\n"))
    with pytest.raises(FactsheetError, match="no published edition"):
        revised(work(undrafted))


def test_what_is_released_as_it_was_revised_is_the_edition_again(undrafted: Path) -> None:
    source = revised(work(undrafted))[1]
    document = yaml_reader.read(source.encode(), "draft.yaml")
    before = (undrafted / SHEET).read_text("utf-8").replace(DOCUMENT_LINES, "")
    assert dated(document, EDITION, None) == before


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ("", "\nchanges:\n  note: 'Het is zo.'\n"),
        ("changes:\n  note: Oud. # waarom\n", "changes:\n  note: 'Het is zo.' # waarom\n"),
        ("changes:\n  moved: {a/b: c/d}\n", "changes:\n  moved: {a/b: c/d}\n  note: 'Het is zo.'\n"),
    ],
)
def test_a_change_note_is_put_in(changes: str, after: str) -> None:
    document = yaml_reader.read(f"factsheet: x # kop\ntitle: y\n{changes}".encode(), "draft.yaml")
    expected = f"factsheet: x # kop\nedition: 2026-12-01\ntitle: y\n{after}".replace("'", "")
    assert dated(document, "2026-12-01", "Het is zo.") == expected


def test_the_series_text_begins_and_is_dated_in_the_same_way(undrafted: Path) -> None:
    edition, source, dropped = revised(work(undrafted, None))
    shipped = (undrafted / SERIES).read_text("utf-8")
    assert (edition, dropped) == (EDITION, ["edition"])
    assert source == shipped.replace("edition: 2018-11-17\n", "")
    document = yaml_reader.read(source.encode(), "draft.yaml")
    assert dated(document, EDITION, None) == shipped
