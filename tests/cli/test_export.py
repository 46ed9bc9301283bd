from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.checks.faults import ENGLISH, FOLDER, SHEET, Fault, make
from tests.support import factsheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SLUG = "gedwongen-achterlating"
NAME = f"{SLUG}-2018-11-17"
CRITICAL = "contact/gevaar"
TRANSLATION = 'msgstr "If there is immediate danger, call {contacts.alarmnummer.telefoon}."'
#: What happens to the translation of a critical unit: none of it may reach a reader.
LAPSED = {
    "removed": Fault("removed", "", ENGLISH, TRANSLATION, 'msgstr ""'),
    "fuzzy": Fault("fuzzy", "", ENGLISH, 'msgctxt "contact/gevaar"', '#, fuzzy\nmsgctxt "contact/gevaar"'),
    "a word changed": Fault("changed", "", ENGLISH, "If there is immediate danger", "If there is any danger"),
    "acceptance gone": Fault("not accepted", "", "content/en/accepted.yaml", "contact/gevaar:", "contact/gevaarlijk:"),
}


def files(folder: Path) -> dict[str, bytes]:
    """Relative path → bytes of every file."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def test_a_folder_gets_every_language_and_format(run: Run, tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "build"
    done = run(
        "--root", tree, "export", "--to", "json", "--to", "markdown", "--to", "text", "--to", "pdf", "--out", out
    )
    assert (done.code, done.out) == (0, "")
    assert done.err == f"8 files written to {out}.\n"
    assert list(files(out)) == [
        f"{tag}/{NAME}.{ending}" for tag in ("en", "nl") for ending in ("json", "md", "pdf", "txt")
    ]


def test_standard_output_has_the_bytes_of_the_file(run: Run, tree: Path, tmp_path: Path) -> None:
    for form, ending in (("json", "json"), ("markdown", "md"), ("text", "txt")):
        run("--root", tree, "export", SLUG, "--to", form, "--lang", "en", "--out", tmp_path)
        done = run("--root", tree, "export", SLUG, "--to", form, "--lang", "en")
        assert (done.code, done.err) == (0, "")
        assert done.out.encode() == (tmp_path / f"en/{NAME}.{ending}").read_bytes()


def test_one_factsheet_goes_to_standard_output_in_dutch(run: Run, tree: Path) -> None:
    assert json.loads(run("--root", tree, "export", "--to", "json").out)["language"] == "nl"


def test_a_pdf_goes_to_a_pipe(tree: Path) -> None:
    done = factsheet("--root", tree, "export", SLUG, "--to", "pdf")
    assert (done.returncode, done.stdout[:5]) == (0, b"%PDF-")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--to", "json", "--to", "text"],
        ["--to", "json", "--lang", "nl", "--lang", "en"],
        [SLUG, f"{SLUG}@2018-11-17", "--to", "json"],
    ],
)
def test_many_to_standard_output_are_wrong_use(arguments: list[str], run: Run, tree: Path) -> None:
    done = run("--root", tree, "export", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "--out DIR" in done.err


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["gedwongen", "--to", "json"], SLUG),
        ([f"{SLUG}@2018-11-18", "--to", "json"], "2018-11-17"),
        ([f"{SLUG}@draft", "--to", "json"], "2018-11-17"),
        ([SLUG, "--to", "json", "--lang", "fr"], "nl, en"),
        ([SLUG, "--to", "docx"], "markdown"),
        ([SLUG, "--to", "json", "--jobs", "0"], "--jobs"),
    ],
)
def test_what_is_not_there_is_answered_with_what_there_is(
    arguments: list[str], answer: str, run: Run, tree: Path, tmp_path: Path
) -> None:
    for more in ([], ["--out", str(tmp_path / "out")]):
        done = run("--root", tree, "export", *arguments, *more)
        assert (done.code, done.out) == (2, "")
        assert answer in done.err
    assert not (tmp_path / "out").exists()


def test_two_processes_make_the_same_bytes(tree: Path, run: Run, tmp_path: Path) -> None:
    arguments = ("export", "--to", "json", "--to", "markdown", "--to", "pdf", "--out")
    assert run("--root", tree, *arguments, tmp_path / "one").code == 0
    done = factsheet("--root", tree, *arguments, tmp_path / "two", "--jobs", "2", env={"PYTHONDEVMODE": "1"})
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.count(b"\n") == 1
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_second_export_touches_nothing(run: Run, tree: Path, tmp_path: Path) -> None:
    run("--root", tree, "export", "--to", "json", "--out", tmp_path / "out")
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").rglob("*.json")}
    run("--root", tree, "export", "--to", "json", "--out", tmp_path / "out")
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_a_draft_is_exported_by_its_name_alone(run: Run, tree: Path, tmp_path: Path) -> None:
    (tree / FOLDER / "draft.yaml").write_bytes((tree / SHEET).read_bytes().replace(b"edition: 2018-11-17\n", b""))
    assert run("--root", tree, "i18n", "extract").code == 0
    done = run("--root", tree, "export", f"{SLUG}@draft", "--to", "json", "--out", tmp_path)
    assert done.code == 0, done.err
    assert list(files(tmp_path / "nl")) == [f"{SLUG}-draft.json"]
    assert json.loads((tmp_path / f"nl/{SLUG}-draft.json").read_bytes())["status"] == "draft"


@pytest.mark.parametrize("fault", LAPSED.values(), ids=LAPSED)
def test_a_critical_unit_that_is_not_current_keeps_its_language_back(
    fault: Fault, run: Run, tree: Path, tmp_path: Path
) -> None:
    make(fault, tree)
    out = tmp_path / "out"
    for more in (["--out", str(out)], []):
        done = run("--root", tree, "export", SLUG, "--to", "json", "--lang", "en", *more)
        assert (done.code, done.out) == (1, "")
        assert f"{ENGLISH}:" in done.err
        assert f"critical unit {CRITICAL} " in done.err
    assert not out.exists()
    assert run("--root", tree, "show", SLUG, "--lang", "en").code == 1


def test_a_language_that_is_refused_keeps_the_others_back_where_both_were_named(
    run: Run, tree: Path, tmp_path: Path
) -> None:
    make(LAPSED["removed"], tree)
    assert (
        run("--root", tree, "export", "--to", "json", "--lang", "nl", "--lang", "en", "--out", tmp_path / "out").code
        == 1
    )
    assert not (tmp_path / "out").exists()


def test_without_a_language_named_what_may_be_published_is(run: Run, tree: Path, tmp_path: Path) -> None:
    make(LAPSED["removed"], tree)
    done = run("--root", tree, "export", "--to", "json", "--out", tmp_path / "out")
    assert done.code == 1
    assert CRITICAL in done.err
    assert list(files(tmp_path / "out")) == [f"nl/{NAME}.json"]
    sheet = json.loads((tmp_path / f"out/nl/{NAME}.json").read_bytes())
    assert [entry["language"] for entry in sheet["languages"]] == ["nl"]


def test_a_harmless_unit_that_is_not_translated_is_read_in_dutch(run: Run, tree: Path, tmp_path: Path) -> None:
    make(Fault("removed", "", ENGLISH, 'msgstr "Running away from home"', 'msgstr ""'), tree)
    make(
        Fault(
            "fuzzy",
            "",
            ENGLISH,
            'msgctxt "signals/mogelijk/conflicten"',
            '#, fuzzy\nmsgctxt "signals/mogelijk/conflicten"',
        ),
        tree,
    )
    done = run(
        "--root", tree, "export", SLUG, "--to", "json", "--to", "text", "--lang", "en", "--out", tmp_path / "out"
    )
    assert done.code == 0, done.err
    sheet = json.loads((tmp_path / f"out/en/{NAME}.json").read_bytes())
    items = {
        item["id"]: item["text"]
        for section in sheet["sections"]
        for block in section["blocks"]
        for item in block.get("items", ())
    }
    missing, outdated, other = (items[f"signals/mogelijk/{name}"] for name in ("weglopen", "conflicten", "afwezigheid"))
    assert (missing["text"], missing["lang"], missing["state"]) == ("Weglopen van huis", "nl", "missing")
    assert (outdated["text"], outdated["lang"], outdated["state"]) == (
        "Conflicten tussen ouders en kind",
        "nl",
        "outdated",
    )
    assert "lang" not in other
    assert "state" not in other
    counts = sheet["translation"]["units"]
    assert (counts["missing"], counts["outdated"], counts["total"] - counts["current"]) == (1, 1, 2)
    assert "Weglopen van huis" in (tmp_path / f"out/en/{NAME}.txt").read_text(encoding="utf-8")


def test_too_little_translated_is_refused_and_counted(run: Run, tree: Path, tmp_path: Path) -> None:
    make(Fault("more", "", "content/site.yaml", "publication_threshold: 0.8", "publication_threshold: 1"), tree)
    make(Fault("removed", "", ENGLISH, 'msgstr "Running away from home"', 'msgstr ""'), tree)
    done = run("--root", tree, "export", "--to", "json", "--lang", "en", "--out", tmp_path / "out")
    assert (done.code, "FC506" in done.err, (tmp_path / "out").exists()) == (1, True, False)
