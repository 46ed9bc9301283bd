"""The sources of a factsheet as BibTeX, in UTF-8, as biber and reference managers read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_content.model import Factsheet, Source

# Those of biblatex where BibTeX has none; a law has none in either.
_TYPES = {
    "report": "techreport",
    "article": "article",
    "book": "book",
    "chapter": "incollection",
    "thesis": "thesis",
    "web": "online",
    "law": "misc",
    "dataset": "dataset",
}
_BY_AN_INSTITUTION = ("report", "thesis")
# What would end a field or start a command; a backslash first, so that what replaces the others is left alone.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C"}


def render(sheet: Factsheet) -> str:
    """Every source, its key as in the factsheet's JSON."""
    return "\n".join(_entry(key, source) for key, source in sheet.sources.items())


def _entry(key: str, source: Source) -> str:
    fields = {
        "title": "{" + _escape(source.title) + "}",  # a second pair of braces: styles must not lower its capitals
        "author": " and ".join("{" + _escape(name) + "}" for name in source.authors),
        "institution" if source.type in _BY_AN_INSTITUTION else "publisher": _escape(source.publisher or ""),
        "year": str(source.year or ""),
        "url": "".join(_ADDRESS.get(char, char) for char in source.url or ""),
        "langid": {"nl": "dutch", "en": "english"}.get(source.lang or "", ""),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value and value != "{}")
    return f"@{_TYPES.get(source.type, 'misc')}{{{key},\n{lines}}}\n"


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in " ".join(text.split()))
