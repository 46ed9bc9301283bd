from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.yaml_reader import read
from factsheet_content.checks.schema import check_schema, schema_name
from tests.checks.faults import CONTACTS, LABELS, LOCK, NOTICES, SERIES, SHEET, SITE, TYPES, Fault, check
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = (
    Fault(
        "unknown key",
        "FC201",
        SHEET,
        "title: Gedwongen",
        "⟦titel⟧: Gedwongen",
        help="Did you mean title?",
        also=("FC202",),
    ),
    Fault(
        "unknown key in a fact",
        "FC201",
        SHEET,
        "    value: 178",
        "    ⟦valeu⟧: 178",
        help="Did you mean value?",
        also=("FC206",),
    ),
    Fault("unknown key like no other", "FC201", SITE, "exit:", "⟦zzz⟧: 1\nexit:", help="There are: base_address"),
    Fault(
        "key missing",
        "FC202",
        SHEET,
        "title: Gedwongen achterlating",
        "",
        at=(SHEET, "⟦⟧# yaml-language-server"),
        message="“title” is missing",
        help="title: The title",
    ),
    Fault(
        "two keys missing",
        "FC202",
        NOTICES,
        "    on: 2026-11-23\n    about: facts.meldingen\n    text:",
        "    about: facts.meldingen\n    comment:",
        at=(NOTICES, "  - ⟦⟧id: aantal_meldingen"),
        message="“on”, “text” are missing",
    ),
    Fault(
        "label that the software prints missing",
        "FC202",
        LABELS,
        "  belangrijk:",
        "  belangrijker:",
        at=(LABELS, "  ⟦⟧pagina_van:"),
        message="“belangrijk”",
    ),
    Fault(
        "id with a capital and a hyphen",
        "FC203",
        SHEET,
        "  landen_west_afrika:",
        "  ⟦Landen-west⟧:",
        help="lower-case letters",
        also=("FC401", "FC413"),
    ),
    Fault("type that is no slug", "FC203", TYPES, "  stalking:", "  ⟦Stalking!⟧:", help="lower-case letters"),
    Fault(
        "address without scheme",
        "FC203",
        SHEET,
        "url: https://www.huiselijkgeweld.nl/achterlating",
        "url: ⟦www.huiselijkgeweld.nl/achterlating⟧",
        help="https://",
    ),
    Fault(
        "date the Dutch way",
        "FC203",
        NOTICES,
        "on: 2026-11-23\n    about: facts",
        "on: ⟦23-11-2026⟧\n    about: facts",
        message="not formed",
        help="year-month-day",
    ),
    Fault(
        "day that no month has",
        "FC203",
        NOTICES,
        "on: 2026-11-23\n    about: facts",
        "on: ⟦2026-02-30⟧\n    about: facts",
        message="is no date that there is",
    ),
    Fault(
        "text that begins with a space",
        "FC203",
        SHEET,
        "title: Gedwongen achterlating",
        "title: ⟦' Gedwongen achterlating'⟧",
    ),
    Fault(
        "text over two paragraphs",
        "FC116",
        SHEET,
        "title: Gedwongen achterlating",
        'title: "Gedwongen⟦\\n⟧achterlating"',
    ),
    Fault(
        "number for a text",
        "FC204",
        SHEET,
        "title: Gedwongen achterlating",
        "title: ⟦112⟧",
        message="must be a text; here is “112”",
        help="Put it in quotes.",
    ),
    Fault(
        "text for a number", "FC204", SHEET, "    value: 178", "    value: ⟦veel⟧", message="must be a number", help=""
    ),
    Fault("no number at all", "FC204", SHEET, "    value: 178", "    value: ⟦.nan⟧", message="must be a number"),
    Fault(
        "text for a flag",
        "FC204",
        SHEET,
        "critical: true",
        "critical: ⟦yes⟧",
        message="must be true or false; here is “yes”",
    ),
    Fault(
        "list for a mapping",
        "FC204",
        SERIES,
        "headings:\n",
        "headings:\n  ⟦-⟧ signals\nold:\n",
        message="must be a mapping",
        also=("FC201", "FC407", "FC605"),
    ),
    Fault("nothing for a text", "FC204", TYPES, "    name: Stalking\n", "    name:⟦⟧\n", message="here is nothing"),
    Fault("word out of the list", "FC205", CONTACTS, "kind: phone", "kind: ⟦fone⟧", help="Did you mean phone?"),
    Fault(
        "two kinds in one block",
        "FC206",
        SHEET,
        "      - id: meldcode\n        paragraph:",
        "      - ⟦⟧id: meldcode\n        callout: Let op.\n        paragraph:",
        message="paragraph, callout",
    ),
    Fault(
        "block of no kind",
        "FC206",
        SHEET,
        "      - id: meldcode\n        paragraph:",
        "      - ⟦⟧id: meldcode\n        paragraf:",
        help="Write one of: paragraph",
        also=("FC201", "FC410"),
    ),
    Fault("empty text", "FC207", SHEET, "title: Gedwongen achterlating", "title: ⟦''⟧"),
    Fault("empty list", "FC207", SHEET, "countries: [MA, DZ, EG]", "countries: ⟦[⟧]"),
    Fault(
        "threshold above all",
        "FC208",
        SITE,
        "publication_threshold: 0.8",
        "publication_threshold: ⟦80⟧",
        message="at most 1",
    ),
    Fault("country twice", "FC209", SHEET, "countries: [MA, DZ, EG]", "countries: ⟦[⟧MA, DZ, MA]"),
    Fault("hash that is none", "FC203", LOCK, 'hash: "', 'hash: ⟦⟧"x'),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_is(fault: Fault, tree: Path) -> None:
    check(fault, tree)


def test_each_yaml_file_of_the_tree_has_a_schema_and_keeps_it() -> None:
    tree = ContentTree(ROOT)
    files = [*(ROOT / "content").rglob("*.yaml"), ROOT / LOCK]
    assert len(files) > 9
    for file in files:
        document = tree.document(file.relative_to(ROOT).as_posix())
        assert schema_name(document.path) is not None
        assert list(check_schema(document)) == []


def test_a_missing_key_is_said_once_and_not_once_per_key(tree: Path) -> None:
    (tree / SITE).write_text("exit: https://www.knmi.nl/\n", encoding="utf-8")
    found = list(check_schema(ContentTree(tree).document(SITE)))
    assert [problem.message for problem in found] == ["“base_address”, “publication_threshold” are missing here."]


def test_a_long_value_is_quoted_in_part() -> None:
    document = read(f"publication_threshold: {'x' * 500}\n".encode(), SITE)
    assert any("“xxx" in problem.message and len(problem.message) < 120 for problem in check_schema(document))
