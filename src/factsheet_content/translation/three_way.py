"""Merges two versions of a catalog that began as one: entry by entry, so that git need not compare lines.

An entry is known by its unit and Dutch text. Where one side alone changed a part of it, that is taken. Where both wrote
another translation, ours stays, marked fuzzy, and theirs is kept beside it as a translator's comment, which every
program shows and none drops: the entry is not current until somebody has chosen. Lists of lines (comments, flags) lose
a line only where a side took it out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from factsheet_content.authoring.catalog import FUZZY, Catalog, Entry
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_Value = TypeVar("_Value")
_Key = tuple[str | None, str]

#: What the comment begins with that holds the other translation; translators read Dutch.
OTHER = "Bij het samenvoegen was er nog een vertaling: "
_DATES = ("POT-Creation-Date", "PO-Revision-Date")
_REVIEW, _WEAKEST = "X-Review", "unofficial"


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """The merged catalog, and the entries that somebody has to decide on."""

    catalog: Catalog
    conflicts: tuple[Entry, ...]


class _Translation(NamedTuple):
    """What belongs together: words are confirmed, or were made for another text, as those words."""

    text: str
    plural: tuple[str, ...]
    fuzzy: bool
    previous: tuple[str | None, str | None, str | None]

    @property
    def words(self) -> tuple[str, tuple[str, ...]]:
        return self.text, self.plural

    @property
    def empty(self) -> bool:
        return not self.text and not any(self.plural)


def merge(base: Catalog, ours: Catalog, theirs: Catalog) -> ThreeWay:
    """What both sides made of ``base``. ``ContentError`` where one of the three was not understood for certain."""
    for catalog in (base, ours, theirs):
        if not catalog.intact:
            raise ContentError(phrase("{path} cannot be merged entry by entry", path=catalog.path), catalog.diagnostics)
    merged: dict[_Key, Entry] = {}
    conflicts: list[_Key] = []
    begun, own, other = (_keyed(catalog) for catalog in (base, ours, theirs))
    for key in _order(own, other):
        entry, conflict = _entry(begun.get(key), own.get(key), other.get(key))
        if entry is not None:
            merged[key] = entry
            conflicts += [key] * conflict
    entries = tuple(_renewed(entry, begun, merged) for entry in merged.values())
    found = {(entry.msgctxt, entry.msgid): entry for entry in entries}
    catalog = replace(
        ours,
        headers=_headers(base.headers, ours.headers, theirs.headers),
        header=_header(base.header, ours.header, theirs.header),
        entries=entries,
        trailing=_lines(base.trailing, ours.trailing, theirs.trailing),
    )
    return ThreeWay(catalog, tuple(found[key] for key in conflicts))


def _keyed(catalog: Catalog) -> dict[_Key, Entry]:
    return {(entry.msgctxt, entry.msgid): entry for entry in catalog.entries}


def _order(ours: Iterable[_Key], theirs: Iterable[_Key]) -> list[_Key]:
    """Our order; what only they have comes after what it follows there."""
    order = list(ours)
    known = set(order)
    after: dict[_Key | None, list[_Key]] = {}
    anchor: _Key | None = None
    for key in theirs:
        if key in known:
            anchor = key
        else:
            after.setdefault(anchor, []).append(key)
    return [*after.get(None, ()), *(one for key in order for one in (key, *after.get(key, ())))]


def _entry(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> tuple[Entry | None, bool]:
    """The merged entry, if there is to be one, and whether it is in conflict."""
    if theirs in (ours, base):
        return ours, False
    if ours == base:
        return theirs, False
    if ours is None or theirs is None:  # one side took out what the other one changed: nothing is lost
        return ours or theirs, False
    return _both(base or Entry(ours.msgid, msgctxt=ours.msgctxt), ours, theirs, known=base is not None)


def _both(base: Entry, ours: Entry, theirs: Entry, *, known: bool) -> tuple[Entry, bool]:
    def part(get: Callable[[Entry], _Value]) -> _Value:
        return _changed(get(base), get(ours), get(theirs))

    translation, other = _translation(*map(_translation_of, (base, ours, theirs)))
    comments = _lines(base.comments, ours.comments, theirs.comments)
    if other:
        comments = _lines((), comments, tuple(_beside(other)))
    flags = _lines(*(tuple(flag for flag in side.flags if flag != FUZZY) for side in (base, ours, theirs)))
    context, text, plural = translation.previous
    return replace(
        ours,
        msgstr=translation.text,
        msgstr_plural=translation.plural,
        msgid_plural=part(lambda entry: entry.msgid_plural),
        comments=comments,
        extracted=part(lambda entry: entry.extracted),
        references=part(lambda entry: entry.references),
        flags=((FUZZY,) if translation.fuzzy else ()) + flags,
        previous_msgctxt=context,
        previous_msgid=text,
        previous_msgid_plural=plural,
        # What is new on both sides is alive where either has it alive.
        obsolete=part(lambda entry: entry.obsolete) if known else ours.obsolete and theirs.obsolete,
    ), other is not None


def _translation_of(entry: Entry) -> _Translation:
    previous = (entry.previous_msgctxt, entry.previous_msgid, entry.previous_msgid_plural)
    return _Translation(entry.msgstr, entry.msgstr_plural, entry.fuzzy, previous)


def _translation(
    base: _Translation, ours: _Translation, theirs: _Translation
) -> tuple[_Translation, _Translation | None]:
    """The translation that stays and, where both wrote one, the other."""
    if theirs in (ours, base):
        return ours, None
    if ours == base:
        return theirs, None
    if ours.words == theirs.words:
        return (ours if ours.fuzzy else theirs), None  # one of the two doubts it
    if ours.empty or theirs.empty:
        return (theirs if ours.empty else ours)._replace(fuzzy=True), None
    if base.words in (ours.words, theirs.words):  # a mark on words that are no longer there
        return (theirs if ours.words == base.words else ours), None
    return ours._replace(fuzzy=True), theirs


def _beside(other: _Translation) -> list[str]:
    """The other translation as comment lines, which may not hold line breaks."""
    first, *rest = " / ".join((other.text,) if other.text else other.plural).splitlines() or [""]
    return [f"{OTHER}{first}", *rest]


def _renewed(entry: Entry, begun: dict[_Key, Entry], merged: dict[_Key, Entry]) -> Entry:
    """An unconfirmed translation that one side took over from another text, while the other side bettered it there."""
    if not entry.fuzzy or entry.previous_msgid is None:
        return entry
    key = (entry.previous_msgctxt or entry.msgctxt, entry.previous_msgid)
    before, now = begun.get(key), merged.get(key)
    if before is None or now is None or now.fuzzy or not now.msgstr or entry.msgstr != before.msgstr:
        return entry
    return replace(entry, msgstr=now.msgstr)


def _headers(base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]) -> dict[str, str]:
    """Field by field; the later date with who worked then, and of two states of review the weakest."""
    merged = {}
    later = max(ours, theirs, key=lambda side: _day(side.get("PO-Revision-Date")))
    for name in ours | theirs:
        own, other, begun = ours.get(name), theirs.get(name), base.get(name)
        value = _changed(begun, own, other)
        if begun not in (own, other) and own != other:
            value = later.get(name) if name == "Last-Translator" else own or other
            if name in _DATES:
                value = max(own or "", other or "", key=_day)
            elif name == _REVIEW:
                value = _WEAKEST
        if value is not None:
            merged[name] = value
    return merged


def _day(date: str | None) -> str:
    """A date as it sorts; what is none, as the ``YEAR-MO-DA`` of who has not begun, is before all."""
    return date if date and date[:1].isdecimal() else ""


def _header(base: Entry, ours: Entry, theirs: Entry) -> Entry:
    comments = _lines(base.comments, ours.comments, theirs.comments)
    return replace(ours, comments=comments, flags=_lines(base.flags, ours.flags, theirs.flags))


def _changed(base: _Value, ours: _Value, theirs: _Value) -> _Value:
    """The side that changed; ours where both did."""
    return theirs if ours == base else ours


def _lines(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """Our lines without those that they took out, then those that they added."""
    kept = [line for line in ours if line in theirs or line not in base]
    return (*kept, *(line for line in theirs if line not in base and line not in ours))
