"""The comment lines of a ``.po`` entry: what they hold, and how they are written."""

from __future__ import annotations

import re
from functools import lru_cache

# A file name with spaces stands between these two (gettext: "filenames with spaces").
_REFERENCE = re.compile("\u2068[^\u2069]*\u2069[^ \t]*|[^ \t]+")


def read_text(content: str) -> str:
    """A comment without the one space that separates it from its marker."""
    return content.removeprefix(" ")


@lru_cache(maxsize=1024)  # many entries come from the same few files
def read_references(content: str) -> tuple[str, ...]:
    """The places on one ``#:`` line."""
    return tuple(_REFERENCE.findall(content))


@lru_cache(maxsize=256)  # a catalog has few different flag lines
def read_flags(content: str) -> tuple[str, ...]:
    """The flags on one ``#,`` line, each once."""
    flags = (flag.strip(" \t") for flag in content.split(","))
    return tuple(dict.fromkeys(flag for flag in flags if flag))


@lru_cache(maxsize=256)
def sort_flags(flags: tuple[str, ...]) -> tuple[str, ...]:
    """The order of msgcat: ``fuzzy``, formats, range, wrapping; then those that gettext does not know."""
    return tuple(sorted(set(flags), key=lambda flag: (_rank(flag), flag)))


def _rank(flag: str) -> int:
    fuzzy, format_, range_, wrap = range(4)
    if flag == "fuzzy":
        return fuzzy
    if flag.endswith("-format"):
        return format_
    if flag.startswith("range:"):
        return range_
    return wrap if flag in {"wrap", "no-wrap"} else wrap + 1
