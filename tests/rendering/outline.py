"""What a CommonMark parser reads in a Markdown form, and what the data has: both as lists that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from factsheet_content import DefinitionsBlock, ListBlock, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

    from factsheet_content import Block, Factsheet

Line = tuple[str, str]


def split(document: str) -> tuple[str, str]:
    """Front matter and CommonMark of a document."""
    opening, front, markdown = document.split("---\n", 2)
    assert opening == ""
    return front, markdown


def read(markdown: str) -> list[Line]:
    """Every piece of text with the element it stands in, nested lists and quotes included: ("ul ul li", "…")."""
    lines: list[Line] = []
    inside: list[str] = []
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "inline":
            lines.append((" ".join(tag for tag in inside if tag != "p" or inside == ["p"]), words(token)))
        elif token.type == "html_block":
            lines.append(("html", token.content.strip()))
        elif token.nesting == 1:
            inside.append(token.tag)
        elif token.nesting == -1:
            inside.pop()
    return lines


def words(token: Token) -> str:
    """The characters of an inline token without its markup."""
    parts = (child.content if child.type in ("text", "code_inline") else "" for child in token.children or [])
    return "".join(parts)


def inlines(markdown: str, kind: str) -> list[Token]:
    """Every inline token of a kind, in reading order."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    return [child for token in tokens for child in token.children or [] if child.type == kind]


def links(markdown: str) -> list[str]:
    """Where the links lead to, in reading order."""
    return [str(token.attrs["href"]) for token in inlines(markdown, "link_open")]


def body(sheet: Factsheet) -> list[Line]:
    """The lines that the introduction and the sections of the data should be read as; contacts only by name."""
    lines = [line for block in sheet.intro for line in block_lines(block)]
    for section in sheet.sections:
        lines.append(("h2", section.heading.text))
        lines += [line for block in section.blocks for line in block_lines(block)]
    return lines


def block_lines(block: Block) -> Iterator[Line]:
    match block:
        case TextBlock():
            element = {"paragraph": "p", "subheading": "h3", "callout": "blockquote"}[block.kind]
            yield element, block.text.text
        case ListBlock():
            outer = "ol li" if block.kind == "steps" else "ul li"
            for item in block.items:
                yield outer, item.text.text
                yield from ((f"{outer} ul li", below.text.text) for below in item.items)
        case DefinitionsBlock():
            yield from (("ul li", f"{item.term.text}: {item.description.text}") for item in block.items)
