"""YAML scalars: what a plain one means, and where each character of any was written, however quoted and folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


# The YAML 1.2 core schema (YAML 1.2.2, 10.3.2); all else is text: NO is Norway, 2018-11-17 is a text. What no figure is
# (.inf, .nan, a hundred digits) stays text, which the schemas refuse: JSON could not hold it.
_CORE = re.compile(
    r"""(?:(?P<null>null|Null|NULL|~|)|(?P<true>true|True|TRUE)|(?P<false>false|False|FALSE)
    |(?P<int>[-+]?[0-9]{1,18})|0o(?P<octal>[0-7]{1,20})|0x(?P<hexadecimal>[0-9a-fA-F]{1,15})
    |(?P<float>[-+]?(?:\.[0-9]{1,99}|[0-9]{1,99}(?:\.[0-9]{0,99})?)(?:[eE][-+]?[0-9]{1,2})?))\Z""",
    re.VERBOSE,
)
_CONSTANTS = {"null": None, "true": True, "false": False}
_BASES = {"int": 10, "octal": 8, "hexadecimal": 16}
# Only texts that start like one of the core schema's values need its pattern.
_MAYBE_CORE = frozenset("nN~tTfF-+.0123456789")


def core_value(text: str) -> Any:
    """What a plain scalar stands for."""
    match = _CORE.match(text) if not text or text[0] in _MAYBE_CORE else None
    if match is None:
        return text
    kind = match.lastgroup or ""
    if kind in _BASES:
        return int(match[kind], _BASES[kind])
    return float(text) if kind == "float" else _CONSTANTS[kind]


class _Written(NamedTuple):
    """A character as written: its offsets, and which white space an escape stands for (else empty)."""

    start: int
    end: int
    space: str


# Patterns are compiled at first use: only a problem's place needs them.
_PLAIN = r"[^ \r\n]"
_DOUBLE = r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<one>[^\r\n]))|[^ \r\n\\]"
_PATTERNS = {"'": r"''|[^ \r\n]", '"': _DOUBLE}
_ESCAPED_SPACE = {" ": " ", "n": "\n"}


def written(source: str, event: Any) -> list[tuple[int, int]]:
    """For each character of a scalar event's value the offsets ``(start, end)`` of what it was written as.

    ``source`` is the scalar as it stands in the file, quotes and block header included. A value differs from it in
    white space (indentation, folded lines) and, where it is quoted, in escapes. All other characters stand in both in
    the same order, so one is found by counting, and white space lies in between.
    """
    tokens = _tokens(source, event.style)
    found = []
    last = 0
    token = next(tokens, None)
    for character in event.value:
        # White space that is no escape has no token of its own: it lies behind what stood before it.
        if token is None or (character in " \n" and token.space != character):
            limit = len(source) if token is None else token.start
            last = min(last, max(limit - 1, 0))
            found.append((last, last + 1))
            last += 1
            continue
        found.append((token.start, token.end))
        last = token.end
        token = next(tokens, None)
    return found


def _tokens(source: str, style: str | None) -> Iterator[_Written]:
    """The characters of a scalar that are no white space, and its escapes."""
    begin, end = 0, len(source)
    if style in ("'", '"'):
        begin, end = 1, len(source) - 1
    elif style in ("|", ">"):
        begin = source.find("\n") + 1 or len(source)
    for match in re.compile(_PATTERNS.get(style or "", _PLAIN)).finditer(source, begin, end):
        yield _Written(match.start(), match.end(), _space(match) if style == '"' else "")


def _space(match: re.Match[str]) -> str:
    digits = match["x"] or match["u"] or match["U"]
    character = chr(int(digits, 16)) if digits else _ESCAPED_SPACE.get(match["one"] or "", "")
    return character if character in (" ", "\n") else ""
