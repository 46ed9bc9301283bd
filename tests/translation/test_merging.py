from __future__ import annotations

from dataclasses import replace

import pytest

from factsheet_content.authoring import po_reader, po_writer
from factsheet_content.authoring.catalog import Catalog, Entry
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.translation import notes
from factsheet_content.translation.declarations import Origin
from factsheet_content.translation.merging import Merged, Outcome, merge
from factsheet_content.translation.suggestions import Memory, Suggestion
from tests.authoring.catalogs import HEADERS

NEW, OLD, OLDEST = "De nieuwe tekst", "De oude tekst", "De oudste tekst"


def template(*entries: Entry) -> Catalog:
    headers = HEADERS | {"POT-Creation-Date": "2027-01-01 00:00+0000", "Language": "", "Last-Translator": "NOBODY"}
    return Catalog("content/pot/x.pot", headers, entries)


def catalog(*entries: Entry, **headers: str) -> Catalog:
    return Catalog("content/en/x.po", HEADERS | headers, entries)


def unit(text: str, words: str = "", id_: str = "a/b", **more: object) -> Entry:
    return replace(Entry(text, words, id_), **more)  # type: ignore[arg-type]


def fuzzy(text: str, words: str, previous: str | None, id_: str = "a/b", **more: object) -> Entry:
    return unit(text, words, id_, flags=("fuzzy",), previous_msgid=previous, **more)


def merged(wanted: list[Entry], found: list[Entry], **more: object) -> Merged:
    return merge(template(*wanted), catalog(*found), language="en", **more)  # type: ignore[arg-type]


def entries(wanted: list[Entry], found: list[Entry], **more: object) -> tuple[Entry, ...]:
    return merged(wanted, found, **more).catalog.entries


def test_a_text_that_stayed_is_kept_with_all_that_translators_put_there() -> None:
    found = unit(
        NEW, "Words", comments=("Mine.",), flags=("no-wrap",), extracted=("Old note",), references=("old.yaml",)
    )
    wanted = unit(NEW, extracted=("New note",), references=("new.yaml",), flags=("python-brace-format",))
    assert entries([wanted], [found]) == (
        replace(wanted, msgstr="Words", comments=("Mine.",), flags=("python-brace-format", "no-wrap")),
    )


def test_a_changed_text_keeps_its_translation_as_fuzzy_with_the_text_it_was_made_for() -> None:
    assert entries([unit(NEW)], [unit(OLD, "Words", comments=("Mine.",))]) == (
        fuzzy(NEW, "Words", OLD, comments=("Mine.",)),
        unit(OLD, "Words", comments=("Mine.",), obsolete=True),
    )


def test_one_that_was_fuzzy_keeps_its_oldest_text_and_leaves_nothing_behind() -> None:
    found = fuzzy(OLD, "Words", OLDEST, previous_msgctxt="c/d")
    assert entries([unit(NEW)], [found]) == (fuzzy(NEW, "Words", OLDEST, previous_msgctxt="c/d"),)


def test_words_that_somebody_wrote_in_a_fuzzy_entry_go_on() -> None:
    found = [fuzzy(OLD, "Half done", OLDEST), unit(OLDEST, "Words", obsolete=True)]
    assert entries([unit(NEW)], found) == (fuzzy(NEW, "Half done", OLDEST), found[1])


def test_a_text_that_an_edition_still_has_stays_current_beside_the_new_one() -> None:
    found = unit(OLD, "Words")
    assert entries([unit(NEW), unit(OLD)], [found]) == (fuzzy(NEW, "Words", OLD), found)


def test_a_text_that_returns_brings_its_translation_back() -> None:
    gone = unit(NEW, "Words", obsolete=True)
    result = merged([unit(NEW)], [gone])
    assert result.catalog.entries == (unit(NEW, "Words"),)
    assert [outcome for _, outcome in result.outcomes] == [Outcome.RETURNED]


def test_a_text_that_went_while_fuzzy_returns_fuzzy() -> None:
    gone = fuzzy(NEW, "Words", OLD, obsolete=True)
    assert entries([unit(NEW)], [gone]) == (fuzzy(NEW, "Words", OLD),)


