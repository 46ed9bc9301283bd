from __future__ import annotations

import pytest

from factsheet_content.authoring.yaml_reader import read
from factsheet_content.checks.findings import at, did_you_mean, is_language, readable


def test_the_nearest_name_is_suggested() -> None:
    assert did_you_mean("titel", ["series", "title"]) == "Did you mean title?"


def test_where_nothing_is_near_the_names_are_listed() -> None:
    assert did_you_mean("zzz", ["series", "title"]) == "There are: series, title."
    assert did_you_mean("zzz", []) == "There are none."


def test_a_long_list_is_cut_short() -> None:
    text = did_you_mean("zzz", [f"naam_{number}" for number in range(50)])
    assert text.endswith("naam_19 and 30 more.")


def test_a_place_is_that_of_the_value_or_of_its_key() -> None:
    document = read(b"a:\n  bc: de\n", "x.yaml")
    assert at(document, ("a", "bc")).error("FC000", "x").column == 7
    assert at(document, ("a", "bc"), key=True).warning("FC000", "x").column == 3


@pytest.mark.parametrize(("source", "expected"), [(b"a: 1", True), (b"[a]", False), (b"a: [", False), (b"", False)])
def test_readable_is_what_became_a_mapping(source: bytes, expected: bool) -> None:  # noqa: FBT001 - a parameter of the table
    assert readable(read(source, "x.yaml")) is expected


def test_languages_are_those_of_cldr() -> None:
    assert [tag for tag in ("nl", "en-GB", "sr-Latn", "zz", "tmp") if is_language(tag)] == ["nl", "en-GB", "sr-Latn"]
