"""Reads Markdown, through the page that it makes."""

from __future__ import annotations

from factsheet_content.importing import html
from factsheet_content.importing.own_forms import front_matter
from factsheet_content.importing.pieces import Reading, words
from factsheet_content.importing.text import decoded


def read(data: bytes) -> Reading:
    """The pieces of a Markdown file."""
    from markdown_it import MarkdownIt

    text = decoded(data)
    before, body = front_matter(text)
    parser = MarkdownIt("commonmark").enable("table")
    found = html.read_markup(parser.render(body))
    parts = []
    for token in parser.parse(body):
        if token.type == "inline":
            parts += [child.content if child.type != "softbreak" else "\n" for child in token.children or ()] + ["\n"]
        elif token.type in ("fence", "code_block"):
            parts.append(token.content + "\n")
    types = {one.type for token in parser.parse(body) for one in (token, *(token.children or ()))}
    markup = bool(types & {"html_block", "html_inline"})
    # Where there is HTML in it, only the reader of pages knows what is text.
    data_words = [word for piece in before for word in words(piece.text)]
    body_words = found.words if markup else words("".join(parts))
    return Reading([*before, *found.pieces], [*data_words, *body_words], url=found.url, dropped=found.dropped)
