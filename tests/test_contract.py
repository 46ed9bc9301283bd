from __future__ import annotations

import copy
import json
import pickle
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import jsonschema
import jsonschema_rs
import pytest

from factsheet_content import model
from factsheet_content.contract import from_dict, to_dict
from factsheet_content.errors import FactsheetError
from factsheet_content.record import Record
from tests.support import ROOT

LATER = (ROOT / "tests/samples/later-v1.json").read_text("utf-8")
SCHEMA = json.loads((ROOT / "schema/export/factsheet.schema.json").read_text("utf-8"))
INDEX_SCHEMA = json.loads((ROOT / "schema/export/index.schema.json").read_text("utf-8"))
CLASSES = {name: cls for name, cls in vars(model).items() if isinstance(cls, type) and issubclass(cls, Record)}
CLASSES.pop("Record")


def later() -> Any:
    return json.loads(LATER)


def definition(name: str) -> dict[str, Any]:
    """What the schema says of a class of the model, with what it takes from ``Block``."""
    own: dict[str, Any] = SCHEMA if name == "Factsheet" else SCHEMA["$defs"][name]
    if "allOf" not in own:
        return own
    base = SCHEMA["$defs"]["Block"]
    required = {*base["required"], *own["required"]}
    return own | {"properties": base["properties"] | own["properties"], "required": required}


def schemas(value: Any) -> list[dict[str, Any]]:
    """Every object inside a JSON Schema, itself included."""
    if isinstance(value, list):
        return [found for element in value for found in schemas(element)]
    if not isinstance(value, dict):
        return []
    return [value, *(found for element in value.values() for found in schemas(element))]


def test_a_sample_from_the_future_is_read() -> None:
    sheet = from_dict(later())
    assert sheet.status == "under-embargo"
    assert [item.id for item in sheet.section("signals").items] == [
        "signals/mogelijk/weglopen",
        "signals/mogelijk/conflicten",
        "signals/mogelijk/conflicten/ouders",
        "signals/stappen/een",
        "signals/stappen/twee",
    ]
    film = next(block for block in sheet.blocks() if block.kind == "video")
    assert type(film) is model.Block
    assert film.markdown == "[Bekijk de film](https://example.org/film)"
    assert sheet.contacts["buitenlandse_zaken"].channels["hologram"].display == "Hologram"
    assert sheet.x_later == {"translation_memory": [{"id": "a"}]}  # type: ignore[attr-defined]


def test_nothing_of_the_future_is_lost() -> None:
    assert from_dict(later()).to_dict() == later()
    assert json.loads(from_dict(later()).to_json()) == later()


def test_it_survives_pickling_and_copying() -> None:
    sheet = from_dict(later())
    for again in (pickle.loads(pickle.dumps(sheet)), copy.deepcopy(sheet)):  # noqa: S301 - our own bytes
        assert again == sheet
        assert isinstance(again.contacts, MappingProxyType)


def test_keys_stand_in_the_order_of_the_model_and_defaults_are_left_out() -> None:
    text = model.Text("a", "b")
    block = model.ListBlock(
        items=(model.Item("x", text),), editorial=True, critical=False, id="i", markdown="m", kind="bullets"
    )
    assert json.dumps(to_dict(block)) == json.dumps(
        {
            "id": "i",
            "kind": "bullets",
            "markdown": "m",
            "items": [{"id": "x", "text": {"text": "a", "markdown": "b"}}],
            "editorial": True,
        }
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema_version": "2.0.0"}, "this is contract version 2.0.0, and this package reads 1.1.0 and later 1.x"),
        ({"schema_version": 1}, "it has no schema_version"),
        ({"sections": None}, "not a factsheet of contract version 1"),
        ({"title": {"text": "a"}}, "markdown of a Text is missing"),
        ({"title": "a"}, "not a factsheet of contract version 1"),
        ({"facts": []}, "not a factsheet of contract version 1"),
        ({"sections": [{"id": "signals"}]}, "heading is missing"),
    ],
)
def test_what_is_no_factsheet_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(FactsheetError, match=message):
        from_dict(later() | change)


