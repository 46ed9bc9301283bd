"""Prepares an edition and a document for a comparison of what a reader reads: a document has neither ids nor marks.

Its texts are recognised in the edition by what they say and by nothing else, and then have the ids that they have
there. Figures, countries and numbers to call stand in both as they are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content import inline
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.editions.diff.comparing import compare
from factsheet_content.editions.diff.laying import Snapshot
from factsheet_content.editions.diff.parts import TEXTS, Part, nest
from factsheet_content.errors import FactsheetError
from factsheet_content.translation.filling import fill
from factsheet_content.translation.states import Language
from factsheet_content.translation.wording import Fields, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.diff.lexicon import Lexicon
    from factsheet_content.editions.diff.parts import Parts

#: What a document has no words for, or says in the text itself.
_UNREAD = frozenset(("record", "series", "fact", "source", "link", "contact"))
#: What editors mark; of a document it is a proposal at best.
_MARKS = ("critical", "editorial")
# Behind an id that the importer made up: no id of an edition ends so, and none is taken for one.
_MADE_UP = "~"


def as_read(tree: ContentTree, sheet: Sheet, snapshot: Snapshot, *, made_up: bool = False) -> Snapshot:
    """The edition without what only editors have in it; ``made_up``: its ids are no one's."""
    fields = Fields(Wording(tree, sheet, Language(tree, SOURCE_LANGUAGE)))
    parts = {id_: part for id_, part in snapshot.parts.items() if part.kind not in _UNREAD}
    names = {id_: _unlike_any(id_) if made_up else id_ for id_ in parts}
    read = {
        names[id_]: Part(
            "paragraph" if part.kind == "callout" else part.kind,
            names.get(part.parent, part.parent),
            {key: _filled(value, fields) if key in TEXTS else value for key, value in _marked(part)},
        )
        for id_, part in parts.items()
    }
    return Snapshot(snapshot.name, snapshot.slug, nest(read))


def _unlike_any(id_: str) -> str:
    section, *below = id_.split("/")
    return "/".join([section, *(f"{name}{_MADE_UP}" for name in below)])


def _marked(part: Part) -> Iterator[tuple[str, Any]]:
    return ((key, value) for key, value in part.values.items() if key not in {"comment", "shared"})


def _filled(text: Any, fields: Fields) -> Any:
    try:
        return inline.to_text(fill(inline.parse(text), fields)) if isinstance(text, str) else text
    except FactsheetError:  # a field that stands for nothing; `validate` says so
        return text


def aligned(edition: Snapshot, document: Snapshot, lexicon: Lexicon) -> tuple[Snapshot, Snapshot]:
    """Both as they are to be compared: the document with the ids and marks of the edition where it is recognised."""
    found = {change.new_id: change.old_id for change in compare(edition, document, lexicon).changes if change.new_id}
    names = {id_: found.get(id_, id_) for id_ in document.parts}
    taken = {old for old in names.values() if old is not None}
    named: Parts = {}
    there: dict[str, str] = {}
    for id_, part in document.parts.items():
        old = edition.parts.get(names[id_] or "")
        parent = there.get(part.parent, part.parent)
        name = there[id_] = _free(_below(parent, names[id_] or id_.rstrip(_MADE_UP)), named, taken - {names[id_]})
        marks = {key: old.values[key] for key in _MARKS if key in old.values} if old else {}
        own = {key: value for key, value in part.values.items() if old is None or key not in _MARKS}
        named[name] = Part(part.kind, parent, own | marks)
    kept = _without_additions(edition.parts, taken)
    return (
        Snapshot(edition.name, edition.slug, nest(kept)),
        Snapshot(document.name, edition.slug, nest(named)),
    )


def _below(parent: str, id_: str) -> str:
    """The id of a part in that place: its own name behind the ids that it stands below."""
    if parent in {"", "#sections"}:
        return id_
    return f"{'intro' if parent == '#intro' else parent}/{id_.rpartition('/')[2]}"


def _free(name: str, named: Parts, taken: set[str | None] | set[str]) -> str:
    while name in named or name in taken:
        name += "_"
    return name


def _without_additions(parts: Parts, recognised: set[str]) -> Parts:
    """The edition without what its editors added to the document it was made from, unless this document has it."""

    def added(id_: str, part: Part) -> bool:
        family = [other for other in parts if other == id_ or other.startswith(f"{id_}/")]
        return bool(part.values.get("editorial")) and recognised.isdisjoint(family)

    additions = [id_ for id_, part in parts.items() if added(id_, part)]
    return {
        id_: part
        for id_, part in parts.items()
        if not any(id_ == addition or id_.startswith(f"{addition}/") for addition in additions)
    }
