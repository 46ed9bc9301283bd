"""The marks of a translation: emphasis, brackets, the end of a sentence, spaces and invisible characters."""

# ruff: noqa: RUF001 - the marks of other scripts
from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.checks import hygiene
from factsheet_content.checks.catalog_entries import finished, in_translation, is_address, language_of, without_fields
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

_OPENING = {"(": ")", "[": "]", "（": "）", "【": "】", "「": "」", "『": "』", "〔": "〕"}
_BRACKET = re.compile(r"[()\[\]（）【】「」『』〔〕]")

#: What each mark at the end of a text does.
_ENDS = {
    **dict.fromkeys(".。।۔።։．", "."),
    **dict.fromkeys("?؟？፧\u037e", "?"),
    **dict.fromkeys("!！", "!"),
    **dict.fromkeys(":：፡", ":"),
    **dict.fromkeys(",،、，", ","),
    **dict.fromkeys(";؛；", ";"),
    "…": "…",
}
_ARABIC = {"?": "؟", ",": "،", ";": "؛"}
_CHINESE = {".": "。", "?": "？", "!": "！", ":": "：", ",": "，", ";": "；"}
#: The marks of languages that have their own.
_OWN = {
    **dict.fromkeys(("ar", "fa", "ckb", "ps", "ug"), _ARABIC),
    "ur": {**_ARABIC, ".": "۔"},
    "zh": _CHINESE,
    "yue": _CHINESE,
    "ja": {**_CHINESE, ",": "、"},
    "el": {"?": ";"},
    "am": {".": "።"},
    "ti": {".": "።"},
}
#: Languages in which a sentence may end without a mark, and those with two marks of which either is right.
_NO_STOP = frozenset(("th", "lo", "km", "my"))
_EITHER = {"am": "?:", "ti": "?:", "hy": ".:?", "hi": ".", "ne": ".", "bn": ".", "el": "?"}
_CLOSING = "\"'”’»)]）】」』*_ \u200e\u200f\u2066\u2067\u2068\u2069\u202c"

_EMBEDDING = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNTIDY = re.compile(r"^\s+|\s+$|[^\S\u00a0\u202f\u3000]{2,}|[\n\t\x00-\x1f\x7f-\x9f\u200b\ufeff\u2060]")


def check_marks(tree: ContentTree, catalog: Catalog, tag: str) -> Iterator[Diagnostic]:
    """Emphasis, brackets, ends, direction and spaces of each translation."""
    del tree
    language = language_of(tag)
    for entry in finished(catalog):
        source, translation = entry.msgid, entry.msgstr
        if "*" in source or "*" in translation or ("_" in source + translation and _has_underscore(entry)):
            yield from _check_emphasis(catalog, entry)
        if _may_have_bracket(translation):
            yield from _check_brackets(catalog, entry)
        if source[-1:] != translation[-1:] or language in _OWN:
            yield from _check_end(catalog, entry, language)
        if not translation.isascii():
            yield from _check_direction(catalog, entry)
        yield from _check_tidy(catalog, entry)


def _has_underscore(entry: Entry) -> bool:
    return "_" in without_fields(entry.msgid) or "_" in without_fields(entry.msgstr)


