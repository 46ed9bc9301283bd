from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content import inline
from factsheet_content.authoring.sheet import BLOCK_KINDS, Block
from factsheet_content.errors import FactsheetError
from factsheet_content.model import ContactsBlock, DefinitionsBlock, ListBlock, TextBlock
from factsheet_content.translation.blocks import BlockWriter
from tests.support import ROOT
from tests.translation.trees import SHEET, edit, edit_entry, localised, published, wording

if TYPE_CHECKING:
    from pathlib import Path

    from factsheet_content import Block as ModelBlock

EVERY_KIND = """      - {id: k_paragraph, paragraph: "Een *alinea*.", critical: true}
      - {id: k_subheading, subheading: Een tussenkop}
      - {id: k_callout, callout: Let op}
      - {id: k_bullets, bullets: {een: Een, twee: {text: Twee, critical: true, items: {onder: Onder}}}}
      - {id: k_steps, steps: {een: Eerst, twee: Dan}}
      - {id: k_definitions, definitions: {grooming: {term: Grooming, description: Contact., critical: true}}}
      - {id: k_contacts, contacts: [politie], editorial: true}
"""


@pytest.fixture
def blocks(tree: Path) -> dict[str, ModelBlock]:
    """A block of every kind, by its kind."""
    edit(tree, SHEET, ("      - id: daarnaast_aanhef\n", f"{EVERY_KIND}      - id: daarnaast_aanhef\n"))
    written = (block for block in localised(tree).section("reporting-code").blocks if "/k_" in block.id)
    return {block.kind: block for block in written}


def test_every_kind_is_written(blocks: dict[str, ModelBlock]) -> None:
    assert set(blocks) == set(BLOCK_KINDS)
    for kind, block in blocks.items():
        assert block.id == f"reporting-code/k_{kind}"
        assert block.markdown.strip()


def test_texts(blocks: dict[str, ModelBlock]) -> None:
    paragraph = blocks["paragraph"]
    assert isinstance(paragraph, TextBlock)
    assert (paragraph.text.text, paragraph.text.markdown) == ("Een alinea.", "Een *alinea*.")
    assert (paragraph.critical, paragraph.text.critical, blocks["callout"].critical) == (True, True, False)


def test_lists(blocks: dict[str, ModelBlock]) -> None:
    bullets, steps = blocks["bullets"], blocks["steps"]
    assert isinstance(bullets, ListBlock)
    assert isinstance(steps, ListBlock)
    one, two = bullets.items
    assert [item.id for item in (one, two, *two.items)] == [
        f"reporting-code/k_bullets/{name}" for name in ("een", "twee", "twee/onder")
    ]
    assert [item.text.critical for item in (one, two, *two.items)] == [False, True, True]
    assert steps.markdown.splitlines() == ["1. Eerst", "2. Dan"]


def test_definitions(blocks: dict[str, ModelBlock]) -> None:
    block = blocks["definitions"]
    assert isinstance(block, DefinitionsBlock)
    (definition,) = block.items
    assert (definition.term.text, definition.description.text) == ("Grooming", "Contact.")
    assert (definition.term.critical, definition.description.critical) == (True, True)


def test_contacts(blocks: dict[str, ModelBlock]) -> None:
    block = blocks["contacts"]
    assert isinstance(block, ContactsBlock)
    assert (block.contacts, block.editorial) == (("politie",), True)
    assert "0900-8844" in block.markdown


def test_a_block_of_the_fallback_is_marked_in_its_markdown(tree: Path) -> None:
    edit_entry(tree, "reporting-code/daarnaast_aanhef", msgstr="")
    (block,) = (block for block in localised(tree, "en").blocks() if block.id.endswith("aanhef"))
    assert block.markdown == '<span lang="nl" dir="ltr">Daarnaast:</span>'


def test_the_markdown_of_a_text_is_its_text() -> None:
    for language in ("nl", "en"):
        for block in published(language).blocks():
            if isinstance(block, TextBlock):
                assert inline.to_text(inline.parse(block.text.markdown)) == block.text.text


def test_a_block_without_its_text_is_an_error() -> None:
    with pytest.raises(FactsheetError, match="there is no text for s/x"):
        BlockWriter(wording(ROOT)).block(Block("s/x", "paragraph", ()))
