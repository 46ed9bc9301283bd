"""An entry of a ``.po`` file as far as it has been read."""

from __future__ import annotations

from dataclasses import dataclass, field

from factsheet_content.authoring.catalog import Entry

ORDER = ("msgctxt", "msgid", "msgid_plural", "msgstr")

Texts = dict[str, list[str]]
"""By keyword, the pieces of its text."""


@dataclass(slots=True)
class Draft:
    """What has been found of an entry; nothing is judged here."""

    line: int = 0
    obsolete: bool = False
    texts: Texts = field(default_factory=dict)
    """By keyword, in the order found: ``msgid``, ``msgstr[1]`` …"""
    previous: Texts = field(default_factory=dict)
    previous_obsolete: bool = False
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: dict[str, None] = field(default_factory=dict)
    raw: list[str] = field(default_factory=list)
    """The comment lines as written, for those at the end of the file that belong to no entry."""

    @property
    def complete(self) -> bool:
        """Whether a translation has begun, so that any comment or id belongs to the next entry."""
        return any(keyword.startswith("msgstr") for keyword in self.texts)

    @property
    def forms(self) -> list[str]:
        """Keywords of the plural forms, in the order found."""
        return [keyword for keyword in self.texts if keyword.startswith("msgstr[")]

    @property
    def reached(self) -> int:
        """How far in the order of keywords it is."""
        return max((ORDER.index(keyword.partition("[")[0]) for keyword in self.texts), default=-1)

    def entry(self) -> Entry:
        """The entry as it stands."""
        texts = {keyword: "".join(parts) for keyword, parts in self.texts.items()}
        previous = {keyword: "".join(parts) for keyword, parts in self.previous.items()}
        return Entry(
            msgid=texts.get("msgid", ""),
            msgstr=texts.get("msgstr", ""),
            msgctxt=texts.get("msgctxt"),
            comments=tuple(self.comments),
            extracted=tuple(self.extracted),
            references=tuple(self.references),
            flags=tuple(self.flags),
            previous_msgctxt=previous.get("msgctxt"),
            previous_msgid=previous.get("msgid"),
            previous_msgid_plural=previous.get("msgid_plural"),
            msgid_plural=texts.get("msgid_plural"),
            msgstr_plural=tuple(texts[form] for form in self.forms),
            obsolete=self.obsolete,
            line=self.line,
        )