def test_what_is_no_longer_used_becomes_obsolete_and_stays() -> None:
    once = merged([], [unit(OLD, "Words")])
    assert once.catalog.entries == (unit(OLD, "Words", obsolete=True),)
    assert merged([], list(once.catalog.entries)).catalog.entries == once.catalog.entries


def test_an_untranslated_text_goes_unless_somebody_noted_something() -> None:
    noted = unit(OLDEST, "", "c", comments=("What is this?",))
    assert entries([], [unit(OLD), noted]) == (replace(noted, obsolete=True),)


def test_a_declared_move_takes_the_translation_along() -> None:
    origins = {("new", NEW): Origin("a/b", NEW, None, same_meaning=False)}
    result = merged([unit(NEW, id_="new")], [unit(NEW, "Words")], origins=origins)
    assert result.catalog.entries[0] == unit(NEW, "Words", "new")
    assert [outcome for _, outcome in result.outcomes] == [Outcome.MOVED]


def test_one_that_was_reworded_as_well_comes_along_fuzzy() -> None:
    origins = {("new", NEW): Origin("a/b", OLD, None, same_meaning=False)}
    assert entries([unit(NEW, id_="new")], [unit(OLD, "Words")], origins=origins)[0] == fuzzy(
        NEW, "Words", OLD, "new", previous_msgctxt="a/b"
    )


def test_a_moved_text_that_is_reworded_later_has_its_own_newer_translation() -> None:
    origins = {("new", NEW): Origin("a/b", OLDEST, None, same_meaning=False)}
    found = [unit(OLD, "Newer", "new"), unit(OLDEST, "Words", "a/b")]
    wanted = [unit(NEW, id_="new"), unit(OLDEST)]
    assert entries(wanted, found, origins=origins)[0] == fuzzy(NEW, "Newer", OLD, "new")


def test_two_units_that_swap_with_a_declaration_take_their_own_words() -> None:
    origins = {
        ("a", f"{OLD}!"): Origin("b", OLD, NEW, same_meaning=False),
        ("b", f"{NEW}!"): Origin("a", NEW, OLD, same_meaning=False),
    }
    found = [unit(NEW, "New words", "a"), unit(OLD, "Old words", "b")]
    after = entries([unit(f"{OLD}!", id_="a"), unit(f"{NEW}!", id_="b")], found, origins=origins)
    assert [entry.msgstr for entry in after[:2]] == ["Old words", "New words"]


def test_the_same_text_under_a_new_id_follows_as_fuzzy() -> None:
    after = entries([unit(NEW, id_="new")], [unit(NEW, "Words")])
    assert after[0] == fuzzy(NEW, "Words", NEW, "new", previous_msgctxt="a/b")


def test_the_same_meaning_stays_current_and_says_what_it_was_made_for() -> None:
    origins = {("a/b", NEW): Origin("a/b", OLD, None, same_meaning=True)}
    found = [unit(OLD, "Words")]
    wanted = [unit(NEW), unit(OLD)]
    once = merged(wanted, found, origins=origins).catalog
    assert once.entries[0] == unit(NEW, "Words", extracted=(notes.same_meaning(OLD),))
    assert merge(template(*wanted), once, language="en", origins=origins).catalog == once
    without = merge(template(*wanted), once, language="en").catalog
    assert without.entries[0] == fuzzy(NEW, "Words", OLD)


def test_the_same_meaning_declared_late_confirms_only_what_update_had_doubted() -> None:
    origins = {("a/b", NEW): Origin("a/b", OLD, None, same_meaning=True)}
    base = unit(OLD, "Words")
    wanted = [unit(NEW), unit(OLD)]
    assert not entries(wanted, [fuzzy(NEW, "Words", OLD), base], origins=origins)[0].fuzzy
    for doubt in (fuzzy(NEW, "Words", None), fuzzy(NEW, "Other words", OLD)):
        assert entries(wanted, [doubt, base], origins=origins)[0] == doubt
    stale = fuzzy(OLD, "Words", OLDEST)
    assert entries(wanted, [stale], origins=origins)[0] == fuzzy(NEW, "Words", OLDEST)


