from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factsheet_content.authoring import po_reader, po_writer
from tests.support import need, output
from tests.translation.scenarios import SCENARIOS, Scenario, begin, steps
from tests.translation.world import CATALOG, generated, judge, translate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.translation.world import Data, World

BY_NAME = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.about)


def holds(world: World, scenario: Scenario) -> None:
    """After every step: the invariants, and an update that was done is done."""
    for changes in steps(world, scenario):
        world.update()
        verdict = judge(world, world.catalog(), changes)
        assert not verdict, f"{scenario.about}: {verdict}"
        written = (world.root / CATALOG).read_bytes()
        assert po_writer.render(po_reader.parse(written, "en.po")) == written
        again = world.update()
        assert (world.root / CATALOG).read_bytes() == written
        assert not again.merged.retired
    open_texts = [entry.msgctxt for entry in world.catalog().entries if not entry.translated and not entry.obsolete]
    assert not scenario.current or not open_texts, open_texts


@BY_NAME
def test_no_translation_is_lost_misplaced_or_stale_in_the_real_factsheet(tree: Path, scenario: Scenario) -> None:
    holds(begin(tree, scenario), scenario)


_WORDS = st.sampled_from(
    [
        "Niet",
        "alleen",
        "thuis",
        "blijven",
        "{contacts.veilig_thuis.name}",
        "112",
        "ouders.",
        "kind,",
        "school",
        "vakantie",
        "*bang*",
        "(soms)",
        "één",
    ]
)
_TEXTS = st.lists(st.lists(_WORDS, min_size=1, max_size=6).map(" ".join), min_size=8, max_size=14, unique=True)


@BY_NAME
@given(texts=_TEXTS)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nor_in_any_other(
    tree: Path, tmp_path_factory: pytest.TempPathFactory, scenario: Scenario, texts: list[str]
) -> None:
    root = tmp_path_factory.mktemp("generated") / "tree"
    shutil.copytree(tree, root)
    holds(begin(root, scenario, lambda data: generated(data, texts)), scenario)


_EDITS = [step for scenario in SCENARIOS if "declared" not in scenario.about for step in scenario.steps]


@given(
    texts=_TEXTS, edits=st.lists(st.sampled_from([*_EDITS, "translate", "publish", "update"]), min_size=3, max_size=12)
)
@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nor_in_any_order_of_edits_translations_and_releases(
    tree: Path, tmp_path_factory: pytest.TempPathFactory, texts: list[str], edits: list[Callable[[Data], None] | str]
) -> None:
    root = tmp_path_factory.mktemp("edited") / "tree"
    shutil.copytree(tree, root)
    world = begin(root, Scenario("any", ()), lambda data: generated(data, texts))
    for number, edit in enumerate(edits):
        if edit == "translate":
            translate(world)
        elif edit == "publish":
            world.publish(f"2027-01-{number + 1:02}")
        elif callable(edit):
            data = world.data
            with contextlib.suppress(IndexError, StopIteration, RuntimeError, ValueError):
                edit(data)
            world.write(data)
        world.update()
        verdict = judge(world, world.catalog(), {})
        assert not verdict, f"{edit}: {verdict}"


@BY_NAME
def test_msgfmt_accepts_what_is_written(tree: Path, scenario: Scenario) -> None:
    world = begin(tree, scenario)
    for _ in steps(world, scenario):
        world.update()
    output(need("msgfmt"), "-c", "-o", "-", tree / CATALOG)
