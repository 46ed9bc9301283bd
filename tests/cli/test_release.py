from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.translation.trees import EDITION, FOLDER, LOCK, NOTICES, SHEET, SLUG, edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NEW = "2026-12-01"
TODAY = datetime.now(tz=UTC).astimezone().date().isoformat()
CRITICAL = "Bij acuut gevaar bel"


@pytest.fixture
def drafted(run: Run, tree: Path) -> Path:
    """A tree with a draft that changes one text and one critical one."""
    assert run("--root", tree, "revise", SLUG).code == 0
    edit(tree, f"{FOLDER}/draft.yaml", ("Weglopen van huis", "Weglopen van het huis"))
    return tree


def test_a_release_says_what_it_did(run: Run, drafted: Path) -> None:
    edit(drafted, f"{FOLDER}/draft.yaml", (CRITICAL, "Bij direct gevaar bel"))
    done = run("--root", drafted, "release", SLUG, "--date", NEW)
    assert (done.code, done.out) == (0, "")
    said = done.err.splitlines()
    assert said[0] == f"{SLUG}@{NEW}: released"
    assert said[1].startswith("change note (from the diff; changes.note in the file may be edited): 2 wijzigingen")
    assert said[2].startswith(f"en falls behind: it keeps {EDITION}, marked superseded, until the new edition")
    assert said[2].endswith("of the others 1 critical)")
    assert said[3:] == [
        "changed: content/editions.lock",
        f"changed: content/en/factsheets/{SLUG}.po",
        f"changed: {FOLDER}/{NEW}.yaml",
        f"changed: {FOLDER}/draft.yaml",
        f"changed: content/pot/factsheets/{SLUG}.pot",
    ]
    assert run("--root", drafted, "validate").code == 0


def test_a_dry_run_changes_nothing_and_says_so(run: Run, drafted: Path) -> None:
    before = (drafted / LOCK).read_bytes()
    done = run("--root", drafted, "release", SLUG, "--date", NEW, "--note", "Nieuw.", "--dry-run")
    assert done.code == 0
    assert done.err.startswith(f"{SLUG}@{NEW}: would be released\nchange note: Nieuw.\nwould change: ")
    assert (drafted / LOCK).read_bytes() == before
    assert (drafted / FOLDER / "draft.yaml").exists()


def test_faults_are_shown_at_their_place_in_the_draft(run: Run, drafted: Path) -> None:
    edit(drafted, f"{FOLDER}/draft.yaml", ("Weglopen van het huis", "Weglopen van {huis}"))
    done = run("--root", drafted, "release", SLUG, "--date", NEW)
    assert done.code == 1
    assert f"{FOLDER}/draft.yaml:" in done.err
    assert done.err.endswith("factsheet: the content has errors, so nothing is released\n")


def test_a_correction_is_recorded_with_its_reason(run: Run, drafted: Path) -> None:
    run("--root", drafted, "release", SLUG, "--date", NEW)
    edit(drafted, f"{FOLDER}/{NEW}.yaml", ("Weglopen van het huis", "Wegloop van het huis"))
    stopped = run("--root", drafted, "validate")
    assert stopped.code == 1
    assert "“Weglopen van het …” is now “Wegloop van het …”" in stopped.out.replace("het huis", "het …")
    assert f"--amend {NEW} --reason" in stopped.out
    done = run("--root", drafted, "release", SLUG, "--amend", NEW, "--reason", "Tikfout.")
    assert done.code == 0
    assert done.err.startswith("signals/mogelijk/weglopen: “Weglopen van het huis” → “Wegloop van het huis”\n")
    assert f"{SLUG}@{NEW}: amended; translations stay as they were" in done.err
    assert run("--root", drafted, "validate").code == 0


def test_a_change_of_meaning_is_no_correction(run: Run, drafted: Path) -> None:
    run("--root", drafted, "release", SLUG, "--date", NEW)
    edit(drafted, f"{FOLDER}/{NEW}.yaml", ("Mag niet beschikken", "Mag beschikken"))
    done = run("--root", drafted, "release", SLUG, "--amend", NEW, "--reason", "Tikfout.")
    assert done.code == 1
    assert "words that carry the meaning changed" in done.err
    assert f"{SLUG}@{NEW} is not amended" in done.err


def test_a_withdrawal_is_told_to_readers(run: Run, tree: Path) -> None:
    done = run("--root", tree, "release", SLUG, "--withdraw", EDITION, "--reason", "Het nummer klopt niet.")
    assert done.code == 0
    assert done.err.startswith(f"{SLUG}@{EDITION}: withdrawn; it stays readable, with a notice")
    assert "Het nummer klopt niet." in (tree / NOTICES).read_text("utf-8")
    shown = run("--root", tree, "export", f"{SLUG}@{EDITION}", "--to", "text")
    assert shown.code == 0
    assert "Deze uitgave is ingetrokken. Het nummer klopt niet." in shown.out


