"""The forms in which problems are reported: for people, programs, pull requests and code hosts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import validate
from factsheet_content.cli.reporting import FORMS, report
from tests.editors.node_modules import package
from tests.examples.corpus import lay
from tests.support import factsheet

if TYPE_CHECKING:
    from pathlib import Path

NASTY = Diagnostic(
    "FC401",
    "100% wrong:\nsecond line, with ::error::",
    "content/nl/a, b: c%.yaml",
    3,
    7,
    Severity.ERROR,
    3,
    12,
    "Write it\r\nanew.",
    "signals/mogelijk",
)


@pytest.fixture
def wrong(tmp_path: Path) -> ContentTree:
    lay("FC401-unknown-field", tmp_path)
    return ContentTree(tmp_path)


def sarif(found: list[Diagnostic], tree: ContentTree) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(report("sarif", found, tree))
    return log


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_the_same_on_every_run(form: str, wrong: ContentTree) -> None:
    first = report(form, validate(wrong), wrong)
    assert first
    assert report(form, validate(ContentTree(wrong.root)), wrong) == first


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_programs_read_is_english(form: str, wrong: ContentTree) -> None:
    dutch = factsheet("--ui-lang", "nl", "--root", wrong.root, "validate", "--format", form).stdout.decode()
    assert dutch == report(form, validate(wrong), wrong)


def test_github_gets_one_command_a_problem_with_nothing_left_to_break_out(wrong: ContentTree) -> None:
    assert report("github", [NASTY], wrong) == (
        "::error file=content/nl/a%2C b%3A c%25.yaml,line=3,endLine=3,col=7,endColumn=12,title=FC401"
        "::100%25 wrong:%0Asecond line, with ::error::%0AWrite it%0D%0Aanew.\n"
    )


def test_github_gets_no_column_for_several_lines_and_no_line_for_a_file(wrong: ContentTree) -> None:
    several = Diagnostic("FC203", "x", "a.yaml", 3, 7, Severity.ADVICE, 4, 2)
    whole = Diagnostic("FC110", "x", "a.yaml", 0, 0, Severity.WARNING)
    assert report("github", [several, whole], wrong) == (
        "::notice file=a.yaml,line=3,endLine=4,title=FC203::x\n::warning file=a.yaml,title=FC110::x\n"
    )


def test_sarif_is_valid_and_every_result_has_a_place(wrong: ContentTree) -> None:
    schema = json.loads((package("@microsoft/sarif-multitool-linux") / "sarif-2.1.0.json").read_text("utf-8-sig"))
    log = sarif([*validate(wrong), NASTY, Diagnostic("FC110", "x", "a.yaml", 0, 0)], wrong)
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(log)] == []
    del log["runs"][0]["tool"]["driver"]["name"]
    assert list(validator.iter_errors(log)) != []  # a schema that passes everything proves nothing


def test_sarif_names_line_column_rule_and_unit(wrong: ContentTree) -> None:
    run = sarif([NASTY], wrong)["runs"][0]
    (result,) = run["results"]
    place = result["locations"][0]
    assert place["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 12}
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "content/nl/a%2C%20b%3A%20c%25.yaml"
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "signals/mogelijk"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "FC401"


def test_a_fingerprint_stays_when_lines_move_and_differs_for_each_problem(wrong: ContentTree) -> None:
    def prints(root: Path) -> list[str]:
        log = sarif(validate(ContentTree(root)), wrong)
        return [result["partialFingerprints"]["factsheetProblem/v1"] for result in log["runs"][0]["results"]]

    draft = wrong.root / "content/nl/factsheets/voorbeeld/draft.yaml"
    before = prints(wrong.root)
    draft.write_text(f"# een regel\n\n{draft.read_text('utf-8')}", encoding="utf-8")
    assert prints(wrong.root) == before
    assert len(set(before)) == len(before)


def test_the_mark_stands_under_wide_characters(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: 日本 {x}\n", encoding="utf-8")
    found = [Diagnostic("FC401", "x", "a.yaml", 1, 11, end_line=1, end_column=14)]
    line, excerpt, mark = report("text", found, ContentTree(tmp_path)).splitlines()
    assert line == "a.yaml:1:11: error FC401 x"
    assert excerpt == "    1 | title: 日本 {x}"
    assert mark == "      | " + " " * len("title: ") + " " * 5 + "^^^"


def test_what_a_terminal_would_obey_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: \x1b[31m\u202e\t.\n", encoding="utf-8")
    text = report("text", [Diagnostic("FC104", "x", "a.yaml", 1, 8)], ContentTree(tmp_path))
    assert not re.search("[\x1b\u202e\t]", text)


def test_colour_is_for_terminals(wrong: ContentTree) -> None:
    found = validate(wrong)
    assert "\x1b[" in report("text", found, wrong, colour=True)
    assert "\x1b[" not in report("text", found, wrong)
    assert b"\x1b[" not in factsheet("--root", wrong.root, "validate").stdout


def test_the_summary_counts_and_speaks_the_language_asked_for(wrong: ContentTree) -> None:
    english = factsheet("--ui-lang", "en", "--root", wrong.root, "validate")
    dutch = factsheet("--root", wrong.root, "validate", env={"LC_ALL": "nl_NL.UTF-8", "FACTSHEET_UI_LANG": ""})
    assert english.stderr.decode().endswith("1 error\n")
    assert dutch.stderr.decode().endswith("1 fout\n")
    assert "{contacts.alarmnumer.telefoon} is niets dat een tekst kan noemen." in dutch.stdout.decode()
    assert "Bedoelde je contacts.alarmnummer.telefoon?" in dutch.stdout.decode()


def test_strict_lets_warnings_fail_and_never_advice(tmp_path: Path) -> None:
    lay("FC413-unused", tmp_path)
    assert factsheet("--root", tmp_path, "validate").returncode == 0
    assert factsheet("--root", tmp_path, "validate", "--strict").returncode == 1


@pytest.mark.parametrize("asked", ["FC401", "fc401", "unknown-field"])
def test_a_code_is_explained(asked: str) -> None:
    done = factsheet("--ui-lang", "en", "validate", "--explain", asked)
    assert done.returncode == 0
    text = done.stdout.decode()
    assert text.startswith("FC401 unknown-field (error)\n")
    assert "Wrong:\n    paragraph: Bij acuut gevaar bel {contacts.alarmnumer.telefoon}." in text


def test_a_code_is_explained_in_dutch() -> None:
    text = factsheet("--ui-lang", "nl", "validate", "--explain", "FC401").stdout.decode()
    assert "Een veld tussen accolades staat voor niets." in text


@pytest.mark.parametrize(("asked", "meant"), [("FC601x", "FC601"), ("unknown-feild", "unknown-field")])
def test_an_unknown_code_is_wrong_use(asked: str, meant: str) -> None:
    done = factsheet("--ui-lang", "en", "validate", "--explain", asked)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"Did you mean {meant}?" in done.stderr.decode()
