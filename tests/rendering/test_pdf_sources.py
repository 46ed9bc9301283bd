from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

from factsheet_content.contract import from_dict
from factsheet_content.rendering.pdf import sources as sources_pdf
from factsheet_content.rendering.pdf.view import view
from tests.rendering import pdf_conformance, pdf_reading, pdf_samples
from tests.rendering.pdf_conformance import damage, standards
from tests.rendering.pdf_text import tagged_text

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.model import Factsheet


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


SAMPLES = {
    "nl": pdf_samples.real,
    "en": lambda: pdf_samples.real("en"),
    "draft": pdf_samples.draft,
    "superseded": pdf_samples.superseded,
    "withdrawn": pdf_samples.withdrawn,
    "hostile": pdf_samples.hostile,
    "longer": pdf_samples.longer,
    "arabic": pdf_samples.arabic,
}


@pytest.mark.parametrize("sample", SAMPLES)
def test_it_agrees_with_its_data(sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = SAMPLES[sample]()
    file = tmp_path / "sources.pdf"
    file.write_bytes(sources_pdf.render(sheet))
    # The checksum is of the whole factsheet's data.
    digest = pdf_reading._digest(sheet)
    monkeypatch.setattr(pdf_reading, "_digest", lambda _: digest)
    assert pdf_conformance.faults(file, _sources_only(sheet)) == []


def _sources_only(sheet: Factsheet) -> Factsheet:
    """What of a factsheet is told there: under a title of its own, all that is not text."""
    data = sheet.to_dict()
    title, heading = data["series"]["title"], data["labels"]["bronnen"]
    whole = {key: f"{heading[key]} · {title[key]}" for key in ("text", "markdown")}
    data["series"]["title"] = title | whole
    empty: dict[str, object] = {"notices": [], "intro": [], "sections": [], "facts": {}, "contacts": {}, "links": {}}
    return from_dict(data | empty)


def test_the_same_sources_give_the_same_bytes() -> None:
    assert sources_pdf.render(pdf_samples.real()) == sources_pdf.render(pdf_samples.real())
