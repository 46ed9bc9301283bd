"""``validate --fix`` mends what cannot change the meaning, keeps comments and layout, and touches nothing published."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.mending import Mended, mend
from factsheet_content.checks.validation import validate
from tests.examples.corpus import lay_valid
from tests.support import factsheet

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = "content/nl/factsheets/voorbeeld/draft.yaml"
EDITION = "content/nl/factsheets/voorbeeld/2026-01-05.yaml"
ITEMS = """\
          paspoort: Heeft het eigen paspoort niet
          angst: Is bang voor de vakantie
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_valid(tmp_path)
    return tmp_path


def edit(root: Path, old: str, new: str, path: str = DRAFT) -> str:
    file = root / path
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())
    return text


def fixed(root: Path) -> list[Mended]:
    return list(mend(ContentTree(root), lambda _path: True))


def read(root: Path, path: str = DRAFT) -> str:
    return (root / path).read_bytes().decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("title: Voorbeeld", "title:\tVoorbeeld", id="tab"),
        pytest.param("title: Voorbeeld", "title: Voorbeeld   ", id="trailing spaces"),
        pytest.param("factsheet: voorbeeld", "\ufefffactsheet: voorbeeld", id="byte order mark"),
    ],
)
def test_what_is_mended_is_as_if_it_had_never_been_wrong(root: Path, old: str, new: str) -> None:
    before = edit(root, old, new)
    (found,) = fixed(root)
    assert (found.path, len(found.changes), found.suggestion) == (DRAFT, 1, "")
    assert read(root) == before
    assert fixed(root) == []


def test_letters_are_composed(root: Path) -> None:
    before = edit(root, "Is bang voor", "Is geïsoleerd en bang voor")
    del before
    text = read(root)
    (root / DRAFT).write_bytes(unicodedata.normalize("NFD", text).encode())
    assert [len(found.changes) for found in fixed(root)] == [1]
    assert read(root) == text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Let op: heeft het eigen paspoort niet", '"Let op: heeft het eigen paspoort niet"'),
        ("[Let op] heeft geen paspoort", '"[Let op] heeft geen paspoort"'),
        ("@ministerie heeft het paspoort", '"@ministerie heeft het paspoort"'),
        ("{facts.slachtoffers} per jaar", '"{facts.slachtoffers} per jaar"'),
        ('*"eigen" paspoort', "'*\"eigen\" paspoort'"),
    ],
)
def test_a_text_that_yaml_takes_otherwise_is_put_in_quotes(root: Path, wrong: str, right: str) -> None:
    edit(root, "Heeft het eigen paspoort niet", wrong)
    (found,) = fixed(root)
    assert found.changes == [f"{DRAFT}: put the text of line 23 in quotes"]
    assert f"          paspoort: {right}\n          angst: Is bang" in read(root)


def test_several_faults_are_mended_at_once(root: Path) -> None:
    edit(root, "Heeft het eigen paspoort niet", "Let op: paspoort")
    edit(root, "title: Voorbeeld", "title: %Voorbeeld: twee")
    (found,) = fixed(root)
    assert len(found.changes) == 2


@pytest.mark.parametrize("margin", ["          ", "        "])
def test_a_pasted_list_gets_ids_and_keeps_comments_and_layout(root: Path, margin: str) -> None:
    pasted = f"""\
{margin}# uit het oude document
{margin}- Heeft het eigen paspoort niet
{margin}- >-
{margin}  Is bang voor de vakantie

{margin}- Heeft het eigen paspoort niet meer, zegt 'ie
"""
    edit(root, ITEMS, pasted)
    (found,) = fixed(root)
    assert found.changes == [f"{DRAFT}: gave the items of the list at line 24 ids"]
    document = yaml_reader.read((root / DRAFT).read_bytes(), DRAFT)
    assert document.diagnostics == []
    assert document.data["sections"][0]["blocks"][0]["bullets"] == {
        "heeft_het_eigen_paspoort": "Heeft het eigen paspoort niet",
        "is_bang_voor_de": "Is bang voor de vakantie",
        "heeft_het_eigen_paspoort_2": "Heeft het eigen paspoort niet meer, zegt 'ie",
    }
    assert "# uit het oude document\n" in read(root)
    assert read(root).endswith("critical: true\n")


def test_what_only_an_editor_can_tell_is_shown_and_not_done(root: Path) -> None:
    edit(root, "title: Voorbeeld", "titel: \u201cVoorbeeld\u201d")
    edit(root, "Heeft het eigen paspoort niet", "Heeft paspoort #2 niet")
    before = read(root)
    (found,) = fixed(root)
    assert found.changes == []
    assert read(root) == before
    assert "-titel: \u201cVoorbeeld\u201d\n+title: Voorbeeld\n" in found.suggestion
    assert '+          paspoort: "Heeft paspoort #2 niet"\n' in found.suggestion


def test_a_published_text_is_never_changed(root: Path) -> None:
    edit(root, "Is bang voor de vakantie", "Is bang voor de vakanti\u0065\u0301", EDITION)
    edit(root, "Heeft het eigen paspoort niet", "\u201cHeeft het eigen paspoort niet\u201d", EDITION)
    before = read(root, EDITION)
    assert fixed(root) == []
    assert read(root, EDITION) == before


def test_spaces_that_nobody_reads_leave_a_published_edition_what_it_is(root: Path) -> None:
    before = edit(root, "title: Voorbeeld\n", "title: Voorbeeld  \n", EDITION)
    assert [found.path for found in fixed(root)] == [EDITION]
    assert read(root, EDITION) == before
    assert validate(ContentTree(root)) == []


def test_spaces_that_are_part_of_a_text_stay(root: Path) -> None:
    edit(root, "title: Voorbeeld", "title: |-\n  Voorbeeld  \n  twee")
    before = read(root)
    fixed(root)
    assert read(root) == before


def test_windows_line_ends_stay(root: Path) -> None:
    (root / DRAFT).write_bytes(read(root).replace("\n", "\r\n").encode())
    edit(root, "Heeft het eigen paspoort niet", "Let op: paspoort")
    fixed(root)
    assert '          paspoort: "Let op: paspoort"\r\n' in read(root)
    assert read(root).count("\n") == read(root).count("\r\n")


def test_a_sound_tree_is_not_touched(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    assert fixed(root) == []
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()} == before


def test_the_command_says_what_it_did_and_what_is_left(root: Path) -> None:
    edit(root, "Heeft het eigen paspoort niet", "Let op: #2 mist")
    edit(root, "title: Voorbeeld", "titel: Voorbeeld")
    done = factsheet("--ui-lang", "en", "--root", root, "validate", "--fix")
    assert done.returncode == 1
    assert b"put the text of line 23 in quotes" in done.stderr
    assert b"+title: Voorbeeld" in done.stderr
    assert b"FC111" not in done.stdout
    assert b"FC201" in done.stdout


def test_only_the_files_named_are_mended(root: Path) -> None:
    before = edit(root, "title: Voorbeeld", "title: Voorbeeld  ")
    factsheet("--root", root, "validate", "--fix", root / "content/nl/contacts.yaml")
    assert read(root) != before
