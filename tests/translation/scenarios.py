"""What editors do to a factsheet between two updates of its catalogs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.updating import Source
from tests.translation.trees import CONTACTS, DOMAIN, EDITION, FOLDER, SHEET
from tests.translation.world import CATALOG, LANGUAGE, Data, World, items, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def _signals(data: Data) -> dict[str, Any]:
    return items(data, "signals", "mogelijk")


def _groups(data: Data) -> dict[str, Any]:
    return items(data, "risk-factors", "groepen")


def _text(item: Any) -> str:
    return str(item["text"] if isinstance(item, dict) else item)


def _changes(data: Data) -> Data:
    changes: Data = data.setdefault("changes", {})
    return changes


def _rewrite(data: Data) -> None:
    listed = _signals(data)
    first = next(iter(listed))
    listed[first] = f"{_text(listed[first])}, of juist niet"


def _rewrite_again(data: Data) -> None:
    listed = _signals(data)
    first = next(iter(listed))
    listed[first] = f"Soms: {_text(listed[first])}"


def _take_back(data: Data) -> None:
    listed = _signals(data)
    first = next(iter(listed))
    listed[first] = _text(listed[first]).removeprefix("Soms: ").removesuffix(", of juist niet")


def _move(data: Data, *, declared: bool, reworded: bool = False) -> None:
    listed = _signals(data)
    second = list(listed)[1]
    text = _text(listed.pop(second))
    _groups(data)["verplaatst"] = f"{text}, ook later" if reworded else text
    if declared:
        _changes(data)["moved"] = {f"signals/mogelijk/{second}": "risk-factors/groepen/verplaatst"}


def _move_declared(data: Data) -> None:
    _move(data, declared=True)


def _move_undeclared(data: Data) -> None:
    _move(data, declared=False)


def _move_reworded(data: Data) -> None:
    _move(data, declared=True, reworded=True)


def _split(data: Data) -> None:
    listed = _groups(data)
    first = next(iter(listed))
    words = _text(listed[first]).split()
    middle = max(len(words) // 3, 1)
    listed[first] = " ".join(words[:middle])
    listed["tweede_deel"] = " ".join(words[middle:]) or "Nog iets"


def _merge(data: Data) -> None:
    listed = _signals(data)
    first, second = list(listed)[:2]
    listed[first] = f"{_text(listed[first])}; {_text(listed.pop(second))}"


def _rename(data: Data, *, declared: bool) -> None:
    listed = _signals(data)
    texts = [_text(item) for item in listed.values()]
    new_ids = {old: f"nieuw_{old}" for old in listed}
    listed.clear()
    listed.update(zip(new_ids.values(), texts, strict=True))
    if declared:
        prefix = "signals/mogelijk/"
        _changes(data)["moved"] = {f"{prefix}{old}": f"{prefix}{new}" for old, new in new_ids.items()}


def _rename_declared(data: Data) -> None:
    _rename(data, declared=True)


def _rename_undeclared(data: Data) -> None:
    _rename(data, declared=False)


def _rename_block(data: Data) -> None:
    section = next(part for part in data["sections"] if part["id"] == "signals")
    next(part for part in section["blocks"] if part["id"] == "mogelijk")["id"] = "tekenen"
    _changes(data)["moved"] = {"signals/mogelijk": "signals/tekenen"}


def _headings(data: Data, first: str, second: str) -> None:
    for id_, text in (("definition", first), ("reporting-code", second)):
        next(part for part in data["sections"] if part["id"] == id_)["heading"] = text


def _own_headings(data: Data) -> None:
    _headings(data, "Wat het is", "Wat u doet")


def _swap_headings(data: Data) -> None:
    _headings(data, "Wat u doet", "Wat het is")


def _swap_declared(data: Data) -> None:
    _swap_headings(data)
    _changes(data)["moved"] = {
        "definition.heading": "reporting-code.heading",
        "reporting-code.heading": "definition.heading",
    }


def _reword_headings(data: Data) -> None:
    _headings(data, "Wat is dit eigenlijk?", "Wat doet u dan?")


def _delete(data: Data) -> None:
    listed = _signals(data)
    del listed[list(listed)[2]]


def _delete_all(data: Data) -> None:
    listed = _signals(data)
    for name in list(listed)[1:]:
        del listed[name]


def _reorder(data: Data) -> None:
    listed = _signals(data)
    reverse = dict(reversed(listed.items()))
    listed.clear()
    listed.update(reverse)


def _add_similar(data: Data) -> None:
    listed = _signals(data)
    listed["verwant"] = f"{_text(list(listed.values())[-1])}!"


def _comma(data: Data) -> None:
    listed = _signals(data)
    first = next(iter(listed))
    listed[first] = f"{_text(listed[first])} ,".replace(" ,", ",")
    _changes(data)["same_meaning"] = [f"signals/mogelijk/{first}"]


def _dropped_negation(data: Data) -> None:
    listed = _signals(data)
    first = next(iter(listed))
    listed[first] = f"{_text(listed[first])}, niet altijd"
    _changes(data)["same_meaning"] = [f"signals/mogelijk/{first}"]


def _other_figure(data: Data) -> None:
    data["facts"]["slachtoffers_per_jaar"]["max"] = 820


def _nothing(data: Data) -> None:
    del data


@dataclass(frozen=True)
class Scenario:
    """What an editor does, a step between two updates; with ``first`` done before anything was translated."""

    about: str
    steps: tuple[Callable[[Data], None], ...]
    first: Callable[[Data], None] = _nothing
    published: bool = False
    """Whether the edition stays, so that two texts are alive at once."""
    restores: bool = False
    """Whether the last step brings back the data of the beginning."""
    phone: bool = False
    """Whether a number to call changes as well."""
    current: bool = False
    """Whether every translation must still be current at the end."""


SCENARIOS = (
    Scenario("a sentence is rewritten", (_rewrite,)),
    Scenario("a sentence is rewritten twice", (_rewrite, _rewrite_again)),
    Scenario("a rewritten sentence is put back", (_rewrite, _rewrite_again, _take_back), current=True),
    Scenario("a sentence moves, declared", (_move_declared,), current=True),
    Scenario("a sentence moves, not declared", (_move_undeclared,)),
    Scenario("a sentence moves and is rewritten, declared", (_move_reworded,)),
    Scenario("a sentence is split", (_split,)),
    Scenario("two sentences become one", (_merge,)),
    Scenario("all ids of a list are renamed, declared", (_rename_declared,), current=True),
    Scenario("all ids of a list are renamed, not declared", (_rename_undeclared,)),
    Scenario("a list gets another id, declared", (_rename_block,), current=True),
    Scenario("two headings are rewritten", (_reword_headings,), _own_headings),
    Scenario("two headings swap their texts, not declared", (_swap_headings,), _own_headings),
    Scenario("two headings swap their texts, declared", (_swap_declared,), _own_headings, current=True),
    Scenario("a sentence is deleted", (_delete,), current=True),
    Scenario("most of a list is deleted and brought back", (_delete_all,), restores=True, current=True),
    Scenario("a list is put in another order", (_reorder,), current=True),
    Scenario("a sentence like another one is added", (_add_similar,)),
    Scenario("a sentence is rewritten, the old edition lives", (_rewrite,), published=True),
    Scenario("it is rewritten twice, the old edition lives", (_rewrite, _rewrite_again), published=True),
    Scenario("a comma is added, declared as the same meaning", (_comma,), published=True, current=True),
    Scenario("a negation is added, declared as the same meaning", (_dropped_negation,), published=True),
    Scenario("a phone number changes", (_nothing,), phone=True, current=True),
    Scenario("a figure changes", (_other_figure,), current=True),
)


def begin(root: Path, scenario: Scenario, base: Callable[[Data], Data] = lambda data: data) -> World:
    """The tree before the scenario: everything is translated, by words that occur once."""
    world = World(root)
    (root / FOLDER / "draft.yaml").unlink(missing_ok=True)  # the edition is frozen, and so is what is said of it
    data = base(world.data)
    scenario.first(data)
    world.write(data)
    if scenario.published:
        edition = data | {"edition": EDITION}
        (root / SHEET).write_text(json.dumps(edition, ensure_ascii=False), encoding="utf-8")
    else:
        (root / SHEET).unlink()
    (root / CATALOG).unlink()
    source = Source(ContentTree(root))
    (update,) = (found for found in source.update(LANGUAGE) if found.domain == DOMAIN)
    po_writer.write(update.merged.catalog, root / CATALOG)
    translate(world)
    world.templates()
    return world


def steps(world: World, scenario: Scenario) -> Iterator[Data]:
    """Does one step after the other; gives what each declares."""
    beginning = world.data
    for step in scenario.steps:
        data = world.data
        step(data)
        world.write(data)
        if scenario.phone:
            contacts = world.root / CONTACTS
            contacts.write_text(
                contacts.read_text(encoding="utf-8").replace("0800-2000", "0800-2001"), encoding="utf-8"
            )
        yield data.get("changes", {})
    if scenario.restores:
        world.write(beginning)
        yield {}
