"""The JSON contract, version 1: its objects as the model's classes, and the other way round.

Reading adopts each JSON object as the attributes of its instance. So a field from a later version of the contract stays
reachable and survives a round trip, an absent one shows the class's default, and reading costs little more than
``json.load``.
"""

from __future__ import annotations

from types import MappingProxyType

from factsheet_content import model
from factsheet_content.errors import FactsheetError
from factsheet_content.record import REQUIRED, Record

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T", bound=Record)
    Json = dict[str, Any]


def from_dict(data: Json) -> model.Factsheet:
    """The factsheet of a parsed JSON object, which is taken over and must not be used afterwards.

    ``FactsheetError`` where it is not an object of version 1 of the contract.
    """
    check_version(data)
    try:
        return _factsheet(data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise FactsheetError(f"this is not a factsheet of contract version 1: {_reason(error)}") from error


def check_version(data: Any) -> None:
    """``FactsheetError`` unless ``data`` is a JSON object of the contract's major version that this package reads."""
    version = data.get("schema_version") if isinstance(data, dict) else None
    if not isinstance(version, str):
        raise FactsheetError("this is no object of the factsheet contract: it has no schema_version")
    if version.partition(".")[0] != model.SCHEMA_VERSION.partition(".")[0]:
        raise FactsheetError(
            f"this is contract version {version}, and this package reads {model.SCHEMA_VERSION} and later 1.x: "
            "upgrade factsheet-content, or use data of version 1"
        )


def to_dict(value: Any) -> Any:
    """The JSON value of a model object: the model's fields in order, then a later version's; defaults left out."""
    if type(value) is str:  # most of what there is
        return value
    if isinstance(value, Record):
        return _of_record(value)
    if isinstance(value, (tuple, list)):
        return [to_dict(element) for element in value]
    if isinstance(value, (MappingProxyType, dict)):
        return {key: to_dict(element) for key, element in value.items()}
    return value


def _of_record(record: Record) -> Json:
    fields, own = record.record_fields, vars(record)
    # What a record does not hold itself has the value of its class, which is the default.
    values = {
        name: to_dict(own[name])
        for name, default in fields.items()
        if name in own and (default is REQUIRED or own[name] != default)
    }
    values |= {name: to_dict(own[name]) for name in own if name not in fields}
    if isinstance(record, model.Block):  # a block's own content comes before the flags that all blocks share
        values |= {flag: values.pop(flag) for flag in ("critical", "editorial") if flag in values}
    return values


def _reason(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _factsheet(data: Json) -> model.Factsheet:
    for key in ("title", "publisher"):
        data[key] = _adopt(model.Text, data[key])
    data["series"] = _series(data["series"])
    data["notices"] = tuple(map(_notice, data["notices"]))
    data["review"] = _with_text(model.Review, data["review"])
    data["intro"] = tuple(map(_block, data["intro"]))
    data["sections"] = tuple(map(_section, data["sections"]))
    data["facts"] = _mapping(_fact, data["facts"])
    data["contacts"] = _mapping(_contact, data["contacts"])
    data["links"] = _mapping(_link, data["links"])
    data["sources"] = _mapping(_source, data["sources"])
    data["origin"] = _tuples(model.Origin, data["origin"], "masthead")
    data["translation"] = _translation(data["translation"])
    data["editions"] = tuple(map(_edition, data["editions"]))
    data["languages"] = tuple(_adopt(model.LanguageEntry, entry) for entry in data["languages"])
    data["labels"] = _mapping(_text, data["labels"])
    return _adopt(model.Factsheet, data)


def _adopt(cls: type[T], data: Json) -> T:
    if not data.keys() >= cls.record_required:
        missing = ", ".join(sorted(cls.record_required - data.keys()))
        raise KeyError(f"{missing} of a {cls.__name__}")
    record = _NEW(cls)
    _SET(record, "__dict__", data)
    return record


# Called for every object of a factsheet: looking them up each time would be a tenth of reading it.
_NEW, _SET = object.__new__, object.__setattr__


def _text(data: Json) -> model.Text:
    return _adopt(model.Text, data)


def _with_text(cls: type[T], data: Json) -> T:
    data["text"] = _adopt(model.Text, data["text"])
    return _adopt(cls, data)


def _tuples(cls: type[T], data: Json, *keys: str) -> T:
    for key in keys:
        if key in data:
            data[key] = tuple(data[key])
    return _adopt(cls, data)


def _mapping(read: Any, data: Json) -> MappingProxyType[str, Any]:
    return MappingProxyType({key: read(value) for key, value in data.items()})


def _series(data: Json) -> model.Series:
    data["name"] = _adopt(model.Text, data["name"])
    data["title"] = _adopt(model.Text, data["title"])
    return _adopt(model.Series, data)


def _edition(data: Json) -> model.EditionEntry:
    if "note" in data:
        data["note"] = _adopt(model.Text, data["note"])
    if "changes" in data:
        data["changes"] = MappingProxyType(data["changes"])
    if "amended" in data:
        data["amended"] = tuple(_with_reason(model.Amendment, entry) for entry in data["amended"])
    if "reviews" in data:
        data["reviews"] = tuple(_adopt(model.EditionReview, entry) for entry in data["reviews"])
    if "withdrawn" in data:
        data["withdrawn"] = _with_reason(model.Withdrawal, data["withdrawn"])
    return _tuples(model.EditionEntry, data, "languages", "reissued")


def _with_reason(cls: type[T], data: Json) -> T:
    if "reason" in data:
        data["reason"] = _adopt(model.Text, data["reason"])
    return _adopt(cls, data)


def _notice(data: Json) -> model.Notice:
    return _with_text(model.Notice, data)


def _section(data: Json) -> model.Section:
    data["heading"] = _adopt(model.Text, data["heading"])
    data["blocks"] = tuple(map(_block, data["blocks"]))
    return _adopt(model.Section, data)


def _item(data: Json) -> model.Item:
    data["text"] = _adopt(model.Text, data["text"])
    if "items" in data:
        data["items"] = tuple(map(_item, data["items"]))
    return _adopt(model.Item, data)


def _definition(data: Json) -> model.Definition:
    data["term"] = _adopt(model.Text, data["term"])
    data["description"] = _adopt(model.Text, data["description"])
    return _adopt(model.Definition, data)


def _text_block(data: Json) -> model.Block:
    return _with_text(model.TextBlock, data)


def _list_block(data: Json) -> model.Block:
    data["items"] = tuple(map(_item, data["items"]))
    return _adopt(model.ListBlock, data)


def _definitions_block(data: Json) -> model.Block:
    data["items"] = tuple(map(_definition, data["items"]))
    return _adopt(model.DefinitionsBlock, data)


def _contacts_block(data: Json) -> model.Block:
    return _tuples(model.ContactsBlock, data, "contacts")


def _unknown_block(data: Json) -> model.Block:
    return _adopt(model.Block, data)


_BLOCKS = {
    "paragraph": _text_block,
    "subheading": _text_block,
    "callout": _text_block,
    "bullets": _list_block,
    "steps": _list_block,
    "definitions": _definitions_block,
    "contacts": _contacts_block,
}


def _block(data: Json) -> model.Block:
    return _BLOCKS.get(data["kind"], _unknown_block)(data)


def _fact(data: Json) -> model.Fact:
    for key in ("text", "phrase", "label"):
        if key in data:
            data[key] = _adopt(model.Text, data[key])
    return _tuples(model.Fact, data, "countries")


def _contact(data: Json) -> model.Contact:
    data["name"] = _adopt(model.Text, data["name"])
    data["channels"] = _mapping(_channel, data["channels"])
    return _adopt(model.Contact, data)


def _channel(data: Json) -> model.Channel:
    if "reach" in data:
        data["reach"] = _adopt(model.Reach, data["reach"])
    if "verified" in data:
        data["verified"] = _adopt(model.Verified, data["verified"])
    if "notes" in data:
        data["notes"] = tuple(map(_text, data["notes"]))
    return _tuples(model.Channel, data, "languages")


def _link(data: Json) -> model.Link:
    return _adopt(model.Link, data)


def _source(data: Json) -> model.Source:
    data["citation"] = _adopt(model.Text, data["citation"])
    return _tuples(model.Source, data, "authors")


def _translation(data: Json) -> model.Translation:
    data["units"] = _adopt(model.UnitCounts, data["units"])
    return _with_text(model.Translation, data)
