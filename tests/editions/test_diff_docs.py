"""``docs/diff.md`` has every rule and the real output of the worked example; both languages have the memo's words."""

from __future__ import annotations

import json
import string

import pytest

from factsheet_content.editions.diff.phrases import Phrases
from factsheet_content.editions.diff.weighing import RULES, Rule
from tests.support import ROOT, factsheet

DOCS = (ROOT / "docs/diff.md").read_text("utf-8")
FOLDER = ROOT / "src/factsheet_content/rendering/templates/diff"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_in_the_docs(rule: Rule) -> None:
    assert f"| {rule.weight} | `{rule.name}` | {rule.meaning} |" in DOCS
    assert Phrases("nl").known(f"reason_{rule.name}") != f"reason_{rule.name}"


def test_both_languages_have_the_same_words_with_the_same_fields() -> None:
    tables = [json.loads((FOLDER / f"{language}.json").read_text("utf-8")) for language in ("nl", "en")]
    assert list(tables[0]) == list(tables[1])
    for id_, template in tables[0].items():
        assert fields(template) == fields(tables[1][id_]), id_


def fields(template: str | dict[str, str]) -> list[set[str | None]]:
    forms = template.values() if isinstance(template, dict) else [template]
    return [{name for _, name, _, _ in string.Formatter().parse(form)} - {None} for form in forms]


@pytest.mark.parametrize("arguments", [("--format", "text"), ("--summary",), ("--lang", "en", "--summary")])
def test_the_worked_example_is_what_the_command_prints(arguments: tuple[str, ...]) -> None:
    done = factsheet("diff", "gedwongen-achterlating", "2018-11-17", "draft", *arguments)
    assert done.returncode == 0
    assert done.stdout.decode().strip() in DOCS
