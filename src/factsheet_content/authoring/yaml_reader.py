"""Reads YAML strictly, with the place of everything: the 1.2 core schema, no surprises, problems as diagnostics.

libyaml finds the structure; what its events mean is decided in ``yaml_building``, because PyYAML's own loaders accept
duplicate keys, read ``NO`` as false and dates as dates, and forget where a value stood.
"""

from __future__ import annotations

import re

import yaml

from factsheet_content.authoring.diagnostics import Severity
from factsheet_content.authoring.yaml_building import FORBIDDEN, Builder
from factsheet_content.authoring.yaml_document import MAX_REPORTED, Document, Span

#: A factsheet is some 15 kB; what is a thousand times that was not typed by an editor.
MAX_BYTES = 16 * 1024 * 1024


def read(raw: bytes, path: str) -> Document:
    """The document of a file's bytes; ``data`` is ``None`` where nothing of the file can be read as YAML."""
    document = Document(path, "")
    if len(raw) > MAX_BYTES:
        document.report(
            "FC101",
            "The file has {size:,} bytes; at most {most:,} are read.",
            Span(1, 1, 1, 1),
            size=len(raw),
            most=MAX_BYTES,
        )
        return document
    source = _decode(raw, document)
    if source is None:
        return document
    document.source = source
    readable = _without_forbidden(document)
    try:
        Builder(document, readable).build()
    except yaml.MarkedYAMLError:
        _read_rest(document, readable)
    _report_suspicious(document)
    return document


def _read_rest(document: Document, readable: str) -> None:
    """The file again, without its broken parts."""
    from factsheet_content.authoring import yaml_recovery, yaml_traps

    rest, faults = yaml_recovery.recover(readable)
    told = {diagnostic.line for diagnostic in document.diagnostics}
    for fault in faults:
        document.hidden |= yaml_recovery.keys(readable, fault.part)
        trap = yaml_traps.name_fault(fault, document.source)
        span = document.span_of(trap.start, trap.end)
        if span.line not in told:
            document.report(trap.code, trap.message, span, trap.help)
    document.places.clear()
    try:
        if rest.strip():
            Builder(document, rest).build()
    except yaml.MarkedYAMLError as error:
        # Nothing that libyaml says: it is too deep for us.
        mark = error.problem_mark
        span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2) if mark else Span(1, 1, 1, 1)
        document.report("FC105", "This is not YAML: {problem}.", span, problem=str(error.problem))
        document.data = None


# What a text cut short by ` #` looks like, and one that ends in a typographic quote. Most files have no such character,
# and that is seen without a pattern: looking at each place of a file with one takes as long as parsing it.
_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb"
_CUT = r"(?<=[^ \n]) +#"
_QUOTED = rf"[{_QUOTES}][ ]*(?:\r?\n|\Z)"


def _may_be_suspicious(source: str) -> bool:
    if " #" in source and re.search(_CUT, source):
        return True
    return any(quote in source for quote in _QUOTES) and bool(re.search(_QUOTED, source))


def _report_suspicious(document: Document) -> None:
    if not _may_be_suspicious(document.source):
        return
    from factsheet_content.authoring import yaml_traps

    events = [
        event
        for places in document.places.values()
        for _, event in places.values()
        if event.__class__ is yaml.ScalarEvent
    ]
    for trap in yaml_traps.suspicious(document.source, iter(events)):
        document.report(
            trap.code, trap.message, document.span_of(trap.start, trap.end), trap.help, severity=Severity.WARNING
        )


def _decode(raw: bytes, document: Document) -> str | None:
    if raw.startswith(b"\xef\xbb\xbf"):
        document.report(
            "FC102", "The file starts with a byte order mark.", Span(1, 1, 1, 1), "Save it as UTF-8 without BOM."
        )
        raw = raw[3:]
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        document.report(
            "FC102",
            "The file is not UTF-8: byte 0x{byte:02X} stands here.",
            Span(line, column, line, column + 1),
            "Save the file with the encoding UTF-8.",
            byte=raw[error.start],
        )
        return None


def _without_forbidden(document: Document) -> str:
    """The source as it is parsed: each forbidden character is told of, and a space stands in its place."""
    source = document.source
    # None of them is printable, and that is asked faster than any pattern finds out.
    if source.replace("\r\n", "").replace("\n", "").isprintable() or not FORBIDDEN.search(source):
        return source
    for match in FORBIDDEN.finditer(source):
        span = document.span_of(*match.span())
        if match[0] == "\t":
            document.report("FC103", "A tab stands here.", span, "Use spaces.")
        else:
            number = f"{ord(match[0]):04X}"
            document.report(
                "FC104", "The invisible character U+{number} stands here.", span, "Remove it.", number=number
            )
        if len(document.diagnostics) >= MAX_REPORTED:
            break
    return FORBIDDEN.sub(" ", source)
