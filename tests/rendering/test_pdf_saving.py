from __future__ import annotations

import zlib
from itertools import product
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest

from factsheet_content.rendering.pdf.saving import saved

if TYPE_CHECKING:
    from pathlib import Path

_RULE = "PDFA2A-STREAM-LENGTH-001"


def _ending_in_return(start: bytes) -> bytes:
    """Data that ends with a carriage return when it is compressed."""
    found = (start + b" %" + bytes(end) for end in product(range(33, 127), repeat=2))
    return next(data for data in found if zlib.compress(data).endswith(b"\r"))


def _with_stream(data: bytes, **entries: int) -> pikepdf.Pdf:
    document = pikepdf.new()
    document.add_blank_page()
    stream = pikepdf.Stream(document, b"")
    stream.write(zlib.compress(data), filter=pikepdf.Name.FlateDecode)
    for key, value in entries.items():
        stream[f"/{key}"] = value
    document.pages[0].obj.Contents = stream
    return document


@pytest.mark.parametrize("entries", [{}, {"Length1": 7}])
def test_no_length_can_be_read_in_two_ways(entries: dict[str, int], tmp_path: Path) -> None:
    data = _ending_in_return(b"q Q")
    plain, better = tmp_path / "plain.pdf", tmp_path / "better.pdf"
    with _with_stream(data, **entries) as document:
        document.save(plain)
        better.write_bytes(saved(document))
    assert _RULE in _faults(plain)
    assert _RULE not in _faults(better)
    with pikepdf.open(better) as document:
        contents = document.pages[0].obj.Contents
        assert contents.read_bytes()[:-1] == data
        assert int(contents.get("/Length1", len(data) + 1)) == len(data) + 1


def test_other_streams_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "file.pdf"
    with _with_stream(b"q Q") as document:
        file.write_bytes(saved(document))
    with pikepdf.open(file) as document:
        assert document.pages[0].obj.Contents.read_bytes() == b"q Q"


def _faults(file: Path) -> set[str]:
    return {failure.rule_id for failure in page.validate_pdf(str(file), profile="2a").failures}
