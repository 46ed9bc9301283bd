"""The invented sheets as Word documents and PDFs, made here, come back as the same sections."""

from __future__ import annotations

import importlib
import io
import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content import inline
from factsheet_content.errors import FactsheetError
from factsheet_content.importing import html
from factsheet_content.importing.account import lost
from factsheet_content.importing.pieces import words
from tests.importing.series import NAMES, SERIES, agrees, imported, shape, sheet_of, text, tree, yaml_of

if TYPE_CHECKING:
    from factsheet_content.importing.drafting import Imported
    from factsheet_content.importing.pieces import Piece


def module(name: str) -> Any:
    """A library of the extra ``import``; skipped where it is missing, but not where ``CI=true``."""
    return importlib.import_module(name) if os.environ.get("CI") == "true" else pytest.importorskip(name)


def pieces(name: str) -> list[Piece]:
    return html.read((SERIES / name / "sheet.html").read_bytes()).pieces


def docx_of(name: str) -> bytes:
    return docx_of_pieces(pieces(name))


def docx_of_pieces(found: list[Piece]) -> bytes:
    document = module("docx").Document()
    for piece in found:
        if piece.kind == "pair":
            row = document.add_table(rows=1, cols=2).rows[0]
            row.cells[0].text, row.cells[1].text = piece.term, piece.runs[0].text  # type: ignore[union-attr]
        elif piece.kind == "heading":
            document.add_heading(piece.text, 0 if piece.level == 1 else piece.level - 1)
        else:
            style = {"bullet": "List Bullet", "step": "List Number"}.get(piece.kind, "Normal")
            document.add_paragraph(piece.text, style=f"{style} 2" if piece.level else style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_of(name: str) -> bytes:
    """The sheet on paper, wrapped by a typesetter."""
    import typst

    lines = ["#set text(size: 11pt, hyphenate: false)", "#set par(spacing: 1.4em)"]
    for piece in pieces(name):
        said = f"#text({json.dumps(piece.text, ensure_ascii=False)})"
        if piece.kind == "heading":
            lines.append(f"{'=' * max(piece.level, 1)} {said}")
        elif piece.kind in ("bullet", "step", "pair"):
            lines.append(f"{'  ' * piece.level}{'+' if piece.kind == 'step' else '-'} {said}")
            continue
        else:
            lines.append(said)
        lines.append("")
    made = typst.compile("\n".join(lines).encode())
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize("name", NAMES)
def test_a_word_document_loses_no_word(name: str) -> None:
    done = imported(docx_of(name), "sheet.docx")
    assert agrees(done)
    assert shape(done) == shape(imported(text(name)))
    assert any(path.endswith(".source.docx") for path in done.files)


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_loses_no_word(name: str) -> None:
    module("pdfplumber")
    module("pypdf")
    done = imported(pdf_of(name), "sheet.pdf")
    assert agrees(done)
    assert (
        lost([word for piece in pieces(name) for word in words(piece.text)], tree(), sheet_of(done), spaced=False) == []
    )
    assert [section for section, _ in shape(done)] == [section for section, _ in shape(imported(text(name)))]
    assert texts(done) == texts(imported(text(name)))


def texts(done: Imported) -> list[str]:
    """What a reader reads, each text by itself."""
    return [inline.to_text(inline.parse(unit.text)) for section in sheet_of(done).sections for unit in section.units()]


def numbered(*paragraphs: tuple[str, str, int]) -> bytes:
    """A Word document with lists made by hand: text, how Word counts, and which list it is of."""
    docx = module("docx")
    document = docx.Document()
    document.add_heading("Factsheet: Proef", 0)
    document.add_paragraph("1-2-2020")
    document.add_heading("Wat is proef?", 1)
    numbering = document.part.numbering_part.element
    start = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for list_, form in {list_: form for _, form, list_ in paragraphs if list_}.items():
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>'
        numbering.insert(
            0, docx.oxml.parse_xml(f'<w:abstractNum {start} w:abstractNumId="{list_}">{level}</w:abstractNum>')
        )
        numbering.append(
            docx.oxml.parse_xml(f'<w:num {start} w:numId="{list_}"><w:abstractNumId w:val="{list_}"/></w:num>')
        )
    for said, _, list_ in paragraphs:
        paragraph = document.add_paragraph(said)
        if list_:
            properties = f'<w:numPr {start}><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(docx.oxml.parse_xml(properties))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("form", "kind", "question"),
    [("decimal", "steps", ""), ("bullet", "bullets", ""), ("lowerLetter", "steps", "telde in Word niet met cijfers")],
)
def test_a_list_that_word_counts_is_steps(form: str, kind: str, question: str) -> None:
    done = imported(numbered(("Een.", form, 71), ("Twee.", form, 71)), "sheet.docx")
    assert shape(done) == [("definition", [kind])]
    assert question in yaml_of(done)
    assert agrees(done)


def test_a_list_that_word_goes_on_counting_is_asked_about() -> None:
    parts = (("Een.", "decimal", 71), ("Daarna dit.", "", 0), ("Twee.", "decimal", 71))
    done = imported(numbered(*parts), "sheet.docx")
    assert shape(done) == [("definition", ["steps", "paragraph", "steps"])]
    assert "# controleer: telde in Word door vanaf 2" in yaml_of(done)


def test_a_pdf_in_columns_is_refused_for_it_would_be_read_across() -> None:
    import typst

    module("pdfplumber")
    said = "Bij acuut gevaar bel je direct het alarmnummer en wacht je niet op iemand anders. " * 12
    made = typst.compile(f"= Factsheet: Proef\n1-2-2020\n\n#box(height: 130pt, columns(2)[{said}])".encode())
    with pytest.raises(FactsheetError, match="columns"):
        imported(made, "sheet.pdf")
    once = typst.compile(f"= Factsheet: Proef\n1-2-2020\n\n== Wat is proef?\n{said}".encode())
    assert agrees(imported(once, "sheet.pdf"))


def test_a_word_that_only_the_second_reader_sees_stops_the_import() -> None:
    docx = module("docx")
    document = docx.Document(io.BytesIO(docx_of("stappen")))
    box = docx.oxml.parse_xml(
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:sdt><w:sdtContent>'
        "<w:r><w:t>verborgen waarschuwing</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    document.element.body.insert(3, box)
    stream = io.BytesIO()
    document.save(stream)
    with pytest.raises(FactsheetError, match="verborgen waarschuwing"):
        imported(stream.getvalue(), "sheet.docx")


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.docx", "encrypted"),
        (b"PK\x03\x04 not really", "a.docx", "no Word document"),
        (b"%PDF-1.7 not really", "a.pdf", "no PDF"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, name: str, says: str) -> None:
    module("docx")
    module("pdfplumber")
    with pytest.raises(FactsheetError, match=says):
        imported(data, name)


@pytest.mark.parametrize(("encrypted", "says"), [(True, "encrypted"), (False, "pictures of text")])
def test_a_pdf_without_text_to_read_is_refused(encrypted: bool, says: str) -> None:  # noqa: FBT001 - a case of two
    pypdf = module("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    if encrypted:
        writer.encrypt("geheim", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(FactsheetError, match=says):
        imported(stream.getvalue(), "a.pdf")
