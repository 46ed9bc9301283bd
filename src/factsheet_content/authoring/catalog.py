"""A translation catalog as data: the entries of one ``.po`` file, with all that programs and people put there."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_content.authoring.diagnostics import Diagnostic

FUZZY = "fuzzy"


# Not frozen only because that makes reading a catalog a fifth slower; nothing changes an entry once it is made.
@dataclass(slots=True, unsafe_hash=True)
class Entry:
    """One text with its translation. Make a changed one with ``dataclasses.replace``; equality ignores ``line``."""

    msgid: str
    """The source text this translation is offered for."""
    msgstr: str = ""
    """The translation; empty where there is none, and where there are plural forms."""
    msgctxt: str | None = None
    """The unit id. Absent and empty are two different contexts."""
    comments: tuple[str, ...] = ()
    """What translators noted (``# ``), a line each; comments of unknown kinds as well, as msgcat has it."""
    extracted: tuple[str, ...] = ()
    """What the source says to translators (``#. ``), a line each."""
    references: tuple[str, ...] = ()
    """Where the text is used (``#: ``); a name with spaces stands between U+2068 and U+2069."""
    flags: tuple[str, ...] = ()
    """``fuzzy``, ``python-brace-format`` … each once, in the order found."""
    previous_msgctxt: str | None = None
    """The unit id (``#| msgctxt``) that the translation was made for, where it was another one."""
    previous_msgid: str | None = None
    """The source text (``#| msgid``) that the translation was made for, where it was another one."""
    previous_msgid_plural: str | None = None
    msgid_plural: str | None = None
    """Our own catalogs have no plural forms; those of other programs keep them."""
    msgstr_plural: tuple[str, ...] = ()
    obsolete: bool = False
    """True where nothing uses the text any more (``#~``)."""
    line: int = field(default=0, compare=False)
    """1-based line of ``msgctxt`` or ``msgid`` in the file it was read from; 0 where it was not read from one."""

    @property
    def fuzzy(self) -> bool:
        """Whether the translation waits for a person to confirm it."""
        return FUZZY in self.flags

    @property
    def translated(self) -> bool:
        """Whether it has a translation that counts: not fuzzy, not obsolete, every plural form filled in."""
        if self.obsolete or self.fuzzy:
            return False
        return all(self.msgstr_plural) if self.msgstr_plural else bool(self.msgstr)


@dataclass(frozen=True)
class Catalog:
    """One ``.po`` file. Make a changed one with ``dataclasses.replace``: look-ups are built once, at first use."""

    path: str
    """Relative POSIX path as the user would see it."""
    headers: dict[str, str] = field(default_factory=dict)
    """The fields of the header entry, in file order."""
    entries: tuple[Entry, ...] = ()
    """All entries but the header, obsolete ones included, in file order."""
    header: Entry = field(default_factory=lambda: Entry(""))
    """Comments and flags of the header entry; its ``msgstr`` is empty, as ``headers`` has what was in it."""
    trailing: tuple[str, ...] = ()
    """Comment lines after the last entry, as written."""
    diagnostics: tuple[Diagnostic, ...] = field(default=(), compare=False)
    """What was wrong with the file, in file order."""
    intact: bool = field(default=True, compare=False)
    """False where a part of the file was not understood for certain: writing such a catalog back is refused."""
    source: str = field(default="", repr=False, compare=False)
    """The file's text with ``\\n`` line ends and without byte order mark; places in it are looked up when asked for."""

    @property
    def header_comments(self) -> tuple[str, ...]:
        """The lines that translators wrote at the top of the file."""
        return self.header.comments

    @property
    def language(self) -> str:
        """The ``Language`` header; empty where there is none."""
        return self.headers.get("Language", "")

    @cached_property
    def lines(self) -> list[str]:
        """The lines of ``source``."""
        return self.source.split("\n")

    def get(self, unit_id: str, source_text: str) -> Entry | None:
        """The entry for exactly this unit and source text; never an obsolete one."""
        return self._by_key.get((unit_id, source_text))

    def by_id(self, unit_id: str) -> list[Entry]:
        """All entries of a unit in file order, obsolete ones included."""
        return list(self._by_id.get(unit_id, ()))

    @cached_property
    def _by_key(self) -> dict[tuple[str | None, str], Entry]:
        found: dict[tuple[str | None, str], Entry] = {}
        for entry in self.entries:
            if not entry.obsolete:
                found.setdefault((entry.msgctxt, entry.msgid), entry)
        return found

    @cached_property
    def _by_id(self) -> dict[str | None, list[Entry]]:
        found: dict[str | None, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.msgctxt, []).append(entry)
        return found
