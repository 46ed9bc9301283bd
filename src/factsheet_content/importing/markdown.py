"""Reads Markdown, through the page that it makes."""

from __future__ import annotations

from factsheet_content.importing import html
from factsheet_content.importing.pieces import Reading, words
from factsheet_content.importing.text import decoded


def read(data: bytes) -> Reading:
    """The pieces of a Markdown file."""
    from markdown_it import MarkdownIt

    text = decoded(data)
    parser = MarkdownIt("commonmark").enable("table")
    found = html.read_markup(parser.render(text))
    parts = []
    for token in parser.parse(text):
        if token.type == "inline":
            parts += [child.content if child.type != "softbreak" else "\n" for child in token.children or ()] + ["\n"]
        elif token.type in ("fence", "code_block"):
            parts.append(token.content + "\n")
    types = {one.type for token in parser.parse(text) for one in (token, *(token.children or ()))}
    markup = bool(types & {"html_block", "html_inline"})
    # Where there is HTML in it, only the reader of pages knows what is text.
    return found if markup else Reading(found.pieces, words("".join(parts)), dropped=found.dropped)
