"""Which of the published languages answers the one that was asked for (RFC 4647 section 3.4, "lookup")."""

from __future__ import annotations

TYPE_CHECKING = False  # typing.TYPE_CHECKING costs the import of typing
if TYPE_CHECKING:
    from collections.abc import Iterable

#: RFC 5646 section 2.1, with private use and the ``i-`` tags of old; case does not matter.
_WELL_FORMED = r"""(?xai)
    (?: [a-z]{2,3} (?: -[a-z]{3} ){0,3} | [a-z]{4,8} )   # language, extended language
    (?: -[a-z]{4} )?                                     # script
    (?: -(?: [a-z]{2} | [0-9]{3} ) )?                    # region
    (?: -(?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*       # variants
    (?: -[0-9a-wy-z] (?: -[a-z0-9]{2,8} )+ )*            # extensions
    (?: -x (?: -[a-z0-9]{1,8} )+ )?
    | x (?: -[a-z0-9]{1,8} )+
    | i (?: -[a-z0-9]{2,8} )+
"""

#: How long the code of a language alone is.
_LANGUAGE = (2, 3)


def lookup(tag: str, available: Iterable[str]) -> str | None:
    """The available tag that equals ``tag`` or its longest possible beginning, whatever the case; else ``None``."""
    tags = {one.lower(): one for one in available}
    subtags = tag.lower().split("-")
    while subtags:
        found = tags.get("-".join(subtags))
        if found is not None:
            return found
        subtags.pop()
        if subtags and len(subtags[-1]) == 1:  # what stood behind it is gone, so it says nothing any more
            subtags.pop()
    return None


def is_well_formed(tag: str) -> bool:
    """Whether it is written as a BCP 47 tag; it need not mean anything."""
    if tag.isascii() and tag.isalpha() and len(tag) in _LANGUAGE:
        return True  # most tags, and compiling the pattern costs more than loading a factsheet
    import re

    return re.fullmatch(_WELL_FORMED, tag) is not None
