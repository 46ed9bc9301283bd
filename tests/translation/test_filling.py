from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet_content import inline
from factsheet_content.errors import FactsheetError
from factsheet_content.inline import Emphasis, Link, Plain, Run, Strong
from factsheet_content.translation.filling import Values, channel_run, fill

HOSTILE = ("**vet**", "[x](https://kwaad.example)", "{ander}", "{{", "<b>", "*", "_", "\\", "`", "# kop", "&amp;", "](")


class Known:
    """A resolver that knows two values, a channel and two addresses."""

    def value(self, name: str) -> tuple[Run, ...] | None:
        return {
            "n": (Plain("182"),),
            "tel": (channel_run({"display": "112", "uri": "tel:112"}),),
        }.get(name)

    def target(self, name: str) -> str | None:
        return {"links.x": "https://example.nl", "links.none": ""}.get(name)


def filled(text: str) -> tuple[Run, ...]:
    return fill(inline.parse(text), Known())


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Tussen {n} en {n}.", (Plain("Tussen 182 en 182."),)),
        ("**{n}** *{n}*", (Strong((Plain("182"),)), Plain(" "), Emphasis((Plain("182"),)))),
        ("Bel {tel}.", (Plain("Bel "), Link((Plain("112"),), "tel:112"), Plain("."))),
        ("[zie {n}]({links.x})", (Link((Plain("zie 182"),), "https://example.nl"),)),
        ("[bel {tel}]({links.x})", (Link((Plain("bel 112"),), "https://example.nl"),)),
        ("Zie [de *sheet*]({links.none}).", (Plain("Zie de "), Emphasis((Plain("sheet"),)), Plain("."))),
        ("{{n}} is {n}", (Plain("{n} is 182"),)),
        ("}} en {{", (Plain("} en {"),)),
        ("[x](https://example.nl)", (Link((Plain("x"),), "https://example.nl"),)),
        ("", ()),
    ],
)
def test_fields_are_filled_after_the_markup_was_read(text: str, runs: tuple[Run, ...]) -> None:
    assert filled(text) == runs


@pytest.mark.parametrize("text", ["Bel {niets}.", "[x]({links.niets})", "**{}**", "[{niets}]({links.x})"])
def test_a_field_that_stands_for_nothing_is_an_error(text: str) -> None:
    with pytest.raises(FactsheetError, match="stands for nothing"):
        filled(text)


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_becomes_markup(value: str) -> None:
    runs = fill(inline.parse("Voor *{by}* na"), Values({"by": value}))
    assert runs == (Plain("Voor "), Emphasis((Plain(value),)), Plain(" na"))
    assert inline.to_text(inline.parse(inline.to_markdown(runs))) == f"Voor {value} na"
    assert not inline.links(inline.parse(inline.to_markdown(runs)))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_any_value_is_itself(value: str) -> None:
    assert inline.to_text(fill(inline.parse("a {by} b"), Values({"by": value}))) == f"a {value} b"


def test_a_channel_reads_as_written_and_leads_to_its_address() -> None:
    run = channel_run({"display": "*112*", "uri": "tel:112"})
    assert inline.to_markdown((run,)) == "[\\*112\\*](tel:112)"


def test_a_field_that_a_label_does_not_know_stays() -> None:
    runs = fill(inline.parse("Pagina {page} van {pages}"), Values({"page": "3"}))
    assert inline.to_text(runs) == "Pagina 3 van {pages}"
    with pytest.raises(FactsheetError, match="stands for nothing"):
        fill(inline.parse("[x]({y})"), Values({"y": "https://example.nl"}))
