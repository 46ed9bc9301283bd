from __future__ import annotations

import copy
import pickle
from types import MappingProxyType

import pytest

from factsheet_content.model import Channel, Contact, Item, Text, TextBlock
from factsheet_content.record import replace

TEXT = Text("Bel 112", "Bel [112](tel:112)", critical=True)


def test_values_go_in_by_position_and_by_name_and_defaults_show() -> None:
    assert (TEXT.text, TEXT.markdown, TEXT.lang, TEXT.critical) == ("Bel 112", "Bel [112](tel:112)", None, True)
    assert TextBlock("a/b", "paragraph", "m", text=TEXT).editorial is False


@pytest.mark.parametrize(
    ("args", "named", "message"),
    [
        (("a",), {}, "needs markdown"),
        (("a", "b"), {"text": "c"}, "each given once"),
        (("a", "b"), {"colour": "c"}, "has the fields text, markdown"),
        (tuple("abcdefg"), {}, "has the fields"),
    ],
)
def test_wrong_values_are_refused(args: tuple[str, ...], named: dict[str, str], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Text(*args, **named)  # type: ignore[arg-type]


def test_it_is_frozen() -> None:
    with pytest.raises(AttributeError, match="a Text is frozen"):
        TEXT.text = "Bel 113"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="a Text is frozen"):
        del TEXT.text


def test_it_is_equal_to_the_same_values_however_they_came() -> None:
    assert Text("a", "b", None) == Text(markdown="b", text="a")
    assert Text("a", "b") != Text("a", "c")
    assert Text("a", "b") != ("a", "b")
    assert len({Text("a", "b"), Text("a", "b"), Text("a", "c")}) == 2


def test_it_shows_what_is_not_a_default() -> None:
    assert repr(Item("x", Text("a", "b"))) == "Item(id='x', text=Text(text='a', markdown='b'))"


def test_a_copy_with_changes_leaves_the_original() -> None:
    changed = replace(TEXT, lang="nl")
    assert (changed.lang, changed.text, TEXT.lang) == ("nl", TEXT.text, None)
    with pytest.raises(TypeError, match="has no field colour"):
        replace(TEXT, colour="red")


def test_it_can_be_matched_by_position() -> None:
    match TEXT:
        case Text(text, markdown):
            assert (text, markdown) == ("Bel 112", "Bel [112](tel:112)")
        case _:
            pytest.fail("no match")


def test_a_part_survives_pickling_and_copying() -> None:
    contact = Contact(TEXT, MappingProxyType({"telefoon": Channel("phone", "112", "tel:112")}))
    for again in (pickle.loads(pickle.dumps(contact)), copy.deepcopy(contact)):  # noqa: S301 - our own bytes
        assert again == contact
        with pytest.raises(TypeError, match="does not support item assignment"):
            again.channels["telefoon"] = None  # type: ignore[index]
