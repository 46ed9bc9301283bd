from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet_content import inline
from factsheet_content.authoring.sheet import SeriesBlock
from factsheet_content.authoring.unit import split_fields
from factsheet_content.errors import FactsheetError
from factsheet_content.importing.account import lost
from factsheet_content.importing.pieces import words
from tests.importing.series import NAMES, agrees, imported, sheet_of, text, tree, yaml_of
from tests.support import ROOT

FOLDER = ROOT / "content" / "nl" / "factsheets" / "gedwongen-achterlating"
SOURCE = (FOLDER / "2018-11-17.source.txt").read_bytes()
SHIPPED = tree().sheet("gedwongen-achterlating", "2018-11-17")


def literal(source: str) -> str:
    """A text without its fields' names: what a figure is called does not matter here."""
    return inline.to_text(inline.parse("".join(part + "#" * (name is not None) for part, name in split_fields(source))))


def test_the_source_document_becomes_the_shipped_edition_again() -> None:
    made = sheet_of(imported(SOURCE))
    assert made.title
    assert SHIPPED.title
    assert made.title.text == SHIPPED.title.text
    assert {**made.origin, "url": SHIPPED.origin["url"]} == SHIPPED.origin
    assert [block.name for block in made.intro or () if isinstance(block, SeriesBlock)] == [
        "doel",
        "voorbeelden",
        "inhoud",
    ]
    assert [(section.id, section.heading and section.heading.text) for section in made.sections] == [
        (section.id, section.heading and section.heading.text) for section in SHIPPED.sections
    ]
    for mine, theirs in zip(made.sections, SHIPPED.sections, strict=True):
        kept = [block for block in theirs.blocks if not block.editorial]
        assert [block.kind for block in mine.blocks] == [block.kind for block in kept]
        assert [literal(unit.text) for block in mine.blocks for unit in block.units()] == [
            literal(unit.text) for block in kept for unit in block.units()
        ]


def test_what_it_proposes_beside_the_text_differs_from_the_shipped_edition_in_this() -> None:
    made = sheet_of(imported(SOURCE))

    def figures(facts: dict[str, dict[str, object]]) -> list[object]:
        return [
            data.get("countries") or [data.get(part) for part in ("min", "max", "value")] for data in facts.values()
        ]

    mine = figures({id_: fact.data for id_, fact in made.facts.items()})
    theirs = figures({id_: fact.data for id_, fact in SHIPPED.facts.items()})
    assert sorted(map(str, mine)) == sorted(map(str, theirs))
    assert list(made.links.values()) == list(SHIPPED.links.values())
    critical = [
        {unit.text for block in sheet.blocks() for unit in block.units() if unit.critical} for sheet in (made, SHIPPED)
    ]
    assert critical[0] == critical[1]
    # What an editor knows and a document does not say: contacts to add, publications, the origin's page, comments.
    assert not made.sources
    assert SHIPPED.sources
    assert [block.id for block in SHIPPED.blocks() if block.editorial] == [
        "contact/nummers",
        "contact/nummers_buitenland",
    ]
    assert [block.id for block in made.blocks() if block.editorial] == []


def test_a_plain_text_is_kept_byte_for_byte() -> None:
    done = imported(SOURCE)
    assert done.files["content/nl/factsheets/proef/2018-11-17.source.txt"] == SOURCE
    assert len(done.files) == 2


def test_every_proposal_is_marked_for_the_editor() -> None:
    lines = yaml_of(imported(SOURCE)).splitlines()
    marked = [at for at, line in enumerate(lines) if "critical: true" in line]
    assert len(marked) == imported(SOURCE).account.critical
    assert all(any("# controleer:" in line for line in lines[at - 6 : at]) for at in marked)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Feiten & cijfers", "facts"),
        ("FEITEN EN CIJFERS", "facts"),
        ("Feiten en cijffers", "facts"),
        ("Advies/melden", "contact"),
        ("Meer informatie:", "more-information"),
        ("Risicofaktoren: wie is extra kwetsbaar voor dit geweld", "risk-factors"),
        ("Signalen", "signals"),
    ],
)
def test_a_heading_in_another_hand_is_the_standard_one(heading: str, section: str) -> None:
    done = imported(
        f"Factsheet: Proef\n\n1-2-2020\n\nEen inleiding.\n\nWat is proef?\n\nIets.\n\n{heading}\n\nNog iets.\n"
    )
    assert [found.id for found in sheet_of(done).sections] == ["definition", section]


