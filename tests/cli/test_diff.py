"""``factsheet diff`` as it is used: every pair of the corpus in every form, editions, files, revisions."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import jsonschema
import pytest

from factsheet_content.cli import main
from factsheet_content.editions.diff import patch
from factsheet_content.editions.diff.form_text import Screen, columns, render
from factsheet_content.editions.diff.snapshots import of_sheet, read_file
from factsheet_content.editions.diff.words import compare_words
from tests.editions.diffs import PAIRS, TREE
from tests.support import ROOT, factsheet, need, output

if TYPE_CHECKING:
    from pathlib import Path

SLUG = "gedwongen-achterlating"
ESCAPE = re.compile(r"\033\[[0-9;]*m")
SCHEMA = json.loads((ROOT / "schema/export/diff.schema.json").read_text("utf-8"))


def said(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str | Path, code: int = 0) -> str:
    """What a command of this process writes to standard output."""
    with pytest.raises(SystemExit) as ended:
        main(["--root", str(ROOT), "diff", *map(str, arguments)])
    captured = capfdbinary.readouterr()
    assert ended.value.code == code, captured.err.decode()
    return captured.out.decode()


class Reader(HTMLParser):
    """What a screen reader has to read, and whether every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.heard: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.heard.append(("/".join(self.open), data))


