"""A PDF held against the standards, and against the factsheet it was made from: what no validator can know.

A validator passes a file whose headings are tagged as paragraphs, whose language is wrong, or that has no text at all.
Every function returns the faults that it found, in words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import page
import pikepdf

from tests.rendering.pdf_reading import Printed, bookmarks, own_texts, printed
from tests.rendering.pdf_text import tagged_text
from tests.support import need, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from factsheet_content.model import Factsheet


_CONTROLS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def faults(file: Path, sheet: Factsheet, only: str = "") -> list[str]:
    """Everything that is wrong with the file, or what one check finds."""
    found = [
        fault for check in (standards, damage, text) if only in ("", check.__name__) for fault in check(file, sheet)
    ]
    if only in ("standards", "damage", "text"):
        return found
    with pikepdf.open(file) as document:
        for of_document in (words, metadata, headings, outline, lists, links, languages):
            if only in ("", of_document.__name__):
                found += of_document(document, sheet)
    return found


def standards(file: Path, _: Factsheet) -> Iterator[str]:
    """PDF/UA-1 and PDF/A-2a, by page-validation."""
    for profile in ("ua1", "2a"):
        report = page.validate_pdf(str(file), profile=profile)
        yield from (f"{profile}: {failure.rule_id} {failure.message}" for failure in report.failures)


def damage(file: Path, _: Factsheet) -> Iterator[str]:
    """The file's own structure, by qpdf."""
    checked = run(need("qpdf"), "--check", file)
    if checked.returncode:
        yield f"qpdf: {(checked.stdout + checked.stderr).decode(errors='replace')}"


def text(file: Path, sheet: Factsheet) -> Iterator[str]:
    """The tagged text: the same characters in the same order, by poppler and by :mod:`pdf_text`."""
    want = _squeezed("".join(piece.text for piece in printed(sheet)))
    with pikepdf.open(file) as document:
        got = {"pikepdf": _squeezed(tagged_text(document))}
    # Poppler prints a heading's title beside its tag, in UTF-16 where it has to: those lines do not count.
    shown = run(need("pdfinfo"), "-enc", "UTF-8", "-struct-text", file).stdout.decode(errors="replace")
    got["poppler"] = _squeezed("".join(re.findall(r'(?m)^\s*"(.*)"$', shown)))
    for reader, found in got.items():
        if found != want:
            at = next((n for n, pair in enumerate(zip(found, want, strict=False)) if pair[0] != pair[1]), 0)
            start = max(0, at - 20)
            yield f"text at {at} ({reader}): {found[start : at + 30]!r} instead of {want[start : at + 30]!r}"


def words(document: pikepdf.Pdf, sheet: Factsheet) -> Iterator[str]:
    """The same words, of which no two are run together: a space, or the end of a paragraph, is heard between them."""
    got, want = _words(tagged_text(document, between="\n")), _words(" ".join(piece.text for piece in printed(sheet)))
    for tag, start, end, from_, to in SequenceMatcher(None, got, want, autojunk=False).get_opcodes():
        if tag != "equal":
            yield f"words: {got[start:end]} instead of {want[from_:to]}"


def _words(text: str) -> list[str]:
    """What stands between spaces and signs; invisible controls do not count, nor how a checksum is grouped."""
    return re.sub(
        r"(?<=[0-9a-f]{16}) (?=[0-9a-f]{16})", "", re.sub(r"[(·):]|[^\S ]", " ", _CONTROLS.sub("", text))
    ).split()


def metadata(document: pikepdf.Pdf, sheet: Factsheet) -> Iterator[str]:
    """Language, direction and title, where programs look for them."""
    root: Any = document.Root
    found = {
        "language": str(root.get("/Lang")),
        "direction": str(root.get("/ViewerPreferences", {}).get("/Direction", "/L2R")),
        "title": str(document.docinfo.get("/Title")),
        "title in XMP": str(document.open_metadata().get("dc:title")),
    }
    wanted = {
        "language": sheet.language,
        "direction": "/R2L" if sheet.direction == "rtl" else "/L2R",
        "title": sheet.series.title.text,
        "title in XMP": sheet.series.title.text,
    }
    yield from (f"{key}: {found[key]!r} instead of {wanted[key]!r}" for key in wanted if found[key] != wanted[key])


