"""The words that a memo is written in: a table per language, with a singular and a plural where it counts."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_FOLDER = files("factsheet_content.rendering") / "templates" / "diff"
_FALLBACK = "en"


class Phrases:
    """The memo's words in one language; one that has no table reads English."""

    def __init__(self, language: str) -> None:
        self.language = language if _exists(language) else _FALLBACK
        self._table = _table(self.language)

    def __call__(self, id_: str, **values: object) -> str:
        """The phrase with its values; ``n`` chooses between singular and plural."""
        template = self._table[id_]
        if isinstance(template, dict):
            template = template["one" if values.get("n") == 1 else "other"]
        return str(template).format(**values)

    def known(self, id_: str) -> str:
        """The word for an id, or the id where there is none."""
        return self(id_) if id_ in self._table else id_

    def listed(self, names: Sequence[str], most: int = 6) -> str:
        """Names in a row: "a, b en c", "a, b en nog 4"."""
        if len(names) > most:
            return self("and_more", names=", ".join(names[:most]), n=len(names) - most)
        if len(names) > 1:
            return self("and", names=", ".join(names[:-1]), last=names[-1])
        return "".join(names)


def _exists(language: str) -> bool:
    return language.isalnum() and (_FOLDER / f"{language}.json").is_file()


@cache
def _table(language: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return parsed
