from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
import yaml

import factsheet_content as fc
from factsheet_content.contract import to_dict
from factsheet_content.record import replace
from factsheet_content.rendering import markdown
from tests.rendering import outline
from tests.rendering.sheets import HOSTILE, block, hostile, later, text

if TYPE_CHECKING:
    from factsheet_content import Factsheet

SLUG = "gedwongen-achterlating"


@pytest.fixture(params=["nl", "en"])
def published(request: pytest.FixtureRequest) -> Factsheet:
    return fc.load(SLUG, lang=request.param)


def without_contacts(lines: list[outline.Line], sheet: Factsheet) -> list[outline.Line]:
    """What was read, without contact lists and the remark that the editor added them."""
    names = tuple(contact.name.text for contact in sheet.contacts.values())
    added = f"({sheet.labels['toegevoegd_door_redactie'].text})"
    kept = []
    for element, words in lines:
        if not (words.startswith(names) or element == "ul li ul li" or words == added or element == "html"):
            kept.append((element, words))
    return kept


def test_headings_paragraphs_and_lists_are_read_as_in_the_data(published: Factsheet) -> None:
    read = outline.read(markdown._joined(markdown._body(published)))
    assert without_contacts(read, published) == outline.body(published)


def test_the_headings_of_the_whole_are_title_sections_and_sources(published: Factsheet) -> None:
    _, text_ = outline.split(published.to_markdown())
    headings = [words for element, words in outline.read(text_) if element in ("h1", "h2")]
    sections = [section.heading.text for section in published.sections]
    assert headings == [published.series.title.text, *sections, published.labels["bronnen"].text]


def test_every_contact_stands_in_the_body_with_every_channel_and_note(published: Factsheet) -> None:
    items = [words for element, words in outline.read(markdown._joined(markdown._body(published))) if "li" in element]
    listed = [key for block_ in published.blocks() if isinstance(block_, fc.ContactsBlock) for key in block_.contacts]
    assert listed
    for channel in (channel for key in listed for channel in published.contacts[key].channels.values()):
        line = next(item for item in items if channel.display in item)
        assert all(note.text in line for note in channel.notes)


def test_links_are_read_as_in_the_data(published: Factsheet) -> None:
    """Whatever address the data gives for the text, in reading order."""
    texts = re.findall(r"(?<!\\)\]\(([^)]*)\)", "\n".join(block_.markdown for block_ in published.blocks()))
    assert outline.links(markdown._joined(markdown._body(published))) == texts
    assert "tel:112" in texts


def test_links_within_the_document_lead_somewhere(published: Factsheet) -> None:
    _, text_ = outline.split(published.to_markdown())
    anchors = re.findall(r'<a id="([^"]+)"></a>', text_)
    inner = [link[1:] for link in outline.links(text_) if link.startswith("#")]
    assert inner
    assert set(inner) <= set(anchors)
    assert len(anchors) == len(set(anchors))


def test_front_matter_says_what_the_file_is(published: Factsheet) -> None:
    front = yaml.safe_load(outline.split(published.to_markdown())[0])
    assert front["title"] == published.title.text
    assert (front["slug"], front["edition"], front["language"]) == (SLUG, "2018-11-17", published.language)
    assert (front["status"], front["direction"], front["reviewed"]) == ("current", "ltr", None)
    assert front["translation"] == published.translation.review
    assert front["source"] == "https://www.huiselijkgeweld.nl/achterlating"
    assert front["content_as_of"] == fc.content_as_of


@pytest.mark.parametrize(
    "title", ['"', "\\", ": #", "- a", "no", "\u2028", "\x85", "\u00a0", "\U000e0041", "😀", "\ue000", "'"]
)
def test_front_matter_reads_back_whatever_the_title(title: str) -> None:
    sheet = replace(later(), title=text(title))
    assert yaml.safe_load(outline.split(markdown.render(sheet))[0])["title"] == title


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_texts_come_out_literally(words: str) -> None:
    sheet = hostile(words)
    front, document = outline.split(sheet.to_markdown())
    assert yaml.safe_load(front)["title"] == words
    lines = outline.read(document)
    plain = " ".join(words.split())
    body = outline.read(markdown._joined(markdown._body(sheet)))
    expected = [(element, " ".join(said.split())) for element, said in outline.body(sheet)]
    assert [line for line in body if line[0] != "html"] == expected
    assert ("h1", plain) in lines
    assert sum(words_.count(plain) for _, words_ in lines) > 40
    own = re.compile(r'<a id="[a-z0-9_-]+">|</a>|<!-- -->|')
    html = [token.content for token in outline.inlines(document, "html_inline")]
    assert all(own.fullmatch(tag) for tag in [*html, *(said for element, said in lines if element == "html")])
    assert not [link for link in outline.links(document) if "kwaad" in link]


@pytest.mark.parametrize("kind", ["bullets", "steps", "definitions"])
def test_two_lists_in_a_row_stay_two(kind: str) -> None:
    first, second = block(kind, "een"), block(kind, "twee")
    sheet = replace(later(), intro=(first, second), sections=())
    lines = outline.read(markdown._joined(markdown._body(sheet)))
    assert [line for line in lines if line[0] != "html"] == outline.body(sheet)
    assert ("html", "<!-- -->") in lines


def test_a_passage_in_another_language_says_so() -> None:
    sheet = later()
    document = sheet.to_markdown()
    assert '<span lang="en" dir="ltr">Not translated yet.</span>' in document
    broken = replace(sheet, publisher=replace(text("Wie?"), lang='nl" onclick="x', dir="up"))
    assert "onclick" not in broken.to_markdown()


@pytest.mark.parametrize(
    ("status", "announced"),
    [
        ("withdrawn", "Ingetrokken"),
        ("draft", "Concept"),
        ("superseded", "Vervangen door de uitgave van 2029-12-31"),
        ("under-embargo", "under-embargo"),
    ],
)
def test_what_is_not_current_is_announced_first(status: str, announced: str) -> None:
    sheet = later()
    newest = replace(sheet.editions[0], status="current")
    _, document = outline.split(replace(sheet, status=status, editions=(newest,)).to_markdown())
    assert outline.read(document)[:2] == [("h1", sheet.series.title.text), ("blockquote", announced)]


def test_what_is_current_is_not_announced() -> None:
    sheet = replace(later(), status="current")
    assert outline.read(outline.split(sheet.to_markdown())[1])[1][0] == "p"


def test_notices_and_numbers_come_before_the_text() -> None:
    document = later().to_markdown()
    places = [
        document.index(words)
        for words in ("Lees dit bij", "De 178 meldingen", "Direct hulp", "Het doel is", "Bronnen\n")
    ]
    assert places == sorted(places)
    assert "(Mededeling van 2030-01-02 · <https://www.verwey-jonker.nl/" in document


def test_a_contact_that_was_replaced_is_not_among_those_to_call() -> None:
    sheet = later()
    old = replace(sheet.contacts["alarmnummer"], name=text("Oud nummer"), replaced_by="alarmnummer")
    document = replace(sheet, contacts={"oud": old, **sheet.contacts}).to_markdown()
    assert "Oud nummer" not in document
    assert "**Alarmnummer**" in document


def test_an_unknown_kind_of_block_shows_its_markdown() -> None:
    assert "https://example.org/film" in outline.links(later().to_markdown())


def test_nothing_of_the_data_is_touched() -> None:
    sheet = later()
    before = json.dumps(to_dict(sheet))
    sheet.to_markdown()
    assert json.dumps(to_dict(sheet)) == before
