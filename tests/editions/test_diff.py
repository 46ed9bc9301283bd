"""Edit pairs with what an expert would say of them, and what must hold of every difference."""

from __future__ import annotations

import copy
import json
import os
from collections import Counter
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from factsheet_content.authoring.sheet import read_sheet
from factsheet_content.authoring.yaml_document import Document
from factsheet_content.editions.diff import patch
from factsheet_content.editions.diff.comparing import compare
from factsheet_content.editions.diff.declared import declared
from factsheet_content.editions.diff.form_text import render
from factsheet_content.editions.diff.lexicon import lexicon
from factsheet_content.editions.diff.snapshots import of_sheet, read_file
from factsheet_content.editions.diff.words import new_text, old_text
from factsheet_content.errors import FactsheetError
from tests.editions.diffs import PAIRS, TREE, told
from tests.support import ROOT

if TYPE_CHECKING:
    from factsheet_content.editions.diff.changes import Diff
    from factsheet_content.editions.diff.laying import Snapshot

LEXICON = lexicon(TREE)
SCHEMA = json.loads((ROOT / "schema/export/diff.schema.json").read_text("utf-8"))
BASE = read_file(PAIRS["nothing"].old).document.data
TEXT_NAMES = ("heading", "term", "text", "label")


def of_data(data: Any, name: str) -> Snapshot:
    return of_sheet(TREE, read_sheet(Document(name, "", data), "voorbeeld"), name)


def difference(old: Snapshot, new: Snapshot) -> Diff:
    return compare(old, new, LEXICON, declared([old, new]))


def texts(snapshot: Snapshot) -> Counter[str]:
    """Every word that an edition has, as often as it is there."""
    return Counter(
        word
        for part in snapshot.parts.values()
        for name in TEXT_NAMES
        if isinstance(part.values.get(name), str)
        for word in part.values[name].split()
    )


def hold_the_laws(old: Snapshot, new: Snapshot) -> None:
    """What must hold of any two editions."""
    diff = difference(old, new)
    made = patch.apply(diff, patch.edition(old))
    assert made == patch.edition(new)
    assert list(patch.parts(made)) == list(new.parts), "order counts: it is what a reader reads"
    assert difference(new, old) == diff.reversed()
    as_json = patch.to_dict(diff)
    jsonschema.Draft202012Validator(SCHEMA).validate(as_json)
    assert patch.from_dict(json.loads(json.dumps(as_json))) == diff
    account_for_every_word(old, new, diff)
    hold_the_places(old, new, diff)


def hold_the_places(old: Snapshot, new: Snapshot, diff: Diff) -> None:
    """By their places changes stand as their parts do in each edition, and none has the place of another."""
    for side, snapshot in enumerate((old, new)):
        there = {(change.old_id, change.new_id)[side]: change.place[side] for change in diff.changes}
        placed = {id_: place for id_, place in there.items() if id_ in snapshot.parts}
        assert sorted(placed, key=lambda id_: placed[id_]) == [id_ for id_ in snapshot.parts if id_ in placed]
        assert len(set(placed.values())) == len(placed)


def account_for_every_word(old: Snapshot, new: Snapshot, diff: Diff) -> None:
    """Words of parts that no change is about stayed; those of the others are in their stretches, once."""
    before, after = Counter[str](), Counter[str]()
    for change in diff.changes:
        for _, stretches in change.words:
            before.update(old_text(stretches).split())
            after.update(new_text(stretches).split())
    changed = [{change.old_id for change in diff.changes}, {change.new_id for change in diff.changes}]
    for found, snapshot, ids in ((before, old, changed[0]), (after, new, changed[1])):
        for id_, part in snapshot.parts.items():
            if id_ not in ids:
                found.update(word for name in TEXT_NAMES for word in str(part.values.get(name, "")).split())
    assert before == texts(old)
    assert after == texts(new)


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_is_told_as_an_expert_would(name: str) -> None:
    pair = PAIRS[name]
    assert sorted(told(pair.answer().diff)) == sorted(pair.expected)


@pytest.mark.parametrize("name", PAIRS)
def test_the_memo_of_a_pair(name: str) -> None:
    """``UPDATE_EXAMPLES=1`` writes the memos; read what git shows before it is committed."""
    pair = PAIRS[name]
    memo = render(pair.answer().memo()).replace(f"{pair.folder}{os.sep}", "")
    if os.environ.get("UPDATE_EXAMPLES"):
        pair.memo.write_text(memo, "utf-8")
    assert memo == pair.memo.read_text("utf-8")


@pytest.mark.parametrize("name", PAIRS)
def test_the_laws_hold_of_a_pair(name: str) -> None:
    answer = PAIRS[name].answer()
    hold_the_laws(answer.old.snapshot, answer.new.snapshot)


