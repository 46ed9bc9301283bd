"""Begins the next edition of a text: its file as it is, without what only the edition before can say of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import mapping
from factsheet_content.authoring.yaml_editing import scalar, with_entry, with_value, without
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.yaml_document import Document
    from factsheet_content.editions.works import Work

#: What describes the document that the edition before was made from; ``origin.url`` is where the factsheet stands.
_OF_THE_DOCUMENT = ("text", "masthead", "chrome")


def revised(work: Work) -> tuple[str, str, list[str]]:
    """The edition to start from, the text of its draft, and what that leaves out."""
    if work.tree.exists(work.draft_path):
        raise FactsheetError(
            phrase(
                "there is a draft already: {path}; release it, or remove it, before another is begun",
                path=work.draft_path,
            )
        )
    edition = _newest(work)
    return edition, *_undated(work.document(edition))


def _newest(work: Work) -> str:
    """The current edition; where all were withdrawn, the newest of those, for it has to be replaced."""
    published = [edition for edition in work.locked() if edition in work.written()]
    if not published:
        raise FactsheetError(
            phrase("{name} has no published edition to start from", name=work.slug or phrase("the series"))
        )
    return work.current() or published[0]


def _undated(document: Document) -> tuple[str, list[str]]:
    source, data = document.source, mapping(document.data)
    leaving = [(key,) for key in ("edition", "changes") if key in data]
    origin = mapping(data.get("origin"))
    described = [key for key in _OF_THE_DOCUMENT if key in origin]
    # An entry that loses everything would be no mapping any more.
    whole = bool(origin) and described == list(origin)
    pointers = [*leaving, ("origin",)] if whole else [*leaving, *(("origin", key) for key in described)]
    for pointer in pointers:
        source = without(source, pointer)
    return source, [".".join(pointer) for pointer in pointers]


def dated(document: Document, edition: str, note: str | None) -> str:
    """The draft's file as an edition's: dated, and with its change note where there is one."""
    data = mapping(document.data)
    source = (
        with_entry(document.source, ("edition",), edition, after="factsheet")
        if "factsheet" in data
        else _first(document.source, edition)
    )
    return _with_note(source, data, note) if note else source


def _with_note(source: str, data: dict[str, Any], note: str) -> str:
    if "changes" not in data:
        text = f"changes:\n  note: {scalar(note, 2)}\n"
        return source.rstrip() + f"\n\n{text}".replace("\n", _newline(source))
    edit = with_value if "note" in mapping(data["changes"]) else with_entry
    return edit(source, ("changes", "note"), note)


def _first(source: str, edition: str) -> str:
    """The series' text has its date first, below the comments that the file opens with."""
    lines = source.splitlines(keepends=True)
    index = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join([*lines[:index], f"edition: {edition}{_newline(source)}", *lines[index:]])


def _newline(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"
