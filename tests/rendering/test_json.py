from __future__ import annotations

import json
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

import factsheet_content as fc
from factsheet_content.contract import from_dict
from factsheet_content.record import replace
from factsheet_content.rendering.json import indented, render
from tests.rendering.sheets import HOSTILE, hostile, later
from tests.support import ROOT

SLUG = "gedwongen-achterlating"


def schema(name: str) -> Any:
    return json.loads((ROOT / f"schema/export/{name}.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_is_published_is_valid(lang: str) -> None:
    data = json.loads(render(fc.load(SLUG, lang=lang)))
    jsonschema.Draft202012Validator(schema("factsheet")).validate(data)
    assert jsonschema_rs.validator_for(schema("factsheet")).is_valid(data)


def test_what_is_published_reads_back_to_the_same_bytes() -> None:
    document = render(fc.load(SLUG))
    again = from_dict(json.loads(document))
    assert again == fc.load(SLUG)
    assert render(again) == document


def test_it_is_readable_utf_8_that_ends_in_a_newline() -> None:
    document = render(later())
    assert document.endswith("}\n")
    assert not document.endswith("\n\n")
    assert '\n  "status": "under-embargo",\n' in document
    assert "Dit is geen officiële uitgave." in document


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_come_out_literally(words: str) -> None:
    assert json.loads(render(hostile(words)))["sections"][0]["heading"]["text"] == words


def test_what_json_does_not_know_is_refused() -> None:
    sheet = later()
    facts = {"x": replace(sheet.facts["aandeel"], value=float("nan"))}
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(replace(sheet, facts=facts))


def test_the_index_of_what_is_published_is_valid() -> None:
    from factsheet_content.publishing.compiling import compile_tree

    index = json.loads(compile_tree(ROOT)["index.json"])
    jsonschema.Draft202012Validator(schema("index")).validate(index)
    assert not jsonschema_rs.validator_for(schema("index")).is_valid(index | {"factsheets": [{"slug": SLUG}]})


def test_it_is_the_json_that_the_standard_library_writes() -> None:
    for value in (later().to_dict(), [[], {}, [{}], {"a": [1, 2.5, None, True]}, {'"\\\n\x7f\u2028é': ["", 0]}]):
        assert indented(value) == json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