@pytest.mark.parametrize("name", PAIRS)
def test_an_edition_does_not_differ_from_itself(name: str) -> None:
    snapshot = PAIRS[name].answer().new.snapshot
    diff = difference(snapshot, snapshot)
    assert not diff
    assert diff.record is None
    assert diff.orders == ()


def test_two_texts_of_one_id_are_told_apart() -> None:
    """A fault that ``validate`` reports; a comparison that is asked for meanwhile loses neither of them."""
    old, new = copy.deepcopy(BASE), copy.deepcopy(BASE)
    for data, words in ((old, "Een"), (new, "Twee")):
        blocks = data["sections"][1]["blocks"]
        blocks += [{"id": blocks[0]["id"], "paragraph": words}, {"id": "los", "paragraph": "Blijft."}]
    hold_the_laws(of_data(old, "oud"), of_data(new, "nieuw"))
    (change,) = difference(of_data(old, "oud"), of_data(new, "nieuw")).changes
    assert change.words == (("text", (("-", "Een"), ("+", "Twee"))),)


def test_an_edition_without_a_title_keeps_what_it_shares_with_the_series() -> None:
    new = copy.deepcopy(BASE)
    del new["title"]
    hold_the_laws(of_data(BASE, "oud"), of_data(new, "nieuw"))


def test_the_heaviest_comes_first() -> None:
    ranks = [change.weight.rank for change in PAIRS["mixture"].answer().diff.changes]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 3


def test_a_patch_refuses_another_edition() -> None:
    diff = PAIRS["item-reworded"].answer().diff
    other = patch.edition(PAIRS["item-removed"].answer().new.snapshot)
    other["sections"][1]["blocks"][0]["bullets"]["afwezigheid"]["text"] = "Iets anders"
    with pytest.raises(FactsheetError, match="signals/mogelijk/afwezigheid differs"):
        patch.apply(diff, other)


WORDS = st.lists(
    st.sampled_from(
        [
            "niet",
            "altijd",
            "178",
            "Noord-Afrika",
            "{facts.meldingen}",
            "de",
            "huis,",
            "(bang)",
            "wegliep",
            "1.631",
            "zo’n",
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
IDS = st.sampled_from(["a", "b", "c", "vakantie", "weglopen", "mogelijk"])
ITEMS = st.dictionaries(
    IDS, WORDS | st.fixed_dictionaries({"text": WORDS}, optional={"critical": st.just(value=True)}), max_size=5
)
BLOCKS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"id": IDS, "paragraph": WORDS}, optional={"critical": st.just(value=True)}),
    st.fixed_dictionaries({"id": IDS, "bullets": ITEMS}, optional={"editorial": st.just(value=True)}),
    st.fixed_dictionaries({"id": IDS, "steps": ITEMS}),
    st.fixed_dictionaries({"id": IDS, "contacts": st.just(["veilig_thuis"])}),
    st.fixed_dictionaries(
        {
            "id": IDS,
            "definitions": st.dictionaries(
                IDS, st.fixed_dictionaries({"term": WORDS, "description": WORDS}), max_size=3
            ),
        }
    ),
)
SECTION_IDS = st.sampled_from(["signals", "facts", "contact", "title", "eigen"])
SECTIONS: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.fixed_dictionaries(
        {"id": SECTION_IDS, "blocks": st.lists(BLOCKS, max_size=4, unique_by=lambda block: block["id"])},
        optional={"heading": WORDS},
    ),
    max_size=4,
    unique_by=lambda section: section["id"],
)
FACTS = st.dictionaries(IDS, st.fixed_dictionaries({"value": st.integers(0, 9), "label": WORDS}), max_size=3)


@st.composite
def editions(draw: st.DrawFn) -> dict[str, Any]:
    """The example with random sections and figures in the place of some of its own."""
    data: dict[str, Any] = copy.deepcopy(BASE)
    data["title"] = draw(st.sampled_from([data["title"], "Anders"]))
    data["facts"] |= draw(FACTS)
    data["intro"] = draw(st.permutations(data["intro"]))
    own = draw(st.lists(st.sampled_from(data["sections"]), max_size=4, unique_by=lambda section: section["id"]))
    random = [section for section in draw(SECTIONS) if section["id"] not in {section["id"] for section in own}]
    data["sections"] = draw(st.permutations([*copy.deepcopy(own), *random]))
    return data


@settings(max_examples=150, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(editions(), editions())
def test_the_laws_hold_of_random_edits(old: dict[str, Any], new: dict[str, Any]) -> None:
    hold_the_laws(of_data(old, "oud"), of_data(new, "nieuw"))