def headings(document: pikepdf.Pdf, sheet: Factsheet) -> Iterator[str]:
    """Every heading is tagged as one, at its level."""
    got = [tag for tag in tags(document) if re.fullmatch("/H[1-6]?", tag)]
    want = [f"/H{level}" for level, _ in bookmarks(sheet)]
    if got != want:
        yield f"heading tags: {got} instead of {want}"


def outline(document: pikepdf.Pdf, sheet: Factsheet) -> Iterator[str]:
    """Every heading is a bookmark, at its level."""
    root: Any = document.Root
    got = [(level, _squeezed(title)) for level, title in _outline(root.get("/Outlines", {}).get("/First"))]
    want = [(level, _squeezed(title)) for level, title in bookmarks(sheet)]
    if got != want:
        yield f"bookmarks: {got} instead of {want}"


def lists(document: pikepdf.Pdf, sheet: Factsheet) -> Iterator[str]:
    """Every list is tagged as one, with its items."""
    counted = Counter(tags(document))
    pieces = Counter(piece.tag for piece in printed(sheet) if piece.tag)
    for tag in ("/L", "/LI"):
        if counted[tag] != pieces[tag]:
            yield f"list tags: {counted[tag]} {tag} instead of {pieces[tag]}"


def links(document: pikepdf.Pdf, sheet: Factsheet) -> Iterator[str]:
    """Every link leads where the data says (or to a place that exists), and says what it is."""
    got = [_annotation(element) for element in _elements(document) if str(element.S) == "/Link"]
    want = [link for piece in printed(sheet) for link in piece.links]
    if got != want:
        only = next(((a, b) for a, b in zip(got, want, strict=False) if a != b), (len(got), len(want)))
        yield f"links: {only[0]} instead of {only[1]}"


def languages(document: pikepdf.Pdf, sheet: Factsheet) -> Iterator[str]:
    """What is in another language than the rest is tagged with it, and nothing else is."""
    found = {str(element.Lang) for element in _elements(document) if "/Lang" in element}
    for sheet_of_paper in document.pages:
        for instruction in pikepdf.parse_content_stream(sheet_of_paper):
            if str(instruction.operator) == "BDC" and "/Lang" in instruction.operands[1]:
                found.add(str(instruction.operands[1].Lang))
    wanted = {own.lang for own in own_texts(sheet)}
    if found - {sheet.language} != wanted - {sheet.language}:
        yield f"passages: tagged {sorted(found)}, in the data {sorted(map(str, wanted))}"


def tags(document: pikepdf.Pdf) -> list[str]:
    """The structure types in reading order."""
    return [str(element.S) for element in _elements(document)]


def _elements(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    def below(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from below(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            if "/K" in node:
                yield from below(node.K)

    yield from below(document.Root.StructTreeRoot.K)


def _annotation(element: pikepdf.Object) -> tuple[str, str]:
    children = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    (annotation, *_) = [child.Obj for child in children if isinstance(child, pikepdf.Dictionary) and "/Obj" in child]
    target = str(annotation.A.URI) if "/A" in annotation else Printed.INTERNAL
    return target, str(annotation.Contents)


def _outline(node: pikepdf.Object | None, level: int = 1) -> Iterator[tuple[int, str]]:
    while node is not None:
        yield level, str(node.Title)
        yield from _outline(node.get("/First"), level + 1)
        node = node.get("/Next")


def _squeezed(text: str) -> str:
    """Without spaces and invisible controls, which lines and columns move about."""
    return _CONTROLS.sub("", "".join(unicodedata.normalize("NFC", text).split()))
