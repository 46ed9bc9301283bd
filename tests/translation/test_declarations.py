from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.declarations import Origin, Refusal, moved_from, origins, refusals
from tests.translation.trees import DOMAIN, FOLDER, SLUG
from tests.translation.world import World, items

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "signals/mogelijk/identiteitsbewijs"
TEXT = "Mag niet beschikken over eigen identiteitsbewijs"


@pytest.fixture
def world(tree: Path) -> World:
    """The shipped edition, and a draft that is the same."""
    (tree / FOLDER / "draft.yaml").unlink(missing_ok=True)
    found = World(tree)
    found.write(found.data)
    return found


@pytest.mark.parametrize(
    ("unit", "before"),
    [
        ("new/block", "old/block"),
        ("new.heading", "old.heading"),
        ("new/block/item", "kept/item"),
        ("new/block/item.term", "kept/item.term"),
        ("newer/block", None),
        ("a/new", None),
    ],
)
def test_what_moved_takes_along_all_below_it(unit: str, before: str | None) -> None:
    assert moved_from({"moved": {"old": "new", "kept/item": "new/block/item"}}, unit) == before


def test_nothing_is_declared_of_an_edition_without_changes(world: World) -> None:
    assert origins(ContentTree(world.root), DOMAIN) == {}
    assert origins(ContentTree(world.root), "labels") == {}


def test_the_same_meaning_is_believed_of_a_comma_and_not_of_a_negation(world: World) -> None:
    for text, believed in ((f"{TEXT},", True), (TEXT.replace("niet ", ""), False)):
        data = world.data
        items(data, "signals", "mogelijk")["identiteitsbewijs"] = text
        world.write(data | {"changes": {"same_meaning": [UNIT]}})
        tree = ContentTree(world.root)
        assert origins(tree, DOMAIN) == {(UNIT, text): Origin(UNIT, TEXT, None, believed)}
        assert list(refusals(tree, tree.sheet(SLUG, "draft"))) == ([] if believed else [Refusal(0, UNIT, ["-niet"])])


def test_a_unit_that_took_anothers_place_knows_whose(world: World) -> None:
    world.write(world.data | {"changes": {"moved": {"definition.heading": UNIT}}})
    (origin,) = origins(ContentTree(world.root), DOMAIN).values()
    assert origin == Origin("definition.heading", "Wat is een gedwongen achterlating?", TEXT, same_meaning=False)
