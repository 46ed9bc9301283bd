"""Silences: a translator's comment that names a code says why a finding about that entry does not hold.

# FC528: the reader knows the name, not the term
msgctxt "…"
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from factsheet_content.authoring.yaml_document import Span
from factsheet_content.checks.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.catalog import Catalog, Entry
    from factsheet_content.authoring.diagnostics import Diagnostic

#: What a person can know better than a rule. The other codes are of what would break a publication.
SILENCEABLE = frozenset({*(f"FC{number}" for number in range(520, 535)), "FC538"})
_SILENCE = re.compile(r"\s*(FC\d{3})\b\s*:?\s*(.*)")


def without_silenced(catalog: Catalog, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings of a catalog save those that a comment answers, and a warning for each comment that answers none."""
    silences = _silences(catalog) if "FC" in catalog.source else {}
    if not silences:
        yield from findings
        return
    lines = [entry.line for entry in catalog.entries]
    used: set[tuple[int, str]] = set()
    for finding in findings:
        at = bisect_right(lines, finding.line) - 1
        key = (lines[at] if at >= 0 else 0, finding.code)
        if key in silences and finding.code in SILENCEABLE:
            used.add(key)
        else:
            yield finding
    for key, (entry, reason) in silences.items():
        yield from _unused(catalog, entry, key[1], reason, used=key in used)


def _silences(catalog: Catalog) -> dict[tuple[int, str], tuple[Entry, str]]:
    """Each silence by the line of its entry and its code, with its reason."""
    return {
        (entry.line, match[1]): (entry, match[2].strip())
        for entry in catalog.entries
        if entry.comments and not entry.obsolete and not entry.fuzzy
        for match in map(_SILENCE.match, entry.comments)
        if match
    }


def _unused(catalog: Catalog, entry: Entry, code: str, reason: str, *, used: bool) -> Iterator[Diagnostic]:
    place = Place(catalog.path, _comment(catalog, entry, code), entry.msgctxt)
    if code not in SILENCEABLE:
        yield place.warning(
            "FC539", "{code} cannot be silenced.", "Mend what it says, and remove the comment.", code=code
        )
    elif not used:
        yield place.warning("FC539", "Nothing is wrong here that {code} would say.", "Remove the comment.", code=code)
    elif not reason:
        yield place.warning("FC539", "The comment does not say why.", "Write # {code}: and the reason.", code=code)


def _comment(catalog: Catalog, entry: Entry, code: str) -> Span:
    """Where the comment stands: above the entry, in the lines that begin with #."""
    number = entry.line - 1
    while number > 0 and catalog.lines[number - 1].startswith("#"):
        column = catalog.lines[number - 1].find(code)
        if column >= 0 and catalog.lines[number - 1][1:2] not in (".", ":", ",", "|", "~"):
            return Span(number, column + 1, number, column + 1 + len(code))
        number -= 1
    return Span(entry.line or 1, 1, entry.line or 1, 2)
