from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.amending import require_amendable
from factsheet_content.editions.published import Edited
from factsheet_content.editions.works import Work
from factsheet_content.errors import FactsheetError
from tests.support import need, output
from tests.translation.trees import CONTACTS, EDITION, LOCK, SERIES, SHEET, SLUG, edit

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.editions.published import Tampering

TEMPLATE = f"content/pot/factsheets/{SLUG}.pot"


def found(root: Path, slug: str | None = SLUG) -> Tampering:
    return Work(ContentTree(root), slug).tampering(EDITION)


def judged(root: Path) -> None:
    """``ContentError`` or ``FactsheetError`` where the edited edition may not be amended."""
    work = Work(ContentTree(root), SLUG)
    require_amendable(work.name(EDITION), work.document(EDITION), work.tampering(EDITION))


def commit(root: Path) -> None:
    """The tree as git has it."""
    need("git")
    person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    for command in (["init", "-q"], ["add", "."], [*person, "commit", "-q", "-m", "x"]):
        output("git", *command, cwd=root)


def test_the_template_tells_which_text_was_edited(tree: Path) -> None:
    edit(tree, SHEET, ("Weglopen van huis", "Weglopen van thuis"))
    tampering = found(tree)
    assert tampering.certain
    assert [(one.id, one.old, one.new) for one in tampering.texts] == [
        ("signals/mogelijk/weglopen", "Weglopen van huis", "Weglopen van thuis")
    ]
    assert tampering.others == ()


def test_one_character_of_the_series_text_is_told_as_well(tree: Path) -> None:
    edit(tree, SERIES, ("specifiek typen", "specifieke typen"))
    tampering = found(tree, None)
    assert tampering.certain
    assert [one.id for one in tampering.texts] == ["intro/doel"]


@pytest.mark.parametrize(
    ("old", "new", "others"),
    [
        ("min: 182", "min: 183", ("facts",)),
        ("[MA, DZ, EG]", "[MA, DZ, TN]", ("facts",)),
        ("year: 2014", "year: 2015", ("sources",)),
        ("factsheet:eergerelateerd-geweld", "https://example.org", ("links",)),
        ("[veilig_thuis, politie]\n        editorial: true", "[veilig_thuis, politie]", ("structure",)),
        ("          weglopen: Weg", "          wegloop: Weg", ("structure",)),
        ("          weglopen: Weglopen van huis\n", "", ("structure",)),
        (
            "  - series: doel\n  - series: voorbeelden\n",
            "  - series: voorbeelden\n  - series: doel\n",
            ("introduction",),
        ),
    ],
)
def test_git_tells_what_else_was_edited_and_none_of_it_is_amended(
    tree: Path, old: str, new: str, others: tuple[str, ...]
) -> None:
    commit(tree)
    edit(tree, SHEET, (old, new))
    tampering = found(tree)
    assert (tampering.certain, tampering.others) == (True, others)
    with pytest.raises(ContentError, match="is not amended"):
        judged(tree)


def test_what_was_committed_later_is_found_further_back(tree: Path) -> None:
    commit(tree)
    edit(tree, SHEET, ("min: 182", "min: 183"))
    output("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-aqm", "y", cwd=tree)
    assert found(tree).others == ("facts",)


def test_without_git_what_the_template_does_not_know_is_not_amended(tree: Path) -> None:
    edit(tree, SHEET, ("min: 182", "min: 183"))
    tampering = found(tree)
    assert (tampering.certain, tampering.texts, tampering.others) == (False, (), ())
    with pytest.raises(FactsheetError, match="more than texts was changed, and what it was is not known"):
        judged(tree)


def test_without_a_template_nothing_is_certain(tree: Path) -> None:
    (tree / TEMPLATE).unlink()
    edit(tree, SHEET, ("Weglopen van huis", "Weglopen van thuis"))
    assert found(tree).certain is False


