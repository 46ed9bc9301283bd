from __future__ import annotations

import io
import multiprocessing
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pikepdf
import pytest

from factsheet_content.errors import FactsheetError
from factsheet_content.rendering.pdf import printing as pdf
from tests.rendering import pdf_conformance, pdf_samples
from tests.rendering.pdf_layout import overlaps, words
from tests.support import ROOT, output

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.model import Factsheet

_TEMPLATE = ROOT / "src/factsheet_content/rendering/templates/factsheet.typ"


@pytest.fixture(scope="module")
def dutch() -> bytes:
    return pdf.render(pdf_samples.real())


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_real_factsheet_agrees_with_its_data_on_two_pages(lang: str, tmp_path: Path) -> None:
    sheet = pdf_samples.real(lang)
    file = _file(sheet, tmp_path)
    assert pdf_conformance.faults(file, sheet) == []
    with pikepdf.open(file) as document:
        assert len(document.pages) == 2
        assert [float(side) for side in document.pages[0].MediaBox] == pytest.approx([0, 0, 595.28, 841.89], abs=0.01)


@pytest.mark.parametrize("sample", ["draft", "superseded", "withdrawn", "longer", "hostile", "fallback", "every_kind"])
def test_variant_agrees_with_its_data(sample: str, tmp_path: Path) -> None:
    sheet = getattr(pdf_samples, sample)()
    assert pdf_conformance.faults(_file(sheet, tmp_path), sheet) == []


@pytest.mark.parametrize("sample", ["real", "longer", "compounds", "endless", "arabic"])
def test_no_word_leaves_the_printed_area(sample: str, tmp_path: Path) -> None:
    file = _file(getattr(pdf_samples, sample)(), tmp_path)
    for _, left, top, right, bottom, word in words(file):
        assert left > 40, word
        assert right < 595 - 40, word
        assert 30 < top < bottom < 842 - 15, word


@pytest.mark.parametrize("sample", ["real", "english", "longer", "compounds", "arabic", "every_kind"])
def test_no_text_is_printed_over_another(sample: str, tmp_path: Path) -> None:
    sheet = pdf_samples.real("en") if sample == "english" else getattr(pdf_samples, sample)()
    assert overlaps(_file(sheet, tmp_path)) == []


def test_an_address_can_name_a_part_of_the_document(dutch: bytes) -> None:
    sheet = pdf_samples.real()
    with pikepdf.open(io.BytesIO(dutch)) as document:
        names = pikepdf.NameTree(document.Root.Names.Dests)
        assert {*names.keys()} == {section.id for section in sheet.sections} | {"notices", "sources"}
        pages = [page.obj for page in document.pages]
        assert all(names[name][0] in pages for name in names)


def test_text_printed_over_another_is_reported(dutch: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(dutch)) as document:
        once = document.pages[1].Contents.read_bytes()
        document.pages[1].contents_add(b"q 1 0 0 1 7 3 cm " + once + b" Q")
        document.save(tmp_path / "twice.pdf")
    assert len(overlaps(tmp_path / "twice.pdf")) > 50


@pytest.mark.parametrize(("sample", "letters"), [("longer", 150 + 300 + 90), ("endless", 5000)])
def test_long_word_is_broken_without_loss(sample: str, letters: int, tmp_path: Path) -> None:
    found = [word for *_, word in words(_file(getattr(pdf_samples, sample)(), tmp_path)) if set(word) == {"W"}]
    assert sum(map(len, found)) == letters
    assert max(map(len, found)) < 65  # as many as the notices, which are as wide as the page, have room for


def test_same_content_gives_same_bytes_in_other_processes(dutch: bytes) -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        sheets = [pdf_samples.real(), pdf_samples.real("en"), pdf_samples.real()]
        first, english, again = pool.map(pdf.render, sheets)
    assert first == again == dutch != english


def test_document_is_dated_by_its_edition(dutch: bytes) -> None:
    with pikepdf.open(io.BytesIO(dutch)) as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20181117000000")