def _check_emphasis(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    wanted, found = (Counter(_emphases(inline.parse(text))) for text in (entry.msgid, entry.msgstr))
    if wanted != found:
        yield in_translation(catalog, entry).warning(
            "FC525",
            "The emphasis is not that of the Dutch text: {found} instead of {wanted}.",
            "Put * or ** round the words that have it in Dutch, without a space inside.",
            found=_counted(found),
            wanted=_counted(wanted),
        )


def _emphases(runs: Iterable[inline.Run]) -> Iterator[str]:
    for run in runs:
        if isinstance(run, inline.Plain):
            continue
        if not isinstance(run, inline.Link):
            yield "**" if isinstance(run, inline.Strong) else "*"
        yield from _emphases(run.runs)


def _counted(marks: Counter[str]) -> str:
    return ", ".join(f"{count} × {mark}…{mark}" for mark, count in sorted(marks.items())) or phrase("none")


def _may_have_bracket(text: str) -> bool:
    return "(" in text or ")" in text or "[" in text or "]" in text or not text.isascii()


def _check_brackets(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    unpaired = _unpaired(entry.msgstr)
    if unpaired and not _unpaired(entry.msgid):
        start, mark = unpaired
        yield in_translation(catalog, entry, start, start + 1).warning(
            "FC530", "The bracket {mark} has no other half.", "Write both, or neither.", mark=mark
        )


def _unpaired(text: str) -> tuple[int, str] | None:
    open_: list[tuple[int, str]] = []
    for match in _BRACKET.finditer(text):
        if match[0] in _OPENING:
            open_.append((match.start(), match[0]))
        elif not open_ or _OPENING[open_.pop()[1]] != match[0]:
            return match.start(), match[0]
    return open_[0] if open_ else None


def _check_end(catalog: Catalog, entry: Entry, language: str) -> Iterator[Diagnostic]:
    if is_address(entry.msgid):
        return
    end = entry.msgid.rstrip(_CLOSING)[-1:]
    text = entry.msgstr.rstrip(_CLOSING)
    wanted, mark = _ENDS.get(end, ""), text[-1:]
    found = "?" if language == "el" and mark == ";" else _ENDS.get(mark, "")
    proper = _OWN.get(language, {}).get(wanted, wanted)
    if mark == proper or (found == wanted and (not wanted or mark in _EITHER.get(language, "") or wanted == proper)):
        return
    if found in _EITHER.get(language, "?") and found and wanted in _EITHER.get(language, ""):
        return
    if wanted == "." and not found and language in _NO_STOP:
        return
    place = in_translation(catalog, entry, max(0, len(text) - 1), max(1, len(text)))
    if wanted:
        yield place.warning(
            "FC531", "The Dutch text ends with “{end}”.", "End with “{proper}”.", end=end, proper=proper
        )
    else:
        yield place.warning(
            "FC531", "The Dutch text does not end with “{mark}” or the like.", "Leave it out.", mark=mark
        )


def _check_direction(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    open_: list[tuple[int, str]] = []
    wrong = None
    for match in _BIDI.finditer(entry.msgstr):
        if match[0] in _EMBEDDING:
            open_.append((match.start(), match[0]))
        elif open_ and _EMBEDDING[open_[-1][1]] == match[0]:
            open_.pop()
        else:
            wrong = wrong or (match.start(), match[0])
    wrong = wrong or (open_[0] if open_ else None)
    if wrong:
        yield in_translation(catalog, entry, wrong[0], wrong[0] + 1).error(
            "FC535",
            "{name} changes the direction of the text, and its other half is missing.",
            "Remove it; fields and numbers keep their direction without it.",
            name=hygiene.described(wrong[1]),
        )


def _check_tidy(catalog: Catalog, entry: Entry) -> Iterator[Diagnostic]:
    text = entry.msgstr
    suspect = not text.isprintable() or "  " in text or text != text.strip()
    for match in _UNTIDY.finditer(text) if suspect else ():
        yield in_translation(catalog, entry, *match.span()).warning(
            "FC538",
            "A space, a line break or an invisible character stands here that a reader cannot use.",
            "A text is one paragraph, with single spaces between its words.",
        )
    if text.isascii():
        return
    if not unicodedata.is_normalized("NFC", text):
        yield in_translation(catalog, entry).warning(
            "FC538", "A letter is written as more than one character, or in an unusual form.", "Save the text in NFC."
        )
    for match in hygiene.ODD.finditer(text) if hygiene.is_odd(text) else ():
        yield in_translation(catalog, entry, *match.span()).warning(
            "FC538",
            "The character {name} cannot be printed everywhere.",
            "Write it in letters, or remove it.",
            name=hygiene.described(match[0]),
        )
