"""The sources of a factsheet as CSL-JSON, which reference managers read (the schema of citation-style-language)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from factsheet_content.model import Factsheet, Source

_TYPES = {
    "report": "report",
    "article": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "web": "webpage",
    "law": "legislation",
    "dataset": "dataset",
}


def render(sheet: Factsheet) -> str:
    """Every source, its id as in the factsheet's JSON; names of persons stay as they are written."""
    items = [_item(key, source) for key, source in sheet.sources.items()]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(key: str, source: Source) -> dict[str, Any]:
    optional: dict[str, Any] = {
        "author": [{"family": name} for name in source.authors] or None,
        "publisher": source.publisher,
        "issued": {"date-parts": [[source.year]]} if source.year else None,
        "URL": source.url,
        "language": source.lang,
    }
    given = {name: value for name, value in optional.items() if value is not None}
    return {"id": key, "type": _TYPES.get(source.type, "document"), "title": source.title, **given}
