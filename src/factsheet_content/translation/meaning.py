"""What in a Dutch text carries its meaning so plainly that a change of it is never a mere matter of wording.

An editor may declare that a reworded text means what it did (``changes.same_meaning``). That is believed of commas and
spelling, not of a field, a number, a word of obligation or a negation: one dropped "niet" can hurt somebody.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from factsheet_content.authoring.unit import fields, split_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEGATIONS = """
geen niemand niet niets noch nooit nergens zonder
"""
# Obligation, permission, possibility, extent.
_MODALS = """
moet moeten moest moesten mag mogen mocht mochten kan kunnen kon konden zal zullen zou zouden hoef hoeft hoeven
dient dienen wil wilt willen altijd direct meteen onmiddellijk alleen uitsluitend verplicht verboden soms vaak
meestal minstens minimaal hoogstens maximaal tenzij behalve
"""
# "een" is an article far more often.
_NUMBERS = """
nul één twee drie vier vijf zes zeven acht negen tien elf twaalf honderd duizend
"""
_TELLING = frozenset(f"{_NEGATIONS} {_MODALS} {_NUMBERS}".split())
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def differences(old: str, new: str) -> list[str]:
    """The fields, numbers, modals and negations that only one of two texts has: ``-niet`` is gone, ``+moet`` is new."""
    before, after = Counter(_carriers(old)), Counter(_carriers(new))
    return [
        *(f"-{word}" for word in (before - after).elements()),
        *(f"+{word}" for word in (after - before).elements()),
    ]


def _carriers(text: str) -> Iterator[str]:
    yield from (f"{{{field.name}}}" for field in fields(text))
    for literal, _ in split_fields(text):
        yield from _NUMBER.findall(literal)
        yield from (word for word in _WORD.findall(literal.casefold()) if word in _TELLING)
