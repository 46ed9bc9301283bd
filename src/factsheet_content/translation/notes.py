"""Lines that ``update`` adds to an entry's extracted comments, and reads again the next time.

They are in Dutch, as all that stands in ``#.`` lines: translators read it beside the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_content.authoring.catalog import Entry
    from factsheet_content.translation.suggestions import Suggestion

_SUGGESTION = "Voorstel, nog te beoordelen: "
_READ_AS = "De cijfers zijn veranderd; de vertaling is gemaakt voor: "
_SAME_MEANING = "Volgens de redactie dezelfde betekenis als: "


def suggestion(found: Suggestion) -> str:
    """Where a suggestion is from, and how much its Dutch text is like this one."""
    reviewed = ", beoordeeld" if found.reviewed else ""
    return f"{_SUGGESTION}{found.score} % gelijk aan {found.domain}: {found.unit}{reviewed}"


def aligned(score: int, document: str, missing: tuple[str, ...]) -> str:
    """From which document a translation was taken, how certain it is that it belongs here, and what it lacks."""
    lacking = f"; niet teruggevonden: {' '.join(f'{{{name}}}' for name in missing)}" if missing else ""
    return f"{_SUGGESTION}{score} % zeker dat dit de vertaling is, uit {document}{lacking}"


def read_as(reading: str) -> str:
    """With which figures the text read when its translation was made."""
    return f"{_READ_AS}{reading}"


def same_meaning(text: str) -> str:
    """Which Dutch text a current translation was made for, where an editor says that this one means the same."""
    return f"{_SAME_MEANING}{' '.join(text.splitlines())}"


def same_meaning_as(entry: Entry) -> str:
    """The text in such a line; empty where there is none."""
    return next((line.removeprefix(_SAME_MEANING) for line in entry.extracted if line.startswith(_SAME_MEANING)), "")


def read_as_of(entry: Entry) -> str:
    """The reading that a translation was made for, where figures outdated it; else empty."""
    return next((line.removeprefix(_READ_AS) for line in entry.extracted if line.startswith(_READ_AS)), "")


def suggestion_of(entry: Entry) -> str:
    """The line that says where a suggestion is from; empty where the translation is a person's."""
    return next((line for line in entry.extracted if line.startswith(_SUGGESTION) and entry.fuzzy), "")


def unconfirmed(entry: Entry) -> str:
    """The line that stays for as long as the translation is fuzzy."""
    return next((line for line in entry.extracted if line.startswith((_SUGGESTION, _READ_AS))), "")


def lasting(entry: Entry) -> tuple[str, ...]:
    """The lines that an obsolete entry keeps: what its translation was made for."""
    return tuple(line for line in entry.extracted if line.startswith((_SUGGESTION, _READ_AS, _SAME_MEANING)))
