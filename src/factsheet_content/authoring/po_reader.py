"""Reads ``.po`` files into catalogs: quickly where they are as programs write them, and with care where they are not.

Reading never stops and never loses an entry. Problems are diagnostics: those of the bytes are in ``po_encoding.py``,
those of single lines in ``po_recovery.py``, and here:

``FC305`` a conflict that git left (error); the entries of all sides are kept;
``FC306`` the same unit and text twice (error), obsolete entries included, as for gettext;
``FC307`` no header entry (warning);
``FC308`` a header entry that is not the first one (warning);
``FC309`` a header line that is no field, or a field that is there twice (error);
``FC310`` a second header entry (error); it is kept among the entries.

After an error the catalog is not ``intact``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factsheet_content.authoring import po_conflicts, po_encoding, po_headers
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.authoring.po_comments import read_flags, read_references
from factsheet_content.authoring.po_literals import unescape
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.po_recovery import Recovery

_STRING = r'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"\n'
_LIVE_COMMENT, _OBSOLETE_COMMENT = r"\#(?!~)", r"\#(?:~\||(?![~|]))"
# A string, a second msgstr or a plural form after this would still belong to the entry.
_NEXT = r"\n*+(?=\Z|msgctxt |msgid |\#(?!~)|\#~\||\#~ msgctxt |\#~ msgid )"


def _strings(prefix: str) -> str:
    return rf"{_STRING}(?:{prefix}{_STRING})*+"


def _entry_pattern(comment: str, prefix: str) -> re.Pattern[str]:
    text = _strings(prefix)
    context = rf"(?:{prefix}msgctxt ({text}))?+"
    return re.compile(
        rf"((?:{comment}[^\n]*+\n)*+){context}{prefix}msgid ({text}){prefix}msgstr ({text}){_NEXT}",
    )


_MUCH = 20_000  # tuples of comments are quick only while they are short
_GAP = re.compile(r"\n\n+")
_LIVE = _entry_pattern(_LIVE_COMMENT, "")


@cache  # compiled when there is an obsolete entry
def _obsolete_pattern() -> re.Pattern[str]:
    return _entry_pattern(_OBSOLETE_COMMENT, r"\#~\ ")


@cache
def _previous_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:msgctxt ({_strings('')}))?+(?:msgid ({_strings('')}))?+(?:msgid_plural ({_strings('')}))?+")


_Texts = tuple[str, ...]
_Previous = tuple[str | None, str | None, str | None]
_Comments = tuple[_Texts, _Texts, _Texts, _Texts, str | None, str | None, str | None]
_NO_PREVIOUS: _Previous = (None, None, None)
_NO_COMMENTS: _Comments = ((), (), (), (), None, None, None)


class _UnusualError(Exception):
    """The entry needs the careful reader."""


def read(file: Path, path: str) -> Catalog:
    """Read a catalog from disk; ``path`` is its name in diagnostics. ``FactsheetError`` where it cannot be opened."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise FactsheetError(
            phrase("cannot read {file}: {reason}", file=path, reason=error.strerror or error)
        ) from error
    return parse(data, path)


def parse(data: bytes, path: str) -> Catalog:
    """Read a catalog from the bytes of a ``.po`` file; any bytes at all give a catalog."""
    source, problems = po_encoding.decode(data, path)
    sides, conflicts = po_conflicts.sides(source, path)
    read_sides = [_scan(side, path) for side in sides]
    entries, trailing, found = po_conflicts.union(read_sides) if conflicts else read_sides[0]
    header, headers, entries, more = po_headers.split(entries, source, path, {problem.line for problem in found})
    problems += conflicts + found + more + _repetitions(entries, path, known=bool(conflicts))
    return Catalog(
        path=path,
        headers=headers,
        entries=tuple(entries),
        header=header,
        trailing=trailing,
        diagnostics=tuple(sorted(problems)),
        intact=not any(problem.severity is Severity.ERROR for problem in problems),
        source=source,
    )


def _scan(text: str, path: str) -> po_conflicts.Side:
    """Read entry by entry; what the fast patterns do not know goes to the careful reader, a block at a time."""
    entries: list[Entry] = []
    careful: Recovery | None = None  # most files need none
    at, line, end = 0, 1, len(text)
    while at < end:
        start, at_line = at, line
        if careful is None or careful.between_entries:
            entry, at = _plain_entry(text, at, line)
            if entry is None:
                entry, at = _any_entry(text, at, line)
            if entry is not None:
                if careful:
                    careful.close()
                entries.append(entry)
                line += text.count("\n", start, at)
                continue
        gap = _GAP.search(text, start)
        at = gap.end() if gap else end
        line += text.count("\n", start, at)
        careful = careful or _recovery(path, entries)
        careful.feed(text[start : at - 1].split("\n"), at_line)
    if careful is None:
        return po_conflicts.Side(entries, (), [])
    trailing = careful.finish()
    return po_conflicts.Side(entries, trailing, careful.problems)


