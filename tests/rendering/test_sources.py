"""The sources apart, as other people's programs read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factsheet_content.contract import from_dict
from factsheet_content.rendering import bibtex, csl
from factsheet_content.rendering.linked_data import linked_data
from tests.rendering import pdf_samples
from tests.support import ROOT

if TYPE_CHECKING:
    from factsheet_content.model import Factsheet

#: Every type that an editor can give a source.
TYPES = json.loads((ROOT / "schema/factsheet.schema.json").read_text("utf-8"))["$defs"]["source"]["properties"]["type"][
    "enum"
]
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


def of_type(type_: str) -> Factsheet:
    data = pdf_samples.real().to_dict()
    data["sources"]["verwey_jonker_2014"]["type"] = type_
    return from_dict(data)


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_that_content_has_is_known_to_each_program(type_: str) -> None:
    from citeproc.source.json import CiteProcJSON
    from pybtex.database import parse_string

    sheet = of_type(type_)
    reference = CiteProcJSON(json.loads(csl.render(sheet)))["verwey_jonker_2014"]
    assert reference.type not in {"document", ""}
    (entry,) = parse_string(bibtex.render(sheet), "bibtex").entries.values()
    assert entry.type != "misc" or type_ == "law"
    (source,) = linked_data(sheet)["mainEntity"]["citation"]
    assert source["@type"] != "CreativeWork"


def test_the_contract_names_every_type() -> None:
    schema = json.loads((ROOT / "schema/export/factsheet.schema.json").read_text("utf-8"))
    told = schema["$defs"]["Source"]["properties"]["type"]["description"]
    assert all(f"'{type_}'" in told for type_ in TYPES)


def test_one_of_a_later_contract_is_some_publication() -> None:
    sheet = of_type("hologram")
    assert json.loads(csl.render(sheet))[0]["type"] == "document"
    assert bibtex.render(sheet).startswith("@misc{")
    assert linked_data(sheet)["mainEntity"]["citation"][0]["@type"] == "CreativeWork"
