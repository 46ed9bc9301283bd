"""Holds every YAML file against its JSON Schema, and says in words what is wrong.

A fast validator says yes to nearly every file; only where it says no does the careful one look for why.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet_content.checks.findings import Place, at, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.yaml_document import Document, Pointer

# The files that there is one of.
_ONLY = {
    "content/site.yaml": "site",
    "content/editions.lock": "editions-lock",
    "content/nl/types.yaml": "types",
    "content/nl/contacts.yaml": "contacts",
    "content/nl/labels.yaml": "labels",
    "content/nl/glossary.yaml": "glossary",
}
# Those that each language may have.
_OF_LANGUAGE = {"glossary.yaml": "glossary-translation", "lexicon.yaml": "lexicon", "accepted.yaml": "accepted"}


def schema_folder() -> Path:
    """Where the schemas are: in the installed package, else in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "schema"
    return installed if installed.is_dir() else package.parents[1] / "schema"


def schema_name(path: str) -> str | None:
    """The schema of a file of the content tree; ``None`` where it has none."""
    if path in _ONLY:
        return _ONLY[path]
    name = None
    match path.split("/"):
        case ["content", "nl", "series", _]:
            name = "series"
        case ["content", "nl", "factsheets", _, file]:
            name = "notices" if file == "notices.yaml" else "factsheet"
        case ["content", _, file]:
            name = _OF_LANGUAGE.get(file)
    return name if path.endswith(".yaml") else None


@cache
def schema(name: str) -> dict[str, Any]:
    """A schema as parsed JSON."""
    text = (schema_folder() / f"{name}.schema.json").read_text(encoding="utf-8")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def is_valid(document: Document) -> bool:
    """Whether a document is as its schema says; one that has no schema or could not be read is not asked."""
    name = None if document.data is None else schema_name(document.path)
    return name is None or bool(_fast(name).is_valid(document.data))


def check_schema(document: Document) -> Iterator[Diagnostic]:
    """Every way in which a document departs from its schema."""
    name = schema_name(document.path)
    if name is None or is_valid(document):
        return
    told = {(diagnostic.line, diagnostic.column) for diagnostic in document.diagnostics}
    found = [
        finding
        for error in _careful(name).iter_errors(document.data)
        for finding in _findings(document, error)
        if (finding.line, finding.column) not in told
    ]
    # A missing key is found once per key that is missing, and each time all of them are named.
    yield from sorted(dict.fromkeys(found))


@cache
def _fast(name: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema(name), validate_formats=True)


@cache
def _careful(name: str) -> Any:
    import jsonschema

    return jsonschema.Draft202012Validator(schema(name), format_checker=jsonschema.FormatChecker(["date"]))


def _findings(document: Document, error: Any) -> Iterator[Diagnostic]:
    from factsheet_content.checks import schema_traps
    from factsheet_content.checks.schema_messages import hint, message

    pointer: Pointer = tuple(error.absolute_path)
    unit = _unit(document, pointer)
    if error.validator == "additionalProperties":
        yield from _unknown_keys(document, pointer, error)
    elif "propertyNames" in error.absolute_schema_path:
        place = at(document, (*pointer, error.instance), key=True, unit=unit)
        yield place.error("FC203", "The key “{key}” is not formed as it must be.", hint(error), key=error.instance)
    elif trap := schema_traps.recognise(document, pointer, error):
        yield Place(document.path, trap.span, unit).error(trap.code, trap.message, trap.help)
    elif not _said_already(error) and not _may_be_hidden(document, pointer, error):
        yield at(document, pointer, unit=unit).error(*message(error))


def _may_be_hidden(document: Document, pointer: Pointer, error: Any) -> bool:
    """Whether what is missing stands in a part of the file that could not be read."""
    if not document.hidden:
        return False
    if error.validator == "required" and not pointer:
        return all(key in document.hidden or key in error.instance for key in error.validator_value)
    return len(pointer) == 1 and pointer[0] in document.hidden


def _said_already(error: Any) -> bool:
    """Whether another keyword finds the same fault: an empty text is too short, and what is no date has no day."""
    if error.validator == "format":
        return re.search(error.schema.get("pattern", ""), error.instance) is None
    return error.validator == "pattern" and error.instance == "" and "minLength" in error.schema


def _unknown_keys(document: Document, pointer: Pointer, error: Any) -> Iterator[Diagnostic]:
    known = list(error.schema.get("properties", {}))
    patterns = list(error.schema.get("patternProperties", {}))
    for key in error.instance:
        if key not in known and not any(re.search(pattern, key) for pattern in patterns):
            place = at(document, (*pointer, key), key=True, unit=_unit(document, pointer))
            yield place.error("FC201", "The key “{key}” is not known here.", did_you_mean(key, known), key=key)


def _unit(document: Document, pointer: Pointer) -> str | None:
    """The id of what the pointer is in: ``signals/mogelijk/bewijs`` rather than sections/1/blocks/2/bullets/bewijs."""
    from factsheet_content.checks import schema_traps

    ids, value, above = [], document.data, ""
    for step in pointer:
        value = value[step]
        if above in schema_traps.ITEMS and isinstance(step, str):
            ids.append(step)
        elif isinstance(value, dict) and isinstance(value.get("id"), str):
            ids.append(value["id"])
        above = str(step)
    return "/".join(ids) or None
