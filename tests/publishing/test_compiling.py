from __future__ import annotations

import hashlib
import json
import sys
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.contract import from_dict
from factsheet_content.publishing.compiling import compile_tree
from tests.support import ROOT, output
from tests.translation.trees import (
    CONTACTS,
    DOCUMENT,
    EDITION,
    SHEET,
    SLUG,
    add_edition,
    edit,
    edit_entry,
    lock,
)

if TYPE_CHECKING:
    from pathlib import Path

NEWER = "2022-03-04"

#: Compiles a tree in a process of its own and prints a digest of everything.
SCRIPT = """
import hashlib, sys
from pathlib import Path
from factsheet_content.publishing.compiling import compile_tree
for path, data in compile_tree(Path(sys.argv[1])).items():
    sys.stdout.write(f"{path} {hashlib.sha256(data).hexdigest()}\\n")
"""


def extract(root: Path) -> None:
    """Makes the tree's templates anew, as an editor would after a change."""
    from factsheet_content.authoring import po_writer
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.translation.templates import domains, template, template_path

    tree = ContentTree(root)
    for domain in domains(tree):
        po_writer.write(template(tree, domain), tree.path(template_path(domain)))


def test_a_file_for_every_edition_and_language() -> None:
    files = compile_tree(ROOT)
    assert list(files) == ["index.json", f"nl/{SLUG}/{EDITION}.json", f"en/{SLUG}/{EDITION}.json"]
    for path, data in files.items():
        assert data.endswith(b"}\n"), path
        assert b"\r" not in data, path
    sheet = from_dict(json.loads(files[f"en/{SLUG}/{EDITION}.json"]))
    assert (sheet.slug, sheet.edition, sheet.language, sheet.status) == (SLUG, EDITION, "en", "current")
    assert json.loads(files["index.json"])["content_as_of"] == sheet.content_as_of


def test_superseded_and_withdrawn_editions_can_still_be_read(tree: Path) -> None:
    add_edition(tree, NEWER)
    add_edition(tree, "2023-01-01")
    lock(tree, withdrawn={NEWER: "2023-02-02"})
    extract(tree)
    files = compile_tree(tree)
    assert {path for path in files if path.startswith("nl/")} == {
        f"nl/{SLUG}/{edition}.json" for edition in ("2023-01-01", NEWER, EDITION)
    }
    assert json.loads(files[f"en/{SLUG}/{NEWER}.json"])["status"] == "withdrawn"
    assert json.loads(files[f"en/{SLUG}/{EDITION}.json"])["status"] == "superseded"


def test_a_draft_is_not_published(tree: Path) -> None:
    before = compile_tree(tree)
    add_edition(tree, "", ("Weglopen van huis", "Loopt weg"), name="draft")
    extract(tree)
    assert compile_tree(tree) == before


def test_a_language_that_may_not_be_published_is_left_out(tree: Path) -> None:
    edit_entry(tree, "contact/gevaar", msgstr="")
    files = compile_tree(tree)
    assert list(files) == ["index.json", f"nl/{SLUG}/{EDITION}.json"]
    assert [entry["language"] for entry in json.loads(files["index.json"])["factsheets"][0]["languages"]] == ["nl"]


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (SHEET, "Weglopen van huis", "Wegrennen van huis", "FC603"),
        (SHEET, "label: Aantal meldingen", "label: Meldingen", "FC605"),
        (SHEET, "title: Gedwongen achterlating\n", "title: Gedwongen achterlating\ntitle: Twee\n", ""),
        (SHEET, "{facts.meldingen}", "{facts.niets}", "FC401"),
        (DOCUMENT, "Weglopen van huis", "Wegrennen van huis", "FC603"),
        (CONTACTS, "kind: whatsapp", "kind: duif", ""),
        ("content/en/factsheets/gedwongen-achterlating.po", 'msgstr "Forced abandonment"', 'msgstr "{x}"', "FC502"),
        ("content/pot/labels.pot", 'msgid "Kerncijfers"', 'msgid "Cijfers"', "FC504"),
    ],
)
def test_nothing_is_made_of_faulty_content(tree: Path, path: str, old: str, new: str, code: str) -> None:
    edit(tree, path, (old, new))
    with pytest.raises(ContentError) as caught:
        compile_tree(tree)
    assert caught.value.diagnostics
    assert code in ("", *(diagnostic.code for diagnostic in caught.value.diagnostics))
    assert all(diagnostic.path for diagnostic in caught.value.diagnostics)


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "ar"},
    ],
    ids=["ahead", "behind"],
)
def test_the_same_bytes_wherever_it_runs(surroundings: dict[str, str]) -> None:
    here = "".join(f"{path} {hashlib.sha256(data).hexdigest()}\n" for path, data in compile_tree(ROOT).items())
    env = {"PYTHONPATH": str(ROOT / "src"), **surroundings}
    assert output(sys.executable, "-c", SCRIPT, ROOT, env=env).decode().replace("\r\n", "\n") == here


def test_the_same_bytes_whatever_the_order_of_the_folders(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system lists its entries in any order."""
    import pathlib

    add_edition(tree, NEWER)
    lock(tree)
    extract(tree)
    before = compile_tree(tree)
    listed, found = pathlib.Path.iterdir, pathlib.Path.glob
    monkeypatch.setattr(pathlib.Path, "iterdir", lambda self: sorted(listed(self), reverse=True))
    monkeypatch.setattr(pathlib.Path, "glob", lambda self, pattern: sorted(found(self, pattern), reverse=True))
    assert list(compile_tree(tree).items()) == list(before.items())
