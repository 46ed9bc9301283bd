"""The header entry of a ``.po`` file: told from the others, and taken apart into fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_content.authoring.catalog import Entry
from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Container

#: The order in which the fields are written; others follow in the order found. msginit's, then our own.
FIELDS = (
    "Project-Id-Version",
    "Report-Msgid-Bugs-To",
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
    "X-Source-Language",
    "X-Locale",
    "X-Review",
)
_ENOUGH = 20  # each place is looked up from the start of the header
_SPELLING = {name.lower(): name for name in FIELDS}

Split = tuple[Entry, dict[str, str], list[Entry], list[Diagnostic]]


def split(entries: list[Entry], source: str, path: str, doubtful: Container[int]) -> Split:
    """Take the header out: its entry, its fields, the other entries, the problems.

    An entry at a ``doubtful`` line only looks like the header, because its ``msgid`` is missing.
    """
    places = [place for place, entry in enumerate(entries) if not entry.msgid and _is_header(entry, doubtful)]
    if not places:
        return Entry(""), {}, entries, [_problem("FC307", phrase("The file has no header entry."), path, 1)]
    place = places[0]
    header, others = entries[place], entries[:place] + entries[place + 1 :]
    fields, problems = _fields(header, source, path)
    if place:
        problems.append(_problem("FC308", phrase("The header entry is not the first one."), path, header.line))
    for second in places[1:]:
        message = phrase("A second header entry; the first one is at line {line}.", line=header.line)
        problems.append(_problem("FC310", message, path, entries[second].line))
    return replace(header, msgstr=""), fields, others, problems


def _is_header(entry: Entry, doubtful: Container[int]) -> bool:
    return entry.msgctxt is None and not entry.obsolete and entry.line not in doubtful


def _problem(code: str, message: str, path: str, line: int) -> Diagnostic:
    severity = Severity.ERROR if code == "FC310" else Severity.WARNING
    return Diagnostic(code, message, path, line, 1, severity)


def _fields(entry: Entry, source: str, path: str) -> tuple[dict[str, str], list[Diagnostic]]:
    fields: dict[str, str] = {}
    problems: list[Diagnostic] = []
    offset = 0
    for line in entry.msgstr.split("\n"):
        name, colon, value = line.partition(":")
        name = _SPELLING.get(name.strip().lower(), name.strip())
        fault = _fault(name, colon, value.strip(), fields) if line.strip() else ""
        if fault and len(problems) < _ENOUGH:
            from factsheet_content.authoring import po_positions

            place = po_positions.locate(source.split("\n"), entry.line, "msgstr", offset)
            problems.append(Diagnostic("FC309", fault, path, *place))
        elif colon and not fault:
            fields.setdefault(name, value.strip())
        offset += len(line) + 1
    return fields, problems


def _fault(name: str, colon: str, value: str, fields: dict[str, str]) -> str:
    if not colon or not name:
        return phrase("This line of the header is no field: it needs a name and a colon.")
    if fields.get(name, value) != value:
        return phrase("The header field {name} is there twice, with different values.", name=name)
    return ""
