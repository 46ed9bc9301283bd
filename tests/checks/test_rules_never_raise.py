"""Whatever stands in a file, a rule says something or nothing, and the same thing twice; it never raises."""

# ruff: noqa: RUF001 - digits of other scripts
from __future__ import annotations

import random
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content.authoring import po_reader, yaml_reader
from factsheet_content.authoring.registries import read_contacts
from factsheet_content.authoring.sheet import read_sheet
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks import catalog_rules, catalog_silences, retired, validation
from tests.checks.faults import ENGLISH, SHEET, SLUG
from tests.support import ROOT

if TYPE_CHECKING:
    from factsheet_content.authoring.diagnostics import Diagnostic

NASTY = (
    "{",
    "}",
    "(",
    "*",
    "_",
    "\u202e",
    "\u0301",
    "112",
    "0900-1262626",
    "@",
    "//",
    "1.5",
    "31-02-2018",
    "٣",
    "\ufffd",
    "FC521",
)
CHARACTERS = st.sampled_from((*NASTY, "\n", '"', "\\", ":", " ", "  ", "é", "中", "-1", ".inf", "null", "[]"))
TREE = ContentTree(ROOT, date(2026, 11, 23))
RULES = (*validation.SHEET_RULES, *validation.DRAFT_RULES, *validation.ADVICE_RULES)


@cache
def source(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def mutated(text: str, seed: int, insert: str) -> str:
    """The text with some characters put in, taken out, repeated or exchanged."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.randint(0, 40))
        part = text[start:end]
        new = chance.choice((insert, "", part * 2, part[::-1], insert + part))
        text = text[:start] + new + text[end:]
    return text


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), CHARACTERS)
def test_any_factsheet(seed: int, insert: str) -> None:
    document = yaml_reader.read(mutated(source(SHEET), seed, insert).encode("utf-8", "replace"), SHEET)
    sheet = read_sheet(document, SLUG)
    for rule in RULES:
        assert list(rule(TREE, sheet)) == list(rule(TREE, sheet))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), CHARACTERS, st.sampled_from(("en", "ar", "zh", "el", "qqq", "th")))
def test_any_catalog(seed: int, insert: str, tag: str) -> None:
    catalog = po_reader.parse(mutated(source(ENGLISH), seed, insert).encode("utf-8", "replace"), ENGLISH)
    found: list[Diagnostic] = [finding for rule in catalog_rules.CATALOG_RULES for finding in rule(TREE, catalog, tag)]
    kept = list(catalog_silences.without_silenced(catalog, found))
    assert all(problem.line <= len(catalog.lines) and problem.column >= 1 for problem in kept)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), CHARACTERS)
def test_any_contacts(seed: int, insert: str) -> None:
    path = "content/nl/contacts.yaml"
    tree = ContentTree(ROOT, date(2026, 11, 23))
    tree.contacts = read_contacts(
        yaml_reader.read(mutated(source(path), seed, insert).encode("utf-8", "replace"), path)
    )
    for rule in validation.TREE_RULES:
        list(rule(tree))
    list(retired.check_sheet(tree, tree.sheet(SLUG, "2018-11-17")))


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800", "{", "(((", "*" * 50, "٠" * 40, "a" * 5000, "0" * 3000, "1.000" * 500]
)
@pytest.mark.parametrize("tag", ["en", "ar", "ja"])
def test_odd_translations(text: str, tag: str) -> None:
    from tests.checks.catalogs import catalog

    one = catalog(("Bel (nu) *direct* 112 op 17-11-2018, LVB.", text), (text, "Call."), tag=tag)
    for rule in catalog_rules.CATALOG_RULES:
        list(rule(TREE, one, tag))
