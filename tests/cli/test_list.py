from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.checks.faults import FOLDER, SHEET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SLUG = "gedwongen-achterlating"


def test_the_list_names_each_factsheet_with_what_there_is_of_it(run: Run, tree: Path) -> None:
    done = run("--root", tree, "list")
    assert (done.code, done.err) == (0, "")
    listed, _, types = done.out.partition("\ntypes without a factsheet:\n")
    assert listed.splitlines() == [
        f"{SLUG}  Gedwongen achterlating",
        "  current     2018-11-17 (nl, en)",
        "  draft       no",
        "  reviewed    never",
        "  oldest check of a number  2026-11-23",
    ]
    assert len(types.splitlines()) == 9
    assert "  stalking  Stalking" in types.splitlines()


def test_several_types_may_share_a_factsheet(run: Run, tree: Path) -> None:
    types = tree / "content" / "nl" / "types.yaml"
    text = types.read_text("utf-8").replace("name: Stalking", f"name: Stalking\n    factsheet: {SLUG}")
    types.write_text(text, "utf-8")
    lines = run("--root", tree, "list").out.splitlines()
    assert f"  types       {SLUG}, stalking" in lines
    assert "  stalking  Stalking" not in lines


def test_the_list_speaks_dutch(run: Run, tree: Path) -> None:
    types = tree / "content" / "nl" / "types.yaml"
    text = types.read_text("utf-8").replace("name: Stalking", f"name: Stalking\n    factsheet: {SLUG}")
    types.write_text(text, "utf-8")
    lines = run("--root", tree, "--ui-lang", "nl", "list").out.splitlines()
    assert [line.strip() for line in lines[: lines.index("typen zonder factsheet:")]] == [
        f"{SLUG}  Gedwongen achterlating",
        f"typen       {SLUG}, stalking",
        "actueel     2018-11-17 (nl, en)",
        "concept     nee",
        "herzien     nooit",
        "oudste controle van een nummer  2026-11-23",
        "",
    ]


def test_every_edition_is_listed_where_that_is_asked_for(run: Run, tree: Path) -> None:
    (tree / FOLDER / "2016-01-01.yaml").write_bytes(
        (tree / SHEET).read_bytes().replace(b"edition: 2018-11-17", b"edition: 2016-01-01")
    )
    lines = run("--root", tree, "list", SLUG, "--editions").out.splitlines()
    found = [line for line in lines if line.startswith(("  2018-", "  2016-"))]
    assert [line.replace(",", "").split()[:2] for line in found] == [
        ["2018-11-17", "current"],
        ["2016-01-01", "unreleased"],
    ]


def test_the_list_as_json(run: Run, tree: Path) -> None:
    (entry,) = json.loads(run("--root", tree, "list", "--format", "json").out)
    (edition,) = entry.pop("editions")
    assert entry == {
        "slug": SLUG,
        "title": "Gedwongen achterlating",
        "types": [SLUG],
        "current": "2018-11-17",
        "draft": False,
        "reviewed": None,
        "oldest_verification": "2026-11-23",
    }
    assert {"edition": "2018-11-17", "status": "current", "languages": ["nl", "en"]}.items() <= edition.items()


def test_an_unknown_slug_is_answered_with_what_there_is(run: Run, tree: Path) -> None:
    done = run("--root", tree, "list", "gedwongen")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"factsheet: no factsheet 'gedwongen'; there are: {SLUG}\n"


def test_a_draft_and_an_empty_folder_are_listed_too(run: Run, tree: Path) -> None:
    (tree / FOLDER / "draft.yaml").write_bytes((tree / SHEET).read_bytes().replace(b"edition: 2018-11-17\n", b""))
    (tree / "content/nl/factsheets/leeg").mkdir()
    done = run("--root", tree, "list")
    assert "  draft       yes" in done.out.splitlines()
    assert "leeg" in done.out


def test_a_list_of_faulty_content_says_that_it_may_lack_something(run: Run, tree: Path) -> None:
    (tree / SHEET).write_text("title: [", encoding="utf-8")
    done = run("--root", tree, "list")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert SLUG in done.out
    assert "factsheet validate" in done.err
