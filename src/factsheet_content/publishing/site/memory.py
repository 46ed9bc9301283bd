"""What a run remembers for the next one, in a file beside the published tree and no part of it.

It is about one very tree, and names that tree's manifest by its digest. Without it, or beside another tree, everything
is judged and rendered anew, and nothing worse.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring import atomic

if TYPE_CHECKING:
    from pathlib import Path

#: So many factsheets are kept in this process, once read; with more they are read again, for its size to stay flat.
KEPT = 64


@dataclass(frozen=True, slots=True)
class Remembered:
    """One factsheet."""

    made_from: str
    """Fingerprint of its own share of the content, of what all share, and of the renderer."""
    summary: dict[str, Any]
    """What the rest of the site has to know of it."""
    files: dict[str, list[str]]
    """What was rendered together → the files of it."""


@dataclass
class Memory:
    """What is remembered."""

    inputs: str = ""
    """Fingerprint of the whole content and all that judges and renders it."""
    around: str = ""
    """Fingerprint of what every page says of the others."""
    judged: dict[str, str] = field(default_factory=dict)
    """Slug → fingerprint of what it was found sound with."""
    sheets: dict[str, Remembered] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    """File of the tree → when it was written, in nanoseconds."""


def read(out: Path, manifest: bytes) -> Memory:
    """What was remembered of the tree with that manifest; nothing where there is no such memory."""
    try:
        data = json.loads(file(out).read_bytes())
        if data.pop("manifest") != hashlib.sha256(manifest).hexdigest():
            return Memory()
        sheets = {slug: Remembered(**one) for slug, one in data.pop("sheets").items()}
        return Memory(**data, sheets=sheets)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Memory()


def write(out: Path, manifest: bytes, memory: Memory) -> None:
    """Remember this of the tree with that manifest."""
    sheets = {slug: _values(one) for slug, one in memory.sheets.items()}
    data = {"manifest": hashlib.sha256(manifest).hexdigest(), **_values(memory), "sheets": sheets}
    atomic.write(file(out), json.dumps(data, ensure_ascii=False).encode())


def _values(record: Memory | Remembered) -> dict[str, Any]:
    """Its fields; ``asdict`` would copy all that is in them."""
    return {one.name: getattr(record, one.name) for one in fields(record)}


def file(out: Path) -> Path:
    """Where it is remembered."""
    return out.with_name(f".{out.name}.memory.json")
