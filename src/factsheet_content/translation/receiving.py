"""Takes in a catalog that comes back from any program: what a translator changed is taken, what was dropped restored.

Programs drop fuzzy marks and previous texts on saving (OmegaT), headers (Babel), the comments of obsolete entries
(polib), and empty what they hold for unconfirmed. What was sent is what the tree has; an entry is matched by its unit
and Dutch text. Nothing becomes current that was not touched: an unconfirmed translation that comes back as it went, but
without its mark, may have been confirmed, or may have lost the mark on saving. It waits for a person to say which.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from factsheet_content.authoring.catalog import FUZZY, Catalog, Entry
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.unit import fields
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Collection

#: Whom the translation is by, and when it was made: the translator's to say, where anything was translated.
_TRANSLATORS_HEADERS = ("PO-Revision-Date", "Last-Translator", "Language-Team")
#: What programs write that read a previous text as a comment (Babel).
_PREVIOUS_AS_COMMENT = ("| msg", '| "')


class Change(StrEnum):
    """What became of an entry that differs from what was sent."""

    TRANSLATED = "translated"
    """A person's new words, taken."""
    CONFIRMED = "confirmed"
    """An unconfirmed translation that is right as it stands: the person who received it says so."""
    DOUBTED = "doubted"
    """Marked fuzzy by the translator; taken."""
    NOTED = "noted"
    """A translator's comment or flag, taken."""
    RESTORED = "restored"
    """Emptied, missing, or stripped of its mark, comments or previous text; as it was sent."""
    UNCONFIRMED = "unconfirmed"
    """Came back without its fuzzy mark but in the same words; stays fuzzy."""
    COPIED = "copied"
    """The Dutch text stands where a translation was missing; taken as fuzzy."""
    DAMAGED = "damaged"
    """Its brace fields are not those of the Dutch text; taken as fuzzy."""
    LATE = "late"
    """Made for a Dutch text that has changed since; kept, and offered as fuzzy for today's."""
    UNKNOWN = "unknown"
    """A unit that the catalog has never had; kept as obsolete."""


@dataclass(frozen=True, slots=True)
class Received:
    """The catalog as it should be written, and what was done."""

    catalog: Catalog
    changes: tuple[tuple[Entry, Change], ...]
    """Every entry that is not simply as it was sent; each as it stands now."""


def receive(sent: Catalog, back: Catalog, confirmed: Collection[str] = (), *, confirm_all: bool = False) -> Received:
    """What was sent with what came back; ``confirmed`` are units whose unchanged translations are right.

    ``ContentError`` where either was not understood for certain.
    """
    for catalog in (sent, back):
        if not catalog.intact:
            refused = phrase("{path} cannot be taken in as it is; repair it first", path=catalog.path)
            raise ContentError(refused, catalog.diagnostics)
    returned = {(entry.msgctxt, entry.msgid): entry for entry in back.entries}
    receiver = _Receiver(confirmed, confirm_all=confirm_all)
    entries = [receiver.entry(entry, returned.pop((entry.msgctxt, entry.msgid), None)) for entry in sent.entries]
    known = {entry.msgctxt for entry in sent.entries}
    entries = [receiver.offered(entry) for entry in entries]
    entries += [receiver.stranger(entry, known) for entry in returned.values() if _plain(entry.msgstr)]
    taken = any(change not in (Change.RESTORED, Change.UNCONFIRMED) for _, change in receiver.changes)
    headers = _headers(sent, back) if taken else sent.headers
    header = replace(sent.header, comments=_joined(sent.header.comments, back.header.comments))
    catalog = replace(sent, headers=headers, header=header if taken else sent.header, entries=tuple(entries))
    return Received(catalog, tuple(receiver.changes))


def _headers(sent: Catalog, back: Catalog) -> dict[str, str]:
    """The fields that were sent, those of the translator as they came back, and what a program added."""
    own = {name: back.headers[name] for name in _TRANSLATORS_HEADERS if back.headers.get(name)}
    added = {name: value for name, value in back.headers.items() if name not in sent.headers and name.startswith("X-")}
    return sent.headers | own | added


