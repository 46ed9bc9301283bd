from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factsheet_content import inline
from factsheet_content.inline import Emphasis, Link, Plain, Run, Strong

if TYPE_CHECKING:
    from markdown_it.token import Token

FULL = MarkdownIt("commonmark")

READ: list[tuple[str, tuple[Run, ...]]] = [
    ("", ()),
    ("Bel 112.", (Plain("Bel 112."),)),
    ("*nu*", (Emphasis((Plain("nu"),)),)),
    ("_nu_", (Emphasis((Plain("nu"),)),)),
    ("bel **nu** 112", (Plain("bel "), Strong((Plain("nu"),)), Plain(" 112"))),
    ("***nu***", (Emphasis((Strong((Plain("nu"),)),)),)),
    ("*a **b** c*", (Emphasis((Plain("a "), Strong((Plain("b"),)), Plain(" c"))),)),
    ("[a](b)", (Link((Plain("a"),), "b"),)),
    ("[**a**](b)", (Link((Strong((Plain("a"),)),), "b"),)),
    ('[a](b "c")', (Link((Plain("a"),), "b", "c"),)),
    ("[a](<b c>)", (Link((Plain("a"),), "b c"),)),
    ("[a]({links.x})", (Link((Plain("a"),), "{links.x}"),)),
    ("[a](javascript:x)", (Link((Plain("a"),), "javascript:x"),)),
    ("[a]()", (Link((Plain("a"),), ""),)),
    ("{facts.x} en {{letterlijk}}", (Plain("{facts.x} en {{letterlijk}}"),)),
    (r"\*niet\* \[a](b) \\", (Plain(r"*niet* [a](b) " + "\\"),)),
    (r"\n is geen escape", (Plain(r"\n is geen escape"),)),
    ("een\\\ntwee", (Plain("een\\\ntwee"),)),
]
LITERAL = [
    "`code`",
    "``a`b``",
    "<b>vet</b>",
    "<https://www.politie.nl>",
    "https://www.politie.nl",
    "&amp; &copy; &#42; &#x2A;",
    "~~weg~~",
    "<!-- niets -->",
    "a*b 2 * 3 * 4",
    "snake_case_woord",
    "[geen link]",
    "[geen] (link)",
    "[a](b c)",
    "| a | b |",
    "5 < 6 & 7 > 6",
    "einde *",
    "** los **",
    "$x^2$",
    "!",
]
STARTS = [
    "# kop",
    "#",
    "- punt",
    "+ punt",
    "* punt",
    "1. een",
    "1) een",
    "12. een",
    "> citaat",
    "```",
    "~~~",
    "---",
    "===",
    "- - -",
    "***",
    "+31 247 247 247",
    "_ _ _",
    "1.5 jaar",
    "<div>",
    "[a]: b",
    "-",
    "+",
    "1.",
]


def read_fully(markdown: str) -> Token:
    """The one paragraph that the full CommonMark parser reads."""
    tokens = FULL.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], markdown
    return tokens[1]


def outline(token: Token) -> tuple[str, list[str], list[str]]:
    """Text, link targets, and which tags open and close around it."""
    children = token.children or []
    text = "".join("\n" if child.type == "softbreak" else child.content for child in children)
    links = [str(child.attrs["href"]) for child in children if child.type == "link_open"]
    return text, links, [child.type for child in children if child.nesting]


@pytest.mark.parametrize(("source", "runs"), READ)
def test_what_is_read(source: str, runs: tuple[Run, ...]) -> None:
    assert inline.parse(source) == runs


@pytest.mark.parametrize("source", LITERAL)
def test_all_else_of_commonmark_is_literal(source: str) -> None:
    assert inline.parse(source) == (Plain(source),)


def test_an_image_is_a_link_behind_an_exclamation_mark() -> None:
    assert inline.parse("![a](b)") == (Plain("!"), Link((Plain("a"),), "b"))


@pytest.mark.parametrize("source", [*LITERAL, *STARTS, *(source for source, _ in READ)])
def test_what_is_written_reads_back(source: str) -> None:
    runs = inline.parse(source)
    assert inline.parse(inline.to_markdown(runs)) == runs


@pytest.mark.parametrize("text", [*LITERAL, *STARTS, "![a](b)", "a\\", "&lt;", "*", "_a_", "[a](b)", "a !", "``"])
def test_plain_text_stays_plain_for_every_reader(text: str) -> None:
    markdown = inline.to_markdown((Plain(text),))
    assert outline(read_fully(markdown)) == (text, [], [])
    assert inline.parse(markdown) == (Plain(text),)


@pytest.mark.parametrize("start", STARTS)
def test_the_start_of_every_line_is_safe(start: str) -> None:
    markdown = inline.to_markdown((Plain(f"een\n{start}"),))
    assert read_fully(markdown).content.startswith("een\n")


def test_text_without_markup_is_written_as_it_is() -> None:
    text = "Bel (bij gevaar) 112, e.d. - ‘nu’: 50% van A&B, zie art. 3.1 + snake_case!"
    assert inline.to_markdown((Plain(text),)) == text


