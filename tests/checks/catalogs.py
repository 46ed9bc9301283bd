"""Catalogs of a few entries, and what one rule says of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factsheet_content.authoring import po_reader
from factsheet_content.authoring.tree import ContentTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from factsheet_content.authoring.catalog import Catalog
    from factsheet_content.authoring.diagnostics import Diagnostic

    Rule = Callable[[ContentTree, Catalog, str], Iterable[Diagnostic]]

TODAY = date(2026, 11, 23)
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: {tag}\\n"\n"MIME-Version: 1.0\\n"\n"PO-Revision-Date: 2026-11-02 12:00+0000\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)


def catalog(*pairs: tuple[str, str], tag: str = "en", domain: str = "factsheets/voorbeeld", above: str = "") -> Catalog:
    """A catalog of Dutch texts and translations; ``above`` stands above each entry."""
    entries = "".join(
        f'\n{above}msgctxt "unit{number}"\nmsgid "{_escaped(dutch)}"\nmsgstr "{_escaped(text)}"\n'
        for number, (dutch, text) in enumerate(pairs)
    )
    path = f"content/{tag}/{domain}.po"
    return po_reader.parse((HEADER.format(tag=tag) + entries).encode("utf-8", "surrogatepass"), path)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def said(rule: Rule, root: Path, *pairs: tuple[str, str], tag: str = "en") -> list[tuple[str, str]]:
    """Code and severity of everything that a rule says of translations."""
    found = rule(ContentTree(root, TODAY), catalog(*pairs, tag=tag), tag)
    return [(problem.code, str(problem.severity)) for problem in found]
