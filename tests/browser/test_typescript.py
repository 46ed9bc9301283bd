"""TypeScript types of the content API: fresh, compiled by tsc, and true of what is published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.browser.browsing import SHEET, module
from tests.publishing.hosting import blocks
from tests.support import ROOT, need, run

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "schema/export"
#: File of types → what it calls the whole, and a published file that is of that type.
TYPES = {
    "factsheet": ("Factsheet", f"api/v1/nl/{SHEET}.json"),
    "index": ("Index", "api/v1/index.json"),
    "contacts": ("Contacts", "api/v1/contacts.json"),
    "recalls": ("Recalls", "recalls.json"),
    "manifest": ("Manifest", "manifest.json"),
}
OPTIONS = ("--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext")

APP = """
import type { Factsheet } from "./factsheet.js";
export function signals(sheet: Factsheet): string[] {
  const section = sheet.sections.find((one) => one.id === "signals");
  return (section?.blocks ?? []).map((block) => block.markdown);
}
export const read: Factsheet = %s;
"""

NODE = """
import { readFile } from "node:fs/promises";
const sheet = JSON.parse(await readFile(process.argv[2], "utf-8"));
for (const section of sheet.sections) console.log(section.heading.text);
"""


def generated(name: str) -> str:
    tool = module("json-schema-to-typescript/dist/src/cli.js")
    done = run(need("node"), tool, "--additionalProperties", "--input", f"{name}.schema.json", cwd=FOLDER)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def compiled(app: str, folder: Path) -> str:
    for name in TYPES:
        (folder / f"{name}.d.ts").write_bytes((FOLDER / f"{name}.d.ts").read_bytes())
    (folder / "app.ts").write_text(app, encoding="utf-8")
    done = run(need("node"), module("typescript/bin/tsc"), *OPTIONS, folder / "app.ts", cwd=folder)
    return done.stdout.decode()


def app_of(name: str, data: str) -> str:
    """A program that takes the data for what the types say."""
    return f'import type {{ {TYPES[name][0]} }} from "./{name}.js";\nexport const read: {TYPES[name][0]} = {data};\n'


@pytest.mark.parametrize("name", TYPES)
def test_the_types_are_those_of_the_schema(name: str) -> None:
    """Anew: node tests/browser/node_modules/json-schema-to-typescript/dist/src/cli.js (see :func:`generated`)."""
    assert (FOLDER / f"{name}.d.ts").read_text("utf-8") == generated(name)


def test_every_schema_of_the_api_has_its_types() -> None:
    schemas = {path.name.partition(".")[0] for path in FOLDER.glob("*.schema.json")}
    assert schemas - {"diff"} == TYPES.keys(), "a difference is no part of the API"


@pytest.mark.parametrize("name", TYPES)
def test_what_is_published_is_of_that_type(site: Path, tmp_path: Path, name: str) -> None:
    text = (site / TYPES[name][1]).read_text("utf-8")
    assert compiled(app_of(name, text), tmp_path) == ""
    first = next(key for key, value in json.loads(text).items() if isinstance(value, (dict, list)))
    assert "error TS" in compiled(app_of(name, json.dumps(json.loads(text) | {first: 5})), tmp_path), "a planted fault"


def test_an_app_is_compiled(site: Path, tmp_path: Path) -> None:
    assert compiled(APP % (site / f"api/v1/nl/{SHEET}.json").read_text("utf-8"), tmp_path) == ""


def test_what_the_docs_show_is_compiled(tmp_path: Path) -> None:
    (shown,) = blocks("ts")
    assert compiled(shown, tmp_path) == ""
    assert "error TS" in compiled(shown.replace("section.heading", "section.no_such_key.deep"), tmp_path)


def test_a_planted_fault_is_a_type_error(site: Path, tmp_path: Path) -> None:
    data = json.loads((site / f"api/v1/nl/{SHEET}.json").read_text("utf-8"))
    data["sections"] = "all of them"
    assert "error TS" in compiled(APP % json.dumps(data), tmp_path)
    assert "error TS" in compiled(APP.replace("one.id", "one.no_such_key.deep") % "null as never", tmp_path)


def test_node_reads_it_without_any_library(site: Path, tmp_path: Path) -> None:
    (tmp_path / "read.mjs").write_text(NODE, encoding="utf-8")
    file = site / f"api/v1/nl/{SHEET}.json"
    done = run(need("node"), tmp_path / "read.mjs", file)
    headings = [section["heading"]["text"] for section in json.loads(file.read_bytes())["sections"]]
    assert done.stdout.decode().splitlines() == headings