def test_a_withdrawal_is_recorded_although_something_else_is_wrong(run: Run, drafted: Path) -> None:
    (drafted / FOLDER / "draft.yaml").write_text("title: [", "utf-8")
    done = run("--root", drafted, "release", SLUG, "--withdraw", EDITION, "--reason", "Fout.")
    assert done.code == 0
    assert "the content has errors: mend them, then run: factsheet i18n update" in done.err


def test_a_reissue_is_of_today_or_of_a_day(run: Run, tree: Path) -> None:
    for arguments, day in (([], TODAY), (["--date", "2022-08-01"], "2022-08-01")):
        done = run("--root", tree, "release", SLUG, "--reissue", EDITION, *arguments)
        assert (done.code, done.err.splitlines()[0]) == (0, f"{SLUG}@{EDITION}: issued again, unchanged, on {day}")


def test_the_history_is_listed(run: Run, drafted: Path) -> None:
    run("--root", drafted, "release", SLUG, "--date", NEW, "--note", "Een lange notitie. " * 8)
    run("--root", drafted, "release", SLUG, "--reissue", NEW, "--date", "2026-12-02")
    edit(drafted, f"{FOLDER}/{NEW}.yaml", ("Weglopen van het huis", "Wegloop van het huis"))
    run("--root", drafted, "release", SLUG, "--amend", NEW, "--reason", "Tikfout.")
    run("--root", drafted, "review", SLUG, "--by", "LKHA", "--on", "2026-01-02", "--due", "2027-01-02")
    run("--root", drafted, "release", SLUG, "--withdraw", NEW, "--reason", "Fout.")
    lines = run("--root", drafted, "list", SLUG, "--editions").out.splitlines()
    start = lines.index(f"  {NEW}  withdrawn, released {TODAY}")
    assert [line.strip() for line in lines[start:]] == [
        f"{NEW}  withdrawn, released {TODAY}",
        "languages   nl, en",
        "changes     1 wording",
        "note        " + "Een lange notitie. " * 4 + "Een",
        "lange notitie. " + "Een lange notitie. " * 2 + "Een lange notitie.",
        "issued again, unchanged, on 2026-12-02",
        f"amended     {TODAY}: Tikfout.",
        f"withdrawn   {TODAY}: Fout.",
        "",
        f"{EDITION}  current, released 2026-11-23",
        "languages   nl, en",
        "reviewed    2026-01-02 by LKHA, next by 2027-01-02",
    ]
    (entry,) = json.loads(run("--root", drafted, "list", "--format", "json").out)
    newest, first = entry["editions"]
    assert newest["amended"] == [{"on": TODAY, "reason": "Tikfout."}]
    assert newest["withdrawn"] == {"on": TODAY, "reason": "Fout."}
    assert first["reviews"] == [{"on": "2026-01-02", "by": "LKHA", "due": "2027-01-02"}]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "give --date to release the draft"),
        (["--amend", EDITION], "--amend needs --reason"),
        (["--withdraw", EDITION], "--withdraw needs --reason"),
        (["--withdraw", EDITION, "--reason", " "], "--reason is empty"),
        (["--withdraw", EDITION, "--amend", EDITION, "--reason", "x"], "one of --amend, --withdraw and --reissue"),
        (["--date", NEW, "--reason", "x"], "--reason has no meaning with --date"),
        (["--reissue", EDITION, "--dry-run"], "--dry-run has no meaning with --reissue"),
        (["--amend", EDITION, "--reason", "x", "--date", NEW], "--date has no meaning with --amend"),
        (["--date", NEW], "there is no draft to release"),
        (["--reissue", "2017-01-01"], f"no published edition '2017-01-01'; there are: {EDITION}"),
    ],
)
def test_wrong_use_says_what_to_do(run: Run, tree: Path, arguments: list[str], why: str) -> None:
    done = run("--root", tree, "release", SLUG, *arguments)
    assert done.code == 2
    assert why in done.err


def test_one_changed_character_is_caught_and_the_way_on_is_told(run: Run, tree: Path) -> None:
    edit(tree, SHEET, ("Mag niet beschikken", "Mag nIet beschikken"))
    done = run("--root", tree, "validate")
    assert done.code == 1
    assert "FC605" in done.out
    assert "“Mag niet beschikken over eigen …” is now “Mag nIet beschikken over eigen …”" in done.out
    assert f"factsheet revise {SLUG}" in done.out
