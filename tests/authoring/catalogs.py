"""Catalogs for the tests of the codec: one that has everything, and strategies that make nasty ones."""

from __future__ import annotations

import importlib
import os
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from factsheet_content.authoring import po_reader
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.po_comments import sort_flags

#: All that `msgfmt -c` wants of a header.
HEADERS = {
    "Project-Id-Version": "factsheets",
    "Report-Msgid-Bugs-To": "",
    "POT-Creation-Date": "2018-11-17 00:00+0100",
    "PO-Revision-Date": "2026-11-23 12:00+0100",
    "Last-Translator": "Ann <ann@example.org>",
    "Language-Team": "English",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
    "X-Source-Language": "nl",
    "X-Review": "unofficial",
}

#: The canonical form of everything that an entry can have.
EVERYTHING = """\
# Translated by Ann.
#
# Reviewed by Bob.
msgid ""
msgstr ""
"Project-Id-Version: factsheets\\n"
"Report-Msgid-Bugs-To: \\n"
"POT-Creation-Date: 2018-11-17 00:00+0100\\n"
"PO-Revision-Date: 2026-11-23 12:00+0100\\n"
"Last-Translator: Ann <ann@example.org>\\n"
"Language-Team: English\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Source-Language: nl\\n"
"X-Review: unofficial\\n"
"X-Generator: Poedit 3.5\\n"

# Which Ann? This one.
#. Feiten en cijfers
#. Leest als: tussen 182 en 815.
#: content/nl/factsheets/gedwongen-achterlating/2018-11-17.yaml
#: content/nl/factsheets/gedwongen-achterlating/draft.yaml
#, fuzzy, python-brace-format, no-wrap
#| msgctxt "facts/cijfers/oud"
#| msgid "Tussen {min} en 800."
msgctxt "facts/cijfers/omvang"
msgid "Tussen {min} en {max}."
msgstr "Between {min} and {max}."

msgctxt "signals/mogelijk"
msgid "Eén “signaal”\\tC:\\\\pad"
msgstr "One \\"sign\\"\\tC:\\\\path"

msgctxt "intro/doel"
msgid ""
"Regel een\\n"
"\\n"
"regel drie\\n"
msgstr ""
"Line one\\n"
"\\n"
"line three\\n"

msgctxt "labels/leeg"
msgid "Nog niet vertaald\\n"
msgstr ""

msgid "{n} jaar"
msgid_plural "{n} jaren"
msgstr[0] "{n} year"
msgstr[1] "{n} years"

# Keep this one.
#, fuzzy
#~| msgid ""
#~| "Heel\\n"
#~| "oud"
#~ msgctxt "signals/weg"
#~ msgid ""
#~ "Oud\\n"
#~ "signaal"
#~ msgstr "Old sign"
""".encode()

#: What has gone wrong in somebody's catalog before.
NASTY = [
    *(
        "",
        " ",
        "\n",
        "\\",
        '"',
        '\\"',
        "\\n",
        "a\\",
        "\n\n",
        "a\nb",
        "a\n",
        "\nb",
        "\r",
        "a\r\nb",
        "\t",
        "\a\b\f\v\x1b\x7f",
    ),
    *("\N{LINE SEPARATOR}", "\x85", "\x1c", "\N{PARAGRAPH SEPARATOR}x", "\N{NO-BREAK SPACE}", "\ufeff", "\ufffd"),
    *(
        "عند الخطر",
        "\N{RIGHT-TO-LEFT ISOLATE}112\N{POP DIRECTIONAL ISOLATE}",
        "👩‍👧",
        "e\N{COMBINING ACUTE ACCENT}",
        "#~ x",
    ),
    *('msgid "x"', '"\n"', "# x", "<<<<<<< HEAD", "{facts.a.min}", "%s", "charset=latin-1", "x" * 200, "woord " * 40),
]

_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\x04")
texts = st.one_of(
    st.text(_CHARACTERS, max_size=12),
    st.lists(st.sampled_from(NASTY), max_size=4).map("".join),
)
# One line, and no backslash at its end: the writer has to set it apart from the next line.
_line = texts.map(lambda text: re.sub(r"[\r\n]|\\$", " ", text))
_lines = st.lists(_line, max_size=2).map(tuple)
_words = st.text(st.characters(categories=["L", "N", "S"], include_characters="/._-"), min_size=1, max_size=50)
_references = st.lists(_words, max_size=4, unique=True).map(tuple)
_flags = st.lists(st.sampled_from(["fuzzy", "no-python-format", "no-wrap", "own-flag"]), unique=True)
_previous = st.none() | texts


def _agree(entry: Entry) -> Entry:
    """The same entry as gettext wants it: newlines at the same ends, no fuzzy nothing, a previous text whole."""
    if entry.previous_msgid is None:
        entry = replace(entry, previous_msgctxt=None, previous_msgid_plural=None)
    if not entry.msgstr:
        return replace(entry, flags=tuple(flag for flag in entry.flags if flag != "fuzzy"))
    start = "\n" if entry.msgid.startswith("\n") else ""
    end = "\n" if entry.msgid.endswith("\n") else ""
    text = f"{start}{entry.msgstr.strip(chr(10)) or 'x'}{end}"
    return replace(entry, msgstr="\n" if entry.msgid == "\n" else text)


entries = st.builds(
    Entry,
    msgid=texts,
    msgstr=texts,
    msgctxt=st.one_of(texts, st.sampled_from(["signals/mogelijk", "title"])),
    comments=_lines,
    extracted=_lines,
    references=_references,
    flags=_flags.map(lambda flags: sort_flags(tuple(flags))),
    previous_msgctxt=_previous,
    previous_msgid=_previous,
    previous_msgid_plural=_previous,
    obsolete=st.booleans(),
).map(_agree)


def _catalog(found: list[Entry]) -> Catalog:
    in_order = sorted(found, key=lambda entry: entry.obsolete)
    return Catalog("en/x.po", HEADERS, tuple(in_order))


catalogs = st.lists(entries, max_size=5, unique_by=lambda entry: (entry.msgctxt, entry.msgid)).map(_catalog)


def translate_toolkit() -> Any:
    """Its class for ``.po`` files (GPL: tests only); without it the test is skipped, but fails where ``CI=true``."""
    try:
        return importlib.import_module("translate.storage.pypo").pofile
    except ImportError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip("translate-toolkit is not installed")


#: A header to put in front of entries.
HEADER = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def read(data: bytes) -> Catalog:
    """The catalog, whatever is wrong with it."""
    return po_reader.parse(data, "en/x.po")


def diagnosed(data: bytes) -> list[tuple[str, int, int, str]]:
    """Code, line, column and severity of every problem of a file."""
    return [(found.code, found.line, found.column, str(found.severity)) for found in read(data).diagnostics]


def problems(data: bytes) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem of entries; the header in front of them is not counted."""
    return [(code, line - HEADER.count(b"\n"), column) for code, line, column, _severity in diagnosed(HEADER + data)]


def texts_of(data: bytes) -> list[tuple[str, str]]:
    """Source text and translation of every entry."""
    return [(entry.msgid, entry.msgstr) for entry in read(HEADER + data).entries]
