"""What a run remembers of the last one: it saves work, and what it is wrong about is made anew."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.lock import fingerprint
from factsheet_content.publishing.executors import InProcess
from factsheet_content.publishing.site import earlier, making, memory, plan, swap
from factsheet_content.publishing.site.fingerprint import Files
from factsheet_content.publishing.site.summary import summarise
from tests.publishing.published import SLUG, contents, manifest, publish, remembered, replace
from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factsheet_content.editions.publication import Publication
    from factsheet_content.publishing.site.summary import Summary
    from factsheet_content.publishing.site.words import SiteWords

OTHER = "ander-blad"
EDITION = "2018-11-17"


@pytest.fixture
def two(tree: Path) -> Path:
    """A tree with a second published factsheet, which no type leads to."""
    folder = tree / "content/nl/factsheets"
    text = (folder / SLUG / f"{EDITION}.yaml").read_text("utf-8")
    kept, skipping = [], False
    for line in text.replace(f"factsheet: {SLUG}", f"factsheet: {OTHER}", 1).splitlines(keepends=True):
        skipping = line.startswith("origin:") or (skipping and line.startswith(" "))
        kept += [] if skipping else [line]
    (folder / OTHER).mkdir()
    (folder / OTHER / f"{EDITION}.yaml").write_text("".join(kept), encoding="utf-8")
    release(tree)
    assert factsheet("--root", tree, "i18n", "extract").returncode == 0
    return tree


def release(tree: Path, day: str = "2018-11-17") -> None:
    content = ContentTree(tree)
    hash_ = fingerprint(content, content.sheet(OTHER, EDITION))
    entry = f'  {OTHER}:\n    {EDITION}: {{hash: "{hash_}", released: {day}}}\n'
    replace(tree / "content/editions.lock", "factsheets:\n", f"factsheets:\n{entry}")


def test_it_lies_beside_the_tree_and_the_manifest_lists_files_only(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    assert manifest(tmp_path / "site").keys() == {"schema", "schema_version", "content_as_of", "files"}
    assert sorted(path.name for path in tmp_path.iterdir() if "site" in path.name) == [".site.memory.json", "site"]
    assert remembered(tmp_path / "site").sheets.keys() == {SLUG}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"manifest": "x"}'])
def test_without_it_all_is_made_anew_and_is_the_same(tree: Path, tmp_path: Path, text: str) -> None:
    publish(tree, tmp_path / "site")
    before = contents(tmp_path / "site")
    (tmp_path / ".site.memory.json").write_text(text, encoding="utf-8")
    assert remembered(tmp_path / "site") == memory.Memory()
    report = publish(tree, tmp_path / "site")
    assert (report.rendered, report.written) == (2, 0)
    assert contents(tmp_path / "site") == before


def test_a_file_of_the_same_size_that_somebody_changed_is_put_right(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    before = contents(tmp_path / "site")
    page = tmp_path / f"site/nl/{SLUG}.html"
    page.write_bytes(page.read_bytes().replace(b"0800-2000", b"0800-2001"))
    assert earlier.unchanged(tree, tmp_path / "site") is None
    assert publish(tree, tmp_path / "site").rendered == 1
    assert contents(tmp_path / "site") == before


def test_files_that_were_only_copied_are_read_and_kept(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    for path in contents(tmp_path / "site"):
        os.utime(tmp_path / "site" / path, (1, 1))
    assert earlier.unchanged(tree, tmp_path / "site") is not None


def test_one_factsheet_is_rendered_and_read_and_the_rest_is_remembered(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(two, tmp_path / "site")
    replace(two / f"content/en/factsheets/{SLUG}.po", "Unexplained absence", "Absence without a reason")
    summarised: list[str] = []

    def noted(publication: Publication, slug: str, words: Mapping[str, SiteWords]) -> Summary:
        summarised.append(slug)
        return summarise(publication, slug, words)

    monkeypatch.setattr(plan, "summarise", noted)
    tree = ContentTree(two)
    report = making.publish(tree, tmp_path / "site", InProcess())
    assert (summarised, report.rendered) == ([SLUG], 2)
    assert ("en", f"factsheets/{SLUG}") in tree._catalogs
    assert ("en", f"factsheets/{OTHER}") not in tree._catalogs
    publish(two, tmp_path / "fresh")
    assert contents(tmp_path / "site") == contents(tmp_path / "fresh")


def test_the_lock_and_what_was_accepted_concern_the_factsheets_they_name(two: Path) -> None:
    before = plan.fingerprints(ContentTree(two), Files(two))
    replace(
        two / "content/editions.lock",
        f"  {OTHER}:\n    {EDITION}: {{",
        f"  {OTHER}:\n    {EDITION}: {{reissued: [2022-08-01], ",
    )
    after = plan.fingerprints(ContentTree(two), Files(two))
    assert {slug for slug in after if after[slug] != before[slug]} == {OTHER}
    accepted = two / "content/en/accepted.yaml"
    replace(accepted, f"  factsheets/{SLUG}:\n", f"  factsheets/{SLUG}:\n    signals/nieuw: []\n")
    last = plan.fingerprints(ContentTree(two), Files(two))
    assert {slug for slug in last if last[slug] != after[slug]} == {SLUG}
    replace(two / "content/nl/contacts.yaml", "0800-2000", "0800-2001")
    assert not set(plan.fingerprints(ContentTree(two), Files(two)).values()) & set(last.values())


def test_many_factsheets_are_all_there_and_none_stays_in_memory(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(two, tmp_path / "few")
    for module in (making, plan):
        monkeypatch.setattr(module, "KEPT", 1)
    monkeypatch.setattr("factsheet_content.publishing.site.judging.KEPT", 1)
    monkeypatch.setattr("factsheet_content.publishing.site.rendering.WINDOW", 1)
    tree = ContentTree(two)
    assert making.publish(tree, tmp_path / "many", InProcess()).rendered == 3
    assert contents(tmp_path / "many") == contents(tmp_path / "few")
    left = {path for path in tree._documents if "/factsheets/" in path}
    assert len(left) <= 1  # whose words the overview borrows


def test_the_disk_has_the_new_tree_before_it_takes_the_place_of_the_old(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tree, tmp_path / "site")
    done: list[str] = []
    durable, exchange = swap.make_durable, swap.exchange

    def confirmed(folder: Path) -> None:
        done.append(f"durable with {len(contents(folder))} files")
        durable(folder)

    def exchanged(one: Path, other: Path) -> bool:
        done.append("exchanged")
        return exchange(one, other)

    monkeypatch.setattr(swap, "make_durable", confirmed)
    monkeypatch.setattr(swap, "exchange", exchanged)
    replace(tree / "content/site.yaml", "https://www.knmi.nl/", "https://weer.example/")
    publish(tree, tmp_path / "site")
    assert done == [f"durable with {len(contents(tmp_path / 'site'))} files", "exchanged"]


def test_each_file_is_confirmed_where_there_is_no_call_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nl").mkdir()
    for name in ("a", "nl/b"):
        (tmp_path / name).write_bytes(b"x")
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(str(Path(f"/proc/self/fd/{number}").readlink())))
    monkeypatch.setattr("sys.platform", "other")
    swap.make_durable(tmp_path)
    assert set(synced) == {str(path) for path in (tmp_path, *tmp_path.rglob("*"))}


def test_the_shipped_content_has_a_memory_that_is_plain_data(tmp_path: Path) -> None:
    publish(ROOT, tmp_path / "site")
    data = json.loads((tmp_path / ".site.memory.json").read_bytes())
    assert data["sheets"][SLUG]["summary"]["newest"] == {"nl": EDITION, "en": EDITION}
