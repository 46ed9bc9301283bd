"""Lets ``pybabel extract`` read the content: the extractor ``factsheet`` (entry point group ``babel.extractors``).

For a house that gathers all its messages with Babel. In its mapping file::

    [factsheet: content/nl/**.yaml]

What it gives is what ``i18n extract`` puts into templates: the unit id as context, the notes as comments.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.tree import SOURCE_LANGUAGE, ContentTree
from factsheet_content.translation.templates import domain_units, domains, template

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import IO

Message = tuple[int, str, tuple[str, str], list[str]]


def extract(
    fileobj: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Message]:
    """Line, ``pgettext``, (unit id, text) and notes of each text in a YAML file of the content; else nothing.

    Babel's own interface (docs, "Writing Extraction Methods"); the other arguments mean nothing for content.
    """
    del keywords, comment_tags, options
    file = Path(fileobj.name).resolve()
    tree = ContentTree.find(file.parent)
    relative = file.relative_to(tree.root).as_posix()
    domain = _domain(relative)
    if domain not in domains(tree):
        return
    notes = {(entry.msgctxt, entry.msgid): entry.extracted for entry in template(tree, domain).entries}
    for unit, _ in domain_units(tree, domain):
        if unit.document.path == relative:
            yield unit.span.line, "pgettext", (unit.id, unit.text), list(notes[unit.id, unit.text])


def _domain(relative: str) -> str:
    """The domain of a source file: ``factsheets/<slug>``, ``series``, or its own name."""
    parts = relative.removeprefix(f"content/{SOURCE_LANGUAGE}/").removesuffix(".yaml").split("/")
    return parts[0] if parts[0] == "series" or len(parts) == 1 else "/".join(parts[:2])
