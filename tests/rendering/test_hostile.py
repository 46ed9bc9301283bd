"""Strings that are markup to somebody, in every field at once, come out of every format as they are."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from factsheet_content import ContactsBlock, inline, load
from factsheet_content.contract import from_dict
from factsheet_content.record import replace
from factsheet_content.rendering import FORMATS, render
from factsheet_content.rendering.blocks import block_markdown
from tests.rendering import outline
from tests.rendering.html_reading import Reading
from tests.rendering.pdf_samples import set_text, texts
from tests.rendering.pdf_text import tagged_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from factsheet_content.model import Block, Factsheet

#: HTML, Markdown, Typst, three template languages, shell and URLs; each field adds its own number.
_PLAIN = (
    "<b>n</b> </p> </script> <!-- &amp; &#35; *a* **b** _c_ `d` [e](https://kwaad.example) ![f](g.png) "
    "<https://h.example> #panic(1) $i$ @j // k /* l */ \\m {{ n }} {% o %} ${p} {facts.q} | r ~~s~~"
)
#: Controls that turn the reading around; validation refuses them, so this is what is left if one gets through.
_BIDI = "vóór \u202e211 \u2067achter\u2069 \u200f112"


def _everywhere(words: str) -> tuple[Factsheet, list[str]]:
    """The real sheet with the words and a number of its own in every text; and what must be found, label or not."""
    data = load("gedwongen-achterlating").to_dict()
    labels = data["labels"]
    fields = {key: re.findall(r"\{\w+\}", label["text"]) for key, label in labels.items()}
    told = []
    for number, text in enumerate(texts({key: value for key, value in data.items() if key != "labels"})):
        told.append(f"<{number}> {words} {number}.")
        set_text(text, told[-1])
    for number, (key, label) in enumerate(labels.items()):
        doubled = f"<L{number}> {words} L{number}.".replace("{", "{{").replace("}", "}}")
        markdown = inline.to_markdown((inline.Plain(doubled),))
        after = "".join(f" {field}" for field in fields[key])
        label |= {"text": doubled + after, "markdown": markdown + after}
    for number, contact in enumerate(data["contacts"].values()):
        for channel in contact["channels"].values():
            channel["display"] = f"<D{number}> {words} D{number}."
    data["edition_label"] = f"<E> {words} E."
    sheet = from_dict(data)
    sections = tuple(replace(one, blocks=_rewritten(sheet, one.blocks)) for one in sheet.sections)
    return replace(sheet, intro=_rewritten(sheet, sheet.intro), sections=sections), told


def _rewritten(sheet: Factsheet, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the Markdown of what they hold now."""
    written = []
    for block in blocks:
        content: Any = getattr(block, "text", None) or getattr(block, "items", None)
        if isinstance(block, ContactsBlock):
            content = [sheet.contacts[key] for key in block.contacts]
        written.append(replace(block, markdown=block_markdown(block.kind, content, sheet.labels)))
    return tuple(written)


def _pdf(file: bytes) -> str:
    with pikepdf.open(io.BytesIO(file)) as document:
        return tagged_text(document)


_READ: dict[str, Callable[[bytes], str]] = {
    "json": lambda file: " ".join(_strings(json.loads(file))),
    "markdown": lambda file: " ".join(line for _, line in outline.read(outline.split(file.decode())[1])),
    "text": bytes.decode,
    "html": lambda file: Reading(file.decode()).words,
    "pdf": _pdf,
}


def _strings(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [text for value in below for text in _strings(value)]


def test_every_format_is_read() -> None:
    assert set(_READ) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_markup_in_every_field_is_printed_as_it_is(form: str) -> None:
    sheet, told = _everywhere(_PLAIN)
    shown = "".join(_READ[form](render(sheet, form)).split())
    words = "".join(_PLAIN.split())
    # Whatever begins must end as it was given, be it a text, a label, a number to call or a date.
    begun = re.findall(r"<([LDE]?\d*)>(?=<b>n)", shown)
    if form == "json":  # which hands the labels on as the templates that they are
        begun = [key for key in begun if not key.startswith("L")]
    assert {key for key in begun if f"<{key}>{words}{key}." not in shown} == set()
    assert {key[0] for key in begun if not key[0].isdigit()} == set("DE" if form == "json" else "LDE")
    content = sheet.to_dict()
    for part in ("intro", "sections", "notices", "contacts", "sources"):
        for text in texts(content[part]):
            if text["text"] in told:
                assert "".join(text["text"].split()) in shown, (part, text["text"][:8])


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "pdf"])
def test_controls_of_direction_are_passed_on(form: str) -> None:
    sheet, _ = _everywhere(_BIDI)
    assert "".join(sheet.sections[0].heading.text.split()) in "".join(_READ[form](render(sheet, form)).split())


def test_controls_of_direction_turn_no_number_around_in_print() -> None:
    sheet, _ = _everywhere(_BIDI)
    shown = render(sheet, "pdf")
    plain = re.sub("[\u200f\u202e\u2067\u2069]", "", _BIDI)
    assert "".join(plain.split()) in "".join(_pdf(shown).split())
    with pikepdf.open(io.BytesIO(shown)) as document:
        assert b"ReversedChars" not in b"".join(page.Contents.read_bytes() for page in document.pages)
