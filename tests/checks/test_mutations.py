"""The shipped files, changed at random: no traceback, and nothing is accepted that a reference or the lock forbids."""

from __future__ import annotations

import json
import random
import re
import shutil
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.checks.validation import errors, validate
from tests.checks.faults import DRAFT, ENGLISH, SHEET
from tests.support import ROOT, need, run

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.authoring.diagnostics import Diagnostic

SEEDS = st.integers(0, 2**32)
#: What the lock does not hold, because no reader gets it (DESIGN §3).
UNLOCKED = {"comment", "remark", "derivation", "changes", "origin"}
LISTS = {"bullets", "steps", "definitions", "items"}
JUNK = (
    "",
    "null",
    "12",
    "[]",
    "{}",
    "- a",
    "true",
    "2018-02-30",
    '"',
    "geen",
    "{facts.leeftijd}",
    "*sterk*",
    "é",
    "\t",
    ": ",
    " #",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped content that each example changes and puts back."""
    folder = tmp_path_factory.mktemp("mutations")
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


@cache
def shipped(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def mutated(text: str, seed: int) -> str:
    """The text with lines dropped, doubled, exchanged, given another value, cut, or with characters put in."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 2)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        junk = chance.choice(JUNK)
        match chance.choice(("drop", "double", "exchange", "retype", "truncate", "insert")):
            case "drop":
                lines[at : at + chance.randint(1, 3)] = [""]
            case "double":
                lines[at] *= 2
            case "exchange":
                lines[at], lines[other] = lines[other], lines[at]
            case "retype":
                key, colon, _value = lines[at].partition(": ")
                lines[at] = f"{key}{colon}{junk}\n"
            case "truncate":
                lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
                lines[at + 1 :] = [] if chance.random() < 0.2 else lines[at + 1 :]
            case _:
                column = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:column] + junk + lines[at][column:]
    return "".join(lines)


def found(root: Path, path: str, text: str) -> list[Diagnostic]:
    """What we say of the tree with the changed file; of the shipped one nothing is said."""
    (root / path).write_text(text, encoding="utf-8", newline="")
    try:
        return validate(ContentTree(root))
    finally:
        shutil.copy(ROOT / path, root / path)


def reference(text: str) -> Any:
    """What another program reads in a file, strictly: an error for a key that stands twice."""
    return _reader().load(text)


@cache
def _reader() -> YAML:
    reader = YAML(typ="safe", pure=True)
    # The core schema of YAML 1.2 has no dates.
    reader.constructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)
    return reader


def locked(value: Any, *, ordered: bool = False) -> Any:
    """What of a published edition may not change; of items the order is that in which they are read."""
    if isinstance(value, dict):
        kept = [(key, locked(part, ordered=key in LISTS)) for key, part in value.items() if key not in UNLOCKED]
        return kept if ordered else dict(kept)
    return [locked(part) for part in value] if isinstance(value, list) else str(value)


@settings(max_examples=150, deadline=None)
@given(SEEDS)
@example(seed=2399109)  # the keys of a source in another order, which nobody reads
def test_no_change_of_what_is_published_is_accepted(root: Path, seed: int) -> None:
    text = mutated(shipped(SHEET), seed)
    if not errors(found(root, SHEET, text)):
        assert locked(reference(text)) == locked(reference(shipped(SHEET)))


@settings(max_examples=100, deadline=None)
@given(SEEDS)
def test_no_draft_is_accepted_that_the_schema_forbids(root: Path, seed: int) -> None:
    text = mutated(shipped(DRAFT), seed)
    schema = json.loads((ROOT / "schema/factsheet.schema.json").read_text(encoding="utf-8"))
    if errors(found(root, DRAFT, text)):
        return
    try:
        data = json.loads(json.dumps(reference(text), default=str))
    except YAMLError as error:
        pytest.fail(f"accepted, and no YAML: {error}")
    assert list(Draft202012Validator(schema).iter_errors(data)) == []


@settings(max_examples=60, deadline=None)
@given(SEEDS)
@example(seed=1000236)  # a msgstr without a string, which is not an empty one
@example(seed=540682567)  # a comment inside an entry: we can read it, and warn
def test_a_catalog_that_nothing_is_said_of_pleases_gettext_as_we_write_it(root: Path, seed: int) -> None:
    text = mutated(shipped(ENGLISH), seed)
    if found(root, ENGLISH, text):
        return
    catalog = po_reader.parse(text.encode(), ENGLISH)
    kept = [entry.msgstr for entry in catalog.entries]
    assert len(kept) == len(re.findall(r"(?m)^[ ]*msgstr", text)) - 1  # all but the header
    # gettext is strict about the order of comments, which we are not: we write them in that order.
    file = root / "mutated.po"
    file.write_bytes(po_writer.render(catalog))
    done = run(need("msgfmt"), "-c", "-o", "-", file)
    assert done.returncode == 0, done.stderr.decode()


def test_the_judges_see_what_is_planted() -> None:
    with pytest.raises(YAMLError):
        reference("a: 1\na: 2\n")
    assert locked({"comment": "x", "a": [1]}) == locked({"a": ["1"]}) != locked({"a": [2]})
    assert locked({"bullets": {"a": 1, "b": 2}}) != locked({"bullets": {"b": 2, "a": 1}})
    assert [mutated(shipped(SHEET), seed) for seed in range(20)].count(shipped(SHEET)) < 5
