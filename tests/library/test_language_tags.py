from __future__ import annotations

import pytest

from factsheet_content.library.language_tags import is_well_formed, lookup

PUBLISHED = ("nl", "en", "pt-BR", "zh-Hant")


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("nl", "nl"),
        ("NL", "nl"),
        ("en-GB", "en"),
        ("en-Latn-GB-oxendict", "en"),
        ("en-u-ca-gregory", "en"),
        ("en-GB-x-thuis", "en"),
        ("zh-hant-TW", "zh-Hant"),
        ("zh-Hant-CN-x-private1-private2", "zh-Hant"),  # the example of RFC 4647 section 3.4
        ("pt-br", "pt-BR"),
        ("pt", None),
        ("zh-Hans", None),
        ("fr", None),
        ("x-en", None),
    ],
)
def test_the_longest_beginning_is_found(tag: str, found: str | None) -> None:
    assert lookup(tag, PUBLISHED) == found


def test_a_singleton_goes_with_what_stood_behind_it() -> None:
    assert lookup("en-a-bb", ["en-a"]) is None


@pytest.mark.parametrize(
    "tag",
    ["nl", "nld", "EN-gb", "zh-cmn-Hans-CN", "de-1996", "sl-rozaj-biske", "es-419", "en-u-ca-gregory", "x-a", "i-ami"],
)
def test_bcp_47_tags_are_well_formed(tag: str) -> None:
    assert is_well_formed(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "en_GB",
        "en-",
        "-en",
        "en--GB",
        "en-u",
        "en-x",
        "en-abcdefghi",
        "*",
        "en GB",
        "ñl",
        "nl\n",
        "../nl",
        "\u212an",
    ],
)
def test_others_are_not(tag: str) -> None:
    assert not is_well_formed(tag)
