"""Makes a text of runs in which brace fields stand: until it is written, a field is one private character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factsheet_content import inline

if TYPE_CHECKING:
    from factsheet_content.inline import Run

_FIRST = 0xE000
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class Placeholders:
    """The fields of one text; a private character is escaped by nothing, and no document has any (``pieces.clean``)."""

    def __init__(self) -> None:
        self._fields: list[str] = []

    def add(self, name: str) -> str:
        """The character that stands for a field until the text is written."""
        self._fields.append(name)
        return chr(_FIRST + len(self._fields) - 1)

    def written(self, runs: tuple[Run, ...]) -> str:
        """The text as the content has it: Markdown with fields, and braces of its own doubled."""
        made = inline.join(runs)
        found = inline.to_markdown(made)
        if inline.to_text(inline.parse(found)) != inline.to_text(made):
            found = inline.to_markdown((inline.Plain(inline.to_text(made)),))
        doubled = found.replace("{", "{{").replace("}", "}}")
        return _PRIVATE.sub(lambda match: f"{{{self._fields[ord(match[0]) - _FIRST]}}}", doubled)


def literal(text: str) -> str:
    """A text that has no field and no markup, as the content has it."""
    return Placeholders().written((inline.Plain(text),))
