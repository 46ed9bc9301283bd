"""Checked factsheets that help professionals recognise a type of violence, in every language they are published in.

>>> import factsheet_content as fc
>>> sheet = fc.load("gedwongen-achterlating", lang="en-GB")
>>> sheet.section("signals").items
"""

from __future__ import annotations

import sys
from types import ModuleType

from factsheet_content.errors import FactsheetError, UnknownEditionError, UnknownFactsheetError, UnknownLanguageError
from factsheet_content.library import editions, factsheets, languages, load
from factsheet_content.model import (
    SCHEMA_VERSION,
    Amendment,
    Block,
    Channel,
    Contact,
    ContactsBlock,
    Definition,
    DefinitionsBlock,
    EditionEntry,
    EditionReview,
    Fact,
    Factsheet,
    Item,
    LanguageEntry,
    Link,
    ListBlock,
    Notice,
    Origin,
    Reach,
    Review,
    Section,
    Series,
    Source,
    Text,
    TextBlock,
    Translation,
    UnitCounts,
    Verified,
    Withdrawal,
)

__all__ = [
    "SCHEMA_VERSION",
    "Amendment",
    "Block",
    "Channel",
    "Contact",
    "ContactsBlock",
    "Definition",
    "DefinitionsBlock",
    "EditionEntry",
    "EditionReview",
    "Fact",
    "Factsheet",
    "FactsheetError",
    "Item",
    "LanguageEntry",
    "Link",
    "ListBlock",
    "Notice",
    "Origin",
    "Reach",
    "Review",
    "Section",
    "Series",
    "Source",
    "Text",
    "TextBlock",
    "Translation",
    "UnitCounts",
    "UnknownEditionError",
    "UnknownFactsheetError",
    "UnknownLanguageError",
    "Verified",
    "Withdrawal",
    "__version__",
    "content_as_of",
    "editions",
    "factsheets",
    "languages",
    "load",
]

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    __version__: str
    """The distribution's version, a date; what apps depend on is :data:`SCHEMA_VERSION`."""
    content_as_of: str
    """The day (ISO date) on which the newest data at hand was compiled from checked content."""
else:

    def __getattr__(name: str) -> str:
        """What takes reading: the content's date, which can change while an app runs, and the version."""
        if name == "content_as_of":
            from factsheet_content import library

            return library.content_as_of()
        if name == "__version__":
            from factsheet_content.library.distribution import version

            return version()
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Door(ModuleType):
    """Keeps the public name ``editions``: importing the room of that name would put it in the function's place."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "editions" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door
