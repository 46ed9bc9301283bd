"""Writes catalogs as ``.po`` files in one canonical form: that of ``msgcat --no-wrap``, with the header in order."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet_content.authoring import atomic
from factsheet_content.authoring.catalog import FUZZY
from factsheet_content.authoring.diagnostics import Severity
from factsheet_content.authoring.po_comments import sort_flags
from factsheet_content.authoring.po_headers import FIELDS
from factsheet_content.authoring.po_literals import escape
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.catalog import Catalog, Entry

_REFERENCES_WIDTH = 79  # msgcat breaks these lines even with --no-wrap
_ASSUMED = {"MIME-Version": "1.0", "Content-Transfer-Encoding": "8bit"}


def write(catalog: Catalog, file: Path) -> bool:
    """Write a catalog to disk, all or nothing; returns whether the file changed. Errors as for :func:`render`."""
    return atomic.write_if_changed(file, render(catalog))


def render(catalog: Catalog) -> bytes:
    """The canonical bytes of a catalog: the same catalog gives the same bytes, and reading them gives it back.

    ``FactsheetError`` for a catalog that was not understood for certain, and for a text that no file can hold.
    """
    if not catalog.intact:
        raise FactsheetError(_refusal(catalog))
    live = [_render_entry(entry) for entry in catalog.entries if not entry.obsolete]
    obsolete = [_render_entry(entry) for entry in catalog.entries if entry.obsolete]
    trailing = ["".join(f"{line}\n" for line in catalog.trailing)] if catalog.trailing else []
    text = "\n".join([_render_header(catalog), *live, *obsolete, *trailing])
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        passage = text[max(error.start - 20, 0) : error.end]
        raise FactsheetError(
            phrase("{path}: half a surrogate pair cannot be written: {text}", path=catalog.path, text=repr(passage))
        ) from error


def _refusal(catalog: Catalog) -> str:
    first = next((found for found in catalog.diagnostics if found.severity is Severity.ERROR), None)
    if first is None:
        return phrase("a catalog that was not understood is left as it is; repair it first: {path}", path=catalog.path)
    return phrase(
        "a catalog that was not understood is left as it is; repair it first: {path}:{line}:{column}: {problem}",
        path=catalog.path,
        line=first.line,
        column=first.column,
        problem=first.message,
    )


def _render_header(catalog: Catalog) -> str:
    fields = _ASSUMED | catalog.headers | {"Content-Type": "text/plain; charset=UTF-8"}
    names = [name for name in FIELDS if name in fields]
    names += [name for name in catalog.headers if name not in FIELDS]
    lines = "".join(f'"{escape(name)}: {escape(fields[name])}\\n"\n' for name in names)
    return f'{_render_comments(catalog.header, catalog.header.flags)}msgid ""\nmsgstr ""\n{lines}'


def _render_entry(entry: Entry) -> str:
    unusual = entry.obsolete or entry.msgid_plural is not None or entry.previous_msgid_plural is not None
    if not unusual and entry.previous_msgid is None:
        flags = entry.flags if entry.msgstr else _unconfirmable(entry.flags)
        msgstr = _field("msgstr", entry.msgstr) if entry.msgstr else 'msgstr ""\n'
        previous = "" if entry.previous_msgctxt is None else _render_previous(entry)
        return f"{_render_comments(entry, flags)}{previous}{_source(entry.msgctxt, entry.msgid)}{msgstr}"
    text = _message(entry.msgctxt, entry.msgid, entry.msgid_plural)
    if entry.msgid_plural is None:
        text += _field("msgstr", entry.msgstr)
    else:
        text += "".join(_field(f"msgstr[{number}]", form) for number, form in enumerate(entry.msgstr_plural or ("",)))
    if entry.obsolete:
        text = _prefixed("#~ ", text)
    text = _render_previous(entry) + text
    return _render_comments(entry, entry.flags if _has_text(entry) else _unconfirmable(entry.flags)) + text


def _render_previous(entry: Entry) -> str:
    """What the translation was made for. gettext wants a ``msgid`` in it; where only the id changed, it is the same."""
    context, source, plural = entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural
    if context is None and source is None and plural is None:
        return ""
    text = _message(context, entry.msgid if source is None else source, plural)
    return _prefixed("#~| " if entry.obsolete else "#| ", text)


def _has_text(entry: Entry) -> bool:
    return bool(entry.msgstr if entry.msgid_plural is None else any(entry.msgstr_plural))


def _unconfirmable(flags: tuple[str, ...]) -> tuple[str, ...]:
    """Without a translation there is nothing that could be fuzzy; msgcat leaves the word out as well."""
    return tuple(flag for flag in flags if flag != FUZZY) if FUZZY in flags else flags


def _message(context: str | None, source: str | None, plural: str | None) -> str:
    text = _source(context, source)
    return text if plural is None else text + _field("msgid_plural", plural)


@lru_cache(maxsize=8192)  # each is in a template, and in a catalog per language
def _source(context: str | None, source: str | None) -> str:
    text = "" if context is None else _field("msgctxt", context)
    return text if source is None else text + _field("msgid", source)


def _field(keyword: str, text: str) -> str:
    """A keyword with its text, which goes on one line unless newlines divide it."""
    escaped = escape(text)
    if "\n" not in escaped:
        return f'{keyword} "{escaped}"\n'
    *lines, rest = escaped.split("\n")
    if len(lines) == 1 and not rest:
        return f'{keyword} "{lines[0]}\\n"\n'
    last = f'"{rest}"\n' if rest else ""
    return f'{keyword} ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + last


def _prefixed(prefix: str, lines: str) -> str:
    return prefix + lines[:-1].replace("\n", f"\n{prefix}") + "\n"


def _render_comments(entry: Entry, flags: tuple[str, ...]) -> str:
    told = _render_told(entry.extracted, entry.references, flags)
    return _comment("#", entry.comments) + told if entry.comments else told


@lru_cache(maxsize=1024)  # many entries stand under the same heading and come from the same few files
def _render_told(extracted: tuple[str, ...], references: tuple[str, ...], flags: tuple[str, ...]) -> str:
    text = _comment("#.", extracted) if extracted else ""
    if references:
        text += _references(references)
    return f"{text}#, {', '.join(sort_flags(flags))}\n" if flags else text


def _comment(marker: str, comments: tuple[str, ...]) -> str:
    lines = [line for comment in comments for line in comment.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "".join(f"{marker} {_ended(line)}\n" if line else f"{marker}\n" for line in lines)


def _ended(line: str) -> str:
    """For gettext a backslash at the end takes the next line, be it a ``msgid``, into the comment."""
    return line + " " if line.endswith("\\") else line


def _references(references: tuple[str, ...]) -> str:
    """Each place once, broken where msgcat breaks the line."""
    text = line = "#:"
    for reference in dict.fromkeys(references):
        place = f" \u2068{reference}\u2069" if " " in reference and "\u2068" not in reference else f" {reference}"
        if line != "#:" and len((line + place).encode()) > _REFERENCES_WIDTH:
            text += "\n#:"
            line = "#:"
        line += place
        text += place
    return _ended(text) + "\n"