def test_a_template_that_lies_is_not_believed(tree: Path) -> None:
    edit(tree, SHEET, ("min: 182", "min: 183"), ("Weglopen van huis", "Weglopen van thuis"))
    tampering = found(tree)
    assert tampering.certain is False
    assert [one.id for one in tampering.texts] == ["signals/mogelijk/weglopen"]
    with pytest.raises(FactsheetError, match="cannot be amended"):
        judged(tree)


def test_a_file_that_is_as_it_was_committed_may_be_amended_when_only_locale_data_changed(tree: Path) -> None:
    lock = (tree / LOCK).read_text("utf-8")
    start = lock.index('hash: "') + 7
    (tree / LOCK).write_text(lock[:start] + "0" * 64 + lock[start + 64 :], "utf-8")
    assert found(tree).untouched is False
    commit(tree)
    assert found(tree).untouched is True
    judged(tree)
    edit(tree, SHEET, ("min: 182", "min: 183"))
    assert found(tree).untouched is False


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("landen in Noord Afrika", "landen in Noord-Afrika"),
        ("terwijl de rest", ", terwijl de rest"),
        ("Weglopen van huis", "Weglopen van thuis"),
        ("label: Aantal meldingen", "label: Aantal  meldingen"),
    ],
)
def test_a_spelling_is_amended(tree: Path, old: str, new: str) -> None:
    edit(tree, SHEET, (old, new))
    judged(tree)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        pytest.param("Mag niet beschikken", "Mag beschikken", "niet", id="negation"),
        pytest.param("Mag niet beschikken", "Moet niet beschikken", "+moet", id="modal"),
        pytest.param("vrouwen tussen {facts", "2 vrouwen tussen {facts", "+2", id="number"),
        pytest.param("veiligheid geen gesprek", "veiligheid, geen gesprek", "the text is critical", id="critical"),
        pytest.param("{facts.meldingen}", "{facts.leeftijd_jongeren.min}", "{facts.meldingen}", id="field"),
    ],
)
def test_what_changes_the_meaning_is_refused_and_named(tree: Path, old: str, new: str, why: str) -> None:
    edit(tree, SHEET, (old, new))
    with pytest.raises(ContentError) as refused:
        judged(tree)
    assert why in "\n".join(problem.message for problem in refused.value.diagnostics)
    assert all(problem.line > 1 for problem in refused.value.diagnostics)


def test_a_contact_may_change_under_a_published_edition(tree: Path) -> None:
    edit(tree, CONTACTS, ("    name: Alarmnummer", "    name: Alarmnummer 112"))
    work = Work(ContentTree(tree), SLUG)
    assert work.hash(EDITION) == work.locked()[EDITION].hash


def test_git_that_is_not_there_is_no_trouble(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(tree, SHEET, ("min: 182", "min: 183"))

    def missing(*_arguments: object, **_options: object) -> None:
        raise FileNotFoundError("git")

    monkeypatch.setattr(subprocess, "run", missing)
    assert found(tree).certain is False


@pytest.mark.parametrize(
    ("old", "new", "words", "changed"),
    [
        ("a b c d e f g", "a b c d X f g", ("… b c d e f g", "… b c d X f g"), "X"),
        ("a b c d e f g h", "a b c d f g h", ("… b c d e f g h", "… b c d f g h"), "f"),
        ("Noord Afrika is groot", "Noord-Afrika is groot", ("Noord Afrika is groot", "Noord-Afrika is groot"), "-"),
        ("niet", "", ("niet", ""), ""),
        ("mag niet", "mag", ("mag niet", "mag"), "g"),
        ("", "nieuw", ("", "nieuw"), "nieuw"),
        ("aa", "aaa", ("aa", "aaa"), "a"),
    ],
)
def test_an_edit_is_shown_by_its_words_and_its_characters(
    old: str, new: str, words: tuple[str, str], changed: str
) -> None:
    edited = Edited("x", old, new, None)
    assert edited.words == words
    start, end = edited.span
    assert new[start:end] == changed
