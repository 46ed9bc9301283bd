from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checks.faults import ENGLISH, Fault, check, find, make

if TYPE_CHECKING:
    from pathlib import Path

TYPES_PO = "content/en/types.po"
FAULTS = (
    Fault(
        "language of another catalog",
        "FC501",
        TYPES_PO,
        '"Language: en\\n"',
        '"⟦Language⟧: de\\n"',
        help="Write Language: en.",
    ),
    Fault(
        "language left out",
        "FC501",
        TYPES_PO,
        '"Language: en\\n"\n',
        "",
        at=(TYPES_PO, "⟦⟧# English translation"),
        message="(nothing)",
    ),
    Fault(
        "variant that is none",
        "FC501",
        "content/en/labels.po",
        '"X-Locale: en-GB\\n"',
        '"⟦X-Locale⟧: klingon\\n"',
        message="klingon",
    ),
    Fault(
        "field that the Dutch has not",
        "FC502",
        ENGLISH,
        "danger, call {contacts.alarmnummer.telefoon}.",
        "danger, call ⟦{⟧contacts.alarmnumber.telefoon}.",
        at=(ENGLISH, "danger, call ⟦⟧{contacts.alarmnumber"),
        help="{contacts.alarmnummer.telefoon}",
        also=("FC505",),
    ),
    Fault(
        "field that was lost",
        "FC502",
        ENGLISH,
        'msgstr "If there is immediate danger, call {contacts.alarmnummer.telefoon}."',
        'msgstr "⟦⟧If there is immediate danger, call 112."',
        message="{contacts.alarmnummer.telefoon}",
        also=("FC505", "FC521"),
    ),
    Fault(
        "link that was lost",
        "FC503",
        ENGLISH,
        "[PDF]({downloads.pdf})",
        "PDF ({downloads.pdf})",
        at=(ENGLISH, 'msgstr "⟦⟧This factsheet can be downloaded'),
        help="[…]({downloads.pdf})",
    ),
    Fault(
        "address that is a script",
        "FC508",
        TYPES_PO,
        'msgstr "https://www.huiselijkgeweld.nl/achterlating"',
        'msgstr "⟦⟧javascript:alert(1)"',
        message="javascript:alert(1)",
    ),
    Fault(
        "address that is not safe",
        "FC508",
        "content/en/contacts.po",
        'uri"\nmsgid "https://www.nederlandwereldwijd.nl/achterlating"\nmsgstr "https:',
        'uri"\nmsgid "https://www.nederlandwereldwijd.nl/achterlating"\nmsgstr "⟦⟧http:',
    ),
    Fault(
        "string that is not closed",
        "FC312",
        ENGLISH,
        'msgstr "Forced abandonment"',
        'msgstr ⟦⟧"Forced abandonment',
        also=("FC505", "FC506"),
    ),
    Fault(
        "conflict that git left",
        "FC305",
        ENGLISH,
        'msgctxt "definition.heading"',
        '⟦⟧<<<<<<< HEAD\nmsgctxt "definition.heading"',
        also=("FC505", "FC506"),
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_is(fault: Fault, tree: Path) -> None:
    check(fault, tree)


def test_what_waits_to_be_confirmed_is_not_judged(tree: Path) -> None:
    make(Fault("fuzzy", "", ENGLISH, 'msgctxt "title"', '#, fuzzy\nmsgctxt "title"'), tree)
    make(Fault("fuzzy", "", ENGLISH, 'msgstr "Forced abandonment"', 'msgstr "{nonsense}"'), tree)
    assert [problem.code for problem in find(tree)] == []
