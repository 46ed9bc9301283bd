"""The look of a draft's texts: spaces, quotation marks, punctuation, words that stand there twice."""

# ruff: noqa: RUF001 - quotation marks
from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING

from factsheet_content.checks.findings import in_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

    Finder = Callable[[Unit, re.Match[str]], Diagnostic]


def check_style(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Spaces, punctuation and repeated words of every text."""
    del tree
    units = [unit for unit in sheet.units() if unit.kind == "text"]
    every = "\n".join([unit.text for unit in units])
    for suspected, pattern, report in _FINDERS:
        if suspected(every):
            yield from (report(unit, match) for unit in units for match in pattern.finditer(unit.text))
    yield from _check_quotes(units, every)


def _double_space(unit: Unit, match: re.Match[str]) -> Diagnostic:
    return in_unit(unit, *match.span()).warning(
        "FC803", "{count} spaces stand in a row.", "Write one.", count=len(match[0])
    )


def _no_break_space(unit: Unit, match: re.Match[str]) -> Diagnostic:
    return in_unit(unit, *match.span()).warning(
        "FC804",
        "A no-break space stands between two words.",
        "Write an ordinary space; a no-break space belongs between a figure and its unit.",
    )


def _punctuation(unit: Unit, match: re.Match[str]) -> Diagnostic:
    return in_unit(unit, *match.span()).warning(
        "FC806",
        "The punctuation “{found}” is not as usual.",
        "Write “{better}”.",
        found=match[0],
        better=_better(match[0]),
    )


def _better(found: str) -> str:
    if found[:1].isspace():
        return found.lstrip()
    if len(set(found)) == 1:
        return "…" if found[0] == "." else found[0]
    mark = next((at for at, character in enumerate(found) if character in ",;:!?."), 0)
    return f"{found[: mark + 1]} {found[mark + 1 :]}"


def _twice(unit: Unit, match: re.Match[str]) -> Diagnostic:
    return in_unit(unit, *match.span()).warning(
        "FC807", "The word “{word}” stands there twice.", "Remove one of them.", word=match[1]
    )


_SPACED = (" ,", " ;", " :", " .", " !", " ?", "!!", "??", "!?", "?!", "...", ",,")
_CLOSE = re.compile(r"[.!?][A-Z]|,[^\W\d_]")


def _has_double_space(every: str) -> bool:
    return "  " in every


def _has_no_break_space(every: str) -> bool:
    return "\u00a0" in every or "\u202f" in every


def _has_odd_punctuation(every: str) -> bool:
    return any(marks in every for marks in _SPACED) or _CLOSE.search(every) is not None


def _has_word_twice(every: str) -> bool:
    words = every.lower().split()
    return any(map(eq, words, words[1:]))


#: For each rule: whether any text may break it, which is asked first and quickly; the pattern; what is said of it.
_FINDERS: tuple[tuple[Callable[[str], bool], re.Pattern[str], Finder], ...] = (
    (_has_double_space, re.compile(r" {2,}"), _double_space),
    (_has_no_break_space, re.compile(r"(?<=[^\W\d_])[\u00a0\u202f](?=[^\W\d_])"), _no_break_space),
    # " ," and "!!" and "...", and a sentence or a word that begins right behind a mark: "einde.Begin", "een,twee".
    (
        _has_odd_punctuation,
        re.compile(
            r" [,;:.!?](?=\s|$)|[!?]{2,}|\.{3,}|,{2,}|\b[^\W\d_]{2,}[.!?][A-Z](?=[a-z])|(?<=[^\W\d_]),(?=[^\W\d_])"
        ),
        _punctuation,
    ),
    # "die die" and "dat dat" are good Dutch.
    (_has_word_twice, re.compile(r"(?i)\b(?!(?:die|dat|haar|ze)\b)([^\W\d_]+) \1\b(?!-)"), _twice),
)

_STRAIGHT = re.compile(r"[\"']")
_CURLY = "‘’“”„‚«»"


def _check_quotes(units: list[Unit], every: str) -> Iterator[Diagnostic]:
    """One kind of quotation mark in the whole factsheet, and each that opens closes."""
    curly = any(mark in every for mark in _CURLY)
    if curly and ("'" in every or '"' in every):
        for unit in units:
            for match in _STRAIGHT.finditer(unit.text):
                yield in_unit(unit, *match.span()).warning(
                    "FC805",
                    "A straight quotation mark stands here, and curly ones elsewhere in this factsheet.",
                    "Write ‘…’ or “…”, and ’ for an apostrophe.",
                )
    for unit in units if any(mark in every for mark in '"“„”') else ():
        if unit.text.count('"') % 2 or len(re.findall("[“„]", unit.text)) != unit.text.count("”"):
            at = next((i for i, character in enumerate(unit.text) if character in '"“„”'), 0)
            yield in_unit(unit, at, at + 1).warning(
                "FC805", "A quotation mark opens here or closes, and its other half is missing.", "Write both."
            )
