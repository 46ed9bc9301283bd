from __future__ import annotations

import io
import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pdfplumber
import pikepdf
import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops

from factsheet_content import TextBlock
from factsheet_content.errors import FactsheetError
from factsheet_content.rendering.pdf import links as pdf_links
from factsheet_content.rendering.pdf import printing as pdf
from factsheet_content.rendering.pdf.reading_order import needed, spoken
from factsheet_content.rendering.pdf.view import view
from tests.rendering import pdf_conformance, pdf_samples
from tests.support import need, output

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.model import Factsheet

_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TARGET = re.compile(r"\(#?[a-z]+(:\+?\d+)?\)")
_BETWEEN = re.compile(r"[][\s().،؛:!*]+|(?<=و)(?=\d)")
#: Every word and number of the sentences, without what stands around it.
_WORDS = [word for sentence in pdf_samples.SENTENCES for word in _BETWEEN.split(_TARGET.sub("", sentence)) if word]


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sentences") / "factsheet.pdf"
    file.write_bytes(pdf.render(pdf_samples.sentences()))
    return file


@pytest.mark.parametrize("sample", ["arabic", "sentences", "passage"])
def test_it_agrees_with_its_data(sample: str, tmp_path: Path) -> None:
    sheet = getattr(pdf_samples, sample)()
    (tmp_path / "factsheet.pdf").write_bytes(pdf.render(sheet))
    assert pdf_conformance.faults(tmp_path / "factsheet.pdf", sheet) == []


def test_programs_that_go_by_places_find_every_word_with_its_letters(sentences: Path) -> None:
    found = _plain(output(need("pdftotext"), sentences, "-").decode())
    assert len(_WORDS) > 50
    assert [word for word in _WORDS if word not in found] == []


def test_chromium_finds_every_word_with_its_letters(sentences: Path) -> None:
    document = pypdfium2.PdfDocument(sentences)
    found = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    # It leaves out what only says whether letters join.
    assert [word for word in _WORDS if word.replace("\u200c", "") not in _plain(found)] == []


def test_programs_that_go_by_the_content_find_every_sentence_in_order(sentences: Path) -> None:
    found = "".join("".join(page.extract_text() for page in pypdf.PdfReader(sentences).pages).split())
    for paragraph in pdf_samples.sentences().sections[1].blocks:
        if isinstance(paragraph, TextBlock):
            assert "".join(paragraph.text.text.split()) in found


@pytest.mark.parametrize("sample", ["arabic", "sentences"])
def test_numbers_to_call_stand_from_left_to_right(sample: str) -> None:
    sheet = getattr(pdf_samples, sample)()
    lines: dict[tuple[int, int], list[tuple[float, str]]] = {}
    with pdfplumber.open(io.BytesIO(pdf.render(sheet))) as document:
        for page in document.pages:
            for char in page.chars:
                lines.setdefault((page.page_number, round(char["bottom"])), []).append((char["x0"], char["text"]))
    printed = ["".join(text for _, text in sorted(line)) for line in lines.values()]
    phones = [one.display for contact in sheet.contacts.values() for one in contact.channels.values()]
    phones = [phone for phone in phones if re.search(r"\d", phone)]
    assert len(phones) > 4
    for phone in phones:
        assert any(phone.replace(" ", "") in line.replace(" ", "") for line in printed), phone


def test_it_looks_as_it_did_before() -> None:
    sheet = pdf_samples.sentences()
    before, after = _pictures(_raw(sheet)), _pictures(pdf.render(sheet))
    assert len(before) == len(after) > 1
    for one, other in zip(before, after, strict=True):
        assert one.size == other.size
        assert max(ImageChops.difference(one, other).tobytes()) < 80  # a dot that is gone makes more


def test_the_same_content_gives_the_same_bytes(sentences: Path) -> None:
    assert pdf.render(pdf_samples.sentences()) == sentences.read_bytes()


def test_text_that_is_not_in_the_data_is_refused() -> None:
    sheet = pdf_samples.sentences()
    data = json.loads(json.dumps(view(sheet)).replace("182", "183"))
    with pytest.raises(FactsheetError, match=r"the PDF has .*182.* where its data has .*183"):
        pdf_links.described(_raw(sheet), data, sheet.language, backward=True)


def test_text_that_the_pdf_lacks_is_refused() -> None:
    sheet = pdf_samples.sentences()
    data = {**view(sheet), "more": {"runs": ["خطر"]}}
    with pytest.raises(FactsheetError, match="the PDF lacks text of its data: 'خطر'"):
        pdf_links.described(_raw(sheet), data, sheet.language, backward=True)


def test_a_pdf_from_left_to_right_is_left_alone() -> None:
    assert not needed(str(view(pdf_samples.real())))
    assert needed(str(view(pdf_samples.passage())))


def test_what_is_spoken_is_every_text_and_nothing_else() -> None:
    data = {
        "id": "x",
        "a": {"runs": ["een ", {"ltr": "112"}, {"link": ["hier"], "to": "https://x", "alt": "niet"}, "."]},
        "b": [{"mark": {"runs": ["Let op"]}, "runs": ["twee"], "lang": "nl"}, " · "],
        "number": "182",
    }
    assert list(spoken(data)) == ["een 112hier.", "Let op", "twee", " · ", "182"]


def test_every_code_of_a_font_has_a_glyph(sentences: Path) -> None:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with pikepdf.open(sentences) as document:
        fonts = {str(font.BaseFont): font for page in document.pages for font in page.Resources.Font.values()}
        arabic = [font for name, font in fonts.items() if "Arabic" in name]
        assert arabic
        for font in arabic:
            program = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
            codes = re.findall(r"^<([0-9a-f]{4})> <", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
            assert max(int(code, 16) for code in codes) < program["maxp"].numGlyphs
            assert "/CIDSet" not in font.DescendantFonts[0].FontDescriptor


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def _raw(sheet: Factsheet) -> bytes:
    """As Typst writes it."""
    return pdf._compile(sheet, json.dumps(view(sheet)))


def _pictures(file: bytes) -> list[Image.Image]:
    """Every page in squares of a fifth of a millimetre, so that a shift by part of a dot of a screen does not count."""
    document = pypdfium2.PdfDocument(file)
    pages = [page.render(scale=6, grayscale=True).to_pil() for page in document]
    return [page.reduce(4) for page in pages]
