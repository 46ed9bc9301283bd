from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.diagnostics import Severity
from tests.checks.faults import DRAFT, FILES, FOLDER, NOTICES, SERIES, TYPES, Fault, check, find

if TYPE_CHECKING:
    from pathlib import Path

WARNING = Severity.WARNING
FAULTS = (
    Fault(
        "series edition that differs from the file name",
        "FC411",
        SERIES,
        "edition: 2018-11-17",
        "edition: ⟦2018-11-18⟧",
        help="Write edition: 2018-11-17.",
    ),
    Fault(
        "notices of another folder",
        "FC411",
        NOTICES,
        "factsheet: gedwongen-achterlating",
        "factsheet: ⟦gedwongen-achterlaten⟧",
        help="Write factsheet: gedwongen-achterlating.",
    ),
    Fault("notice id twice", "FC412", NOTICES, "id: aantal_meldingen", "id: ⟦afwegingskader⟧", also=("FC504",)),
    Fault(
        "notice for an edition that is not there",
        "FC410",
        NOTICES,
        "editions: [2018-11-17]",
        "editions: [⟦2018-11-18⟧]",
        help="Did you mean 2018-11-17?",
        also=("FC504",),
    ),
    Fault(
        "catalog that a language lacks",
        "FC509",
        "content/en/contacts.po",
        "",
        None,
        severity=WARNING,
        help="content/pot/contacts.pot",
    ),
    Fault(
        "folder of no language",
        "FC510",
        "content/zz/labels.po",
        None,
        "",
        at=("content/zz", ""),
        also=("FC307", "FC501", "FC505", "FC506"),
    ),
    Fault(
        "folder of a pseudo-language",
        "FC511",
        "content/en-XA/labels.po",
        None,
        "",
        at=("content/en-XA", ""),
        also=("FC307", "FC501", "FC505", "FC506"),
        help="factsheet i18n pseudo",
    ),
    Fault(
        "edition with a slip in its name",
        "FC418",
        f"{FOLDER}/2018-11-7.yaml",
        None,
        "",
        severity=WARNING,
        help="draft.yaml",
    ),
    Fault("draft with the other ending", "FC418", f"{FOLDER}/draft.yml", None, "", severity=WARNING),
    Fault(
        "catalog of no domain", "FC418", "content/en/factsheets/gedwongen-achterlaten.po", None, "", severity=WARNING
    ),
    Fault("types in the wrong place", "FC418", "content/nl/factsheets/types.yaml", None, "", severity=WARNING),
    Fault("file that is missing", "FC110", TYPES, "", None),
    Fault("empty draft", "FC106", DRAFT, None, "⟦⟧"),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_is(fault: Fault, tree: Path) -> None:
    check(fault, tree)


#: What a tree can be without, and what is said then.
OPTIONAL: dict[str, set[str]] = {
    "content/en/glossary.yaml": {"FC526"},  # it says what LHBTI is in English
    "content/en/lexicon.yaml": set(),
    NOTICES: {"FC504"},
}


@pytest.mark.parametrize("path", FILES)
def test_each_file_is_missed(tree: Path, path: str) -> None:
    (tree / path).unlink()
    codes = {problem.code for problem in find(tree)}
    assert codes == OPTIONAL[path] if path in OPTIONAL else codes
