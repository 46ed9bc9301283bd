from __future__ import annotations

import pytest

from factsheet_content.translation.meaning import differences

BEFORE = "Voer geen gesprek met ouders: bel {contacts.x.telefoon} binnen 24 uur, als dat kan."


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (BEFORE.replace(" met ouders:", ", met de ouders;"), []),
        (BEFORE.replace("geen", "een"), ["-geen"]),
        (BEFORE.replace("kan", "moet"), ["-kan", "+moet"]),
        (BEFORE.replace("24", "48"), ["-24", "+48"]),
        (BEFORE.replace("{contacts.x.telefoon}", "ons"), ["-{contacts.x.telefoon}"]),
        (BEFORE.replace("24 uur", "24 uur of twee dagen"), ["+twee"]),
        (BEFORE.replace("Voer", "Voer niet"), ["+niet"]),
    ],
)
def test_what_carries_the_meaning_is_told_from_wording(after: str, found: list[str]) -> None:
    assert differences(BEFORE, after) == found
