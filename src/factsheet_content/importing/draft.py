"""A draft while it is being made: sections, blocks and items with what the editor has to check of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factsheet_content.inline import Run


@dataclass(slots=True)
class Item:
    """An item of a list, or of definitions."""

    runs: tuple[Run, ...]
    term: str = ""
    items: list[Item] = field(default_factory=list)
    id: str = ""
    text: str = ""
    """As the file has it: Markdown with fields; made last."""
    written_term: str = ""
    critical: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A block, of one of the kinds of the content format."""

    kind: str
    runs: tuple[Run, ...] = ()
    items: list[Item] = field(default_factory=list)
    id: str = ""
    text: str = ""
    critical: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """A section; ``heading`` is empty where the series' own stands."""

    id: str
    heading: str
    blocks: list[Block]
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """All of a draft."""

    slug: str
    series: str
    title: str
    source: str
    """The name of the file that was read."""
    text: str
    """The name of the document beside the draft."""
    masthead: list[str]
    chrome: list[str]
    intro: list[str | Block]
    """A paragraph of the series by its name, or a block."""
    sections: list[Section]
    url: str = ""
    facts: dict[str, dict[str, Any]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """Where its files go."""
        return f"content/nl/factsheets/{self.slug}"

    def blocks(self) -> list[tuple[str, Block]]:
        """Every block, with the section that it stands in."""
        found = [("intro", block) for block in self.intro if isinstance(block, Block)]
        return found + [(section.id, block) for section in self.sections for block in section.blocks]