@pytest.mark.parametrize(
    "target",
    [
        "https://x.nl/?a=b&c=d",
        "https://x.nl/a_b*c*",
        "a b",
        "a(b)",
        "a(b",
        "",
        "<a>",
        "a\\*b",
        "a&amp;b",
        "a\\",
        "{links.x}",
        "tel:+31247247247",
        "#sources",
        "mailto:a@b.nl",
    ],
)
@pytest.mark.parametrize("title", ["", 'de "titel"', "a\\b", "&copy;", "(x)"])
def test_a_target_is_read_as_it_was(target: str, title: str) -> None:
    runs: tuple[Run, ...] = (Plain("zie "), Link((Plain("hier"),), target, title), Plain("!"))
    assert inline.parse(inline.to_markdown(runs)) == runs
    assert outline(read_fully(inline.to_markdown(runs)))[1] == [FULL.normalizeLink(target)]


def test_an_exclamation_mark_before_a_link_makes_no_image() -> None:
    runs: tuple[Run, ...] = (Plain("Let op!"), Link((Plain("a"),), "b"))
    assert outline(read_fully(inline.to_markdown(runs)))[2] == ["link_open", "link_close"]


@pytest.mark.parametrize(
    "source",
    ["*foo**bar**baz*", "*a*_b_", "_a_*b*", "**a***b*", "*(**a**)*", "*a*b", "a**b**c", "***a** b*", "*(*a*)*"],
)
def test_emphasis_is_written_with_what_stands_beside_it(source: str) -> None:
    runs = inline.parse(source)
    assert not all(isinstance(run, Plain) for run in runs)
    assert inline.parse(inline.to_markdown(runs)) == runs


PIECES = st.sampled_from(
    [
        *"ab1 *_[]()!<>&;#\\`~+-.=|{}\"'",
        "é",
        "**",
        "__",
        "](",
        "[a](b)",
        "&amp;",
        "<b>",
        "{facts.x}",
        "112",
        "\u00a0",
        "😀",
        "/?a=1&copy;=",
    ]
)
SOURCES = st.lists(PIECES, max_size=14).map("".join)


@given(source=SOURCES)
@example("*foo**bar**baz*")
@settings(max_examples=600, deadline=None)
def test_writing_and_reading_agree(source: str) -> None:
    runs = inline.parse(source)
    assert inline.parse(inline.to_markdown(runs)) == runs


@given(source=SOURCES)
@settings(max_examples=600, deadline=None)
def test_the_full_parser_reads_the_same(source: str) -> None:
    runs = inline.parse(source.strip())
    if not inline.to_text(runs).strip():
        return
    text, links, marks = outline(read_fully(inline.to_markdown(runs)))
    assert text.strip() == inline.to_text(runs).strip()
    assert links == [FULL.normalizeLink(link.target) for link in inline.links(runs)]
    assert marks == list(_marks(runs))


def _marks(runs: tuple[Run, ...]) -> list[str]:
    names = {Link: "link", Emphasis: "em", Strong: "strong"}
    found = []
    for run in runs:
        if not isinstance(run, Plain):
            name = names[type(run)]
            found += [f"{name}_open", *_marks(run.runs), f"{name}_close"]
    return found


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost_or_made(text: str) -> None:
    assert inline.to_text(inline.parse(inline.to_markdown((Plain(text),)))) == text


def test_text_is_what_a_reader_reads() -> None:
    assert inline.to_text(inline.parse("Bel *[112](tel:112)* **nu** \\*")) == "Bel 112 nu *"


def test_links_come_in_reading_order() -> None:
    runs = inline.parse("[a](1) *[b](2)* [**c**](3)")
    assert [link.target for link in inline.links(runs)] == ["1", "2", "3"]


def test_neighbours_are_joined_and_nothing_is_left_out() -> None:
    runs: list[Run] = [Plain("a"), Plain(""), Plain("b"), Emphasis((Plain("c"),)), Plain("d")]
    assert inline.join(runs) == (Plain("ab"), Emphasis((Plain("c"),)), Plain("d"))


_PARTS = st.sampled_from(
    [" ", "a", "é", "\n", "(x)", "(", ")", "{x}", "!", "<", "&amp;", "1.", "\t", "~~", "_", "]", "\r"]
)
_LINKS = st.builds(
    lambda words, target: f"[{''.join(words)}]({{{target}}})",
    st.lists(_PARTS, max_size=4),
    st.sampled_from(["sources", "links.a_b", "__a__", ".", "_"]),
)


@given(st.lists(_PARTS | _LINKS | _LINKS, max_size=8).map("".join))
@example("Zie de [bronnen]({sources}) en [meer]({links.a_b}).")
@settings(max_examples=300)
def test_plain_links_are_read_without_the_parser_as_the_parser_reads_them(source: str) -> None:
    quick = inline._with_links(source)
    (token,) = inline._parser().parseInline(source)
    assert quick in (None, inline._runs(token.children or []))


def test_the_usual_link_needs_no_parser() -> None:
    assert inline._with_links("Zie [a b]({sources}).") == (
        Plain("Zie "),
        Link((Plain("a b"),), "{sources}"),
        Plain("."),
    )
