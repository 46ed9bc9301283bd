"""The entries that a merge writes: a translation with what the template says now, confirmed or not, or retired."""

from __future__ import annotations

from dataclasses import replace

from factsheet_content.authoring.catalog import FUZZY, Entry
from factsheet_content.translation import notes
from factsheet_content.translation.templates import BRACE_FORMAT


def has_text(entry: Entry) -> bool:
    """Whether there is a translation, confirmed or not."""
    return bool(entry.msgstr or any(entry.msgstr_plural))


def as_it_stands(wanted: Entry, entry: Entry) -> bool:
    """Whether a confirmed translation has all that the template says already, as nearly all have."""
    return bool(
        entry.msgstr
        and entry.extracted == wanted.extracted
        and entry.references == wanted.references
        and entry.flags == wanted.flags
        and not entry.obsolete
        and entry.msgid_plural is None
        and entry.previous_msgid is None
        and entry.previous_msgctxt is None
        and entry.previous_msgid_plural is None
    )


def dispensable(entry: Entry, going_on: set[tuple[str, str]]) -> bool:
    """Whether all that a translator wrote there stands in another entry, and nobody had confirmed it here."""
    if entry.msgstr_plural or (entry.msgstr and not entry.fuzzy):
        return False
    if not entry.msgstr:
        return not entry.comments
    return all((entry.msgstr, comment) in going_on for comment in ("", *entry.comments))


def retired(entry: Entry) -> Entry:
    """An entry that nothing uses any more."""
    return replace(entry, obsolete=True, extracted=notes.lasting(entry), references=())


def dressed(wanted: Entry, entry: Entry, note: str = "") -> Entry:
    """A confirmed translation, or none, as the template has its text now."""
    return Entry(
        wanted.msgid,
        entry.msgstr,
        wanted.msgctxt,
        entry.comments,
        (*wanted.extracted, note) if note else wanted.extracted,
        wanted.references,
        _flags(wanted, entry, fuzzy=False),
        msgid_plural=entry.msgid_plural,
        msgstr_plural=entry.msgstr_plural,
    )


def fuzzy(
    wanted: Entry,
    entry: Entry,
    previous_msgid: str | None = None,
    previous_msgctxt: str | None = None,
    note: str = "",
) -> Entry:
    """An unconfirmed translation, with what it was made for where that was something else."""
    return replace(
        dressed(wanted, entry, note),
        flags=_flags(wanted, entry, fuzzy=True),
        previous_msgid=previous_msgid,
        previous_msgctxt=previous_msgctxt,
    )


def outdated(wanted: Entry, source: Entry) -> Entry:
    """The translation of another text or unit; what it was made for is the oldest that is known."""
    text, id_ = source.msgid, source.msgctxt
    if source.fuzzy:
        text = text if source.previous_msgid is None else source.previous_msgid
        id_ = id_ if source.previous_msgctxt is None else source.previous_msgctxt
    return fuzzy(wanted, source, text, id_ if id_ != wanted.msgctxt else None, notes.suggestion_of(source))


def _flags(wanted: Entry, entry: Entry, *, fuzzy: bool) -> tuple[str, ...]:
    """The template's flags with those that translators set; what the template says of fields is not theirs."""
    own = tuple(flag for flag in entry.flags if flag not in (FUZZY, BRACE_FORMAT, *wanted.flags))
    return (*((FUZZY,) if fuzzy else ()), *wanted.flags, *own)
