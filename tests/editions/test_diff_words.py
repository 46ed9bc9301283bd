"""What became of the words of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet_content.editions.diff.words import compare_words, new_text, old_text, reverse

TEXT = st.text(alphabet="ab1 .,-’{}\n", max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "stretches"),
    [
        ("", "", []),
        ("Bel 112", "Bel 112", [("=", "Bel 112")]),
        ("", "Bel", [("+", "Bel")]),
        ("voer geen gesprek", "voer gesprek", [("=", "voer "), ("-", "geen "), ("=", "gesprek")]),
        ("Noord Afrika (x)", "Noord-Afrika (x)", [("-", "Noord Afrika "), ("+", "Noord-Afrika "), ("=", "(x)")]),
        ("{facts.a.min} en", "{facts.b.min} en", [("-", "{facts.a.min} "), ("+", "{facts.b.min} "), ("=", "en")]),
        ("1.631 keer", "1.632 keer", [("-", "1.631 "), ("+", "1.632 "), ("=", "keer")]),
        ("a  b", "a b", [("=", "a"), ("-", "  "), ("+", " "), ("=", "b")]),
        ("huis", "huis.", [("=", "huis"), ("+", ".")]),
    ],
)  # fmt: skip
def test_word_by_word(old: str, new: str, stretches: list[tuple[str, str]]) -> None:
    assert list(compare_words(old, new)) == stretches


@given(TEXT, TEXT)
def test_both_texts_are_in_it_whole_and_the_other_way_round_is_the_reverse(old: str, new: str) -> None:
    stretches = compare_words(old, new)
    assert old_text(stretches) == old
    assert new_text(stretches) == new
    assert compare_words(new, old) == reverse(stretches)
    assert all(one.fate != other.fate for one, other in pairwise(stretches))