class _Receiver:
    def __init__(self, confirmed: Collection[str], *, confirm_all: bool) -> None:
        self._confirmed = confirmed
        self._confirm_all = confirm_all
        self.changes: list[tuple[Entry, Change]] = []
        self._late: dict[tuple[str | None, str | None, str], Entry] = {}

    def entry(self, sent: Entry, back: Entry | None) -> Entry:
        """An entry of the tree with what came back for it."""
        if back is not None and sent.obsolete and not back.obsolete and _plain(back.msgstr) != _plain(sent.msgstr):
            return self._belated(sent, back)
        if back is None or sent.obsolete or sent.msgid_plural is not None:
            changed = back is None or replace(back, extracted=sent.extracted, references=sent.references) != sent
            return self._done(sent, Change.RESTORED) if changed else sent
        noted = replace(sent, comments=_joined(sent.comments, back.comments), flags=_flags(sent, back))
        words = _plain(back.msgstr)
        if words and words != _plain(sent.msgstr):
            return self._translated(noted, back)
        if not words and sent.msgstr:
            return self._done(noted, Change.RESTORED)
        return self._same_words(sent, noted, back)

    def _translated(self, noted: Entry, back: Entry) -> Entry:
        taken = replace(noted, msgstr=_adapted(back.msgstr, noted.msgid))
        if _field_names(taken.msgstr) != _field_names(taken.msgid):
            return self._done(_marked(taken), Change.DAMAGED)
        if back.fuzzy:
            return self._done(_marked(taken), Change.TRANSLATED)
        if _plain(taken.msgstr) == _plain(taken.msgid) and not self._is_confirmed(taken):
            # OmegaT can write the Dutch text over what waits to be confirmed: nobody's words give way to that.
            return self._done(noted, Change.RESTORED) if noted.msgstr else self._done(_marked(taken), Change.COPIED)
        return self._done(_current(taken), Change.TRANSLATED)

    def _same_words(self, sent: Entry, noted: Entry, back: Entry) -> Entry:
        if sent.fuzzy and not back.fuzzy and sent.msgstr:
            if self._is_confirmed(sent):
                return self._done(_current(noted), Change.CONFIRMED)
            return self._done(noted, Change.UNCONFIRMED)
        if back.fuzzy and not sent.fuzzy and sent.msgstr:
            return self._done(_marked(noted), Change.DOUBTED)
        if noted != sent:
            return self._done(noted, Change.NOTED)
        dropped = set(sent.comments) - set(back.comments) or _previous(sent) != _previous(back)
        return self._done(sent, Change.RESTORED) if dropped else sent

    def _belated(self, sent: Entry, back: Entry) -> Entry:
        """Other words for a Dutch text that was in use when it was sent, and is no more."""
        if not _plain(back.msgstr):
            return self._done(sent, Change.RESTORED)
        taken = replace(sent, msgstr=_adapted(back.msgstr, sent.msgid), comments=_joined(sent.comments, back.comments))
        self._late[sent.msgctxt, sent.msgid, sent.msgstr] = taken
        return self._done(taken, Change.LATE)

    def offered(self, entry: Entry) -> Entry:
        """An outdated translation, in the better words that came late for the text that it was made for."""
        late = self._late.get((entry.msgctxt, entry.previous_msgid, entry.msgstr)) if entry.fuzzy else None
        return replace(entry, msgstr=late.msgstr) if late and not entry.obsolete else entry

    def stranger(self, back: Entry, known: Collection[str | None]) -> Entry:
        """A translation of a text that the catalog does not have: of a former text of a unit, or of no known unit."""
        made = Entry(back.msgid, back.msgstr, back.msgctxt, _own(back.comments), flags=back.flags, obsolete=True)
        return self._done(made, Change.LATE if back.msgctxt in known else Change.UNKNOWN)

    def _is_confirmed(self, entry: Entry) -> bool:
        return self._confirm_all or entry.msgctxt in self._confirmed

    def _done(self, entry: Entry, change: Change) -> Entry:
        self.changes.append((entry, change))
        return entry


def _plain(text: str) -> str:
    """A text without what programs change in passing: line ends, composition of accents, spaces at the ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


def _adapted(text: str, source: str) -> str:
    """A translation with line ends as here, and at its ends the newlines of the Dutch text, as gettext demands."""
    words = _plain(text)
    start = source[: len(source) - len(source.lstrip("\n"))]
    end = source[len(source.rstrip("\n")) :]
    return f"{start}{words}{end}"


def _field_names(text: str) -> set[str]:
    return {field.name for field in fields(text)}


def _marked(entry: Entry) -> Entry:
    return entry if entry.fuzzy else replace(entry, flags=(FUZZY, *entry.flags))


def _current(entry: Entry) -> Entry:
    flags = tuple(flag for flag in entry.flags if flag != FUZZY)
    return replace(entry, flags=flags, previous_msgctxt=None, previous_msgid=None, previous_msgid_plural=None)


def _flags(sent: Entry, back: Entry) -> tuple[str, ...]:
    return (*sent.flags, *(flag for flag in back.flags if flag != FUZZY and flag not in sent.flags))


def _previous(entry: Entry) -> tuple[str | None, str | None]:
    return entry.previous_msgctxt, entry.previous_msgid


def _own(comments: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(comment for comment in comments if not comment.startswith(_PREVIOUS_AS_COMMENT))


def _joined(sent: tuple[str, ...], back: tuple[str, ...]) -> tuple[str, ...]:
    """All that was sent, and what is new."""
    return (*sent, *(comment for comment in _own(back) if comment not in sent))
