"""The corpus of invalid content: a small valid tree, and for each code the files that make it wrong."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import errors, validate
from factsheet_content.translation.templates import domains, template, template_path
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ROOT / "tests" / "examples"
VALID = EXAMPLES / "valid"
INVALID = EXAMPLES / "invalid"
TODAY = "2026-11-23"

#: The words that any tree needs; the small one has the shipped ones.
_SHARED = ("nl/labels.yaml", "nl/lexicon.yaml", "en/labels.po", "en/lexicon.yaml")
#: What describes an example and is no part of its tree.
_ABOUT = {"expected.txt", "removed.txt"}


def names() -> list[str]:
    """Every example, by the name of its folder."""
    return sorted(folder.name for folder in INVALID.iterdir() if folder.is_dir())


def lay_valid(root: Path) -> None:
    """The small valid tree, with fresh templates."""
    for name in _SHARED:
        if (ROOT / "content" / name).is_file():
            (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "content" / name, root / "content" / name)
    shutil.copytree(VALID, root, dirs_exist_ok=True)
    write_templates(root)


def lay(example: str, root: Path) -> None:
    """The tree of an example: the valid one, with its files over it and its absent files taken away."""
    folder = INVALID / example
    lay_valid(root)
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_ABOUT))
    removed = folder / "removed.txt"
    for name in removed.read_text("utf-8").split() if removed.is_file() else ():
        (root / name).unlink()
    if not (folder / "content" / "pot").is_dir():
        write_templates(root)


def write_templates(root: Path) -> None:
    """What ``i18n extract`` would write; nothing where the content is not sound enough to be rendered."""
    tree = ContentTree(root)
    if any(problem.code[2] in "12" for problem in errors(validate(tree))):
        return
    for domain in domains(tree):
        path = root / template_path(domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_writer.render(template(tree, domain)))
