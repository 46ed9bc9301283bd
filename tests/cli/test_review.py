from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.translation.trees import NOTICES, SLUG

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_review_is_of_today_and_readers_are_told(run: Run, tree: Path) -> None:
    before = (tree / NOTICES).read_text("utf-8")
    today = datetime.now(tz=UTC).astimezone().date()
    due = today.replace(year=today.year + 2, day=1).isoformat()
    done = run("--root", tree, "review", SLUG, "--by", "LKHA", "--due", due)
    assert (done.code, done.out) == (0, "")
    assert done.err == f"{SLUG}: reviewed on {today} by LKHA, next by {due}\nchanged: {NOTICES}\n"
    line = f"review: {{on: {today}, by: LKHA, due: {due}}}\n"
    assert (tree / NOTICES).read_text("utf-8") == before.replace("notices:\n", f"{line}notices:\n", 1)
    assert "LKHA" in run("--root", tree, "show", SLUG).out


def test_a_factsheet_without_notices_gets_the_file(run: Run, tree: Path) -> None:
    (tree / NOTICES).unlink()
    run("--root", tree, "i18n", "extract")
    assert run("--root", tree, "review", SLUG, "--by", "LKHA", "--on", "2026-01-02").code == 0
    assert "review: {on: 2026-01-02, by: LKHA}" in (tree / NOTICES).read_text("utf-8")
    assert run("--root", tree, "validate").code == 0


def test_every_review_is_kept_and_listed_with_the_edition_it_was_of(run: Run, tree: Path) -> None:
    comment = (tree / NOTICES).read_text("utf-8").count("#")
    for by, day in (("LKHA", "2026-01-02"), ("Veilig Thuis", "2026-06-01"), ("LKHA", "2026-11-01")):
        assert run("--root", tree, "review", SLUG, "--by", by, "--on", day, "--due", "2028-01-01").code == 0
    text = (tree / NOTICES).read_text("utf-8")
    assert "review: {on: 2026-11-01, by: LKHA, due: 2028-01-01}" in text
    assert "reviewed: [{on: 2026-06-01, by: Veilig Thuis}, {on: 2026-01-02, by: LKHA}]" in text
    assert text.count("#") == comment
    assert run("--root", tree, "validate").code == 0
    told = [line.split(maxsplit=1)[1] for line in run("--root", tree, "list", SLUG, "--editions").out.splitlines()[7:]]
    reviews = [line for line in told if " by " in line]
    assert reviews == [
        "2026-11-01 by LKHA, next by 2028-01-01",
        "2026-06-01 by Veilig Thuis",
        "2026-01-02 by LKHA",
    ]


def test_the_same_review_again_with_another_due_date_is_one_review(run: Run, tree: Path) -> None:
    for due in ("2028-01-01", "2029-01-01"):
        run("--root", tree, "review", SLUG, "--by", "LKHA", "--on", "2026-01-02", "--due", due)
    text = (tree / NOTICES).read_text("utf-8")
    assert "due: 2029-01-01" in text
    assert "reviewed:" not in text


def test_wrong_use_is_refused(run: Run, tree: Path) -> None:
    assert run("--root", tree, "review", SLUG).code == 2
    done = run("--root", tree, "review", "stalking", "--by", "LKHA")
    assert (done.code, done.err) == (2, f"factsheet: no factsheet 'stalking'; there are: {SLUG}\n")
    done = run("--root", tree, "review", SLUG, "--by", "LKHA", "--on", "2999-01-01")
    assert done.code == 2
    assert "once it has been done" in done.err
