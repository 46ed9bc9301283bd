from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factsheet_content import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SLUG = "gedwongen-achterlating"


@pytest.mark.parametrize(("arguments", "language"), [([], "nl"), (["--lang", "nl"], "nl"), (["--lang", "en"], "en")])
def test_it_shows_the_text_that_an_app_has(arguments: list[str], language: str, run: Run, tree: Path) -> None:
    done = run("--root", tree, "show", SLUG, *arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out == load(SLUG, lang=language).to_text()


def test_an_edition_may_be_named(run: Run, tree: Path) -> None:
    assert run("--root", tree, "show", f"{SLUG}@2018-11-17").out == run("--root", tree, "show", SLUG).out


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["gedwongen"], SLUG),
        ([f"{SLUG}@2018-11-18"], "2018-11-17"),
        ([f"{SLUG}@draft"], "2018-11-17"),
        ([SLUG, "--lang", "fr"], "nl, en"),
    ],
)
def test_what_is_not_there_is_answered_with_what_there_is(
    arguments: list[str], answer: str, run: Run, tree: Path
) -> None:
    done = run("--root", tree, "show", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert answer in done.err
