"""The JSON form: the contract's object, keys in their fixed order, the same bytes for the same content."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factsheet_content.contract import to_dict

if TYPE_CHECKING:
    from factsheet_content.model import Factsheet


def render(sheet: Factsheet) -> str:
    """The whole factsheet as JSON, two spaces deep, ending in a newline."""
    return json.dumps(to_dict(sheet), ensure_ascii=False, allow_nan=False, indent=2) + "\n"
