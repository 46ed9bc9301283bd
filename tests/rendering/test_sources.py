"""The sources apart, as other people's programs read them."""

from __future__ import annotations

import json

import pytest

from factsheet_content.contract import from_dict
from factsheet_content.rendering import bibtex, csl
from tests.rendering import pdf_samples

TITLES = [
    "Zo zijn we niet getrouwd",
    r"100% {zeker} & \zo # $1 ~ a_b ^",
    "Één « titel » – “x”",
    "@book{x, title = {y}}",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_bibtex_program_reads_every_field(title: str) -> None:
    from pybtex.database import parse_string  # type: ignore[import-untyped]

    data = pdf_samples.real().to_dict()
    source = data["sources"]["verwey_jonker_2014"]
    source["title"] = title
    read = parse_string(bibtex.render(from_dict(data)), "bibtex")
    (entry,) = read.entries.values()
    assert (entry.key, entry.type) == ("verwey_jonker_2014", "techreport")
    assert (entry.fields["year"], entry.fields["url"]) == ("2014", source["url"])
    assert [str(person).strip("{}") for person in entry.persons["author"]] == list(source["authors"])
    assert plain(entry.fields["title"]) == title


def plain(latex: str) -> str:
    """The characters of a field with the commands that BibTeX needs undone."""
    text = latex.removeprefix("{").removesuffix("}")
    commands = {r"\textbackslash{}": "\0", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"}
    for command, char in commands.items():
        text = text.replace(command, char)
    for char in "{}$%&#_":
        text = text.replace("\\" + char, char)
    return text.replace("\0", "\\")


def test_a_bibtex_program_refuses_a_planted_fault() -> None:
    from pybtex.database import BibliographyDataError, parse_string
    from pybtex.scanner import PybtexSyntaxError  # type: ignore[import-untyped]

    text = bibtex.render(pdf_samples.real())
    with pytest.raises((BibliographyDataError, PybtexSyntaxError)):
        parse_string(text.replace("}},", "},", 1), "bibtex")


def test_a_csl_program_reads_every_field() -> None:
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    sheet = pdf_samples.real()
    read = CiteProcJSON(json.loads(csl.render(sheet)))
    reference = read["verwey_jonker_2014"]
    source = sheet.sources["verwey_jonker_2014"]
    assert (str(reference.title), reference.type, "".join(reference.URL)) == (source.title, "report", source.url)
    assert reference.issued.year == 2014
    assert [name.family for name in reference.author] == list(source.authors)


def test_a_csl_program_refuses_a_planted_fault() -> None:
    from citeproc.source.json import CiteProcJSON

    items = json.loads(csl.render(pdf_samples.real()))
    del items[0]["id"]
    with pytest.raises((KeyError, UnboundLocalError)):
        CiteProcJSON(items)
