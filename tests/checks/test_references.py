from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.diagnostics import Severity
from tests.checks.faults import (
    CONTACTS,
    DRAFT,
    NOTICES,
    SERIES,
    SHEET,
    TYPES,
    Fault,
    check,
    find,
    make,
)

if TYPE_CHECKING:
    from pathlib import Path

WARNING = Severity.WARNING
MINIMAL = """\
factsheet: gedwongen-achterlating
series: 2018-11-17
title: Nieuw
sections: [{id: contact, blocks: [{id: x, paragraph: X.}]}]
"""
LINKING = """\
factsheet: gedwongen-achterlating
series: 2018-11-17
title: Nieuw
links: {ander: factsheet:stalking}
sections: [{id: contact, blocks: [{id: x, paragraph: "Zie [stalking]({links.ander})."}]}]
"""
FAULTS = (
    Fault(
        "contact that the registry lacks",
        "FC405",
        SHEET,
        "contacts: [veilig_thuis, politie]",
        "contacts: [veilig_thuis, ⟦poltie⟧]",
        help="Did you mean politie?",
    ),
    Fault(
        "series edition that is not there",
        "FC406",
        SHEET,
        "series: 2018-11-17",
        "series: ⟦2018-11-18⟧",
        help="Did you mean 2018-11-17?",
    ),
    Fault(
        "paragraph that the series lacks",
        "FC406",
        SHEET,
        "- series: voorbeelden",
        "- series: ⟦voorbelden⟧",
        help="Did you mean voorbeelden?",
    ),
    Fault(
        "heading that nobody gives",
        "FC407",
        SERIES,
        "  credits: Ontwikkeld door\n",
        "",
        at=(SHEET, "- id: ⟦credits⟧"),
        also=("FC605",),
    ),
    Fault(
        "heading of a section of its own",
        "FC407",
        SHEET,
        "- id: definition\n    heading: Wat is een gedwongen achterlating?\n",
        "- id: ⟦definition⟧\n",
        help="Write a heading",
    ),
    Fault(
        "source that is not listed",
        "FC408",
        SHEET,
        "    unit: persons\n    per: year\n    source: verwey_jonker_2014",
        "    unit: persons\n    per: year\n    source: ⟦verwey_jonker_2015⟧",
        help="Did you mean verwey_jonker_2014?",
    ),
    Fault(
        "link to a type that is none",
        "FC409",
        SHEET,
        "factsheet:eergerelateerd-geweld",
        "⟦factsheet:eergerelateert-geweld⟧",
        help="Did you mean eergerelateerd-geweld?",
    ),
    Fault(
        "notice about a unit that is not there",
        "FC410",
        NOTICES,
        "about: reporting-code/meldcode",
        "about: ⟦reporting-code/meldkode⟧",
        help="Did you mean reporting-code/meldcode?",
    ),
    Fault(
        "notice about a fact that is not there",
        "FC410",
        NOTICES,
        "about: facts.meldingen",
        "about: ⟦facts.melding⟧",
        help="Did you mean facts.meldingen?",
    ),
    Fault(
        "edition that differs from the file name",
        "FC411",
        SHEET,
        "edition: 2018-11-17",
        "edition: ⟦2018-11-18⟧",
        help="Write edition: 2018-11-17.",
        also=(),
    ),
    Fault(
        "edition that is not said",
        "FC411",
        SHEET,
        "edition: 2018-11-17\n",
        "",
        at=(SHEET, "⟦⟧# yaml-language-server"),
        message="not said",
    ),
    Fault(
        "factsheet that differs from the folder",
        "FC411",
        SHEET,
        "factsheet: gedwongen-achterlating",
        "factsheet: ⟦gedwongen-achterlaten⟧",
        help="Write factsheet: gedwongen-achterlating.",
    ),
    Fault(
        "draft with an edition",
        "FC411",
        DRAFT,
        None,
        f"edition: ⟦2026-12-01⟧\n{MINIMAL}",
        help="Remove the line",
        also=(),
    ),
    Fault(
        "new link to a type without a factsheet",
        "FC419",
        DRAFT,
        None,
        LINKING.replace("factsheet:stalking", "⟦factsheet:stalking⟧"),
        severity=WARNING,
        message="it leads to https://www.huiselijkgeweld.nl/stalking instead",
        help="factsheet new stalking",
        also=("FC504",),
    ),
    Fault(
        "block id twice in a section",
        "FC412",
        SHEET,
        "- id: mogelijk",
        "- id: ⟦preventie⟧",
        message="signals/preventie",
    ),
    Fault("section twice", "FC412", SHEET, "- id: credits", "- id: ⟦contact⟧", message="The id contact is"),
    Fault(
        "fact that nothing names",
        "FC413",
        SHEET,
        "links:\n  eer",
        "  ⟦extra⟧:\n    value: 3\n    label: Extra\n\nlinks:\n  eer",
        severity=WARNING,
        message="facts.extra",
        also=("FC605", "FC704"),
    ),
    Fault(
        "link that nothing names",
        "FC413",
        SHEET,
        "links:\n",
        "links:\n  ⟦extra⟧: https://www.politie.nl\n",
        severity=WARNING,
        help="{links.extra}",
        also=("FC605",),
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_is(fault: Fault, tree: Path) -> None:
    check(fault, tree)


def test_a_link_that_was_published_is_let_be(tree: Path) -> None:
    (tree / DRAFT).write_text(LINKING.replace("stalking", "eergerelateerd-geweld"), encoding="utf-8")
    assert "FC419" not in {problem.code for problem in find(tree)}


def test_the_second_of_two_equal_ids_is_the_wrong_one(tree: Path) -> None:
    make(Fault("three times", "FC412", SHEET, "- id: werkwijze", "- id: omschrijving"), tree)
    make(Fault("three times", "FC412", SHEET, "- id: motieven", "- id: omschrijving"), tree)
    lines = [problem.line for problem in find(tree) if problem.code == "FC412"]
    text = (tree / SHEET).read_text(encoding="utf-8").split("\n")
    assert lines == [number for number, line in enumerate(text, 1) if "- id: omschrijving" in line][1:]


@pytest.mark.parametrize("path", [CONTACTS, TYPES, SERIES])
def test_what_cannot_be_read_is_one_problem_and_not_one_per_reference(tree: Path, path: str) -> None:
    with (tree / path).open("a", encoding="utf-8") as file:
        file.write("\t\n")
    assert [problem.code for problem in find(tree)] == ["FC103"]


def test_a_source_is_used_where_all_sources_are_listed_or_a_fact_rests_on_it(tree: Path) -> None:
    make(
        Fault(
            "source", "", SHEET, "sources:\n", "sources:\n  extra: {type: web, title: X, url: https://www.politie.nl}\n"
        ),
        tree,
    )
    assert "FC413" not in {problem.code for problem in find(tree)}
    for _ in range(2):
        make(Fault("not listed", "", SHEET, "[bronnen]({sources})", "bronnen"), tree)
    assert ["sources.extra" in problem.message for problem in find(tree) if problem.code == "FC413"] == [True]
