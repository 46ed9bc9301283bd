"""The checksum that a publication prints: of what a reader of an edition in a language is told, not of the day."""

from __future__ import annotations

import hashlib
import json
import threading
from typing import TYPE_CHECKING

from factsheet_content.contract import to_dict

if TYPE_CHECKING:
    from factsheet_content.model import Factsheet

#: The keys of the JSON that it covers, in this order. Left out is what says where and when: the other editions and
#: languages, the status, the state of the translation, the words around the content, the date of the data.
COVERED = (
    "slug",
    "edition",
    "language",
    "title",
    "publisher",
    "series",
    "notices",
    "review",
    "intro",
    "sections",
    "facts",
    "contacts",
    "links",
    "sources",
    "origin",
)


def checksum(sheet: Factsheet) -> str:
    """The SHA-256, in hex, of those keys as JSON without spaces; ``docs/hosting.md`` shows how to repeat it."""
    # Both PDFs of a factsheet ask for it, one after the other.
    if _newest.sheet is not sheet:
        content = {name: to_dict(getattr(sheet, name)) for name in COVERED}
        data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        _newest.sheet, _newest.digest = sheet, hashlib.sha256(data).hexdigest()
    return _newest.digest


class _Newest(threading.local):
    """The factsheet that was asked for last, which cannot change, and its checksum."""

    sheet: Factsheet | None = None
    digest = ""


_newest = _Newest()
