from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet_content.authoring.catalog import Catalog, Entry

_CURRENT = Entry("Dag", "Hello", "title")


@pytest.mark.parametrize(
    ("entry", "translated"),
    [
        (_CURRENT, True),
        (replace(_CURRENT, msgstr=""), False),
        (replace(_CURRENT, flags=("python-brace-format", "fuzzy")), False),
        (replace(_CURRENT, flags=("python-brace-format",)), True),
        (replace(_CURRENT, obsolete=True), False),
        (Entry("a", msgid_plural="b", msgstr_plural=("x", "y")), True),
        (Entry("a", msgid_plural="b", msgstr_plural=("x", "")), False),
    ],
)
def test_only_a_complete_living_confirmed_translation_counts(entry: Entry, translated: bool) -> None:  # noqa: FBT001
    assert entry.translated is translated


def test_an_entry_is_found_by_unit_and_text_together() -> None:
    old, new = Entry("Oud", "Old", "title"), Entry("Nieuw", "New", "title")
    catalog = Catalog("en/x.po", entries=(old, new, Entry("Oud", "Other", "heading")))
    assert catalog.get("title", "Oud") is old
    assert catalog.get("title", "Nieuw") is new
    assert catalog.get("title", "Anders") is None
    assert catalog.by_id("title") == [old, new]
    assert catalog.by_id("nowhere") == []


def test_an_obsolete_entry_is_found_by_id_only() -> None:
    gone = Entry("Oud", "Old", "title", obsolete=True)
    catalog = Catalog("en/x.po", entries=(gone,))
    assert catalog.get("title", "Oud") is None
    assert catalog.by_id("title") == [gone]


def test_a_changed_catalog_looks_up_its_own_entries() -> None:
    catalog = Catalog("en/x.po", entries=(_CURRENT,))
    assert catalog.get("title", "Dag") is _CURRENT
    assert replace(catalog, entries=()).get("title", "Dag") is None


def test_where_an_entry_was_read_is_no_part_of_what_it_says() -> None:
    assert replace(_CURRENT, line=7) == _CURRENT
    assert hash(replace(_CURRENT, line=7)) == hash(_CURRENT)
    assert replace(_CURRENT, msgstr="Hi") != _CURRENT


def test_a_list_from_by_id_is_the_callers_own() -> None:
    catalog = Catalog("en/x.po", entries=(_CURRENT,))
    catalog.by_id("title").clear()
    assert catalog.by_id("title") == [_CURRENT]
