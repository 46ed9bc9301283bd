"""SIGKILL at every write of ``i18n update``: each file is the old or the new one, and the next update ends the same."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, factsheet, output
from tests.translation.trees import CONTACTS, DOMAIN, EDITION, FOLDER, LABELS, SHEET, add_edition, edit

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a fork is how one process is killed many times")

#: What an update of the changed tree writes anew: of two domains that are there, and of a language that has no files.
CHANGED = [
    f"content/{path}"
    for domain in (DOMAIN, "labels", "contacts")
    for path in (f"pot/{domain}.pot", f"en/{domain}.po", f"ar/{domain}.po")
]


def files(root: Path) -> dict[str, bytes]:
    """Every file of a tree's content, hidden ones too."""
    content = root / "content"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def is_leftover(path: str) -> bool:
    """Whether it is what a killed write left: a hidden file that git ignores and no command reads."""
    name = path.rpartition("/")[2]
    return name.startswith(".") and name.endswith(".tmp")


@pytest.fixture(scope="module")
def killings(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, list[Path]]:
    """The changed tree, the same after an update, and a copy per write as a kill at that write left it."""
    tree, out = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("killed")
    for folder in ("content", "schema"):
        shutil.copytree(ROOT / folder, tree / folder)
    (tree / FOLDER / "draft.yaml").unlink(missing_ok=True)
    add_edition(tree, "", ("Weglopen van huis", "Weglopen van het huis"), name="draft")
    edit(
        tree,
        SHEET.replace(EDITION, "draft"),
        ('  masthead:\n    - "Factsheet: Gedwongen achterlating"\n    - 17-11-2018\n', ""),
    )
    edit(tree, LABELS, ("Toegevoegd door de redactie", "Toegevoegd door de redactie nu"))
    edit(tree, CONTACTS, ("name: Alarmnummer", "name: Het alarmnummer"))
    (tree / "content/ar").mkdir()
    driver: list[str | Path] = [sys.executable, "-m", "tests.publishing.killing", tree, out, "i18n", "update"]
    output(*driver, env={"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"})
    killed = sorted((path for path in out.iterdir() if path.name != "done"), key=lambda path: int(path.name))
    return tree, out / "done", killed


def test_an_update_that_is_killed_at_any_write_leaves_every_file_whole(
    killings: tuple[Path, Path, list[Path]],
) -> None:
    tree, done, killed = killings
    old, new = files(tree), files(done)
    assert all(old.get(path) != new[path] for path in CHANGED)
    # A file takes an opening, for the catalogs a confirmation by the disk, and a rename; a new folder is one more.
    assert len(killed) > 2 * len(CHANGED) + len(CHANGED) * 2 // 3
    mixed = 0
    for root in killed:
        found = files(root)
        for path, data in found.items():
            assert is_leftover(path) or data in (old.get(path), new.get(path)), (root.name, path)
        assert old.keys() <= found.keys()
        mixed += any(found.get(path) == new[path] for path in CHANGED) and any(
            found.get(path) != new[path] for path in CHANGED
        )
    assert mixed > len(CHANGED)


def test_the_next_update_ends_as_one_that_was_never_disturbed(killings: tuple[Path, Path, list[Path]]) -> None:
    tree, done, killed = killings
    new = files(done)
    left = 0
    for root in killed:
        left += any(map(is_leftover, files(root)))
        output(sys.executable, ROOT / "cli.py", "--root", root, "i18n", "update")
        assert files(root) == new, root.name
    assert left > len(CHANGED)
    assert files(tree) != new


def test_what_is_said_arrives_though_the_process_ends_at_once(tmp_path: Path) -> None:
    for folder in ("content", "schema"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    edit(tmp_path, CONTACTS, ("name: Alarmnummer", "name: Het alarmnummer"))
    said = factsheet("--ui-lang", "en", "--root", tmp_path, "i18n", "update").stderr.decode().splitlines()
    assert said[0] == "content/pot/contacts.pot: written"
    assert said[-1].endswith("; 1 file written")
    assert "1 outdated" in said[-1]
