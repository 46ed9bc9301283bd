"""The translation cycle at the command line, on copies of the shipped content."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.pages import FORMATS
from tests.support import ROOT, factsheet, need, output
from tests.translation.trees import CONTACTS, DOMAIN, SLUG
from tests.translation.world import World

if TYPE_CHECKING:
    from pathlib import Path

CATALOG = f"content/en/{DOMAIN}.po"
FIRST = "signals/mogelijk/identiteitsbewijs"
CRITICAL = "contact/gevaar"


def i18n(tree: Path, *arguments: str, exit_code: int = 0) -> tuple[str, str]:
    """Standard output and standard error of a command that ends so."""
    done = factsheet("--ui-lang", "en", "--root", tree, "i18n", *arguments)
    assert done.returncode == exit_code, done.stderr.decode()
    return done.stdout.decode(), done.stderr.decode()


def snapshot(tree: Path) -> dict[str, bytes]:
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def reword(tree: Path, old: str, new: str) -> None:
    """A draft in which one sentence is another one."""
    world = World(tree)
    text = json.dumps(world.data, ensure_ascii=False)
    assert old in text
    world.write(json.loads(text.replace(old, new)))


def test_update_of_fresh_catalogs_writes_nothing(tree: Path) -> None:
    i18n(tree, "update")
    before = snapshot(tree)
    _, said = i18n(tree, "update")
    assert snapshot(tree) == before
    assert "written" not in said
    assert "0 words to translate" in said


def test_update_says_what_it_did_and_a_dry_run_does_nothing(tree: Path) -> None:
    i18n(tree, "update")
    reword(tree, "Mag niet beschikken over eigen", "Heeft geen eigen")
    before = snapshot(tree)
    _, planned = i18n(tree, "update", "en", "--dry-run")
    assert snapshot(tree) == before
    assert f"outdated  {DOMAIN}: {FIRST}" in planned
    _, said = i18n(tree, "update", "en")
    assert "1 outdated" in said
    assert "4 words to translate" in said
    once = snapshot(tree)
    i18n(tree, "update")
    assert snapshot(tree) == once
    i18n(tree, "fmt")
    assert snapshot(tree) == once
    i18n(tree, "fmt", "--check")


def test_update_leaves_everything_where_a_file_is_faulty(tree: Path) -> None:
    (tree / CONTACTS).write_text("contacts: [\n", encoding="utf-8")
    before = snapshot(tree)
    _, said = i18n(tree, "update", exit_code=1)
    assert "contacts.yaml:" in said
    assert snapshot(tree) == before


FAULTS = {
    "conflict": b'<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\nmsgid "a"\nmsgstr "c"\n>>>>>>> theirs\n',
    "half": b'msgctxt "half"\nmsgid "a"\n',
    "twice": b'msgctxt "twice"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "twice"\nmsgid "a"\nmsgstr "c"\n',
    "charset": 'msgctxt "c"\nmsgid "a"\nmsgstr "caf\u00e9"\n'.encode("latin-1"),
}


@pytest.mark.parametrize("command", ["update", "fmt", "receive"])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_damaged_catalog_is_named_with_its_line_and_left_alone(tree: Path, fault: str, command: str) -> None:
    path = tree / CATALOG
    path.write_bytes(path.read_bytes() + b"\n" + FAULTS[fault])
    before = snapshot(tree)
    arguments = [str(path)] if command == "receive" else ["en"]
    _, said = i18n(tree, command, *arguments, exit_code=1)
    line = re.search(rf"{path.name}:(\d+):\d+: error FC3", said)
    assert line
    assert int(line[1]) > 100
    assert snapshot(tree) == before


def test_a_refused_declaration_is_told_and_outdates(tree: Path) -> None:
    reword(tree, "Mag niet beschikken over eigen", "Mag beschikken over eigen")
    world = World(tree)
    world.write(world.data | {"changes": {"same_meaning": [FIRST]}})
    _, said = i18n(tree, "update", exit_code=1)
    assert "FC513" in said
    assert "-niet" in said
    assert "1 outdated" in said


def test_the_page_of_what_is_outdated_marks_the_changed_words(tree: Path) -> None:
    reword(tree, "Mag niet beschikken over eigen", "Mag niet <altijd> beschikken over een")
    assert "Mag niet {+<altijd> +}beschikken over [-eigen-]{+een +}identiteitsbewijs" in i18n(tree, "outdated", "en")[0]
    markdown, _ = i18n(tree, "outdated", "en", "--format", "markdown")
    assert "~~eigen~~**een** identiteitsbewijs" in markdown
    html, _ = i18n(tree, "outdated", "en", "--format", "html")
    assert "<ins>&lt;altijd&gt; </ins>beschikken over <del>eigen</del><ins>een </ins>identiteitsbewijs" in html
    assert '<p lang="en" dir="ltr">Not allowed to keep their own identity document</p>' in html


@pytest.mark.parametrize("form", FORMATS)
def test_review_shows_both_languages_with_facts_filled_in(tree: Path, form: str) -> None:
    page, _ = i18n(tree, "review", "en", SLUG, "--format", form)
    assert "tussen 182 en 815 per jaar" in page
    assert "between 182 and 815" in page
    assert "{facts" not in page


def test_stats_count_by_state_and_say_what_stops_a_publication(tree: Path) -> None:
    path = tree / CATALOG
    before = path.read_bytes()
    path.write_bytes(before.replace(b"If there is immediate danger", b"If there is danger"))
    assert path.read_bytes() != before
    rows = json.loads(i18n(tree, "stats", "--format", "json")[0])
    row = next(row for row in rows if row["name"].startswith(SLUG))
    assert row["publishable"] is False
    assert row["why_not"] == [f"critical {CRITICAL}: unaccepted"]
    assert row["critical"]["current"] == row["critical"]["units"] - 1
    text, _ = i18n(tree, "stats")
    assert text.startswith("en  ")
    markdown, _ = i18n(tree, "stats", "--format", "markdown")
    assert markdown.count("\n") == len(rows) + 2


def _words(tree: Path, unit: str) -> str:
    catalog = ContentTree(tree).catalog("en", DOMAIN)
    assert catalog
    return next(entry.msgstr for entry in catalog.by_id(unit) if not entry.obsolete)


def _replace(tree: Path, old: str, new: str) -> None:
    path = tree / CATALOG
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_acceptance_is_withdrawn_by_a_changed_word_and_recorded_again_on_request(tree: Path) -> None:
    accepted = tree / "content/en/accepted.yaml"
    before = accepted.read_text(encoding="utf-8")
    _, said = i18n(tree, "accept", "en", "--by", "Ann")
    assert "Nothing waits" in said
    words = _words(tree, CRITICAL)
    _replace(tree, words, f"{words} Now.")
    assert f"critical {CRITICAL}: unaccepted" in i18n(tree, "stats")[0]
    i18n(tree, "accept", "en", "--by", "Ann: “the expert”", "--on", "2026-12-01")
    after = accepted.read_text(encoding="utf-8")
    assert [line for line in after.splitlines() if line not in before.splitlines()] == [
        line for line in after.splitlines() if "the expert" in line
    ]
    assert set(before.splitlines()) <= set(after.splitlines())
    assert "unaccepted" not in i18n(tree, "stats")[0]
    reword(tree, "Bij acuut gevaar", "Bij direct gevaar")
    i18n(tree, "update")
    assert f"critical {CRITICAL}: outdated" in i18n(tree, "stats")[0]
    _, said = i18n(tree, "accept", "en", CRITICAL, "--by", "Ann", exit_code=1)
    assert "FC505" in said
    assert accepted.read_text(encoding="utf-8") == after


def test_accept_knows_only_critical_texts(tree: Path) -> None:
    _, said = i18n(tree, "accept", "en", FIRST, "--by", "Ann", exit_code=2)
    assert FIRST in said


def test_a_catalog_comes_back_from_where_it_was_sent(tree: Path, tmp_path: Path) -> None:
    i18n(tree, "update")
    reword(tree, "Bij acuut gevaar", "Bij direct gevaar")
    i18n(tree, "update")
    sent = po_reader.read(tree / CATALOG, "sent.po")
    back = tmp_path / "from the translator.po"
    back.write_bytes(po_writer.render(sent).replace(b", fuzzy", b",").replace(b"#, \n", b""))
    before = snapshot(tree)
    _, said = i18n(tree, "receive", str(back))
    assert f"unconfirmed {CRITICAL}" in said
    assert snapshot(tree) == before
    _, said = i18n(tree, "receive", str(back), "--confirm", CRITICAL)
    assert f"confirmed   {CRITICAL}" in said
    assert not [entry for entry in po_reader.read(tree / CATALOG, "now.po").entries if entry.fuzzy]


@pytest.mark.parametrize("tag", ["ar", "pl", "sr-Latn"])
def test_a_new_language_is_sound_and_its_plural_rule_is_cldr_s(tree: Path, tag: str) -> None:
    from gettext import c2py

    from babel import Locale

    checklist, _ = i18n(tree, "init", tag)
    assert f"content/{tag}/glossary.yaml" in checklist
    output(need("msgfmt"), "-c", "-o", os.devnull, tree / f"content/{tag}/labels.po")
    catalog = ContentTree(tree).catalog(tag, "labels")
    assert catalog
    forms, _, rule = catalog.headers["Plural-Forms"].partition("; plural=")
    chosen = c2py(rule.rstrip(";"))
    categories: dict[int, set[str]] = {}
    for number in range(1_200):
        plural = Locale.parse(tag, sep="-").plural_form(number)
        categories.setdefault(chosen(number), set()).add(plural)
    assert all(len(found) == 1 for found in categories.values())
    assert forms == f"nplurals={len(categories)}"
    before = snapshot(tree)
    i18n(tree, "update", tag)
    assert {path for path, data in snapshot(tree).items() if before.get(path) != data} <= {
        path for path in before if path.startswith("content/pot/")
    }
    problems = json.loads(factsheet("--root", tree, "validate", "--format", "json").stdout)
    assert not [problem for problem in problems if problem["severity"] == "error" and f"/{tag}/" in problem["path"]]
    i18n(tree, "init", tag, exit_code=2)


def test_init_refuses_what_is_no_language(tree: Path) -> None:
    for tag in ("nl", "xx-unknown", "AR"):
        i18n(tree, "init", tag, exit_code=2)


def test_check_shows_what_is_wrong_in_catalogs(tree: Path) -> None:
    i18n(tree, "update")
    i18n(tree, "check")
    words = _words(tree, CRITICAL)
    _replace(tree, words, "Call 112")
    found, _ = i18n(tree, "check", "en", exit_code=1)
    assert "FC502" in found


@pytest.mark.parametrize("delay", [0.05, 0.15, 0.25, 0.3, 0.35, 0.4])
def test_killed_at_any_moment_each_file_is_the_old_or_the_new_one(tree: Path, delay: float) -> None:
    i18n(tree, "update")
    reword(tree, "Mag niet beschikken over eigen", "Heeft geen eigen")
    before = snapshot(tree)
    command = [sys.executable, str(ROOT / "cli.py"), "--root", str(tree), "i18n", "update"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    killed = snapshot(tree)
    i18n(tree, "update")
    after = snapshot(tree)
    for path, data in killed.items():
        assert path.endswith(".tmp") or data in (before.get(path), after.get(path)), path