@pytest.mark.parametrize("line", ["Zie ook meer informatie hieronder.", "Meldingen", "Feitelijk", "Advocaat"])
def test_another_line_is_no_standard_heading(line: str) -> None:
    done = imported(
        f"Factsheet: Proef\n\n1-2-2020\n\nEen inleiding.\n\nWat is proef?\n\nIets.\n\n{line}\n\nNog iets.\n"
    )
    assert [found.id for found in sheet_of(done).sections] == ["definition"]


@pytest.mark.parametrize(
    ("written", "edition"),
    [
        ("17-11-2018", "2018-11-17"),
        ("1/2/2020", "2020-02-01"),
        ("3 mei 2021", "2021-05-03"),
        ("5 nov. 2020", "2020-11-05"),
        ("Utrecht, 30 oktober 2019", "2019-10-30"),
        ("2e versie (ongewijzigd) 01-08-2022", "2022-08-01"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_a_date_in_any_form_is_the_edition(written: str, edition: str) -> None:
    assert imported(f"Proef\n\n{written}\n\nEen inleiding.\n\nWat is proef?\n\nIets.\n").edition == edition


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"Proef\x00\x01", "a.txt", "binary"),
        ("Proef é".encode("latin-1"), "a.txt", "UTF-8"),
        (b"\xef\xbb\xbf \n", "a.txt", "no text"),
        (b"<html><img src='x.png'></html>", "a.html", "no text"),
        (b"Proef\n\nWat is proef?\n\nIets.\n", "a.txt", "--edition"),
        (b"Proef\n", "a.txt", "--edition"),
    ],
)
def test_what_cannot_be_a_factsheet_is_refused(data: bytes, name: str, says: str) -> None:
    with pytest.raises(FactsheetError, match=says):
        imported(data, name)


WITHOUT_HEADINGS = """<p>Zomaar proef</p><p>1-2-2020</p><p>Een eerste alinea van de tekst.</p>
<ul><li>Een punt.</li><li>Nog een.</li></ul><p>Een laatste alinea.</p>"""


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_without_headings_all_of_it_is_one_section(name: str) -> None:
    plain = "Zomaar proef.\n\n1-2-2020\n\nEen eerste alinea.\n\n • Een punt.\n • Nog een.\n\nEen laatste alinea.\n"
    done = imported(WITHOUT_HEADINGS if name == "a.html" else plain, name)
    (section,) = sheet_of(done).sections
    assert section.heading
    assert section.heading.text.startswith("Zomaar proef")
    assert [block.kind for block in section.blocks] == ["paragraph", "bullets", "paragraph"]
    assert agrees(done)
    assert "# controleer: geen kop herkend" in yaml_of(done)


def test_a_document_without_a_title_can_be_given_one() -> None:
    text = " • Een punt.\n\nSignalen\n\nEen alinea.\n"
    with pytest.raises(FactsheetError, match="--title"):
        imported(text, "a.txt", edition="2020-01-01")
    done = imported(text, "a.txt", edition="2020-01-01", title="Proef")
    assert agrees(done)
    assert [one.id for one in sheet_of(done).sections] == ["signals"]


LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "Wat is proef?",
            "Feiten & cijfers",
            "Advies / melden",
            "Signalen",
            "Let op: bel 112",
            "Kop",
            "o",
            "1. een",
            "2. twee",
            " • punt",
            "   ◦ onder",
            "- streep",
            "begrip: uitleg",
            "17-11-2018",
            "downloaden als pdf",
            "{a} *b* [c](d) <e>",
            "kind-",
            "12% van 1.000",
        ]
    ),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60),
)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")
@given(lines=st.lists(LINES, max_size=25), form=st.sampled_from(["a.txt", "a.html", "a.md"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_of_a_random_document_no_word_is_lost(lines: list[str], form: str) -> None:
    body = "\n".join(["Factsheet: Proef", "", "17-11-2018", "", "Wat is proef?", "", "Iets.", "", *lines])
    done, refusal = None, ""
    try:
        done = imported(body, form)
    except FactsheetError as error:
        refusal = str(error)
    # A line that begins as an item does, or a word broken twice: few are refused, and each with its reason.
    assert done or re.search("does not agree|would be lost|the draft has|no title|no heading|no text|binary", refusal)
    if done is None:
        return
    assert agrees(done)
    source = done.files[f"content/nl/factsheets/proef/{done.edition}.source.txt"].decode()
    assert lost(words(source), tree(), sheet_of(done)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_word_that_the_first_reader_overlooks_stops_the_import(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from factsheet_content.importing import html

    page = (ROOT / "tests" / "examples" / "series" / name / "sheet.html").read_text("utf-8")
    whole = html.read_markup(page)
    monkeypatch.setattr(html, "read", lambda _: type(whole)(whole.pieces[:-2], whole.words))
    with pytest.raises(FactsheetError, match="lost"):
        imported(page, "sheet.html")
    assert text(name)
