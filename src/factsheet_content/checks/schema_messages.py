"""What a JSON Schema keyword found, in an editor's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from factsheet_content.checks.findings import did_you_mean
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

#: How much of a wrong value a message repeats, in characters.
LONGEST_QUOTE = 40

_TYPES = {
    "string": phrase("a text"),
    "integer": phrase("a whole number"),
    "number": phrase("a number"),
    "boolean": phrase("true or false"),
    "object": phrase("a mapping (key: value)"),
    "array": phrase("a list (- …)"),
    "null": phrase("nothing"),
}

#: Code, message, help.
Words: TypeAlias = tuple[str, str, str]


def message(error: Any) -> Words:
    """Code, message and help for an error of the careful validator."""
    describe = _DESCRIBERS.get(error.validator, _other)
    return describe(error)


def _name(error: Any) -> str:
    names = [str(step) for step in error.absolute_path if isinstance(step, str)]
    return f"“{names[-1]}”" if names else phrase("The file")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return phrase("nothing")
    if isinstance(value, dict):
        return phrase("a mapping")
    if isinstance(value, list):
        return phrase("a list")
    text = str(value)
    return f"“{text[:LONGEST_QUOTE]}…”" if len(text) > LONGEST_QUOTE else f"“{text}”"


# The forms that the schemas define once and use everywhere, by their titles.
_FORMS = {
    "Text": phrase(
        "A text is one paragraph, with no space or line end at its beginning or end; write a long one after >-."
    ),
    "Id": phrase("Use lower-case letters, digits and _, and begin with a letter: identiteitsbewijs, kind_en_ouder."),
    "Slug": phrase("Use lower-case letters, digits and -: gedwongen-achterlating."),
    "Date": phrase("Write a date as year-month-day: 2018-11-17."),
    "Web address": phrase("An address begins with https:// and has no spaces."),
    "Address": phrase("An address begins with https:, mailto:, tel: or factsheet: and has no spaces."),
    "Language tag": phrase("Write a language as nl, en, en-GB or ar."),
    "Unit": phrase(
        "Write the place of a text: signals/mogelijk/identiteitsbewijs, definition.heading, facts.meldingen."
    ),
}


def hint(error: Any) -> str:
    """What to write instead, as far as the schema tells; its Dutch stands beside it in the schema."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    return _FORMS.get(str(schema.get("title")), phrase(str(schema.get("description", ""))))


def _type(error: Any) -> Words:
    wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    names = [_TYPES.get(str(name), str(name)) for name in wanted]
    one = names[0]
    for name in names[1:]:
        one = phrase("{one} or {other}", one=one, other=name)
    quotes = wanted == ["string"] and isinstance(error.instance, (int, float))
    text = phrase(
        "{name} must be {wanted}; here is {found}.", name=_name(error), wanted=one, found=_shown(error.instance)
    )
    return "FC204", text, phrase("Put it in quotes.") if quotes else hint(error)


def _required(error: Any) -> Words:
    missing = [key for key in error.validator_value if key not in error.instance]
    names = ", ".join(f"“{key}”" for key in missing)
    properties = error.schema.get("properties", {})
    text = phrase("{names} is missing here.", names=names)
    if len(missing) > 1:
        text = phrase("{names} are missing here.", names=names)
    help_ = phrase("")
    for key in missing:
        if "description" in properties.get(key, {}):
            described = phrase("{key}: {text}", key=key, text=phrase(properties[key]["description"]))
            help_ = phrase("{one} {other}", one=help_, other=described) if help_ else described
    return "FC202", text, help_


def _enum(error: Any) -> Words:
    values = [str(value) for value in error.validator_value]
    text = phrase("{name} cannot be {found}.", name=_name(error), found=_shown(error.instance))
    return "FC205", text, did_you_mean(str(error.instance), values)


def _const(error: Any) -> Words:
    text = phrase("{name} must be {wanted}.", name=_name(error), wanted=_shown(error.validator_value))
    return "FC205", text, hint(error)


def _pattern(error: Any) -> Words:
    text = phrase("{name} is not formed as it must be: {found}.", name=_name(error), found=_shown(error.instance))
    return "FC203", text, hint(error)


def _format(error: Any) -> Words:
    text = phrase(
        "{name} is no {format} that there is: {found}.",
        name=_name(error),
        format=error.validator_value,
        found=_shown(error.instance),
    )
    return "FC203", text, hint(error)


def _one_of(error: Any) -> Words:
    kinds = [option["required"][0] for option in error.validator_value if option.get("required")]
    if kinds and isinstance(error.instance, dict):
        found = [kind for kind in kinds if kind in error.instance]
        if found:
            text = phrase("One of {names} is too many here.", names=", ".join(found))
            return (
                "FC206",
                text,
                phrase("Make a block of each.") if "paragraph" in kinds else phrase("Keep one of them."),
            )
        return "FC206", phrase("It is not said what this is."), phrase("Write one of: {names}.", names=", ".join(kinds))
    text = phrase(
        "{name} has a shape that is not known here: {found}.", name=_name(error), found=_shown(error.instance)
    )
    return "FC204", text, hint(error)


def _length(error: Any) -> Words:
    return "FC207", phrase("{name} is empty or too short.", name=_name(error)), hint(error)


def _range(error: Any) -> Words:
    values = {"name": _name(error), "limit": error.validator_value, "found": error.instance}
    if error.validator in ("minimum", "exclusiveMinimum"):
        return "FC208", phrase("{name} must be at least {limit}; here is {found}.", **values), hint(error)
    return "FC208", phrase("{name} must be at most {limit}; here is {found}.", **values), hint(error)


def _unique(error: Any) -> Words:
    return "FC209", phrase("{name} names something twice.", name=_name(error)), phrase("Keep one of them.")


def _other(error: Any) -> Words:
    if error.schema is False:
        text = phrase("{name} does not go together with the other keys here.", name=_name(error))
        return "FC210", text, phrase("Take it out, or what it does not go with.")
    return "FC210", phrase("{name} does not have the form that it must have.", name=_name(error)), hint(error)


_DESCRIBERS: dict[str, Callable[[Any], Words]] = {
    "type": _type,
    "required": _required,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "format": _format,
    "oneOf": _one_of,
    "anyOf": _one_of,
    "minLength": _length,
    "minItems": _length,
    "minProperties": _length,
    "minimum": _range,
    "maximum": _range,
    "exclusiveMinimum": _range,
    "exclusiveMaximum": _range,
    "uniqueItems": _unique,
}
