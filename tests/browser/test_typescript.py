"""TypeScript types of the JSON contract: fresh, compiled by tsc, and true of what is published."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.browser.browsing import SHEET, module
from tests.support import ROOT, need, run

if TYPE_CHECKING:
    from pathlib import Path

TYPES = ROOT / "schema/export/factsheet.d.ts"
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


def generated() -> str:
    tool = module("json-schema-to-typescript/dist/src/cli.js")
    schema = ROOT / "schema/export/factsheet.schema.json"
    done = run(need("node"), tool, "--additionalProperties", "--input", schema)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def compiled(app: str, folder: Path) -> str:
    (folder / "factsheet.d.ts").write_bytes(TYPES.read_bytes())
    (folder / "app.ts").write_text(app, encoding="utf-8")
    done = run(need("node"), module("typescript/bin/tsc"), *OPTIONS, folder / "app.ts", cwd=folder)
    return done.stdout.decode()


def test_the_types_are_those_of_the_schema() -> None:
    """Anew: node tests/browser/node_modules/json-schema-to-typescript/dist/src/cli.js (see :func:`generated`)."""
    assert TYPES.read_text("utf-8") == generated()


def test_what_is_published_is_of_that_type(site: Path, tmp_path: Path) -> None:
    assert compiled(APP % (site / f"api/v1/nl/{SHEET}.json").read_text("utf-8"), tmp_path) == ""


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
