"""Writes down what a frozen text cannot say of itself, in ``notices.yaml``: that it was reviewed, or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_content import inline
from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.sheet import mapping, sequence
from factsheet_content.authoring.yaml_editing import scalar, with_entry, with_value, without
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document

_HEAD = "# yaml-language-server: $schema=../../../../schema/notices.schema.json\nfactsheet: {slug}\n"


def plain(words: str) -> str:
    """Words from the command line as a text of the content: what would be markup or a field there stands for itself."""
    escaped = inline.to_markdown((inline.Plain(" ".join(words.split())),))
    return escaped.replace("{", "{{").replace("}", "}}")


def reviewed(tree: ContentTree, slug: str, on: str, by: str, due: str | None) -> str:
    """The factsheet's notices with this as its last review, and the one that was so far behind it in ``reviewed``."""
    document = _document(tree, slug)
    review = {"on": on, "by": by} | ({"due": due} if due else {})
    old = mapping(mapping(document.data).get("review"))
    source = document.source
    if not old:
        return with_entry(source, ("review",), review, after="factsheet")
    if old.get("on") != on or old.get("by") != by:
        source = _with_earlier(source, document, {key: old[key] for key in ("on", "by") if key in old})
    for key, value in review.items():
        pointer = ("review", key)
        if key not in old:
            source = with_entry(source, pointer, value)
        elif old[key] != value:
            source = with_value(source, pointer, value)
    return without(source, ("review", "due")) if "due" in old and not due else source


def _with_earlier(source: str, document: Document, review: dict[str, Any]) -> str:
    earlier = [review, *sequence(mapping(document.data).get("reviewed"))]
    if len(earlier) > 1:
        return with_value(source, ("reviewed",), earlier)
    return with_entry(source, ("reviewed",), earlier, after="review")


def withdrawn(tree: ContentTree, slug: str, edition: str, on: str, reason: str) -> str:
    """The factsheet's notices with one more, at the front: that an edition was withdrawn, and why."""
    text = f"Deze uitgave is ingetrokken. {plain(reason)}"
    notice = {"id": f"ingetrokken_{edition.replace('-', '_')}", "on": on, "text": text, "editions": [edition]}
    return _noticed(_document(tree, slug), notice)


def series_withdrawn(tree: ContentTree, slug: str, series: str, on: str, reason: str) -> str | None:
    """The same where the shared text was withdrawn; ``None`` where no edition of the factsheet carries that."""
    carrying = [edition for edition in tree.editions(slug) if tree.sheet(slug, edition).series == series]
    if not carrying:
        return None
    text = f"De tekst die deze uitgave met de hele serie deelt, is ingetrokken. {plain(reason)}"
    notice = {"id": f"serie_ingetrokken_{series.replace('-', '_')}", "on": on, "text": text, "editions": carrying}
    return _noticed(_document(tree, slug), notice)


def _noticed(document: Document, notice: dict[str, Any]) -> str:
    notices = sequence(mapping(document.data).get("notices"))
    newline = "\r\n" if "\r\n" in document.source else "\n"
    lines = document.source.splitlines(keepends=True)
    if notices:
        # Before the dash of the first one; a comment above that stays where it is.
        first = document.span(("notices", 0)).line - 1
        indent, heading = lines[first][: len(lines[first]) - len(lines[first].lstrip())], ""
    else:
        lines = [document.source.rstrip() + newline]
        first, indent, heading = len(lines), "  ", "notices:\n"
    lines.insert(first, _notice(notice, indent, heading).replace("\n", newline))
    edited = "".join(lines)
    if yaml_reader.read(edited.encode(), "").data != mapping(document.data) | {"notices": [notice, *notices]}:
        raise FactsheetError(
            phrase("{path} is written in a way that is not understood; put the notice in by hand", path=document.path)
        )
    return edited


def _notice(notice: dict[str, Any], indent: str, heading: str) -> str:
    text = scalar(notice["text"], len(indent) + 2)
    parts = (
        f"id: {notice['id']}",
        f"on: {notice['on']}",
        f"text: {text}",
        f"editions: [{', '.join(notice['editions'])}]",
    )
    return f"{heading}{indent}- " + f"\n{indent}  ".join(parts) + "\n"


def _document(tree: ContentTree, slug: str) -> Document:
    """The notices as they are, or those of a factsheet that had none."""
    path = tree.notices_path(slug)
    return tree.document(path) if tree.exists(path) else yaml_reader.read(_HEAD.format(slug=slug).encode(), path)
