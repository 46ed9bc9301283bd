"""The invented sheets of ``tests/examples/series``, and what an import makes of a document."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.sheet import read_sheet
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.fidelity import compare
from factsheet_content.importing.drafting import Wish, draft_of
from tests.support import ROOT

if TYPE_CHECKING:
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.importing.drafting import Imported

SERIES = ROOT / "tests" / "examples" / "series"
NAMES = sorted(folder.name for folder in SERIES.iterdir() if folder.is_dir())
SLUG = "proef"


@cache
def tree() -> ContentTree:
    """The shipped tree; an import into it writes nothing here."""
    return ContentTree(ROOT)


def text(name: str) -> str:
    """An invented sheet as plain text."""
    return (SERIES / name / "sheet.txt").read_text("utf-8")


def imported(data: bytes | str, name: str = "sheet.txt", **wish: str) -> Imported:
    """What an import would write."""
    return draft_of(tree(), name, data.encode() if isinstance(data, str) else data, Wish(slug=SLUG, **wish))


def yaml_of(done: Imported) -> str:
    """The text of its draft."""
    return done.files[f"content/nl/factsheets/{SLUG}/draft.yaml"].decode()


def sheet_of(done: Imported) -> Sheet:
    """Its draft, as the tree would read it."""
    path = f"content/nl/factsheets/{SLUG}/draft.yaml"
    return read_sheet(yaml_reader.read(done.files[path], path), SLUG)


def agrees(done: Imported) -> bool:
    """Whether the draft is its source document, word for word."""
    source = done.files[f"content/nl/factsheets/{SLUG}/{done.edition}.source.txt"].decode()
    return compare(tree(), sheet_of(done), source) is None


def shape(done: Imported) -> list[tuple[str, list[str]]]:
    """The sections with the kinds of their blocks."""
    return [(section.id, [block.kind for block in section.blocks]) for section in sheet_of(done).sections]
