"""Factsheets to render: the shipped ones, the sample from the future, and ones with hostile texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factsheet_content import ContactsBlock, Definition, DefinitionsBlock, Item, ListBlock, Text, TextBlock, inline
from factsheet_content.contract import from_dict
from factsheet_content.record import replace
from factsheet_content.rendering.blocks import block_markdown
from tests.support import ROOT

if TYPE_CHECKING:
    from factsheet_content import Block, Factsheet

SAMPLE = (ROOT / "tests/samples/later-v1.json").read_text("utf-8")

#: Each would be markup to somebody, mostly at the start of a line.
HOSTILE = (
    "# geen kop",
    "een kop? ##",
    "#",
    "- geen opsomming",
    "* * *",
    "+ plus",
    "1. geen stap",
    "12) geen stap",
    "> geen citaat",
    "===",
    "---",
    "    geen code",
    "`geen code`",
    "~~~ geen blok",
    "``` geen blok",
    "*geen nadruk* en _ook niet_ en **niet vet** en __niet vet__",
    "[geen](https://kwaad.example) link, ![geen](x.png) beeld, [geen]: https://kwaad.example",
    "<https://kwaad.example> <script>alert(1)</script> <b>niet vet</b> <!-- weg -->",
    "<div>",
    "</span>",
    "&amp; &lt;b&gt; &#35; &copy",
    "\\# \\* \\\\ \\",
    "{facts.x} {{ jinja }} {% raw %} ${shell} #let typst = 1",
    "| geen | tabel |",
    "afgebroken!",
    "een 5 * 3 * 2 som, snake_case_woord, *half, _half, [half, half](",
    "مرحبا ‎112",
)


def later() -> Factsheet:
    """The sample from a later version 1."""
    return from_dict(json.loads(SAMPLE))


def text(words: str) -> Text:
    """A text as localising makes it of words without markup."""
    return Text(words, inline.to_markdown((inline.Plain(words),)))


def block(kind: str, words: str) -> Block:
    """A block of that kind with the words in every place."""
    said = text(words)
    if kind in ("bullets", "steps"):
        items = tuple(Item(f"x/{number}", said, (Item(f"x/{number}/y", said),)) for number in range(11))
        return ListBlock("s/x", kind, block_markdown(kind, items), items=items)
    if kind == "definitions":
        terms = (Definition("x/1", said, said), Definition("x/2", text("Grooming"), said))
        return DefinitionsBlock("s/x", kind, block_markdown(kind, terms), items=terms)
    if kind == "contacts":
        return ContactsBlock("s/x", kind, "", contacts=("alarmnummer",))
    return TextBlock("s/x", kind, block_markdown(kind, said), text=said)


def hostile(words: str) -> Factsheet:
    """The sample with the words in every text that has room for them."""
    sheet, said = later(), text(words)
    kinds = (
        "paragraph",
        "bullets",
        "bullets",
        "steps",
        "paragraph",
        "subheading",
        "definitions",
        "callout",
        "paragraph",
    )
    blocks = tuple(block(kind, words) for kind in kinds)
    return replace(
        sheet,
        title=said,
        publisher=said,
        series=replace(sheet.series, title=said, name=said),
        review=replace(sheet.review, text=said),
        notices=tuple(replace(notice, text=said) for notice in sheet.notices),
        contacts={"alarmnummer": replace(sheet.contacts["alarmnummer"], name=said)},
        sources={"bron": replace(sheet.sources["verwey_jonker_2014"], citation=said)},
        labels=dict.fromkeys(sheet.labels, said),
        intro=blocks,
        sections=(replace(sheet.sections[0], heading=said, blocks=blocks),),
    )
