from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.translation.three_way import OTHER, merge

BASE = Entry("Dutch", "old", "a/b", comments=("kept", "gone"), flags=("python-brace-format",))


def catalog(*entries: Entry, **headers: str) -> Catalog:
    return Catalog("en.po", {name.replace("_", "-"): value for name, value in headers.items()}, entries)


def merged(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> tuple[list[Entry], int]:
    found = merge(*(catalog(*([entry] if entry else [])) for entry in (base, ours, theirs)))
    return list(found.catalog.entries), len(found.conflicts)


def made(**changes: Any) -> Entry:
    return replace(BASE, **changes)


NEW = made(msgstr="new")
FUZZY = made(flags=("fuzzy", "python-brace-format"), previous_msgid="Older")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "result"),
    [
        (BASE, BASE, NEW, NEW),
        (BASE, NEW, BASE, NEW),
        (BASE, NEW, NEW, NEW),
        (None, None, NEW, NEW),
        (None, NEW, None, NEW),
        (BASE, None, BASE, None),
        (BASE, BASE, None, None),
        (BASE, None, NEW, NEW),  # taken out here, bettered there: nothing is lost
        (BASE, NEW, None, NEW),
        (None, made(msgstr=""), NEW, NEW),
        (FUZZY, NEW, FUZZY, NEW),  # confirmed by one
        (BASE, FUZZY, BASE, FUZZY),
        (BASE, FUZZY, NEW, NEW),  # the doubt was about words that are no longer there
        (
            None,
            NEW,
            made(msgstr="new", flags=("fuzzy", "python-brace-format")),
            made(msgstr="new", flags=("fuzzy", "python-brace-format")),
        ),
        (BASE, made(obsolete=True), NEW, made(msgstr="new", obsolete=True)),
        (None, made(obsolete=True), BASE, BASE),
    ],
)
def test_what_one_side_changed_is_taken(
    base: Entry | None, ours: Entry | None, theirs: Entry | None, result: Entry | None
) -> None:
    assert merged(base, ours, theirs) == ([result] if result else [], 0)


def test_two_translations_leave_it_fuzzy_with_both_kept() -> None:
    for base in (BASE, None, made(msgstr="")):
        (entry,), conflicts = merged(base, NEW, made(msgstr="other\nline"))
        assert conflicts == 1
        assert (entry.msgstr, entry.fuzzy, entry.translated) == ("new", True, False)
        assert entry.comments[-2:] == (f"{OTHER}other", "line")


def test_an_emptied_translation_is_not_taken_for_a_better_one() -> None:
    (entry,), conflicts = merged(BASE, made(msgstr=""), NEW)
    assert (entry.msgstr, entry.fuzzy, conflicts) == ("new", True, 0)


def test_lines_are_lost_only_where_a_side_took_them_out() -> None:
    ours = made(comments=("kept", "gone", "ours"), flags=("python-brace-format", "no-wrap"))
    theirs = made(comments=("kept", "theirs"), flags=("python-brace-format", "x-y"))
    (entry,), _ = merged(BASE, ours, theirs)
    assert entry.comments == ("kept", "ours", "theirs")
    assert set(entry.flags) == {"python-brace-format", "no-wrap", "x-y"}


def test_comments_of_one_side_and_words_of_the_other_are_no_conflict() -> None:
    (entry,), conflicts = merged(BASE, made(comments=("kept", "gone", "why")), NEW)
    assert (entry.msgstr, entry.comments, entry.fuzzy, conflicts) == ("new", ("kept", "gone", "why"), False, 0)


def test_entries_keep_their_places() -> None:
    def entries(*names: str) -> Catalog:
        return catalog(*(Entry(name, "x", name) for name in names))

    found = merge(entries("a", "b", "c"), entries("a", "mine", "b", "c"), entries("first", "a", "b", "c", "d", "last"))
    assert [entry.msgctxt for entry in found.catalog.entries] == ["first", "a", "mine", "b", "c", "d", "last"]


def test_a_better_translation_reaches_the_text_that_took_it_over() -> None:
    """One brought the catalog up to date with a rewritten Dutch text while the other bettered the translation."""
    offered = Entry("Dutch 2", "old", "a/b", flags=("fuzzy",), previous_msgid="Dutch")
    found = merge(catalog(BASE), catalog(offered, made(obsolete=True)), catalog(NEW)).catalog
    assert found.get("a/b", "Dutch 2") == replace(offered, msgstr="new")
    assert [entry.msgstr for entry in found.by_id("a/b") if entry.obsolete] == ["new"]


