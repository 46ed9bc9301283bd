"""The schemas work in an editor: what VS Code's YAML extension shows, completes and explains."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.checks.schema import schema_name
from tests.editors.language_server import LanguageServer
from tests.editors.node_modules import package
from tests.support import ROOT, need

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK_KINDS = {"paragraph", "subheading", "bullets", "steps", "definitions", "callout", "contacts"}
SHEET = "content/nl/factsheets/gedwongen-achterlating/2018-11-17.yaml"
DRAFT = "content/nl/factsheets/gedwongen-achterlating/draft.yaml"
NEW = """\
factsheet: gedwongen-achterlating
series: 2018-11-17
title: Gedwongen achterlating
sections:
  - id: signals
    blocks:
      - id: mogelijk
        {here}
"""
CONTENT = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "content").rglob("*")
    if path.suffix == ".yaml" or path.name == "editions.lock"
)


@pytest.fixture(scope="module")
def vs_code() -> dict[str, Any]:
    """The settings that the repository gives VS Code, with schemas where this machine has them."""
    settings: dict[str, Any] = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    nested: dict[str, Any] = {"http": {"proxy": "", "proxyStrictSSL": False}}
    for name, value in settings.items():
        section, _, key = name.partition(".")
        nested.setdefault(section, {})[key] = value
    schemas = nested["yaml"]["schemas"]
    nested["yaml"]["schemas"] = {(ROOT / path).as_uri(): pattern for path, pattern in schemas.items()}
    nested["yaml"] |= {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
    return nested


@pytest.fixture(scope="module")
def server(vs_code: dict[str, Any]) -> Iterator[LanguageServer]:
    program = package("yaml-language-server") / "bin" / "yaml-language-server"
    with LanguageServer([need("node"), str(program), "--stdio"], ROOT, vs_code) as running:
        yield running


def place(text: str, mark: str) -> tuple[int, int]:
    before = text[: text.index(mark)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.mark.parametrize("path", CONTENT)
def test_nothing_is_wrong_with_what_is_shipped(server: LanguageServer, path: str) -> None:
    assert server.open(ROOT / path, (ROOT / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("paragraf: Een tekst", "paragraf"),
        ("bullets: [Een tekst]", "Bullets"),
        ("subheading: 112", "string"),
        ("paragraph: Let op: zo", "mapping"),
    ],
)
def test_a_fault_is_shown_while_it_is_typed(server: LanguageServer, wrong: str, said: str) -> None:
    text = NEW.replace("{here}", wrong)
    found = server.open(ROOT / DRAFT.replace("draft", f"2027-02-{len(wrong):02}"), text)
    assert [problem for problem in found if said in problem["message"]], found


def test_block_kinds_are_completed(server: LanguageServer) -> None:
    text = NEW.replace("{here}", "")
    path = ROOT / DRAFT.replace("draft", "2027-01-02")
    server.open(path, text)
    answer = server.at("completion", path, 7, 8)
    items = answer["items"] if isinstance(answer, dict) else answer
    assert {item["label"] for item in items} >= BLOCK_KINDS
    offered = [item for item in items if item["label"] == "paragraph"]
    assert offered[0]["documentation"]


def test_a_key_is_explained_in_dutch(server: LanguageServer) -> None:
    text = NEW.replace("{here}", "callout: Een tekst")
    path = ROOT / DRAFT.replace("draft", "2027-01-03")
    server.open(path, text)
    line, column = place(text, "series")
    hover = server.at("hover", path, line, column + 1)
    assert "Welke uitgave van de gedeelde serietekst" in json.dumps(hover, ensure_ascii=False)


def test_the_settings_give_every_content_file_its_one_schema(vs_code: dict[str, Any]) -> None:
    for path in CONTENT:
        given = [uri for uri, pattern in vs_code["yaml"]["schemas"].items() if matches(path, pattern)]
        assert given == [(ROOT / f"schema/{schema_name(path)}.schema.json").as_uri()], path


def matches(path: str, pattern: str) -> bool:
    """As VS Code has it, for the patterns that the settings use: ``*`` and ``!(name)``."""
    parts = re.split(r"(!\([^)]*\)|\*)", pattern)
    written = [
        "[^/]*" if part == "*" else f"(?!{part[2:-1]}[./])[^/]*" if part[:2] == "!(" else re.escape(part)
        for part in parts
    ]
    return re.fullmatch("".join(written), path) is not None


def test_it_fails_in_ci_where_the_server_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        package("no-such-package")
    monkeypatch.setitem(os.environ, "CI", "")
    with pytest.raises(pytest.skip.Exception):
        package("no-such-package")
