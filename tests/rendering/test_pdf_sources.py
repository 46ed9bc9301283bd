from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from factsheet_content.rendering.pdf import sources as sources_pdf
from factsheet_content.rendering.pdf.view import view
from tests.rendering import pdf_samples
from tests.rendering.pdf_conformance import damage, standards
from tests.rendering.pdf_text import tagged_text

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_passes_the_standards_and_has_the_sources_alone(lang: str, tmp_path: Path) -> None:
    sheet = pdf_samples.real(lang)
    file = tmp_path / "sources.pdf"
    file.write_bytes(sources_pdf.render(sheet))
    assert [*standards(file, sheet), *damage(file, sheet)] == []
    with pikepdf.open(file) as document:
        text = "".join(tagged_text(document).split())
    for source in sheet.sources.values():
        assert "".join(source.citation.text.split()) in text
    assert "".join(sheet.title.text.split()) in text
    assert "112" not in text.replace("".join(view(sheet)["checksum"].split()), "")
    assert "".join(view(sheet)["checksum"].split()) in text


def test_the_same_sources_give_the_same_bytes() -> None:
    assert sources_pdf.render(pdf_samples.real()) == sources_pdf.render(pdf_samples.real())
