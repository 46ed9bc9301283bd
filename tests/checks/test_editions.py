from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.diagnostics import Severity
from tests.checks.faults import DRAFT, ENGLISH, FOLDER, LOCK, NOTICES, SERIES, SHEET, Fault, check, find, make

if TYPE_CHECKING:
    from pathlib import Path

WARNING = Severity.WARNING
SOURCE = f"{FOLDER}/2018-11-17.source.txt"
ACCEPTED = "content/en/accepted.yaml"
FROZEN = ("FC605",)
FAULTS = (
    Fault(
        "source document that is not there",
        "FC601",
        SHEET,
        "text: 2018-11-17.source.txt",
        "text: ⟦2018-11-18.source.txt⟧",
    ),
    Fault("source document removed", "FC601", SOURCE, "", None, at=(SHEET, "text: ⟦2018-11-17.source.txt⟧")),
    Fault("source document in another encoding", "FC602", SOURCE, None, "Geïsoleerd", encoding="latin-1"),
    Fault(
        "word changed",
        "FC603",
        SHEET,
        "Mag niet beschikken over eigen",
        "Mag ⟦wel⟧ beschikken over eigen",
        also=FROZEN,
        message="here “wel beschikken",
    ),
    Fault(
        "word changed in a folded text",
        "FC603",
        SHEET,
        "zijn motieven voor achterlating vaak verwesteren",
        "zijn motieven voor achterlating ⟦soms⟧ verwesteren",
        also=FROZEN,
    ),
    Fault(
        "word dropped",
        "FC603",
        SHEET,
        "voer i.v.m. de veiligheid geen gesprek",
        "voer i.v.m. de veiligheid ⟦gesprek⟧",
        also=("FC505", "FC605"),
    ),
    Fault(
        "figure changed",
        "FC603",
        SHEET,
        "min: 182",
        "min: 183",
        at=(SHEET, "          omvang:\n            text: ⟦⟧>-"),
        message="there “182 en",
        also=FROZEN,
    ),
    Fault(
        "last block dropped",
        "FC603",
        SHEET,
        "      - id: bronnen\n        paragraph: De [bronnen]({sources}) zijn ook apart te downloaden.\n",
        "",
        at=(SHEET, "text: ⟦2018-11-17.source.txt⟧"),
        message="goes on where the edition ends",
        also=FROZEN,
    ),
    Fault(
        "line of the frame that the document does not have",
        "FC603",
        SHEET,
        "    - downloaden als pdf\n",
        "    - ⟦downloaden als tekst⟧\n",
        message="no line “downloaden als tekst”",
    ),
    Fault(
        "word changed in the source document",
        "FC603",
        SOURCE,
        "Weglopen van huis",
        "Weglopen van school",
        at=(SHEET, "weglopen: Weglopen van ⟦huis⟧"),
        message="there “school",
    ),
    Fault(
        "series changed",
        "FC605",
        SERIES,
        "publisher: Ministerie",
        "publisher: Het Ministerie",
        at=(SERIES, "publisher: ⟦Het ⟧Ministerie"),
        also=("FC504",),
    ),
    Fault(
        "sheet that is not locked",
        "FC604",
        LOCK,
        "    2018-11-17: {hash",
        "    2018-11-16: {hash",
        at=(SHEET, "edition: ⟦2018-11-17⟧"),
        severity=WARNING,
        also=("FC606",),
    ),
    Fault(
        "series that is not locked",
        "FC604",
        LOCK,
        "series:\n  2018-11-17:",
        "series:\n  2018-11-16:",
        at=(SERIES, "edition: ⟦2018-11-17⟧"),
        severity=WARNING,
    ),
    Fault(
        "label of a fact changed",
        "FC605",
        SHEET,
        "label: Aantal meldingen",
        "label: Meldingen",
        at=(SHEET, "label: ⟦M⟧eldingen"),
        also=(),
    ),
    Fault(
        "edition that is gone", "FC606", SHEET, "", None, at=(LOCK, "    2018-11-17: ⟦{⟧hash"), also=("FC410", "FC504")
    ),
    Fault(
        "critical unit without a translation",
        "FC505",
        ENGLISH,
        'msgstr "If there is immediate danger, call {contacts.alarmnummer.telefoon}."',
        'msgstr ""',
        at=(ENGLISH, '⟦⟧msgctxt "contact/gevaar"'),
        severity=WARNING,
        message="contact/gevaar has no translation",
    ),
    Fault(
        "critical unit with another translation",
        "FC505",
        ENGLISH,
        "If there is immediate danger",
        "If there is danger",
        at=(ENGLISH, '⟦⟧msgctxt "contact/gevaar"'),
        severity=WARNING,
        message="nobody has accepted",
    ),
    Fault(
        "critical unit that waits",
        "FC505",
        ENGLISH,
        'msgctxt "contact/gevaar"',
        '#, fuzzy\nmsgctxt "contact/gevaar"',
        at=(ENGLISH, '⟦⟧msgctxt "contact/gevaar"'),
        severity=WARNING,
        message="fuzzy",
    ),
    Fault("catalog gone", "FC506", ENGLISH, "", None, severity=WARNING, also=("FC505", "FC507", "FC509"), message="0%"),
    Fault(
        "acceptance for no catalog",
        "FC507",
        ACCEPTED,
        "  factsheets/gedwongen-achterlating:",
        "  ⟦factsheets/gedwongen-achterlaten⟧:",
        also=("FC505",),
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_is(fault: Fault, tree: Path) -> None:
    check(fault, tree)


def test_what_a_reader_does_not_get_may_change(tree: Path) -> None:
    for old, new in (
        ("comment: Bijvoorbeeld op", "comment: Zoals op"),
        ("remark: De bron", "remark: Een bron"),
        ("# De lijst", "# Een lijst"),
    ):
        make(Fault("of editors", "", SHEET, old, new), tree)
    assert {problem.code for problem in find(tree)} <= {"FC504"}


def test_a_draft_is_held_against_no_lock_and_no_language(tree: Path) -> None:
    text = (tree / SHEET).read_text(encoding="utf-8").replace("edition: 2018-11-17\n", "", 1)
    (tree / DRAFT).write_text(
        text.replace("{facts.meldingen} per", "{facts.meldingen} meldingen per"), encoding="utf-8"
    )
    assert {problem.code for problem in find(tree)} <= {"FC504", "FC603"}


def test_a_notice_that_is_critical_keeps_a_language_back_too(tree: Path) -> None:
    make(
        Fault(
            "critical", "", NOTICES, "    about: facts.meldingen\n", "    about: facts.meldingen\n    critical: true\n"
        ),
        tree,
    )
    assert any(problem.code == "FC505" and problem.unit == "notices.aantal_meldingen" for problem in find(tree))
