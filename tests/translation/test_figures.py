from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.catalog import Entry
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation.figures import outdated, reading
from factsheet_content.translation.templates import template
from tests.translation.trees import DOMAIN, FOLDER
from tests.translation.world import World

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Tussen {facts.n.min} en {facts.n.max} *{facts.land}* in {facts.jaar}, "
    "bel [{contacts.x.telefoon}]({contacts.x.telefoon})"
)


def entry(reading: str, words: str = "{facts.n.min} {facts.n.max}", text: str = TEXT) -> Entry:
    return Entry(text, words, "a", extracted=("Kop", f"Leest als: {reading}"))


@pytest.mark.parametrize(
    ("language", "before", "after", "expected"),
    [
        ("ar", "Tussen 182 en 815 Marokko in 2014, bel 112", "Tussen 100 en 815 Marokko in 2014, bel 112", True),
        ("ar", "Tussen 182 en 815 Marokko in 2014, bel 112", "Tussen 183 en 815 Marokko in 2014, bel 112", False),
        ("ar", "Tussen 1.631 en 815 Marokko in 2014, bel 112", "Tussen 1.600 en 815 Marokko in 2014, bel 112", True),
        ("en", "Tussen 182 en 815 Marokko in 2014, bel 112", "Tussen 100 en 815 Marokko in 2014, bel 112", False),
        ("en", "Tussen 1 en 815 Marokko in 2014, bel 112", "Tussen 2 en 815 Marokko in 2014, bel 112", True),
        ("ar", "Tussen 182 en 815 Marokko in 2014, bel 112", "Tussen 182 en 815 Algerije in 2000, bel 100", False),
        ("ar", "Een andere tekst", "Tussen 100 en 815 Marokko in 2014, bel 112", False),
    ],
)
def test_only_another_plural_category_outdates(language: str, before: str, after: str, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert outdated(language, entry(before), entry(after)) is expected


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("tr", "{facts.n.min}'den {facts.n.max} kadar", True),
        ("tr", "{facts.n.min} ile {facts.n.max} civarda", False),
        ("tr", "{facts.n.min} ile {facts.n.max}'e kadar", False),
        ("fi", "{facts.n.min}:sta", True),
        ("en", "{facts.n.min}s", False),
    ],
)
def test_a_suffix_on_the_figure_that_changed_outdates_where_suffixes_follow_it(
    language: str,
    words: str,
    expected: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    before = entry("Tussen 186 en 815 Marokko in 2014, bel 112", words)
    after = entry("Tussen 187 en 815 Marokko in 2014, bel 112", words)
    assert outdated(language, before, after) is expected


def test_a_text_reads_as_in_the_newest_edition_until_the_draft_is_released(tree: Path) -> None:
    world = World(tree)
    (tree / FOLDER / "draft.yaml").unlink(missing_ok=True)
    data = world.data
    data["facts"]["slachtoffers_per_jaar"]["max"] = 820
    world.write(data)
    assert _reading(tree).endswith("tussen 182 en 815 per jaar")
    world.publish("2027-01-01")
    assert _reading(tree).endswith("tussen 182 en 820 per jaar")


def _reading(tree: Path) -> str:
    entries = template(ContentTree(tree), DOMAIN).entries
    found = next(entry for entry in entries if entry.msgctxt == "facts/cijfers/omvang")
    return reading(found).partition(".")[0]
