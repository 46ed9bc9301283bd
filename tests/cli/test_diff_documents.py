"""``factsheet diff`` with a document: the real sheet in every form that can be imported, and what it says otherwise."""

from __future__ import annotations

import io
import json
from html import escape
from typing import TYPE_CHECKING

import pytest

from factsheet_content.editions.diff import patch
from factsheet_content.importing import reading
from tests.importing.test_documents import module
from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.importing.pieces import Piece

SLUG = "gedwongen-achterlating"
EDITION = f"{SLUG}@2018-11-17"
SOURCE = (ROOT / f"content/nl/factsheets/{SLUG}/2018-11-17.source.txt").read_text("utf-8")
EDITED = (
    SOURCE.replace("geen gesprek met ouders", "een gesprek met ouders")
    .replace("tussen 182 en 815", "tussen 200 en 815")
    .replace("Weglopen van huis", "Slaapt slecht de laatste tijd")
)


def html_of(pieces: list[Piece]) -> bytes:
    tags = {"heading": "h2", "bullet": "li", "step": "li"}
    lines = [f"<{tags.get(piece.kind, 'p')}>{escape(piece.text)}</{tags.get(piece.kind, 'p')}>" for piece in pieces]
    found = "\n".join(lines).replace("</p>\n<li>", "</p>\n<ul>\n<li>").replace("</h2>\n<li>", "</h2>\n<ul>\n<li>")
    found = found.replace("</li>\n<p>", "</li>\n</ul>\n<p>").replace("</li>\n<h2>", "</li>\n</ul>\n<h2>")
    return f"<!DOCTYPE html><html lang=nl><title>x</title><body>{found}</body></html>".encode()


def docx_of(pieces: list[Piece]) -> bytes:
    document = module("docx").Document()
    for piece in pieces:
        if piece.kind == "heading":
            document.add_heading(piece.text, 1)
        else:
            document.add_paragraph(piece.text, style="List Bullet" if piece.kind == "bullet" else "Normal")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_of(pieces: list[Piece]) -> bytes:
    import typst

    module("pdfplumber")
    marks = {"heading": "= ", "bullet": "- "}
    lines = [f"{marks.get(piece.kind, '')}#text({json.dumps(piece.text, ensure_ascii=False)})" for piece in pieces]
    made = typst.compile("\n\n".join(["#set text(hyphenate: false)", *lines]).encode())
    assert isinstance(made, bytes)
    return made


FORMS = {"txt": None, "html": html_of, "docx": docx_of, "pdf": pdf_of}


def written(folder: Path, form: str, text: str) -> Path:
    """The sheet as a document of that form."""
    make = FORMS[form]
    file = folder / f"blad.{form}"
    file.write_bytes(text.encode() if make is None else make(reading.read("a.txt", text.encode()).pieces))
    return file


@pytest.mark.parametrize("form", FORMS)
def test_the_document_that_an_edition_was_made_from_says_nothing_else(form: str, tmp_path: Path) -> None:
    done = factsheet("diff", EDITION, written(tmp_path, form, SOURCE), "--exit-code")
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert f"Er is niets veranderd tussen 2018-11-17 en blad.{form}." in done.stdout.decode()


@pytest.mark.parametrize("form", FORMS)
def test_a_document_that_says_something_else(form: str, tmp_path: Path) -> None:
    file = written(tmp_path, form, EDITED)
    done = factsheet("diff", EDITION, file, "--format", "json", "--exit-code")
    assert done.returncode == 1, done.stderr.decode()
    told = {(change["class"], *change["aspects"], change["id"]) for change in json.loads(done.stdout)["changes"]}
    assert told == {
        ("safety", "reworded", "reporting-code/daarnaast/slachtoffer_in_buitenland"),
        ("safety", "reworded", "facts/cijfers/omvang"),
        ("substance", "removed", "signals/mogelijk/weglopen"),
        ("substance", "added", "signals/mogelijk/slaapt"),
    }
    memo = factsheet("diff", SLUG, "2018-11-17", file).stdout.decode()
    assert "[-geen-] {+een+} gesprek" in memo
    assert "tussen [-182-] {+200+} en 815 per jaar" in memo
    assert "Wat dit betekent per taal" not in memo, "a document is no edition that translations follow"


def test_the_other_way_round_and_in_every_form_of_the_memo(tmp_path: Path) -> None:
    file = written(tmp_path, "txt", EDITED)
    assert "[-een-] {+geen+} gesprek" in factsheet("diff", file, EDITION).stdout.decode()
    assert "<del>geen </del><ins>een </ins>" in factsheet("diff", EDITION, file, "--format", "markdown").stdout.decode()
    assert "</del><ins>" in factsheet("diff", EDITION, file, "--format", "html").stdout.decode()
    summary = factsheet("diff", EDITION, file, "--summary", "--lang", "en").stdout.decode()
    assert summary.startswith("4 changes between 2018-11-17 and blad.txt. 2 of them concern safety.")
    there, back = (
        patch.from_dict(json.loads(factsheet("diff", *sides, "--format", "json").stdout))
        for sides in ((EDITION, file), (file, EDITION))
    )
    assert {(c.old_id, c.new_id, c.words) for c in there.changes} == {
        (c.old_id, c.new_id, c.words) for c in back.reversed().changes
    }


def test_what_is_no_document_or_no_edition_is_said(tmp_path: Path) -> None:
    file = written(tmp_path, "txt", EDITED)
    table = tmp_path / "blad.xlsx"
    table.write_bytes(b"PK")
    for sides, words in (
        ((f"{SLUG}@2017-01-01", file), "2018-11-17"),
        (("bestaat-niet@draft", file), "bestaat-niet"),
        ((EDITION, table), "blad.xlsx: no reader knows .xlsx"),
        ((SLUG, file), "a document that exists and SLUG@EDITION"),
    ):
        done = factsheet("diff", *sides)
        assert done.returncode == 2, sides
        assert words in done.stderr.decode()