def test_only_packaged_fonts_are_embedded(dutch: bytes) -> None:
    with pikepdf.open(io.BytesIO(dutch)) as document:
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert fonts
    assert all(re.fullmatch(r"/[A-Z]{6}\+NotoSans(Arabic)?-\w+", font) for font in fonts)


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("https://example.org/a_b?c=(d)", "https://example.org/a_b?c=%28d%29"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#signals", "/Dest"),
        ("#sources", "/Dest"),
        ("#nowhere", None),
        ("gedwongen-achterlating-2018-11-17.pdf", None),
        ("factsheet:stalking", "https://example.org/stalking"),
        ("factsheet:mensenhandel", None),
        ("javascript:alert(1)", None),
    ],
)
def test_link_leads_somewhere_or_is_plain_text(target: str, leads_to: str | None) -> None:
    rendered = pdf.render(pdf_samples.linked(target.replace("(", "%28").replace(")", "%29")))
    with pikepdf.open(io.BytesIO(rendered)) as document:
        annotations = [annotation for page in document.pages for annotation in page.get("/Annots", [])]
        found = [one for one in annotations if str(one.Contents) == "0e"]
        assert [str(one.A.URI) if "/A" in one else "/Dest" for one in found] == ([leads_to] if leads_to else [])


@pytest.mark.parametrize(("words", "named"), [("een ☎", "☎"), ("een 😀", "😀"), ("een \x01", r"\u{1}"), ("中", "中")])
def test_character_without_glyph_is_refused(words: str, named: str) -> None:
    with pytest.raises(FactsheetError, match=r"no PDF of gedwongen-achterlating@2018-11-17 \(nl\)") as refusal:
        pdf.render(pdf_samples.saying(words))
    assert named in str(refusal.value)
    assert "leave out that character" in str(refusal.value)


@pytest.mark.parametrize(
    ("family", "package", "message"),
    [
        ("Comic Sans", "fontpkg_comic_sans", "PDF needs the package fontpkg-comic-sans"),
        ("Noto Serif", "fontpkg_noto_sans", "the fonts Noto Serif cannot be found"),
    ],
)
def test_missing_font_is_an_error(monkeypatch: pytest.MonkeyPatch, family: str, package: str, message: str) -> None:
    monkeypatch.setitem(pdf._FONTS, family, package)
    with pytest.raises(FactsheetError, match=message):
        pdf._compiler.__wrapped__()


def test_warning_of_the_compiler_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "factsheet.typ").write_text('#set document(title: "x")\n#set text(font: "Nowhere")\n= x\n')
    monkeypatch.setattr(pdf, "_TEMPLATES", tmp_path)
    compiler = pdf._compiler.__wrapped__()
    monkeypatch.setattr(pdf, "_compiler", lambda: compiler)
    with pytest.raises(FactsheetError, match="unknown font family: nowhere"):
        pdf.render(pdf_samples.real())


def test_import_is_cheap() -> None:
    module, heavy = "factsheet_content.rendering.pdf.printing", {"typst", "pikepdf", "markdown_it"}
    code = f"import sys, {module}; print({heavy} & set(sys.modules))"
    assert output(sys.executable, "-c", code, env={"PYTHONPATH": str(ROOT / "src")}).strip() == b"set()"


def test_colours_have_contrast() -> None:
    colours = dict(re.findall(r'#let ([a-z-]+) = rgb\("#([0-9a-f]{6})"\)', _TEMPLATE.read_text("utf-8")))
    colours["white"] = "ffffff"
    on = {"white": "ink blue link-blue muted red", "pale": "ink blue link-blue", "blue": "white"}
    on["sand"] = "ink blue link-blue muted red"
    for ground, inks in on.items():
        for ink in inks.split():
            assert _contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def _file(sheet: Factsheet, folder: Path) -> Path:
    file = folder / "factsheet.pdf"
    file.write_bytes(pdf.render(sheet))
    return file


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
