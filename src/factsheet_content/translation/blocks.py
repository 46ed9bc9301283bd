"""Blocks in one language: each kind of an editor's block as the model's, with its Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factsheet_content import model
from factsheet_content.authoring.registries import current_contact
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.rendering.blocks import block_markdown
from factsheet_content.translation.contacts import contact

if TYPE_CHECKING:
    from collections.abc import Callable

    from factsheet_content.authoring import sheet as authored
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.translation.wording import Wording


class BlockWriter:
    """Turns the blocks of one factsheet into those that a reader of one language gets."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def block(self, block: authored.Block) -> model.Block:
        """The block in this language."""
        return _WRITERS[block.kind](self, block)

    def _text(self, unit: Unit | None, block: authored.Block) -> model.Text:
        if unit is None:
            raise FactsheetError(phrase("there is no text for {id}", id=block.id))
        return self._wording.text(unit)

    def _item(self, item: authored.Item, block: authored.Block) -> model.Item:
        items = tuple(self._item(below, block) for below in item.items)
        return model.Item(item.id, self._text(item.unit, block), items)

    def text_block(self, block: authored.Block) -> model.Block:
        """A paragraph, a subheading or a callout."""
        text = self._text(block.unit, block)
        return model.TextBlock(**self._shared(block), markdown=block_markdown(block.kind, text), text=text)

    def list_block(self, block: authored.Block) -> model.Block:
        """Bullets or steps."""
        items = tuple(self._item(item, block) for item in block.items)
        markdown = block_markdown(block.kind, items)
        return model.ListBlock(**self._shared(block), markdown=markdown, items=items)

    def definitions_block(self, block: authored.Block) -> model.Block:
        """Terms with their descriptions."""
        items = tuple(
            model.Definition(item.id, self._text(item.term, block), self._text(item.unit, block))
            for item in block.items
        )
        return model.DefinitionsBlock(**self._shared(block), markdown=block_markdown(block.kind, items), items=items)

    def contacts_block(self, block: authored.Block) -> model.Block:
        """Whom to call."""
        registry = self._wording.tree.contacts
        ids = tuple(dict.fromkeys(current_contact(registry, id_) for id_ in block.contacts))
        listed = [contact(self._wording, id_) for id_ in ids]
        labels = {
            id_: self._wording.template(id_) for id_ in self._wording.tree.labels.units if id_.startswith("kanaal_")
        }
        markdown = block_markdown(block.kind, listed, labels)
        return model.ContactsBlock(**self._shared(block), markdown=markdown, contacts=ids)

    @staticmethod
    def _shared(block: authored.Block) -> dict[str, Any]:
        return {"id": block.id, "kind": block.kind, "critical": block.critical, "editorial": block.editorial}


_WRITERS: dict[str, Callable[[BlockWriter, authored.Block], model.Block]] = {
    "paragraph": BlockWriter.text_block,
    "subheading": BlockWriter.text_block,
    "callout": BlockWriter.text_block,
    "bullets": BlockWriter.list_block,
    "steps": BlockWriter.list_block,
    "definitions": BlockWriter.definitions_block,
    "contacts": BlockWriter.contacts_block,
}
