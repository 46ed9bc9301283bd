"""The JSON form: the contract's object, keys in their fixed order, the same bytes for the same content."""

from __future__ import annotations

import json
from json.encoder import encode_basestring

from factsheet_content.contract import to_dict

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    from typing import Any

    from factsheet_content.model import Factsheet


_encode = json.JSONEncoder(allow_nan=False).encode


def render(sheet: Factsheet) -> str:
    """The whole factsheet as JSON, two spaces deep, ending in a newline."""
    return indented(to_dict(sheet)) + "\n"


def indented(value: Any, margin: str = "\n") -> str:
    """What ``json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)`` gives, which leaves C aside for it."""
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict) and value:
        inner = margin + "  "
        items = [f"{encode_basestring(key)}: {indented(element, inner)}" for key, element in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{margin}}}"
    if isinstance(value, (list, tuple)) and value:
        inner = margin + "  "
        return f"[{inner}{f',{inner}'.join([indented(element, inner) for element in value])}{margin}]"
    return _encode(value)
