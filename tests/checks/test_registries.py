from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checks.faults import CONTACTS, LABELS, SHEET, TYPES, Fault, check

if TYPE_CHECKING:
    from pathlib import Path

FAULTS = (
    Fault(
        "field that the label does not declare",
        "FC414",
        LABELS,
        "Pagina {page} van {pages}",
        "Pagina {page} van ⟦{pagina}⟧",
        message="{pagina}",
        also=("FC504",),
    ),
    Fault(
        "field that the label lacks",
        "FC414",
        LABELS,
        "text: Pagina {page} van {pages}",
        "text: ⟦Pagina {page}⟧",
        message="{pages}",
        also=("FC504",),
    ),
    Fault("brace in a label", "FC414", LABELS, "text: Inleiding", "text: Inleiding ⟦{⟧", also=("FC504",)),
    Fault(
        "hours that are no label",
        "FC415",
        CONTACTS,
        "hours: altijd_bereikbaar",
        "hours: ⟦altijd_bereikbar⟧",
        help="Did you mean altijd_bereikbaar?",
    ),
    Fault("cost that is no label", "FC415", CONTACTS, "cost: gratis", "cost: ⟦kosteloos⟧", message="kosteloos"),
    Fault(
        "unit without a phrase",
        "FC415",
        SHEET,
        "unit: persons\n    per: year",
        "unit: ⟦persons⟧\n    per: month",
        message="eenheid_persons_per_month",
    ),
    Fault(
        "replacement that is not there",
        "FC405",
        CONTACTS,
        "  politie:\n",
        "  politie:\n    replaced_by: ⟦veilig_huis⟧\n",
        help="Did you mean veilig_thuis?",
    ),
    Fault(
        "type with a sheet that is not there",
        "FC409",
        TYPES,
        "    factsheet: gedwongen-achterlating",
        "    factsheet: ⟦gedwongen-achterlaten⟧",
        help="Did you mean gedwongen-achterlating?",
    ),
    Fault(
        "country that is none",
        "FC416",
        SHEET,
        "countries: [MA, DZ, EG]",
        "countries: [MA, ⟦XX⟧, EG]",
        help="ISO 3166-1",
    ),
    Fault(
        "range turned round",
        "FC417",
        SHEET,
        "min: 182\n    max: 815",
        "min: ⟦815⟧\n    max: 182",
        help="Exchange them.",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_where_it_is(fault: Fault, tree: Path) -> None:
    check(fault, tree)