def _recovery(path: str, entries: list[Entry]) -> Recovery:
    from factsheet_content.authoring.po_recovery import Recovery

    return Recovery(path, entries)


def _plain_entry(text: str, at: int, line: int) -> tuple[Entry | None, int]:
    """An entry as nearly all are: three strings on a line each, without escapes; a pattern takes five times as long."""
    end = text.find("\n\n", at)
    after = end + 2
    if end < 0 or text.startswith("#~", after) or not text.startswith(("#", "msgctxt "), after):
        return None, at
    parts = text[at:end].rsplit("\n", 3)
    if len(parts) != _PLAIN_PARTS:
        return None, at
    block, context, source, translation = parts
    if not (
        context.startswith('msgctxt "')
        and source.startswith('msgid "')
        and translation.startswith('msgstr "')
        and context[-1] == source[-1] == translation[-1] == '"'
        and context.count('"') == source.count('"') == translation.count('"') == _QUOTES
        and not ("\\" in context or "\\" in source or "\\" in translation)
    ):
        return None, at
    comments = _plain_comments(block)
    if comments is None:
        return None, at
    entry = Entry(source[7:-1], translation[8:-1], context[9:-1], *comments, line=line + block.count("\n") + 1)
    return entry, after


_PLAIN_PARTS = 4
_QUOTES = 2


@lru_cache(maxsize=256)  # many entries stand under the same heading and come from the same files
def _plain_comments(block: str) -> _Comments | None:
    if len(block) > _MUCH or f"\n{block}".count("\n#") != block.count("\n") + 1 or "\n#~" in f"\n{block}":
        return None
    try:
        return _sort_comments(f"{block}\n")
    except (_UnusualError, KeyError):
        return None


def _any_entry(text: str, at: int, line: int) -> tuple[Entry | None, int]:
    obsolete = False
    match = _LIVE.match(text, at)
    if match is None:
        match = _obsolete_pattern().match(text, at)
        obsolete = True
    if match is None:
        return None, at
    try:
        return _entry(match, line, obsolete=obsolete), match.end()
    except (_UnusualError, KeyError):  # KeyError: an escape that is not one of the plain ones
        return None, at


def _entry(match: re.Match[str], line: int, *, obsolete: bool) -> Entry:
    block, context, source, translation = match.groups()
    if len(block) > _MUCH:
        raise _UnusualError
    seam = '"\n#~ "' if obsolete else '"\n"'
    return Entry(
        _literal(source, seam),
        _literal(translation, seam),
        None if context is None else _literal(context, seam),
        *(_sort_comments(block) if block else _NO_COMMENTS),
        obsolete=obsolete,
        line=line + block.count("\n"),
    )


def _literal(raw: str, seam: str) -> str:
    text = raw[1:-2]
    if "\n" in text:
        text = text.replace(seam, "")
    return unescape(text) if "\\" in text else text


@lru_cache(maxsize=256)  # many entries stand under the same heading and come from the same files
def _sort_comments(block: str) -> _Comments:
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous = ""
    for line in block[:-1].split("\n"):
        kind = line[1:2]
        if kind == ".":
            extracted += (line[3:] if line[2:3] == " " else line[2:],)
        elif kind == ":":
            references += read_references(line[2:])
        elif kind == ",":
            flags += read_flags(line[2:])
        elif kind in " \t":
            comments += (line[2:] if kind == " " else line[1:],)
        else:
            previous += _previous_line(line)
    if len(flags) > 1:
        flags = tuple(dict.fromkeys(flags))
    return comments, extracted, references, flags, *(_previous(previous) if previous else _NO_PREVIOUS)


def _previous_line(line: str) -> str:
    """A keyword or string of the previous text, without its marker."""
    marker, _, text = line.partition(" ")
    if marker not in {"#|", "#~|"}:
        raise _UnusualError
    return text + "\n"


def _previous(lines: str) -> _Previous:
    match = _previous_pattern().fullmatch(lines)
    if match is None:
        raise _UnusualError
    context, source, plural = (None if raw is None else _literal(raw, '"\n"') for raw in match.groups())
    return context, source, plural


def _repetitions(entries: list[Entry], path: str, *, known: bool) -> list[Diagnostic]:
    """Entries that are there twice; not where a conflict is the reason, which has been said."""
    if known or len({(entry.msgctxt, entry.msgid) for entry in entries}) == len(entries):
        return []
    problems = []
    first: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        line = first.setdefault((entry.msgctxt, entry.msgid), entry.line)
        if line != entry.line:
            message = phrase("This entry is in the file already, at line {line}.", line=line)
            problems.append(
                Diagnostic("FC306", message, path, entry.line, 1, help=phrase("Keep one."), unit=entry.msgctxt)
            )
    return problems
