from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.acceptance import acceptance, acceptances, digest
from factsheet_content.translation.states import Language, State
from tests.support import ROOT
from tests.translation.trees import DOMAIN, edit_entry, edit_header, shipped, unit

if TYPE_CHECKING:
    from pathlib import Path

RUN_AWAY = "signals/mogelijk/weglopen"
NUMBER = "contact/gevaar"


def state(root: Path, id_: str, domain: str = DOMAIN, language: str = "en") -> State:
    """The state of a unit in the tree as it is now."""
    tree = ContentTree(root)
    return Language(tree, language).translated(unit(tree, id_, domain)).state


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, State.CURRENT),
        ({"msgstr": ""}, State.MISSING),
        ({"msgstr": " \u00a0"}, State.MISSING),
        ({"flags": ("fuzzy",)}, State.OUTDATED),
        ({"flags": ("python-brace-format",)}, State.CURRENT),
        ({"msgid": "Weggelopen"}, State.OUTDATED),
        ({"msgid": "Weggelopen", "msgstr": ""}, State.MISSING),
        ({"msgid": "Weggelopen", "obsolete": True}, State.MISSING),
        ({"msgctxt": "signals/mogelijk/anders"}, State.MISSING),
        ({"obsolete": True}, State.MISSING),
    ],
)
def test_the_state_of_a_translation(tree: Path, change: dict[str, Any], expected: State) -> None:
    edit_entry(tree, RUN_AWAY, **change)
    assert state(tree, RUN_AWAY) is expected
    assert state(tree, NUMBER) is State.CURRENT


def test_what_is_not_current_is_the_dutch_text(tree: Path) -> None:
    edit_entry(tree, RUN_AWAY, flags=("fuzzy",))
    content = ContentTree(tree)
    translated = Language(content, "en").translated(unit(content, RUN_AWAY))
    assert (translated.text, translated.state) == ("Weglopen van huis", State.OUTDATED)


def test_the_source_language_is_current_throughout() -> None:
    language = Language(shipped().tree, "nl")
    assert language.translated(unit(shipped().tree, NUMBER)).state is State.CURRENT
    assert language.header("labels", "X-Locale") == ""
    assert language.locale_tag == "nl"


def test_a_language_without_catalogs_has_nothing() -> None:
    language = Language(shipped().tree, "tr")
    assert language.translated(unit(shipped().tree, NUMBER)).state is State.MISSING
    assert (language.revised(DOMAIN), language.locale_tag) == ("", "tr")


@pytest.mark.parametrize(
    ("header", "day"), [("2026-11-23 12:00+0000", "2026-11-23"), ("YEAR-MO-DA HO:MI+ZONE", ""), ("", "")]
)
def test_the_day_of_the_last_translation(tree: Path, header: str, day: str) -> None:
    edit_header(tree, DOMAIN, PO_Revision_Date=header)
    assert Language(ContentTree(tree), "en").revised(DOMAIN) == day


def test_the_shipped_critical_units_are_accepted_as_they_stand() -> None:
    found = {accepted.unit for accepted in acceptances(shipped().tree, "en")}
    assert NUMBER in found
    assert RUN_AWAY not in found
    assert acceptances(shipped().tree, "tr") == frozenset()


@pytest.mark.parametrize("change", [{"msgstr": "If there is acute danger, call {contacts.alarmnummer.telefoon}!"}, {}])
def test_an_acceptance_is_of_one_pair(tree: Path, change: dict[str, Any]) -> None:
    edit_entry(tree, NUMBER, **change)
    assert state(tree, NUMBER) is (State.UNACCEPTED if change else State.CURRENT)


def test_an_acceptance_is_of_one_unit_in_one_catalog(tree: Path) -> None:
    for old, new in ((f"{NUMBER}:", "contact/anders:"), (f"  {DOMAIN}:", "  factsheets/anders:")):
        text = (ROOT / "content/en/accepted.yaml").read_text("utf-8")
        assert text.count(old) == 1
        (tree / "content/en/accepted.yaml").write_text(text.replace(old, new), "utf-8")
        assert state(tree, NUMBER) is State.UNACCEPTED


def test_a_digest_is_the_start_of_sha_256() -> None:
    assert digest("") == "e3b0c44298fc1c14"
    number = unit(shipped().tree, NUMBER)
    assert acceptance(number, "x") == (DOMAIN, NUMBER, digest(number.text), digest("x"))
