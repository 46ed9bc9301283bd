"""Where a tree may be published, and what a run finds there."""

from __future__ import annotations

import ast
import json
import sys
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest

from factsheet_content.errors import FactsheetError
from factsheet_content.publishing.site import earlier, fingerprint
from tests.publishing.published import SLUG, contents, publish, replace
from tests.support import ROOT, factsheet, output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.parametrize("folder", ["content", "content/site", "content/nl/factsheets/site"])
def test_the_content_is_no_place_for_what_is_made_of_it(tree: Path, folder: str) -> None:
    before = contents(tree)
    with pytest.raises(FactsheetError, match="is part of the content; name a folder outside"):
        publish(tree, tree / folder)
    assert contents(tree) == before


def test_a_link_into_the_content_is_no_way_round(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tree / "content")
    with pytest.raises(FactsheetError, match="is part of the content"):
        publish(tree, tmp_path / "link/site")


def test_a_disk_cannot_be_replaced_by_a_folder(tree: Path) -> None:
    done = factsheet("--root", tree, "publish", "--out", tree.anchor)
    assert done.returncode == 2
    assert b"is a disk or volume of its own" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["mijn sité é/de [site] *", ".verborgen", "a/b/c"])
def test_any_name_will_do(tree: Path, tmp_path: Path, name: str) -> None:
    publish(tree, tmp_path / name)
    assert earlier.unchanged(tree, tmp_path / name) is not None
    replace(tree / "content/site.yaml", "https://www.knmi.nl/", "https://weer.example/")
    assert publish(tree, tmp_path / name).written > 0


def test_a_link_to_the_tree_keeps_leading_to_it(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "live").symlink_to("site")
    publish(tree, tmp_path / "live")
    replace(tree / "content/site.yaml", "https://www.knmi.nl/", "https://weer.example/")
    publish(tree, tmp_path / "live")
    assert (tmp_path / "live").is_symlink()
    assert b"https://weer.example/" in (tmp_path / "site/nl/index.html").read_bytes()


def test_a_link_in_the_place_of_a_file_is_put_right(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    page, other = tmp_path / f"site/nl/{SLUG}.html", tmp_path / "other.html"
    page.rename(other)
    page.symlink_to(other)
    assert earlier.unchanged(tree, tmp_path / "site") is None
    publish(tree, tmp_path / "site")
    assert not page.is_symlink()
    assert page.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("manifest", ["", "{", '{"files": ', "[]", '{"files": {"a": 3}, "content_as_of": ""}'])
def test_a_manifest_that_says_nothing_is_refused_with_what_to_do(tree: Path, tmp_path: Path, manifest: str) -> None:
    publish(tree, tmp_path / "site")
    (tmp_path / "site/manifest.json").write_text(manifest, encoding="utf-8")
    before = contents(tmp_path / "site")
    with pytest.raises(FactsheetError, match=r"is not the manifest of a publication: .*remove this folder"):
        publish(tree, tmp_path / "site")
    assert contents(tmp_path / "site") == before


def test_a_tree_of_another_version_is_replaced_as_a_whole(tree: Path, tmp_path: Path) -> None:
    """Of files that it lists and this version does not make, nothing is left; what is missing is no fault."""
    publish(tree, tmp_path / "site")
    wanted = contents(tmp_path / "site")
    files = {path: {"sha256": "0", "size": 1} for path in (*wanted, "old/page.html", "gone.html")}
    older = {"schema_version": "0.1.0", "content_as_of": "2020-01-01", "something": 1, "files": files}
    (tmp_path / "site/manifest.json").write_text(json.dumps(older), encoding="utf-8")
    (tmp_path / "site/old").mkdir()
    (tmp_path / "site/old/page.html").write_bytes(b"x")
    publish(tree, tmp_path / "site")
    assert contents(tmp_path / "site") == wanted
    assert not (tmp_path / "site/old").exists()


CLOCK = "import time\nnow = time.time\ntime.time = lambda: now() + 20 * 366 * 86400\n"


def test_the_clock_leaves_the_bytes_alone(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "now")
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock/sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    later = {"PYTHONPATH": str(tmp_path / "clock")}
    year = output(sys.executable, "-c", "import datetime; print(datetime.date.today().year)", env=later)
    assert int(year) > 2040
    done = factsheet("--root", tree, "publish", "--out", tmp_path / "later", env=later)
    assert done.returncode == 0, done.stderr.decode()
    assert contents(tmp_path / "later") == contents(tmp_path / "now")


def test_another_version_of_a_library_or_font_renders_everything_again(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tree, tmp_path / "site")
    fingerprint.renderer.cache_clear()
    fingerprint.judge.cache_clear()
    monkeypatch.setattr(fingerprint, "_MAKERS", ("pytest",))
    report = publish(tree, tmp_path / "site")
    fingerprint.renderer.cache_clear()
    fingerprint.judge.cache_clear()
    assert (report.rendered, report.written) == (2, 0)


def imported() -> Iterator[str]:
    """Every module that the package imports, but for the rooms that have no say in what is published."""
    for path in (ROOT / "src/factsheet_content").rglob("*.py"):
        if path.relative_to(ROOT / "src/factsheet_content").parts[0] in {"checks", "cli", "importing", "library"}:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module


def test_every_library_that_has_a_say_is_in_the_fingerprint() -> None:
    distributions = packages_distributions()
    used = {module.partition(".")[0] for module in imported()} - set(sys.stdlib_module_names) - {"factsheet_content"}
    named = {name.lower().replace("_", "-") for module in used for name in distributions.get(module, [module])}
    assert named - {*fingerprint._MAKERS, *fingerprint._JUDGES} == set()
    assert "typst" in named
