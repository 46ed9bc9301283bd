from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factsheet_content.translation.word_changes import Kind, changes

_TEXTS = st.lists(
    st.sampled_from(["niet", "bel", "{facts.n}", "112", ",", " ", "\n", "één", "e\u0301"]), max_size=8
).map("".join)


def test_a_changed_phrase_is_one_passage() -> None:
    assert changes("Bel het nummer {contacts.a.b} nu.", "Bel {contacts.a.b} niet nu.") == [
        (Kind.SAME, "Bel "),
        (Kind.REMOVED, "het nummer "),
        (Kind.SAME, "{contacts.a.b} "),
        (Kind.ADDED, "niet "),
        (Kind.SAME, "nu."),
    ]


@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_read_from_it(old: str, new: str) -> None:
    found = changes(old, new)
    for text, other in ((old, Kind.ADDED), (new, Kind.REMOVED)):
        assert "".join("".join(words for kind, words in found if kind is not other).split()) == "".join(text.split())
    assert all(one.kind is not two.kind for one, two in pairwise(found))
    assert changes(new, new) in ([], [(Kind.SAME, new.lstrip())])
