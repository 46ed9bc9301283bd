"""A changed text as a reader reads it: words, and where a link leads only where that changed."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet_content import inline
from factsheet_content.editions.diff import asking, forms, patch
from factsheet_content.editions.diff.reading import Reader, compare_read
from factsheet_content.editions.diff.words import Stretch, new_text, old_text
from tests.editions.diffs import PAIRS, TREE

READER = Reader(lambda target: f"(leidt naar: {target})")


def read(old: str, new: str) -> str:
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(marks[fate].format(text) for fate, text in compare_read(old, new, READER, READER))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Zie de [bronnen]({sources}).", "Lees de [bronnen]({sources}).", "[-Zie -]{+Lees +}de bronnen."),
        ("[a]({x}) b", "[a]({y}) b", "a [-(leidt naar: {x}) -]{+(leidt naar: {y}) +}b"),
        ("[a]({x}) b", "a c", "a [-(leidt naar: {x}) b-]{+c+}"),
        ("a b", "[a]({x}) c", "a [-b-]{+(leidt naar: {x}) c+}"),
        ("[a]({x}) b", "[c]({x}) b", "[-a -]{+c +}b"),
        ("[a]({x}), [b]({y})", "[b]({x}), [a]({y})",
         "[-a -]{+b +}(leidt naar: {x}), [-b -]{+a +}(leidt naar: {y})"),
        ("[a]({x}), [a]({x})", "[a]({x}), b", "a (leidt naar: {x}), [-a (leidt naar: {x})-]{+b+}"),
        ("**nooit** bellen", "**nooit** vragen", "nooit [-bellen-]{+vragen+}"),
        ("**nooit** bellen", "nooit vragen", "[-**-]nooit[-** bellen-]{+ vragen+}"),
        ("*[a]({x})* b", "*[a]({x})* c", "a [-b-]{+c+}"),
        (r"\[a\] b", r"\[a\] c", "[a] [-b-]{+c+}"),
        ("huis", "**huis**", "{+**+}huis{+**+}"),
        (r"een \_ b", "een _ b", r"een [-\-]_ b"),
        ("", "[a]({x})", "{+a (leidt naar: {x})+}"),
        ("[a]({x})", "", "[-a (leidt naar: {x})-]"),
    ],
)  # fmt: skip
def test_a_link_is_its_words_and_what_changed_of_it(old: str, new: str, shown: str) -> None:
    assert read(old, new) == shown


SOURCES = st.lists(
    st.sampled_from(
        ["huis", "niet", " ", ", ", "[a]({x})", "[a]({y})", "[b]({x})", "**a**", "*a*", r"\*", "{facts.a}"]
    ),
    max_size=7,
).map("".join)


@given(SOURCES, SOURCES)
def test_no_word_is_lost_and_no_difference_hidden(old: str, new: str) -> None:
    stretches = compare_read(old, new, READER, READER)
    assert any(fate != "=" for fate, _ in stretches) == (old != new)
    for source, shown in ((old, old_text(stretches)), (new, new_text(stretches))):
        words = inline.to_text(inline.parse(source))
        assert shown == source or re.sub(r" \(leidt naar: \{\w\}\)|\*", "", shown) == words.replace("*", "")
    turned = compare_read(new, old, READER, READER)
    assert old_text(turned) == new_text(stretches)


def test_an_address_is_one_word_of_the_comparison() -> None:
    found = compare_read("[a]({x.y.z})", "[a]({x.y.q})", READER, READER)
    assert found == (
        Stretch("=", "a "),
        Stretch("-", "(leidt naar: {x.y.z})"),
        Stretch("+", "(leidt naar: {x.y.q})"),
    )


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("name", ["link-reworded", "link-elsewhere", "links-swapped"])
def test_no_form_shows_the_source_of_a_link(name: str, form: str) -> None:
    text = forms.render(PAIRS[name].answer().memo(), form)
    assert "achtergrond" in text
    assert "](" not in text
    assert "{links." not in text
    assert "{sources}" not in text


@pytest.mark.parametrize("name", ["link-reworded", "link-elsewhere", "emphasis-reworded"])
def test_the_patch_keeps_the_source_to_the_letter(name: str) -> None:
    answer = PAIRS[name].answer()
    (change,) = json.loads(json.dumps(patch.to_dict(answer.diff)))["changes"]
    for side, fate in (("old", "+"), ("new", "-")):
        source = "".join(text for kind, text in change["words"]["text"] if kind != fate)
        assert source == change[side]["values"]["text"]
        assert source in getattr(answer, side).snapshot.parts[change["new_id"]].values["text"]
    assert "](" in json.dumps(change) or "**" in json.dumps(change)


def test_in_the_memo_of_a_document_signs_are_signs() -> None:
    """What was read from a document is plain text already: its brackets and stars are no markup."""
    pair = PAIRS["links-swapped"].answer()
    of_document = asking.Answer(pair.diff, pair.old, pair.new, is_edition=False)
    assert "Lees de [achtergrond](" in forms.render(of_document.memo(), "text")


def test_english_leads_to_english() -> None:
    answer = PAIRS["link-elsewhere"].answer()
    (group,) = answer.memo("en").groups
    (entry,) = group.entries
    assert entry.language == "nl", "the text is there in Dutch alone, and so is what is said of its link"
    assert "(leidt naar: " in old_text(entry.texts[0])


def test_a_reader_gets_figures_and_an_editor_fields() -> None:
    answer = asking.of_editions(TREE, "gedwongen-achterlating", "2018-11-17", "draft")
    shown = forms.render(answer.memo(filled=True), "text")
    assert "tussen 182 en 815 per jaar" in shown
    assert "{facts." not in shown
    assert "{facts.slachtoffers_per_jaar.min}" in forms.render(answer.memo(), "text")
