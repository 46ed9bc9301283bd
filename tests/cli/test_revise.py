from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.translation.trees import EDITION, FOLDER, SHEET, SLUG, edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_it_says_what_it_began_and_what_it_left_out(run: Run, tree: Path) -> None:
    done = run("--root", tree, "revise", SLUG)
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        f"{FOLDER}/draft.yaml: begun from {EDITION}, left out: edition, origin.text, origin.masthead, origin.chrome",
        f"changed: content/pot/factsheets/{SLUG}.pot",
    ]
    assert (tree / FOLDER / "draft.yaml").is_file()
    assert run("--root", tree, "validate").code == 0


def test_a_second_draft_is_refused(run: Run, tree: Path) -> None:
    run("--root", tree, "revise", SLUG)
    before = (tree / FOLDER / "draft.yaml").read_bytes()
    done = run("--root", tree, "revise", SLUG)
    assert done.code == 2
    assert done.err.startswith("factsheet: there is a draft already")
    assert (tree / FOLDER / "draft.yaml").read_bytes() == before


def test_the_series_text_is_revised_in_the_same_way(run: Run, tree: Path) -> None:
    done = run("--root", tree, "revise", "--series")
    assert done.code == 0
    assert done.err.startswith(f"content/nl/series/draft.yaml: begun from {EDITION}, left out: edition\n")


@pytest.mark.parametrize("arguments", [[], [SLUG, "--series"]])
def test_one_text_has_to_be_named(run: Run, tree: Path, arguments: list[str]) -> None:
    done = run("--root", tree, "revise", *arguments)
    assert done.code == 2
    assert "name a factsheet (SLUG), or the shared text (--series)" in done.err


def test_faulty_content_is_shown_and_no_draft_begun(run: Run, tree: Path) -> None:
    edit(tree, SHEET, ("Weglopen van huis", "Weglopen van thuis"))
    done = run("--root", tree, "revise", SLUG)
    assert done.code == 1
    assert "FC605" in done.err
    assert done.err.endswith("factsheet: the content has errors, so no draft is begun\n")
    assert not (tree / FOLDER / "draft.yaml").exists()