def test_headers_field_by_field() -> None:
    base = {"PO_Revision_Date": "2026-01-01", "X_Review": "unofficial", "X_Old": "1", "Last_Translator": "A"}
    ours = {"PO_Revision_Date": "2026-01-02", "X_Review": "reviewed 1", "Last_Translator": "B", "X_Mine": "m"}
    theirs = {
        "PO_Revision_Date": "2026-01-03",
        "X_Review": "reviewed 2",
        "X_Old": "1",
        "Last_Translator": "C",
        "X_Not_Mine": "n",
    }
    assert merge(catalog(**base), catalog(**ours), catalog(**theirs)).catalog.headers == {
        "PO-Revision-Date": "2026-01-03",
        "X-Review": "unofficial",
        "Last-Translator": "C",
        "X-Mine": "m",
        "X-Not-Mine": "n",
    }


@pytest.mark.parametrize("placeholder", ["YEAR-MO-DA HO:MI+ZONE", ""])
def test_who_has_not_begun_is_not_the_later_side(placeholder: str) -> None:
    begun = {"PO_Revision_Date": "2026-01-02", "Last_Translator": "B"}
    waiting = {"PO_Revision_Date": placeholder, "Last_Translator": "FULL NAME"}
    for ours, theirs in ((begun, waiting), (waiting, begun)):
        headers = merge(catalog(Last_Translator="A"), catalog(**ours), catalog(**theirs)).catalog.headers
        assert headers == {"PO-Revision-Date": "2026-01-02", "Last-Translator": "B"}


def test_a_damaged_side_is_refused() -> None:
    with pytest.raises(ContentError, match="cannot be merged"):
        merge(catalog(), catalog(), po_reader.parse(b'msgid "a', "en.po"))


entries = st.builds(
    Entry,
    msgid=st.sampled_from(["A", "B"]),
    msgstr=st.sampled_from(["", "x", "y", "z"]),
    msgctxt=st.sampled_from(["a", "b"]),
    comments=st.lists(st.sampled_from(["one", "two"]), unique=True, max_size=2).map(tuple),
    flags=st.sampled_from([(), ("fuzzy",)]),
    obsolete=st.booleans(),
)
catalogs = st.lists(entries, unique_by=lambda entry: (entry.msgctxt, entry.msgid), max_size=4).map(
    lambda found: catalog(*found)
)


@settings(max_examples=300, deadline=None)
@given(catalogs, catalogs, catalogs)
def test_nothing_that_either_side_wrote_is_lost(base: Catalog, ours: Catalog, theirs: Catalog) -> None:
    found = merge(base, ours, theirs)
    kept = {(entry.msgctxt, entry.msgid): entry for entry in found.catalog.entries}
    begun = {(entry.msgctxt, entry.msgid): entry for entry in base.entries}
    for side in (ours, theirs):
        for entry in side.entries:
            key = (entry.msgctxt, entry.msgid)
            if entry.msgstr and entry != begun.get(key) and entry.msgstr != begun.get(key, Entry("")).msgstr:
                assert entry.msgstr == kept[key].msgstr or f"{OTHER}{entry.msgstr}" in kept[key].comments
    current = {entry for side in (base, ours, theirs) for entry in side.entries if entry.translated}
    for entry in found.catalog.entries:
        # Nothing is current that was current on no side in these words.
        assert (
            not entry.translated
            or any(
                (entry.msgctxt, entry.msgid, entry.msgstr) == (one.msgctxt, one.msgid, one.msgstr) for one in current
            )
            or entry.msgstr in {one.msgstr for one in [*ours.entries, *theirs.entries] if not one.fuzzy}
        )
    assert po_reader.parse(po_writer.render(found.catalog), "en.po").intact


@settings(max_examples=100, deadline=None)
@given(catalogs, catalogs)
def test_merging_with_what_did_not_change_changes_nothing(base: Catalog, ours: Catalog) -> None:
    for found in (merge(base, ours, base), merge(base, base, ours), merge(base, ours, ours)):
        assert not found.conflicts
        assert {*found.catalog.entries} == {*ours.entries}