@pytest.mark.parametrize("key", CLASSES["Factsheet"].record_fields)
def test_every_key_of_the_top_level_must_be_there(key: str) -> None:
    data = later()
    del data[key]
    with pytest.raises(FactsheetError, match=r"is missing|has no schema_version"):
        from_dict(data)


@pytest.mark.parametrize("data", [None, [], "text", 1, {}])
def test_what_is_no_object_of_the_contract_is_refused(data: Any) -> None:
    with pytest.raises(FactsheetError, match="no object of the factsheet contract"):
        from_dict(data)


@pytest.mark.parametrize("schema", [SCHEMA, INDEX_SCHEMA], ids=["factsheet", "index"])
def test_the_schemas_are_schemas_and_close_nothing(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    for part in schemas(schema):
        assert part.get("additionalProperties") is not False
        assert "unevaluatedProperties" not in part
        if part.get("type") == "object" and isinstance(part.get("properties"), dict):
            assert all(len(described["description"]) > 5 for described in part["properties"].values())


@pytest.mark.parametrize("name", CLASSES)
def test_the_schema_has_the_fields_of_the_model(name: str) -> None:
    fields, described = CLASSES[name].record_fields, definition(name)
    assert fields.keys() == described["properties"].keys()
    assert CLASSES[name].record_required == set(described["required"])


def test_the_schema_describes_nothing_that_the_model_has_not() -> None:
    assert SCHEMA["$defs"].keys() - CLASSES.keys() == {"AnyBlock", "UnknownBlock"}


@pytest.mark.parametrize("name", CLASSES)
def test_the_schema_has_the_types_of_the_model(name: str) -> None:
    hints = get_type_hints(CLASSES[name], vars(model) | {"Mapping": MappingProxyType, "ClassVar": tuple, "Any": object})
    for field in CLASSES[name].record_fields:
        assert fits(hints[field], definition(name)["properties"][field]), field


def fits(hint: Any, schema: dict[str, Any]) -> bool:
    """Whether a field's type and its schema mean the same JSON."""
    if isinstance(hint, UnionType):
        members = [member for member in get_args(hint) if member is not type(None)]
        return all(fits(member, schema) for member in members)
    if get_origin(hint) is tuple:
        return bool(schema["type"] == "array" and fits(get_args(hint)[0], schema["items"]))
    if get_origin(hint) is MappingProxyType:
        return bool(schema["type"] == "object" and fits(get_args(hint)[1], schema["additionalProperties"]))
    if issubclass(hint, Record):
        wanted = "AnyBlock" if hint is model.Block else hint.__name__
        return bool(schema["$ref"] == f"#/$defs/{wanted}")
    names = {str: {"string"}, bool: {"boolean"}, int: {"integer", "number"}, float: {"number"}}[hint]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return bool(names & set(types))


def faults(data: Any) -> tuple[bool, bool]:
    """Whether jsonschema and jsonschema-rs find a fault; they must agree."""
    careful = not jsonschema.Draft202012Validator(SCHEMA).is_valid(data)
    return careful, not jsonschema_rs.validator_for(SCHEMA).is_valid(data)


def test_the_sample_from_the_future_is_valid() -> None:
    assert faults(later()) == (False, False)


def without_text(data: Any) -> None:
    del data["sections"][0]["blocks"][0]["text"]


def without_markdown(data: Any) -> None:
    del data["sections"][0]["blocks"][4]["markdown"]


def without_title(data: Any) -> None:
    del data["title"]


def with_a_time(data: Any) -> None:
    data["content_as_of"] = "2030-01-02T10:00:00Z"


@pytest.mark.parametrize("spoil", [without_text, without_markdown, without_title, with_a_time])
def test_a_fault_is_found(spoil: Any) -> None:
    data = later()
    spoil(data)
    assert faults(data) == (True, True)
