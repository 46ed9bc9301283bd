"""Whatever the encoding, the text is read as well as it can be, and a doubt has its place."""

from __future__ import annotations

import pytest

from factsheet_content.authoring import po_writer
from tests.authoring.catalogs import EVERYTHING, HEADER, diagnosed, read


def test_a_byte_order_mark_is_mentioned_and_healed() -> None:
    catalog = read(b"\xef\xbb\xbf" + EVERYTHING)
    assert [(found.code, found.line, str(found.severity)) for found in catalog.diagnostics] == [("FC303", 1, "warning")]
    assert po_writer.render(catalog) == EVERYTHING


def _with_charset(charset: str, text: str = "café") -> str:
    return f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "{text}"\nmsgstr "x"\n'


@pytest.mark.parametrize(
    ("data", "problem", "text"),
    [
        (_with_charset("UTF-8").encode("cp1252"), ("FC301", 5, 11, "error"), "caf\N{REPLACEMENT CHARACTER}"),
        (_with_charset("klingon").encode("cp1252"), ("FC301", 5, 11, "error"), "caf\N{REPLACEMENT CHARACTER}"),
        (_with_charset("ISO-8859-15").encode("iso-8859-15"), ("FC302", 5, 11, "error"), "café"),
        (_with_charset("ISO-8859-15").encode(), ("FC302", 3, 36, "error"), "café"),
        (_with_charset("ISO-8859-15", "cafe").encode(), ("FC302", 3, 36, "warning"), "cafe"),
        (_with_charset("CHARSET").encode(), ("FC302", 3, 36, "warning"), "café"),
        (_with_charset("UTF-8").encode("utf-16"), ("FC302", 1, 1, "error"), "café"),
        (_with_charset("UTF-8").encode("utf-32"), ("FC302", 1, 1, "error"), "café"),
    ],
)  # fmt: skip
def test_a_wrong_charset_has_its_place(data: bytes, problem: tuple[str, int, int, str], text: str) -> None:
    assert diagnosed(data) == [problem]
    catalog = read(data)
    assert [(entry.msgid, entry.msgstr) for entry in catalog.entries] == [(text, "x")]
    assert catalog.intact == (problem[3] == "warning")


def test_lines_that_are_not_utf_8_are_counted() -> None:
    data = HEADER + 'msgid "é"\nmsgstr "é é"\n'.encode("latin-1")
    assert [found.message for found in read(data).diagnostics] == [
        "The byte 0xE9 is not UTF-8 (2 lines have such bytes)."
    ]
