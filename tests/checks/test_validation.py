from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet_content.authoring.diagnostics import ContentError, Severity
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.yaml_reader import read
from factsheet_content.checks.schema import check_schema
from factsheet_content.checks.validation import require_sound, validate
from tests.authoring.test_yaml_reader import STRICTNESS
from tests.checks.faults import CONTACTS, LABELS, LOCK, NOTICES, SERIES, SHEET, SITE, TYPES, find
from tests.support import ROOT, without_drafts

if TYPE_CHECKING:
    from pathlib import Path

TABLES = ("editions", "fields", "files", "references", "registries", "schema", "templates", "translations")
SOURCES = (
    "authoring/yaml_building.py",
    "authoring/yaml_reader.py",
    "authoring/tree.py",
    "checks/schema_messages.py",
    *(f"checks/{name}.py" for name in TABLES),
)
#: Codes that no schema of today can bring about: for a keyword that has no words of its own.
UNREACHED = {"FC210"}


def test_nothing_is_wrong_with_what_is_shipped() -> None:
    assert validate(ContentTree(ROOT), advice=False) == []


def test_every_code_has_an_example() -> None:
    written = {
        code
        for name in SOURCES
        for code in re.findall(r'"(FC\d{3})"', (ROOT / "src/factsheet_content" / name).read_text("utf-8"))
    }
    shown = {fault.code for name in TABLES for fault in import_module(f"tests.checks.test_{name}").FAULTS}
    shown |= {case[1] for case in STRICTNESS}
    assert written - shown == UNREACHED


def test_a_file_that_cannot_be_read_hides_nothing_in_the_others(tree: Path) -> None:
    (tree / SHEET).write_text("sections: [", encoding="utf-8")
    for path, old, new in (
        (TYPES, "name: Stalking", "naam: Stalking"),
        (CONTACTS, "hours: altijd_bereikbaar", "hours: altijd"),
        (LABELS, "Pagina {page} van", "Pagina {pagina} van"),
        (SERIES, "edition: 2018-11-17", "edition: 2018-11-18"),
        (NOTICES, "editions: [2018-11-17]", "editions: [2017-11-17]"),
        ("content/en/types.po", "Language: en", "Language: de"),
        ("content/en/glossary.yaml", "terms:", "termen:"),
    ):
        text = (tree / path).read_text(encoding="utf-8")
        (tree / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    found = {(problem.code, problem.path) for problem in find(tree)}
    assert found >= {
        ("FC105", SHEET),
        ("FC201", TYPES),
        ("FC415", CONTACTS),
        ("FC414", LABELS),
        ("FC411", SERIES),
        ("FC410", NOTICES),
        ("FC501", "content/en/types.po"),
        ("FC201", "content/en/glossary.yaml"),
    }


@pytest.mark.parametrize("path", [SHEET, TYPES, CONTACTS, LABELS, SERIES, NOTICES, SITE, LOCK])
@pytest.mark.parametrize(
    "content", [b"", b"[]", b"1", b"x", b"{}", b"~", b"- a\n- b: {c: [d]}\n", b"\xff\xfe", b"a: &a [*a, *a]\n"]
)
def test_a_file_may_be_anything_at_all(tree: Path, path: str, content: bytes) -> None:
    (tree / path).write_bytes(content)
    assert any(problem.path == path and problem.severity is Severity.ERROR for problem in find(tree))


def test_diagnostics_come_in_the_order_of_their_places(tree: Path) -> None:
    (tree / SHEET).write_text(
        (tree / SHEET).read_text(encoding="utf-8").replace("paragraph:", "paragraf:"), encoding="utf-8"
    )
    found = find(tree)
    assert len(found) > 20
    assert found == sorted(found)


def test_from_content_with_errors_nothing_is_made(tree: Path) -> None:
    require_sound(ContentTree(tree))
    (tree / TYPES).write_text("types: {}\n", encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        require_sound(ContentTree(tree))
    assert refused.value.diagnostics
    assert all(problem.severity is Severity.ERROR for problem in refused.value.diagnostics)
    require_sound(ContentTree(tree), "content/en/")


TEXT = (ROOT / SHEET).read_text(encoding="utf-8")
LINES = TEXT.split("\n")
INSERTED = st.text(st.sampled_from("{}[]:-#&*!|>'\"%@`,?~ \n\té😀0/"), min_size=1, max_size=4)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """The shipped edition after a few slips of the hand."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 2))
        match draw(st.sampled_from(["delete", "double", "swap", "insert", "cut", "indent"])):
            case "delete":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[at + 1] = lines[at + 1], lines[at]
            case "insert":
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + draw(INSERTED) + lines[at][column:]
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case _:
                lines[at] = "  " + lines[at]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree whose edition each example overwrites."""
    import shutil

    root = tmp_path_factory.mktemp("spoiled")
    shutil.copytree(ROOT / "content", root / "content")
    return without_drafts(root)


@given(text=mutations())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_to_an_edition_is_told_and_never_raised(spoiled: Path, text: str) -> None:
    (spoiled / SHEET).write_text(text, encoding="utf-8", newline="")
    found = find(spoiled)
    document = read(text.encode(), SHEET)
    lines = text.split("\n")
    for problem in found:
        if problem.path == SHEET and problem.line:
            assert problem.line <= len(lines)
            assert problem.column <= len(lines[problem.line - 1]) + 1
    codes = {problem.code for problem in found}
    assert codes >= {problem.code for problem in (*document.diagnostics, *check_schema(document))}
    if document.data != read(TEXT.encode(), SHEET).data:
        # What a reader gets is held by the lock and the source document; the rest is for editors and translators.
        assert codes or _differs_for_editors_only(document.data)


def _differs_for_editors_only(data: object) -> bool:
    return _bare(data) == _bare(read(TEXT.encode(), SHEET).data)


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {
            key: _bare(part) for key, part in value.items() if key not in ("comment", "remark", "derivation", "origin")
        }
    return [_bare(part) for part in value] if isinstance(value, list) else value


def test_truncated_anywhere_an_edition_is_reported(spoiled: Path) -> None:
    for end in range(0, len(TEXT) - 80, len(TEXT) // 40):
        (spoiled / SHEET).write_text(TEXT[:end], encoding="utf-8")
        assert any(problem.severity is Severity.ERROR for problem in find(spoiled)), end