@pytest.mark.parametrize("name", PAIRS)
def test_every_form_of_a_pair(name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    pair = PAIRS[name]
    text = said(capfdbinary, pair.old, pair.new).replace(f"{pair.folder}{os.sep}", "")
    assert text == pair.memo.read_text("utf-8")
    markdown = said(capfdbinary, pair.old, pair.new, "--format", "markdown")
    html = said(capfdbinary, pair.old, pair.new, "--format", "html")
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    told = [
        change.split()[-1] for change in pair.expected if "added split" not in change and "removed merged" not in change
    ]
    for form in (markdown, html):
        assert all(id_.lstrip("#") in form for id_ in told)
    dropped = [text for path, text in reader.heard if path.endswith("/del")]
    said_before = [text for path, text in reader.heard if path.endswith("/del/span")]
    assert len(said_before) == 2 * len(dropped), "each deletion is announced, and its end too"


@pytest.mark.parametrize("name", PAIRS)
def test_the_json_of_a_pair_makes_the_new_from_the_old(name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    pair = PAIRS[name]
    data = json.loads(said(capfdbinary, pair.old, pair.new, "--format", "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    old, new = (patch.edition(of_sheet(TREE, read_file(path), "")) for path in (pair.old, pair.new))
    assert patch.apply(patch.from_dict(data), old) == new


@pytest.mark.parametrize(("name", "code"), [("nothing", 0), ("record-only", 0), ("white-space", 1), ("mixture", 1)])
def test_exit_code(name: str, code: int, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert said(capfdbinary, PAIRS[name].old, PAIRS[name].new, "--exit-code", code=code)


def test_nothing_changed_says_so(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert "Er is niets veranderd tussen 2018-11-17 en 2018-11-17." in said(
        capfdbinary, SLUG, "2018-11-17", "2018-11-17"
    )


def test_a_figure_is_told_as_data(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    told = said(capfdbinary, PAIRS["fact"].old, PAIRS["fact"].new)
    assert "182–815 personen per jaar → 200–900 personen per jaar" in told


def test_the_summary_is_one_paragraph(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    told = said(capfdbinary, PAIRS["mixture"].old, PAIRS["mixture"].new, "--summary")
    assert told.count("\n") == 1
    assert "182–815 personen per jaar → 200–815 personen per jaar" in told
    assert "Daarvan raken 2 de veiligheid." in told


def test_the_worked_example_in_both_ways_of_naming(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    told = said(capfdbinary, SLUG, "2018-11-17", "draft")
    assert told == said(capfdbinary, f"{SLUG}@2018-11-17", f"{SLUG}@draft")
    assert "[-Noord Afrika-] {+Noord-Afrika+}" in told
    assert re.search(r"English \(en\): \d+ tekst(en)? opnieuw te vertalen", told)


def test_the_same_in_english(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    told = said(capfdbinary, SLUG, "2018-11-17", "draft", "--lang", "en")
    assert "changes between 2018-11-17 and draft" in told
    assert "Facts and figures" in told
    assert "This text is current in Dutch only." in told


def test_an_unknown_language_edition_or_file_is_wrong_use() -> None:
    for arguments, word in (
        ((SLUG, "2018-11-17", "draft", "--lang", "xx"), "there are: nl, en"),
        ((SLUG, "2018-11-17", "2017-01-01"), "2018-11-17"),
        (("old.yaml", "new.yaml"), "two files that exist"),
        ((PAIRS["swap"].old, SLUG), "two files that exist"),
        ((SLUG, "--since", "no-such-revision"), "git has no content at no-such-revision"),
    ):
        done = factsheet("diff", *arguments)
        assert done.returncode == 2, arguments
        assert word in done.stderr.decode()


def test_two_git_revisions(tree: Path) -> None:
    git: list[str | Path] = [need("git"), "-c", "user.name=x", "-c", "user.email=x@example.nl", "-C", tree]
    output(*git, "init", "--quiet")
    output(*git, "add", ".")
    output(*git, "commit", "--quiet", "-m", "one")
    contacts = tree / "content/nl/contacts.yaml"
    contacts.write_text(contacts.read_text("utf-8").replace('"0800-2000"', '"0800-2001"'), "utf-8")
    done = factsheet("--root", tree, "diff", SLUG, "2018-11-17", "--since", "HEAD", "--exit-code")
    told = done.stdout.decode()
    assert done.returncode == 1, done.stderr.decode()
    assert "VEILIGHEID" in told
    assert "    telefoon: 0800-2000 → 0800-2001" in told
    output(*git, "commit", "--quiet", "-am", "two")
    assert factsheet("--root", tree, "diff", SLUG, "2018-11-17", "--since", "HEAD", "--exit-code").returncode == 0
    between = factsheet("--root", tree, "diff", SLUG, "2018-11-17", "--since", "HEAD~1..HEAD")
    assert "0800-2000 → 0800-2001" in between.stdout.decode()


@pytest.mark.parametrize("colour", [True, False])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bel 112 per jaar.", "Bel 113 (altijd)."),
        ("in Noord Afrika ({facts.landen}), of elders", "in Noord-Afrika ({facts.landen}), of  elders"),
        ("182–815 keer", "182–900 keer, en nog veel vaker dan dat: " + "telkens weer " * 8),
    ],
)
def test_both_sides_are_as_they_are_written(old: str, new: str, *, colour: bool) -> None:
    lines = [ESCAPE.sub("", line) for line in columns(compare_words(old, new), Screen(width=140, colour=colour))]
    sides = [re.sub(r"\[-|-\]|\{\+|\+\}", "", line).strip().partition("|") for line in lines]
    assert " ".join(left.strip() for left, _, _ in sides).strip() == old
    assert " ".join(right.strip() for _, _, right in sides).strip() == new.strip()
    assert len({line.index("|") for line in lines}) == 1


def test_white_space_that_changed_is_seen() -> None:
    (line,) = columns(compare_words("veel  later", "veel later"), Screen(width=140))
    assert line.split(" | ")[0].strip() == "veel[-  -]later"


def test_a_wide_terminal_shows_both_sides_and_a_narrow_one_weaves_them() -> None:
    memo = PAIRS["negation-dropped"].answer().memo()
    wide = render(memo, Screen(width=140)).splitlines()
    (sides,) = [line for line in wide if " | " in line and "geen" in line]
    left, right = sides.split(" | ")
    assert "[-geen-]" in left
    assert "geen" not in right
    narrow = render(memo, Screen(width=60)).splitlines()
    assert not any(" | " in line for line in narrow)
    assert max(len(line) for line in narrow if os.sep not in line) <= 60
    assert "\033[31;9mgeen\033[0m" in render(memo, Screen(width=80, colour=True))
