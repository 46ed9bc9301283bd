from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.authoring import registries
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.authoring.yaml_reader import read
from tests.support import ROOT

if TYPE_CHECKING:
    from factsheet_content.authoring.yaml_document import Document


def document(text: str) -> Document:
    return read(text.encode(), "content/nl/x.yaml")


def test_a_series_gives_its_texts_and_headings() -> None:
    series = registries.read_series(
        document(
            "edition: e\nname: N\npublisher: P\ntitle: T\nsite: s.nl\nintro: {b: B, a: A}\nheadings: {facts: Feiten}\n"
        )
    )
    assert list(series.units) == ["name", "publisher", "title", "intro/b", "intro/a", "facts.heading"]
    assert (series.edition, series.site, series.intro) == ("e", "s.nl", ("b", "a"))
    heading = series.heading("facts")
    assert heading is not None
    assert heading.text == "Feiten"
    assert series.heading("contact") is None


def test_of_a_contact_the_name_is_translated_and_the_page_of_a_website() -> None:
    contacts = registries.read_contacts(
        document(
            "contacts:\n  a:\n    name: A\n    remark: r\n    channels:\n"
            "      tel: {kind: phone, display: '1', uri: 'tel:1'}\n"
            "      site: {kind: web, display: a.nl, uri: 'https://a.nl'}\n"
        )
    )
    assert {id_: unit.kind for id_, unit in contacts.units.items()} == {
        "a.name": "text",
        "a.site.display": "address",
        "a.site.uri": "address",
    }
    assert contacts.entries["a"]["channels"]["tel"]["display"] == "1"


def test_of_a_type_the_name_and_the_page_are_translated() -> None:
    types = registries.read_types(
        document("types:\n  stalking: {name: Stalking, page: 'https://a.nl'}\n  ander: {name: Ander}\n")
    )
    assert {id_: unit.kind for id_, unit in types.units.items()} == {
        "stalking.name": "text",
        "stalking.page": "address",
        "ander.name": "text",
    }
    assert types.units["stalking.page"].crumb == "stalking"


def test_a_label_has_its_comment() -> None:
    labels = registries.read_labels(document("labels:\n  inleiding: {text: Inleiding, comment: Kop., fields: []}\n"))
    assert (labels.units["inleiding"].text, labels.units["inleiding"].comment) == ("Inleiding", "Kop.")


NOTICES = """\
factsheet: x
review: {on: 2026-01-02, by: Redactie}
notices:
  - {id: a, on: 2026-01-02, text: A, critical: true, comment: Let op.}
  - {id: b, on: 2026-01-03, text: B, editions: [2018-11-17]}
  - {id: c, on: 2026-01-03}
"""


def test_notices_are_units_of_their_factsheet() -> None:
    notices = registries.read_notices(document(NOTICES), "x")
    units = [notice.unit for notice in notices.notices]
    assert [unit and (unit.domain, unit.id, unit.critical, unit.comment) for unit in units] == [
        ("factsheets/x", "notices.a", True, "Let op."),
        ("factsheets/x", "notices.b", False, ""),
        None,
    ]
    assert notices.review["by"] == "Redactie"


@pytest.mark.parametrize(("edition", "ids"), [("2018-11-17", "abc"), ("2020-01-01", "ac"), (None, "ac")])
def test_a_notice_stands_only_at_the_editions_that_it_is_limited_to(edition: str | None, ids: str) -> None:
    notices = registries.read_notices(document(NOTICES), "x")
    assert "".join(notice.id for notice in notices.for_edition(edition)) == ids


def test_every_unit_stands_where_its_pointer_says() -> None:
    tree = ContentTree(ROOT)
    units = [
        *tree.contacts.units.values(),
        *tree.types.units.values(),
        *tree.labels.units.values(),
        *tree.series("2018-11-17").units.values(),
    ]
    units += [notice.unit for notice in tree.notices("gedwongen-achterlating").notices if notice.unit]
    assert len(units) > 50
    for unit in units:
        value: Any = unit.document.data
        for step in unit.pointer:
            value = value[step]
        assert value == unit.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "a",
        "contacts: 1",
        "contacts: {a: 1}",
        "contacts: {a: {channels: {b: 1}}}",
        "types: [a]",
        "labels: {a: {text: 1}}",
        "notices: {a: 1}",
        "notices: [1, {text: 2}]",
        "intro: 1\nheadings: [a]",
        "review: 1",
    ],
)
def test_reading_takes_any_shape(text: str) -> None:
    for read_one in (registries.read_contacts, registries.read_types, registries.read_labels):
        assert read_one(document(text)).units == {}
    assert registries.read_series(document(text)).units == {}
    assert all(notice.unit is None for notice in registries.read_notices(document(text), "x").notices)
