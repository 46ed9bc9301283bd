"""Faults against a schema that are YAML's traps: it parses, and means something else than the editor does."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from factsheet_content.authoring.yaml_traps import quoted
from factsheet_content.messages import Phrase, phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.yaml_document import Document, Pointer, Span


#: The keys whose value is a mapping of ids to items.
ITEMS = ("bullets", "steps", "definitions", "items")


class SchemaTrap(NamedTuple):
    """A named problem and where it is."""

    code: str
    message: Phrase
    help: Phrase
    span: Span


def recognise(document: Document, pointer: Pointer, error: Any) -> SchemaTrap | None:
    """The trap that an error of the careful validator is, if it is one."""
    if error.validator == "type":
        wanted = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
        if isinstance(error.instance, list) and "object" in wanted and pointer and pointer[-1] in ITEMS:
            return _list(document, pointer, error.instance)
        if isinstance(error.instance, (dict, list)) and "string" in wanted:
            return _braces(document, pointer)
    if error.validator == "pattern" and isinstance(error.instance, str) and "\n" in error.instance:
        return _line_break(document, pointer, error.instance)
    return None


def _list(document: Document, pointer: Pointer, items: list[Any]) -> SchemaTrap:
    text = next((item for item in items if isinstance(item, str)), "")
    return SchemaTrap(
        "FC211",
        phrase("“{name}” is a list here, and must give each item an id.", name=pointer[-1]),
        phrase("Write “id: text” instead of “- text”: {id}: {text}", id=item_id(text, []), text=_short(text)),
        document.span(pointer),
    )


def _braces(document: Document, pointer: Pointer) -> SchemaTrap | None:
    span = document.span(pointer)
    written = document.source.split("\n")[span.line - 1][span.column - 1 :].strip()
    if written[:1] not in ("{", "["):
        return None
    return SchemaTrap(
        "FC112",
        phrase("A text that begins with {mark} means something else in YAML.", mark=written[0]),
        phrase("Put the text in quotes: {line}", line=quoted(written)),
        span,
    )


def _line_break(document: Document, pointer: Pointer, text: str) -> SchemaTrap:
    place = text.index("\n")
    if not text.strip("\n").count("\n"):
        help_ = phrase("Write >- where the text begins, instead of > or |.")
    else:
        help_ = phrase("Take the empty line out; what is a paragraph of its own is a block of its own.")
    return SchemaTrap(
        "FC116", phrase("A line break is left in this text."), help_, document.place(pointer, place, place + 1)
    )


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")  # noqa: PLR2004 - enough to recognise it


def item_id(text: str, taken: list[str]) -> str:
    """An id made of the first words of a text, none of those that are taken."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"\{[^}]*\}", " ", plain))
    while words and not words[0][0].isalpha():
        words.pop(0)
    base = "_".join(words[:4]) or "item"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name
