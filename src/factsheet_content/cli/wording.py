"""The language that the command line speaks, and its words in it: English in the code, others from ``locale/``."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_content.messages import phrase, translated

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("nl", "en")
SOURCE = "en"
DOMAIN = "factsheet_content"
LOCALES = Path(__file__).parents[1] / "locale"

_chosen = [SOURCE]


def choose(language: str | None) -> None:
    """Speak that language; without one, the system's."""
    _chosen[0] = language or preferred()


def chosen() -> str:
    """The language that is spoken."""
    return _chosen[0]


def preferred() -> str:
    """What the system speaks, if it is one of ours: as gettext finds it, and on Windows as the user set it."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), "")
    if name and name.partition(".")[0] not in ("C", "POSIX"):
        name = os.environ.get("LANGUAGE", "").partition(":")[0] or name
    if not name and sys.platform == "win32":
        import locale

        name = locale.getlocale()[0] or ""
    return "nl" if name.lower().startswith(("nl", "dutch")) else SOURCE


def told(text: str) -> str:
    """A text in the language chosen; one that is no phrase stays as it is."""
    return text if _chosen[0] == SOURCE else translated(text, look_up(_chosen[0]))


def word(template: str, /, **values: object) -> str:
    """A phrase in the language chosen."""
    return told(phrase(template, **values))


@cache
def look_up(language: str) -> Callable[[str], str]:
    """A function from an English template to its translation; itself where there is none."""
    from factsheet_content.authoring import po_reader

    path = LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    catalog = po_reader.read(path, path.name)
    texts = {entry.msgid: entry.msgstr for entry in catalog.entries if entry.translated}
    if language == "nl":
        texts = _described() | texts
    return lambda template: texts.get(template, template)


def _described() -> dict[str, str]:
    """The schemas explain each key in both languages, English for machines and Dutch for the editor's hover."""
    import json

    from factsheet_content.checks.schema import schema_folder

    found: dict[str, str] = {}
    for path in schema_folder().glob("*.schema.json"):
        json.loads(path.read_text(encoding="utf-8"), object_hook=lambda value: _keep(value, found))
    return found


def _keep(value: dict[str, object], found: dict[str, str]) -> dict[str, object]:
    english, dutch = value.get("description"), value.get("markdownDescription")
    if isinstance(english, str) and isinstance(dutch, str):
        found[english] = dutch
    return value