def test_only_an_id_that_was_never_there_gets_a_suggestion() -> None:
    memory = Memory([("labels", catalog(unit(f"{NEW}.", "Words.", "label")))])
    first = entries([unit(NEW)], [], suggest=memory.suggest)
    assert first[0].msgstr == "Words."
    assert first[0].fuzzy
    assert first[0].previous_msgid == f"{NEW}."
    assert "96 %" in first[0].extracted[0]
    assert "labels: label" in first[0].extracted[0]
    assert entries([unit(NEW)], list(first), suggest=memory.suggest) == first
    confirmed = replace(first[0], flags=(), previous_msgid=None)
    assert entries([unit(NEW)], [confirmed], suggest=memory.suggest)[0].extracted == ()
    assert entries([unit(NEW)], [unit(NEW)], suggest=memory.suggest) == (unit(NEW),)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_figure_outdates_where_its_plural_category_changes(language: str) -> None:
    text = "Er zijn {facts.n} kinderen"
    found = unit(text, "{facts.n} children", extracted=("Leest als: Er zijn 182 kinderen",))
    wanted = unit(text, extracted=("Leest als: Er zijn 100 kinderen",))
    result = merge(template(wanted), catalog(found), language=language).catalog
    assert result.entries[0].fuzzy is (language == "ar")
    assert merge(template(wanted), result, language=language).catalog == result
    if language == "ar":
        assert "Er zijn 182 kinderen" in result.entries[0].extracted[1]


def test_the_header_follows_the_template_only_where_it_must() -> None:
    before = catalog(**{"X-Own": "mine", "PO-Revision-Date": "2020-01-01 00:00+0000"})
    after = merge(template(), before, language="en").catalog.headers
    assert after == before.headers | {"POT-Creation-Date": "2027-01-01 00:00+0000"}


def test_a_catalog_that_was_not_understood_is_refused() -> None:
    broken = po_reader.parse(b'<<<<<<< a\nmsgid "a"\nmsgstr "b"\n=======\n>>>>>>> b\n', "x.po")
    with pytest.raises(ContentError) as caught:
        merge(template(), broken, language="en")
    assert caught.value.diagnostics


def test_suggestions_come_from_reviewed_catalogs_first_and_exact_ones_before_similar_ones() -> None:
    reviewed = catalog(
        unit(NEW, "Reviewed", "r"), unit(f"{OLD}!", "Reviewed similar", "s"), **{"X-Review": "reviewed 1"}
    )
    others = catalog(unit(NEW, "Not reviewed", "n"), unit(OLD, "Exact", "e"))
    memory = Memory([("labels", others), ("types", reviewed)])
    assert memory.suggest(NEW) == Suggestion(NEW, "Reviewed", 100, "types", "r", reviewed=True)
    exact = memory.suggest(OLD)
    assert exact is not None
    assert exact.translation == "Exact"
    similar = memory.suggest(f"{OLD}?")
    assert similar is not None
    assert (similar.translation, similar.score < 100) == ("Reviewed similar", True)


def test_nothing_unconfirmed_and_no_similar_address_is_suggested() -> None:
    memory = Memory(
        [("labels", catalog(fuzzy(NEW, "Words", None), unit("https://a.example/b", "https://a.example/en/b")))]
    )
    assert memory.suggest(NEW) is None
    assert memory.suggest("https://a.example/c") is None


def test_fifty_thousand_entries_are_merged_in_a_few_seconds() -> None:
    from time import perf_counter

    found = [unit(f"Tekst {number}", f"Text {number}", f"a/{number}") for number in range(50_000)]
    wanted = [
        unit(entry.msgid if number % 20 else f"{entry.msgid}!", id_=entry.msgctxt or "")
        for number, entry in enumerate(found)
    ]
    start = perf_counter()
    result = merged(wanted, found)
    assert perf_counter() - start < 20
    assert len(result.retired) == 2_500
    assert po_writer.render(result.catalog)
