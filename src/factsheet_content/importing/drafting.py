"""Makes the draft of a document, holds it against the document, and refuses one that has lost a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.diagnostics import Severity
from factsheet_content.authoring.sheet import read_sheet
from factsheet_content.authoring.tree import DRAFT
from factsheet_content.checks.schema import check_schema
from factsheet_content.editions.fidelity import compare
from factsheet_content.editions.verification import SOUND, verify
from factsheet_content.errors import FactsheetError
from factsheet_content.importing import frame as frames
from factsheet_content.importing import own_forms, reading, shaping, writing
from factsheet_content.importing.account import Account, lost
from factsheet_content.importing.draft import Block, Draft, Section
from factsheet_content.importing.known_links import known_links
from factsheet_content.importing.naming import name_all, slug_of_title
from factsheet_content.importing.placeholders import literal
from factsheet_content.importing.proposals import Proposals
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document
    from factsheet_content.importing.frame import Frame
    from factsheet_content.importing.pieces import Reading
    from factsheet_content.inline import Run

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_NAMED = 8
#: The section of a document that has no headings.
_ALL_TEXT = "tekst"


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft that may be written."""

    slug: str
    title: str
    edition: str
    files: dict[str, bytes]
    account: Account


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person who imports says of a document."""

    slug: str | None = None
    edition: str | None = None
    title: str | None = None
    url: str | None = None


def draft_of(tree: ContentTree, name: str, data: bytes, wish: Wish) -> Imported:
    """The files that a document becomes; ``FactsheetError`` where it is none, or a word of it would be lost."""
    found = reading.read(name, data)
    series = tree.series(_series(tree))
    pieces = shaping.with_pairs(shaping.with_numbers([piece for piece in found.pieces if piece.text]))
    pieces = own_forms.marked(tree, series, pieces)
    frame = frames.recognise(pieces, series, wish.title)
    slug = wish.slug or slug_of_title(frame.title)
    check_slug(tree, slug)
    edition = wish.edition or frame.date
    if edition is None:
        raise FactsheetError(phrase("no date is recognised near its title; name it with --edition"))
    why = ""
    # What is proposed must read as the document does; where it does not, the words alone are taken over.
    for plain in _texts(found):
        for data_too in (True, False):
            draft = _draft(tree, slug, frame, PurePath(name).name, edition)
            draft.url = wish.url or found.url
            source = found.text if plain and found.text is not None else writing.canonical(pieces, frame)
            rendered, sheet = _rendered(tree, draft, data=data_too)
            why = _disagreement(tree, sheet, source, found)
            if not why:
                files = {f"{draft.folder}/draft.yaml": rendered.encode()} | _sources(draft, source, name, data)
                return Imported(slug, draft.title, edition, files, _account(found, frame, draft))
    raise FactsheetError(phrase("no draft is written, for {why}", why=why))


def _disagreement(tree: ContentTree, sheet: Sheet, source: str, found: Reading) -> str:
    """Why a draft is not its document: by its words in order, line by line, and by what the second reader found."""
    difference = compare(tree, sheet, source)
    if difference is not None:
        ours, theirs = difference.edition_text, difference.document_text
        return phrase("the draft has “{ours}” where the document has “{theirs}”", ours=ours, theirs=theirs)
    missing = lost(found.words, tree, sheet, spaced=found.spaced)
    if missing:
        return phrase("these words would be lost: {words}", words=" ".join(missing[:MOST_NAMED]))
    wrong = next((row for row in verify(tree, sheet, source) if row.relation not in SOUND), None)
    if wrong is None:
        return ""
    text = wrong.document or wrong.edition
    return phrase("line {line} of its text does not agree: {text}", line=wrong.line, text=text)


def content_of(tree: ContentTree, name: str, data: bytes) -> Document:
    """What a document says, in the form of the content and of no factsheet: to be compared, not to be written."""
    made = draft_of(tree, name, data, Wish(_unused_slug(tree), tree.today.isoformat()))
    draft = next(content for path, content in made.files.items() if path.endswith("/draft.yaml"))
    return yaml_reader.read(draft, name)


def _unused_slug(tree: ContentTree) -> str:
    slug = "document"
    while tree.path(f"content/nl/factsheets/{slug}").exists():
        slug += "-2"
    return slug


def check_slug(tree: ContentTree, slug: str) -> None:
    """``FactsheetError`` where a factsheet cannot be begun under that name."""
    if not SLUG.fullmatch(slug):
        raise FactsheetError(
            phrase("{slug} is no slug: lower-case letters, digits and hyphens, such as kind-oudergeweld", slug=slug)
        )
    if slug in tree.slugs or tree.path(f"content/nl/factsheets/{slug}").exists():
        there = "there is a factsheet {slug} already; its next edition begins with: factsheet revise {slug}"
        raise FactsheetError(phrase(there, slug=slug))


def _series(tree: ContentTree) -> str:
    if not tree.series_editions:
        raise FactsheetError(phrase("the tree has no edition of the series to belong to"))
    return tree.series_editions[0]


def _texts(found: Reading) -> tuple[bool, ...]:
    """A plain text is kept byte for byte; where the content cannot have its characters, what was read of it is."""
    return (True, False) if found.text is not None else (False,)


def _draft(tree: ContentTree, slug: str, frame: Frame, name: str, edition: str) -> Draft:
    series = _series(tree)
    shared = tree.series(series)
    intro = shaping.intro_blocks(frame.intro, shared)
    sections = shaping.sections(frame.parts, shared)
    if not sections:
        intro, sections = _without_headings(intro, frame)
    # A title that heads all the text is no line of the frame.
    heading = frame.title_line if sections[0].id == _ALL_TEXT and sections[0].heading == _text(frame) else None
    masthead = [line for piece in frame.masthead if piece is not heading for line in piece.written]
    chrome = [line for piece in frame.chrome for line in piece.written]
    return Draft(slug, series, frame.title, name, f"{edition}.source.txt", masthead, chrome, intro, sections)


def _text(frame: Frame) -> str:
    return frame.title_line.text if frame.title_line else ""


def _without_headings(intro: list[str | Block], frame: Frame) -> tuple[list[str | Block], list[Section]]:
    """A document without one heading: its title is that of all its text, or else its first line that may be one."""
    if intro and frame.title_line and all(isinstance(block, Block) for block in intro):
        blocks = [block for block in intro if isinstance(block, Block)]
        note = "geen kop herkend; de titel staat hier, verdeel de tekst onder de koppen van de serie"
        return [], [Section(_ALL_TEXT, frame.title_line.text, blocks, [note])]
    if not intro:
        raise FactsheetError(phrase("there is no text below its title"))
    at = next((n for n, block in enumerate(intro[:-1]) if isinstance(block, Block) and block.runs), None)
    if at is None or not all(isinstance(block, Block) for block in intro[at:]):
        raise FactsheetError(phrase("no heading is recognised in it, and a factsheet needs one"))
    block = intro[at]
    heading = next(piece.text for piece in frame.intro if isinstance(block, Block) and piece.runs == block.runs)
    rest = [later for later in intro[at + 1 :] if isinstance(later, Block)]
    return intro[:at], [Section(_ALL_TEXT, heading, rest, ["geen kop herkend; is dit er een?"])]


def _rendered(tree: ContentTree, draft: Draft, *, data: bool) -> tuple[str, Sheet]:
    if data:
        known_links(draft, tree)
    proposals = Proposals(tree, draft, data=data)
    proposals.apply()
    for section in draft.sections:
        section.heading = section.heading and literal(section.heading)
    draft_title = draft.title
    draft.title = literal(draft.title)
    name_all(draft)
    rendered = writing.render(draft)
    draft.title = draft_title
    document = yaml_reader.read(rendered.encode(), tree.sheet_path(draft.slug, DRAFT))
    faults = [*document.diagnostics, *check_schema(document)]
    wrong = next((fault for fault in faults if fault.severity is Severity.ERROR), None)
    if wrong is not None:
        fault = "no draft is written, for it would have a fault in line {line}: {message}"
        raise FactsheetError(phrase(fault, line=wrong.line, message=wrong.message))
    return rendered, read_sheet(document, draft.slug)


def _sources(draft: Draft, source: str, name: str, data: bytes) -> dict[str, bytes]:
    """The text that the draft is held against, and the document itself where that is another file."""
    suffix = PurePath(name).suffix.lower().lstrip(".")
    is_text = suffix in ("txt", "text")
    path = f"{draft.folder}/{draft.text}"
    if is_text and data.decode("utf-8-sig", "replace") == source:
        return {path: data}
    return {path: source.encode(), f"{path.removesuffix('txt')}{'orig' if is_text else suffix}": data}


def _account(found: Reading, frame: Frame, draft: Draft) -> Account:
    body = [*frame.intro, *(piece for part in frame.parts for piece in (part.heading, *part.pieces))]
    shared = sum(isinstance(block, str) for block in draft.intro) + sum(not part.heading for part in draft.sections)
    return Account(
        words_in=len(found.words),
        words_out=len(found.words),
        taken_over=len(body) - shared,
        shared=shared,
        navigation=[line for piece in frame.chrome for line in piece.written],
        not_understood=[f"{text[:60]} ({note})" for text, notes in _texts_of(draft) for note in notes if "kop" in note],
        facts=len(draft.facts),
        critical=sum(block.critical + sum(item.critical for item in block.items) for _, block in draft.blocks()),
        dropped=sorted(found.dropped),
    )


def _texts_of(draft: Draft) -> Iterator[tuple[str, list[str]]]:
    yield from ((section.heading or section.id, section.notes) for section in draft.sections)
    yield from ((_plain(block.runs), block.notes) for _, block in draft.blocks())


def _plain(runs: tuple[Run, ...]) -> str:
    from factsheet_content import inline

    return inline.to_text(runs)
