from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checks.faults import CONTACTS, NOTICES, SHEET, Fault, check, find, make

if TYPE_CHECKING:
    from pathlib import Path

LINK = "[factsheet over eergerelateerd geweld]({links.eergerelateerd})"
FAULTS = (
    Fault(
        "fact that is not there",
        "FC401",
        SHEET,
        "meldingen van {facts.meldingen} per",
        "meldingen van ⟦{facts.melding}⟧ per",
        help="Did you mean facts.meldingen?",
    ),
    Fault("fact without that end", "FC401", SHEET, "van {facts.meldingen} per", "van ⟦{facts.meldingen.max}⟧ per"),
    Fault(
        "fact in a notice",
        "FC401",
        NOTICES,
        "{facts.slachtoffers_per_jaar.max} slacht",
        "⟦{facts.slachtoffers_per_jaar.maks}⟧ slacht",
        help="Did you mean facts.slachtoffers_per_jaar.max?",
    ),
    Fault(
        "channel that is not there",
        "FC401",
        SHEET,
        "bel {contacts.alarmnummer.telefoon}",
        "bel ⟦{contacts.alarmnummer.telfoon}⟧",
        help="Did you mean contacts.alarmnummer.telefoon?",
    ),
    Fault("link as a word", "FC401", SHEET, LINK, "eer ⟦{links.eergerelateerd}⟧"),
    Fault(
        "link that is not there",
        "FC402",
        SHEET,
        "({links.eergerelateerd})",
        "(⟦{links.eer_gerelateerd}⟧)",
        help="Did you mean links.eergerelateerd?",
        also=("FC413",),
    ),
    Fault("fact as a target", "FC402", SHEET, "({links.eergerelateerd})", "(⟦{facts.meldingen}⟧)", also=("FC413",)),
    Fault(
        "section that is not there",
        "FC402",
        SHEET,
        "({links.eergerelateerd})",
        "(⟦{section.risk_factor}⟧)",
        help="Did you mean section.risk_factors?",
        also=("FC413",),
    ),
    Fault(
        "brace that is not closed",
        "FC403",
        SHEET,
        "title: Gedwongen achterlating",
        "title: Gedwongen ⟦{⟧achterlating",
        help="Write {{",
    ),
    Fault(
        "brace that is not opened",
        "FC403",
        SHEET,
        "title: Gedwongen achterlating",
        "title: Gedwongen⟦}⟧ achterlating",
        help="Write }}",
    ),
    Fault(
        "address in a link",
        "FC404",
        SHEET,
        "({links.eergerelateerd})",
        "(⟦https://www.politie.nl⟧)",
        help="{links.<id>}",
        also=("FC413",),
    ),
    Fault("link to nowhere", "FC404", SHEET, "({links.eergerelateerd})", "(⟦)⟧", also=("FC413",)),
    Fault(
        "target with a space",
        "FC404",
        SHEET,
        "]({links.eergerelateerd})",
        "⟦](⟧{links.eer gerelateerd})",
        message="looks like a link",
        also=("FC401", "FC413"),
    ),
    Fault(
        "target with a space beside an escaped bracket",
        "FC404",
        SHEET,
        "[factsheet over eergerelateerd geweld]({links.eergerelateerd})",
        "\\[x\\] [y⟦](⟧a b)",
        message="looks like a link",
        also=("FC413",),
    ),
    Fault(
        "field after an emoji in a folded text",
        "FC401",
        SHEET,
        "Aantal slachtoffers wordt geschat tussen {facts.slachtoffers_per_jaar.min} en",
        "Aantal 👩‍👧 slachtoffers ⟦{facts.slachtoffers_per_jaar.mn}⟧ en",
        also=("FC802",),
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_is(fault: Fault, tree: Path) -> None:
    check(fault, tree)


@pytest.mark.parametrize(
    "text",
    [
        "[x](<{links.eergerelateerd}>)",
        '[x]({links.eergerelateerd} "De factsheet")',
        "[x]( {links.eergerelateerd} )",
        "[{contacts.politie.name}]({links.eergerelateerd})",
        "**[x]({links.eergerelateerd})** en [y]({links.eergerelateerd})",
        "[x]({links.eergerelateerd}) \\[geen link](zo) {{geen veld}}",
        "[x]({links.eergerelateerd}) zie [1] (en [2])",
        "[x]({links.eergerelateerd}) en [y]({section.risk_factors}) en [z]({downloads.pdf})",
        "[x]({links.eergerelateerd}) bel [hen]({contacts.veilig_thuis.telefoon})",
    ],
)
def test_links_may_be_written_in_every_way_that_commonmark_has(tree: Path, text: str) -> None:
    make(Fault("link", "", SHEET, "Zie de [bronnen]({sources}) en de " + LINK + ".", f"'{text}'"), tree)
    assert [problem for problem in find(tree) if problem.code.startswith("FC4")] == []


def test_fields_of_contacts_are_not_judged_where_the_contacts_cannot_be_read(tree: Path) -> None:
    (tree / CONTACTS).write_text("contacts: [", encoding="utf-8")
    assert [(problem.code, problem.path) for problem in find(tree)] == [("FC105", CONTACTS)]
