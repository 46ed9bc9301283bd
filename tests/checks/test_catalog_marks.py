# ruff: noqa: RUF001 - marks of other scripts
from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks import catalog_marks, catalog_wholes
from tests.checks.catalogs import TODAY, catalog, said
from tests.support import ROOT

WHEN = "Sinds wanneer is dat zo?"


@pytest.mark.parametrize(
    ("dutch", "tag", "text"),
    [
        ("Bel **nooit** zelf.", "en", "**Never** call yourself."),
        ("Zie [de lijst]({a_b.c_d}).", "en", "See [the list]({a_b.c_d})."),
        ("Ouder(s) (twee)", "en", "Parent (or parents)"),
        ("Klaar.", "ja", "終わり（完）。"),
        (WHEN, "en", "Since when?"),
        (WHEN, "ar", "منذ متى؟"),
        (WHEN, "fa", "از کی؟"),
        (WHEN, "el", "Από πότε;"),
        (WHEN, "zh", "从什么时候开始？"),
        ("Klaar.", "zh", "完了。"),
        ("Klaar.", "hi", "समाप्त।"),
        ("Klaar.", "hi", "समाप्त."),
        ("Klaar.", "ur", "ختم۔"),
        ("Klaar.", "th", "เสร็จแล้ว"),
        ("Klaar.", "am", "ተጠናቀቀ።"),
        ("Bel:", "zh", "致电："),
        ("Bel, of", "ar", "اتصل، أو"),
        ("“Klaar.”", "en", "“Done.”"),
        ("Klaar (echt).", "en", "Done (really)."),
        ("Bel 112", "ar", "اتصل \u2066112\u2069"),
    ],
)
def test_marks_that_are_as_they_should_be(dutch: str, tag: str, text: str) -> None:
    assert said(catalog_marks.check_marks, ROOT, (dutch, text), tag=tag) == []


@pytest.mark.parametrize(
    ("dutch", "tag", "text", "code"),
    [
        ("Bel **nooit** zelf.", "en", "Never call yourself.", "FC525"),
        ("Bel **nooit** zelf.", "en", "*Never* call yourself.", "FC525"),
        ("Bel **nooit** zelf.", "en", "** Never** call yourself.", "FC525"),
        ("Bel [*de* lijn]({a.b}).", "en", "Call [the line]({a.b}).", "FC525"),
        ("Ouder(s)", "en", "Parent(s", "FC530"),
        ("Ouder(s)", "en", "Parents)", "FC530"),
        ("Klaar (echt).", "ja", "終わり（完)。", "FC530"),
        ("Klaar.", "en", "Done", "FC531"),
        ("Klaar", "en", "Done.", "FC531"),
        (WHEN, "en", "Since when.", "FC531"),
        (WHEN, "ar", "منذ متى?", "FC531"),
        (WHEN, "el", "Από πότε.", "FC531"),
        ("Klaar.", "zh", "完了", "FC531"),
        ("Bel:", "en", "Call.", "FC531"),
        ("Bel", "en", "\u202dCall", "FC535"),
        ("Bel", "ar", "\u2066اتصل", "FC535"),
        ("Bel", "ar", "اتصل\u2069", "FC535"),
        ("Bel", "ar", "\u2066اتصل\u202c", "FC535"),
        ("Bel nu", "en", "Call  now", "FC538"),
        ("Bel nu", "en", " Call now", "FC538"),
        ("Bel nu", "en", "Call\nnow", "FC538"),
        ("Bel nu", "en", "Call\u200bnow", "FC538"),
        ("Bel nu", "en", "Call cafe\u0301", "FC538"),
        ("Bel nu", "en", "Call \u260e now", "FC538"),
    ],
)
def test_marks_that_are_not(dutch: str, tag: str, text: str, code: str) -> None:
    assert {code for code, _ in said(catalog_marks.check_marks, ROOT, (dutch, text), tag=tag)} == {code}


def test_the_place_is_that_of_the_mark() -> None:
    found = list(catalog_marks.check_marks(_tree(), catalog(('Zeg "nee" (nu).', 'Say "no" [now.')), "en"))
    assert [(problem.column, problem.end_column) for problem in found] == [(20, 21)]


def _tree() -> ContentTree:
    return ContentTree(ROOT, TODAY)


LONG = "Een nieuw onderzoek naar de cijfers loopt nog. De uitkomst komt in de volgende uitgave te staan, met de bron."


@pytest.mark.parametrize(
    ("dutch", "tag", "text", "codes"),
    [
        (LONG, "en", LONG.replace("Een", "A"), []),
        (LONG, "en", "A new study.", ["FC532"]),
        (LONG, "en", LONG.replace("Een", "A") * 4, ["FC532"]),
        (LONG, "zh", "一项关于这些数字的新研究仍在进行中。结果将在下一版中公布。", []),
        (LONG, "zh", "研究。", ["FC532"]),
        ("LVB", "en", "a mild or borderline intellectual disability (LVB)", []),
        ("Feiten en cijfers", "en", "Feiten en cijfers", ["FC533"]),
        ("Bel de lijn", "en", "Bel de lijn", ["FC533"]),
        ("Stalking", "en", "Stalking", []),
        ("Factsheet: {title}", "en", "Factsheet: {title}", []),
        ("www.a.nl/een-twee-drie", "en", "www.a.nl/een-twee-drie", []),
    ],
)
def test_translations_as_wholes(dutch: str, tag: str, text: str, codes: list[str]) -> None:
    assert [code for code, _ in said(catalog_wholes.check_wholes, ROOT, (dutch, text), tag=tag)] == codes


def test_an_organisation_may_keep_its_name() -> None:
    one = catalog(("Landelijk Knooppunt van de Hulp",) * 2, domain="contacts")
    assert list(catalog_wholes.check_wholes(_tree(), one, "en")) == []


def test_one_text_has_one_translation() -> None:
    pairs = (("Kind", "Child"), ("Kind", "Child"), ("Kind", "Kid"))
    (problem,) = catalog_wholes.check_wholes(_tree(), catalog(*pairs), "en")
    assert (problem.code, problem.unit) == ("FC534", "unit2")
    assert "unit0" in problem.message


@pytest.mark.parametrize("name", ["Plural-Forms", "MIME-Version", "PO-Revision-Date", "Content-Transfer-Encoding"])
def test_the_header_is_complete(name: str) -> None:
    whole = catalog(("Kind", "Child"))
    assert list(catalog_wholes.check_header(_tree(), whole, "en")) == []
    headers = {key: value for key, value in whole.headers.items() if key != name}
    (problem,) = catalog_wholes.check_header(_tree(), replace(whole, headers=headers), "en")
    assert (problem.code, name in problem.message) == ("FC537", True)


@pytest.mark.parametrize("value", ["nplurals=2; plural=n != 1;", "nplurals=6; plural=n==0 ? 0 : n%100>=3 ? 3 : 5;"])
def test_plural_forms_of_many_kinds_are_read(value: str) -> None:
    whole = catalog(("Kind", "Child"))
    headers = whole.headers | {"Plural-Forms": value}
    assert list(catalog_wholes.check_header(_tree(), replace(whole, headers=headers), "en")) == []
