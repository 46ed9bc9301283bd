"""Proposes links that plain text cannot show, and that every sheet of the series has at the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.sheet import string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.importing.draft import Draft
    from factsheet_content.inline import Run


def known_links(draft: Draft, tree: ContentTree) -> None:
    """Propose the links to the sources, to other sheets and to the PDF."""
    kinds = {string(entry.get("name")).lower(): slug for slug, entry in tree.types.entries.items()}
    for section, block in draft.blocks():
        if section in ("more-information", "downloads") and block.runs:
            before = block.runs
            block.runs = inline.join(_split(block.runs, section, kinds))
            if block.runs != before:
                block.notes.append("links voorgesteld; gaan ze naar de goede plaats?")


def _split(runs: tuple[Run, ...], section: str, kinds: dict[str, str]) -> Iterator[Run]:
    pattern = _link_words(section, kinds)
    for run in runs:
        if not isinstance(run, inline.Plain):
            yield run
            continue
        at = 0
        for match in pattern.finditer(run.text):
            yield inline.Plain(run.text[at : match.start()])
            yield inline.Link((inline.Plain(match[0]),), _aim(match[0], kinds))
            at = match.end()
        yield inline.Plain(run.text[at:])


def _link_words(section: str, kinds: dict[str, str]) -> re.Pattern[str]:
    sheets = "|".join(map(re.escape, filter(None, kinds)))
    words = r"\bbronnen\b" + (rf"|\bfactsheet over (?:{sheets})\b" if sheets else "")
    return re.compile(words + (r"|\bpdf\b" if section == "downloads" else ""), re.IGNORECASE)


def _aim(words: str, kinds: dict[str, str]) -> str:
    lower = words.lower()
    if lower == "bronnen":
        return "{sources}"
    return "{downloads.pdf}" if lower == "pdf" else f"factsheet:{kinds[lower.removeprefix('factsheet over ')]}"
