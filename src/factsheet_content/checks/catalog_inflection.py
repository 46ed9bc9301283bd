"""Patterns that find a word in its usual forms, without a dictionary: plurals, verb forms, compounds, prefixes."""

from __future__ import annotations

import re

_VOWELS = "aeiou"
_SHORT = 4
#: How much of a word its forms have in common, as far as can be said of every language.
_SHARED = 0.7
_WORD = re.compile(r"\w+|[^\w\s]")


def stem(term: str) -> str:
    """What every form of a Dutch term has in it; what does not have it need not be looked at."""
    word: str = max(re.findall(r"\w+", term.lower()) or [term.lower()], key=len)
    if word.endswith("eren") and len(word) > _SHORT + 1:
        return word[:-4]
    # "signaal" and "signalen" share "signa".
    if len(word) < _SHORT:
        return word
    return word[:-2] if word[-2] == word[-3] and word[-2] in _VOWELS else word[:-1]


def dutch_pattern(term: str) -> re.Pattern[str]:
    """Finds a Dutch term in lower-case text: singular, plural, inflected; not inside a longer word."""
    words = _WORD.findall(term.lower())
    return re.compile(r"(?<!\w)" + r"\s*".join(map(_dutch_word, words)) + r"(?!\w)")


def _dutch_word(word: str) -> str:
    if len(word) < _SHORT:
        return re.escape(word)
    if word.endswith("eren") and len(word) > _SHORT + 1:
        return rf"(?:ge)?{re.escape(word[:-4])}(?:eren|eer|eert|eerde|eerden|eerd|ering)"
    forms = {word, *(word + ending for ending in ("e", "en", "s", "'s", "’s", "n"))}
    last, before = word[-1], word[-2]
    if last not in _VOWELS:
        base = word[:-2] if before in _VOWELS and word[-3] == before else word[:-1]
        soft = {"f": "v", "s": "z"}.get(last, last)
        forms |= {base + consonant + ending for consonant in (last, soft) for ending in ("e", "en")}
        forms |= {word + last + ending for ending in ("e", "en")}
    return "(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")"


def beginnings(use: str) -> tuple[str, ...]:
    """What every form of the words of a term has in it, in any language; something may stand before, as in Arabic."""
    return tuple(_beginning(word) for word in re.findall(r"\w+", use.lower()))


def _beginning(word: str) -> str:
    if not word.isascii() and word.startswith("ال") and len(word) > _SHORT:
        word = word[2:]
    return word if len(word) <= _SHORT else word[: max(_SHORT, round(len(word) * _SHARED))]


def strict_pattern(word: str) -> re.Pattern[str]:
    """Finds a word that must not be used: as it stands, or with an ending of a few letters."""
    ending = r"(?:e?s)?" if len(word) < _SHORT else r"\w{0,3}"
    prefix = r"(?<!\w)" if word[:1].isalnum() else ""
    return re.compile(prefix + r"\s+".join(map(re.escape, word.split())) + ending + r"(?!\w)", re.IGNORECASE)
