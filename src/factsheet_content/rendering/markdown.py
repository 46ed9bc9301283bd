"""The Markdown form: CommonMark with YAML front matter.

CommonMark has no anchors, so each heading that a link may lead to carries ``<a id="…"></a>``: hosts that let inline
HTML through (GitHub, GitLab, static site generators) follow ``#signals`` then, whatever ids they make of the words.
Front matter scalars are double-quoted as in JSON, which every YAML reader reads as the same text.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from factsheet_content.rendering.blocks import markdown_of_contacts, markdown_of_heading, markdown_of_text
from factsheet_content.rendering.words import (
    address,
    citation,
    helplines,
    masthead,
    notice_remarks,
    phrase,
    status,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.model import Block, Factsheet

_LIST = re.compile(r"[-*+] |[0-9]+[.)] ")


def render(sheet: Factsheet) -> str:
    """The whole factsheet: what its state is, notices, whom to call, the text, the sources."""
    chunks = [*_opening(sheet), *_body(sheet), *_sources(sheet)]
    return front_matter(sheet) + "\n" + _joined(chunks) + "\n"


def front_matter(sheet: Factsheet) -> str:
    """What a program wants to know of the file, between two lines of three hyphens."""
    values: dict[str, str | float | None] = {
        "title": sheet.title.text,
        "slug": sheet.slug,
        "edition": sheet.edition,
        "status": sheet.status,
        "language": sheet.language,
        "direction": sheet.direction,
        "publisher": sheet.publisher.text,
        "series": sheet.series.name.text,
        "reviewed": sheet.review.on,
        "source_language": sheet.translation.source_language,
        "translation": sheet.translation.review,
        "translation_revised": sheet.translation.revised,
        "coverage": sheet.translation.coverage,
        "source": sheet.origin.url,
        "content_as_of": sheet.content_as_of,
        "schema_version": sheet.schema_version,
    }
    lines = (f"{key}: {_scalar(value)}\n" for key, value in values.items())
    return "---\n" + "".join(lines) + "---\n"


def _scalar(value: str | float | None) -> str:
    quoted = json.dumps(value, ensure_ascii=False)
    return "".join(char if char.isprintable() else _escaped(ord(char)) for char in quoted)


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the end of Unicode's first plane


def _opening(sheet: Factsheet) -> Iterator[str]:
    yield markdown_of_heading(sheet.series.title, 1)
    state = status(sheet)
    if state is not None:
        yield f"> **{markdown_of_text(state)}**"
    yield " · ".join(map(markdown_of_text, masthead(sheet)))
    if sheet.notices:
        yield "\n".join(f"> {line}".rstrip() for line in _notices(sheet))
    helpers = helplines(sheet)
    if helpers:
        yield f"**{markdown_of_text(phrase(sheet, 'direct_hulp'))}**"
        yield markdown_of_contacts(helpers, sheet.labels)


def _notices(sheet: Factsheet) -> Iterator[str]:
    yield from (f"**{markdown_of_text(phrase(sheet, 'mededelingen'))}**", "")
    for notice in sheet.notices:
        weight = f"**{markdown_of_text(phrase(sheet, 'belangrijk'))}:** " if notice.critical else ""
        remarks = " · ".join(map(markdown_of_text, notice_remarks(sheet, notice)))
        yield f"- {weight}{markdown_of_text(notice.text)} ({remarks})"


def _body(sheet: Factsheet) -> Iterator[str]:
    yield from _blocks(sheet, sheet.intro)
    for section in sheet.sections:
        yield markdown_of_heading(section.heading, 2, _anchor(section.id))
        yield from _blocks(sheet, section.blocks)


def _blocks(sheet: Factsheet, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield block.markdown
        if block.editorial:
            yield f"*({markdown_of_text(phrase(sheet, 'toegevoegd_door_redactie'))})*"


def _sources(sheet: Factsheet) -> Iterator[str]:
    if sheet.sources:
        yield markdown_of_heading(phrase(sheet, "bronnen"), 2, _anchor("sources"))
        yield "\n".join(
            f"- {_anchor(f'source-{key}')}" + " ".join(map(markdown_of_text, citation(source)))
            for key, source in sheet.sources.items()
        )
    if sheet.origin.url:
        yield markdown_of_text(phrase(sheet, "bron_van_tekst", url=address(sheet.origin.url)))


def _anchor(id: str) -> str:  # noqa: A002 - HTML's own word for it
    return f'<a id="{id}"></a>'


def _joined(chunks: Iterable[str]) -> str:
    """Chunks with an empty line between; two lists in a row need a comment, or CommonMark reads them as one."""
    text = previous = ""
    for chunk in chunks:
        apart = "\n\n<!-- -->\n\n" if _LIST.match(previous) and _LIST.match(chunk) else "\n\n"
        text += (apart if text else "") + chunk
        previous = chunk
    return text
