from __future__ import annotations

import json
import os
import re
import textwrap
import unicodedata
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.sheet import read_sheet
from factsheet_content.importing.pieces import words
from tests.importing.series import NAMES, SERIES, agrees, imported, shape, sheet_of, text, yaml_of
from tests.support import factsheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: Every document that an invented sheet has: each as plain text and as a page, some in Markdown by another hand.
DOCUMENTS = sorted((file.parent.name, file.suffix[1:]) for file in SERIES.glob("*/sheet.*") if ".en" not in file.name)


def wrapped(source: str) -> str:
    return "\n".join(
        textwrap.fill(
            line,
            72,
            subsequent_indent=" " * (len(line) - len(line.lstrip()) + 2) if "•" in line else "",
            break_on_hyphens=False,
        )
        for line in source.split("\n")
    )


VARIANTS: dict[str, Callable[[str], str]] = {
    "dashes": lambda source: source.replace(" • ", " - ").replace(" ◦ ", " * "),
    "arrows": lambda source: source.replace(" • ", " ➢ "),
    "word": lambda source: source.replace(" • ", " \uf0b7 ").replace(" ◦ ", " o "),
    "crlf": lambda source: source.replace("\n", "\r\n"),
    "bom": lambda source: "\ufeff" + source,
    "nbsp": lambda source: re.sub(r"(?<=\w) (?=\w)", "\u00a0", source),
    "decomposed": lambda source: unicodedata.normalize("NFD", source),
    "wrapped": wrapped,
    "zero-width": lambda source: source.replace("e", "e\u200b"),
}


@pytest.mark.parametrize(("name", "form"), DOCUMENTS)
def test_an_invented_sheet_becomes_the_expected_draft(name: str, form: str) -> None:
    done = imported((SERIES / name / f"sheet.{form}").read_bytes(), f"sheet.{form}")
    expected = SERIES / name / f"expected-{form}.yaml"
    if os.environ.get("REWRITE"):
        expected.write_text(yaml_of(done), "utf-8")
    assert yaml_of(done) == expected.read_text("utf-8")
    assert agrees(done)


@pytest.mark.parametrize("name", NAMES)
def test_text_and_page_become_the_same_sections(name: str) -> None:
    page = imported((SERIES / name / "sheet.html").read_bytes(), "sheet.html")
    assert shape(page) == shape(imported(text(name)))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", NAMES)
def test_the_same_words_in_another_dress_make_the_same_sections(name: str, variant: str) -> None:
    plain = text(name)
    done = imported(VARIANTS[variant](plain))
    assert agrees(done)
    assert shape(done) == shape(imported(plain))
    assert done.account.words_in == len(words(plain))


@pytest.mark.parametrize("name", NAMES)
def test_it_validates_verifies_exports_and_comes_back(name: str, tree: Path, tmp_path: Path) -> None:
    done = factsheet("--root", tree, "import", SERIES / name / "sheet.html", "--slug", "proef")
    assert done.returncode == 0, done.stderr.decode()
    checked = factsheet("--root", tree, "validate")
    assert checked.returncode == 0, checked.stdout.decode()
    assert factsheet("--root", tree, "verify", "proef@draft").returncode == 0
    forms = [part for form in ("json", "markdown", "text", "html", "pdf") for part in ("--to", form)]
    exported = factsheet("--root", tree, "export", "proef@draft", *forms, "--out", tmp_path / "out")
    assert exported.returncode == 0, exported.stderr.decode()
    files = {file.suffix: file for file in (tmp_path / "out" / "nl").iterdir()}
    assert len(files) == 5
    written = yaml_reader.read((tree / "content/nl/factsheets/proef/draft.yaml").read_bytes(), "draft.yaml")
    first = [(unit.id, unit.text) for unit in read_sheet(written, "proef").units()]
    for form in (".txt", ".html", ".md"):
        back = sheet_of(imported(files[form].read_bytes(), files[form].name, edition="2020-01-01"))
        assert [(unit.id, unit.text) for unit in back.units()] == first, form


def test_no_introduction_stays_none_through_release_and_revision(tree: Path) -> None:
    page = SERIES / "zonder-inleiding" / "sheet.html"
    for command in (
        ("import", page, "--slug", "proef"),
        ("release", "proef", "--date", "2022-02-14"),
        ("validate",),
        ("revise", "proef"),
        ("diff", "proef", "2022-02-14", "draft", "--exit-code"),
    ):
        done = factsheet("--root", tree, *command)
        assert done.returncode == 0, f"{command}\n{(done.stdout + done.stderr).decode()}"
    assert "intro: []" in (tree / "content/nl/factsheets/proef/2022-02-14.yaml").read_text("utf-8")
    shown = json.loads(factsheet("--root", tree, "export", "proef@2022-02-14", "--to", "json").stdout)
    assert shown["intro"] == []
