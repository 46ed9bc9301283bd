"""Published trees to look at, and trees of content that have more in them than the real one has today."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.lock import fingerprint
from factsheet_content.publishing.executors import InProcess
from factsheet_content.publishing.site import earlier, making, memory

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content.publishing.site.earlier import Report
    from factsheet_content.publishing.site.memory import Memory

SLUG = "gedwongen-achterlating"


def publish(root: Path, out: Path) -> Report:
    """A run in this process, as the command does it."""
    return earlier.unchanged(root, out) or making.publish(ContentTree(root), out, InProcess())


def contents(out: Path) -> dict[str, bytes]:
    """Path → bytes of every file."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def manifest(out: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((out / "manifest.json").read_bytes())
    return data


def remembered(out: Path) -> Memory:
    """What the run that made a tree remembers."""
    return memory.read(out, (out / "manifest.json").read_bytes())


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def replace(path: Path, old: str, new: str) -> None:
    """Change a text in a file of content."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def withdraw(root: Path) -> None:
    """Take the one edition back."""
    lock = root / "content/editions.lock"
    text = lock.read_text("utf-8")
    changed = re.sub(
        r"(2018-11-17: \{hash: \S+ released: [0-9-]+)\}",
        r"\1, withdrawn: {on: 2026-11-24, reason: Fout.}}",
        text,
        count=1,
    )
    assert changed != text
    lock.write_text(changed, encoding="utf-8", newline="\n")


def add_edition(root: Path) -> None:
    """A second edition: one sign more, and another word in one."""
    folder = root / f"content/nl/factsheets/{SLUG}"
    text = (folder / "2018-11-17.yaml").read_text("utf-8")
    newer = text.replace("edition: 2018-11-17", "edition: 2027-01-31", 1).replace(
        "Weglopen van huis", "Weglopen van thuis"
    )
    newer = re.sub(r"(?m)^origin:\n(?:  .*\n)+", "", newer)
    (folder / "2027-01-31.yaml").write_text(newer, encoding="utf-8", newline="\n")
    hash_ = fingerprint(ContentTree(root), ContentTree(root).sheet(SLUG, "2027-01-31"))
    replace(
        root / "content/editions.lock",
        f"  {SLUG}:\n",
        f'  {SLUG}:\n    2027-01-31: {{hash: "{hash_}", released: 2027-01-31}}\n',
    )
