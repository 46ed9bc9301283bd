from __future__ import annotations

import re
from importlib import metadata

import pytest

import factsheet_content as fc

SLUG = "gedwongen-achterlating"


def test_everything_that_is_promised_is_there() -> None:
    for name in set(fc.__all__) - {"__version__"}:
        assert getattr(fc, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'laod'"):
        fc.laod  # type: ignore[attr-defined]  # noqa: B018


def test_the_version_is_that_of_the_distribution() -> None:
    try:
        installed = metadata.version("factsheet-content")
    except metadata.PackageNotFoundError:
        pytest.skip("not installed: this is a checkout")
    assert fc.__version__ == installed


def test_the_shipped_factsheet_is_loaded() -> None:
    assert SLUG in fc.factsheets()
    sheet = fc.load(SLUG, lang="en-GB")
    assert (sheet.language, sheet.edition) == ("en", "2018-11-17")
    assert len(sheet.section("signals").items) == 11
    assert fc.editions(SLUG)[-1] == "2018-11-17"
    assert {"nl", "en"} <= set(fc.languages(SLUG))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", fc.content_as_of)


def test_the_room_of_editions_does_not_take_the_functions_place() -> None:
    from factsheet_content.editions import lock

    assert lock.__name__ == "factsheet_content.editions.lock"
    assert callable(fc.editions)
