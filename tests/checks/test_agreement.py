"""Our checks against reference programs: they agree where both judge, and the docs say where ours go beyond."""

from __future__ import annotations

import json
import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks import schema
from factsheet_content.checks.catalogue import codes
from tests.checks.test_examples import find, lay_example, overlay
from tests.examples.corpus import names
from tests.support import ROOT, need, run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "docs" / "validation.md"
BEGIN, END = "<!-- agreement -->\n", "<!-- /agreement -->\n"
SHEET = ROOT / "content/nl/factsheets/gedwongen-achterlating/2018-11-17.yaml"
DATA = yaml_reader.read(SHEET.read_bytes(), "sheet").data
TOO_LARGE = "FC101-file-too-large"


def agree(name: str, data: Any) -> bool:
    """What both validators say; they must say the same."""
    fast = bool(schema._fast(name).is_valid(data))
    assert fast == bool(schema._careful(name).is_valid(data))
    return fast


@pytest.mark.parametrize("name", names())
def test_the_fast_and_the_careful_validator_agree_on_every_example(name: str, tmp_path: Path) -> None:
    lay_example(name, tmp_path)
    tree = ContentTree(tmp_path)
    for path in overlay(tmp_path, name):
        relative = path.relative_to(tmp_path).as_posix()
        kind = schema.schema_name(relative)
        data = tree.document(relative).data if kind and path.exists() else None
        if kind and data is not None:
            agree(kind, data)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3000),
    st.floats(allow_nan=False),
    st.sampled_from(["", " ", "a\n", "2018-11-17", "2018-02-30", "a-b", "é", "https://x", "x" * 200, "MA"]),
    st.just([]),
    st.just({}),
    st.just(["x", "x"]),
    st.just({"id": "x"}),
)


def places(value: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [above] if above else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        found += places(part, (*above, key))
    return found


PLACES = places(DATA)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from(["set", "drop", "rename"]), JUNK), min_size=1, max_size=3
    )
)
def test_they_agree_on_every_mutation(changes: list[tuple[tuple[Any, ...], str, Any]]) -> None:
    data = json.loads(json.dumps(DATA))
    for pointer, how, junk in changes:
        change(data, pointer, how, junk)
    agree("factsheet", data)


def change(data: Any, pointer: tuple[Any, ...], how: str, junk: Any) -> None:
    value = data
    for step in pointer[:-1]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return
    last = pointer[-1]
    if isinstance(value, dict) and last in value:
        if how == "set":
            value[last] = junk
        else:
            kept = value.pop(last)
            if how == "rename":
                value[f"{last}{junk}"] = kept
    elif isinstance(value, list) and isinstance(last, int) and last < len(value):
        value[last] = junk


def check_jsonschema(files: list[Path], kind: str) -> set[str]:
    """The files that check-jsonschema refuses, one call for all of a kind."""
    if find_spec("check_jsonschema") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("check-jsonschema is not installed")
        pytest.skip("check-jsonschema is not installed")
    path = ROOT / "schema" / f"{kind}.schema.json"
    done = run(sys.executable, "-m", "check_jsonschema", "--output-format", "json", "--schemafile", path, *files)
    said = json.loads(done.stdout)
    refused = [error["filename"] for error in said.get("errors", [])]
    refused += [error["filename"] for error in said.get("parse_errors", [])]
    return {str(name) for name in refused}


def msgfmt_refuses(path: Path) -> bool:
    return run(need("msgfmt"), "-c", "-o", os.devnull, path).returncode != 0


def judgements(root: Path) -> dict[str, dict[str, bool]]:
    """Code → program → whether it refuses the example's files."""
    yaml_files: dict[str, list[tuple[str, Path]]] = {}
    found: dict[str, dict[str, bool]] = {}
    for name in names():
        if name == TOO_LARGE:
            continue
        folder, code = root / name, name.partition("-")[0]
        lay_example(name, folder)
        for path in overlay(folder, name):
            kind = schema.schema_name(path.relative_to(folder).as_posix())
            if kind:
                yaml_files.setdefault(kind, []).append((code, path.with_suffix(".yaml")))
                path.rename(path.with_suffix(".yaml"))
            elif path.suffix == ".po":
                found.setdefault(code, {})["msgfmt -c"] = msgfmt_refuses(path)
    for kind, files in yaml_files.items():
        refused = check_jsonschema([path for _, path in files], kind)
        for code, path in files:
            before = found.setdefault(code, {}).get("check-jsonschema", False)
            found[code]["check-jsonschema"] = before or str(path) in refused
    return found


def table(found: dict[str, dict[str, bool]]) -> str:
    rows = ["| code | ours | check-jsonschema | msgfmt -c |", "|---|---|---|---|"]
    for code in codes().values():
        said = found.get(code.code, {})
        cells = ["–" if program not in said else "yes" if said[program] else "**no**" for program in PROGRAMS]
        rows.append(f"| {code.code} {code.name} | {code.severity} | {cells[0]} | {cells[1]} |")
    return "\n".join(rows) + "\n"


PROGRAMS = ("check-jsonschema", "msgfmt -c")


def test_the_docs_say_where_ours_go_beyond(tmp_path: Path) -> None:
    found = judgements(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    written, _, after = rest.partition(END)
    if os.environ.get("REWRITE"):
        PAGE.write_text(before + BEGIN + table(found) + END + after, encoding="utf-8")
        written = table(found)
    assert written == table(found)
    # Each program has a planted fault that it reports, and every schema fault is one for both.
    for program in PROGRAMS:
        assert any(said.get(program) for said in found.values())
    assert [code for code, said in found.items() if code.startswith("FC2") and not said["check-jsonschema"]] == []


def test_what_is_shipped_pleases_the_reference_programs(tmp_path: Path) -> None:
    kinds: dict[str, list[Path]] = {}
    for path in (ROOT / "content").rglob("*"):
        kind = schema.schema_name(path.relative_to(ROOT).as_posix())
        if kind and path.suffix == ".yaml":
            kinds.setdefault(kind, []).append(path)
    assert {kind: check_jsonschema(files, kind) for kind, files in kinds.items()} == {kind: set() for kind in kinds}
    assert [path for path in (ROOT / "content").rglob("*.po") if msgfmt_refuses(path)] == []
    assert find(ROOT) is not None
    del tmp_path
