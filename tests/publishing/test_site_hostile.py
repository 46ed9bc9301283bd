"""Texts that would be markup to somebody come out as they were written, in every field of every published file."""

from __future__ import annotations

import re
import shutil
from pathlib import PurePath

import pytest

from tests.publishing import hostile
from tests.rendering.html_reading import Reading
from tests.support import ROOT

#: Some of the fields that a kind of file must tell, by what stands in their names.
_TOLD = {
    "/index.html": ("types:stalking.name", "labels:overzicht", "series:name"),
    "sporen-wissen.html": ("labels:sporen_wissen",),
    "-2018-11-17.html": ("reporting-code", "contacts:", "alarmnummer-telefoon", "source-title", "notices"),
    "-2027-01-31-wijzigingen.html": ("signals", "labels:wat_is_veranderd"),
    "index.json": ("types:stalking.name", "gedwongen-achterlating:title"),
    "contacts.json": ("contacts:veilig_thuis.name", "veilig_thuis-retired"),
    "recalls.json": ("labels:terugroep_nummer", "labels:terugroep_uitgave", "veilig_thuis-retired", "notices"),
    "recalls.atom": ("labels:terugroepingen", "series:name", "labels:terugroep_uitgave"),
    "/2018-11-17.json": ("signals", "contacts:", "source-title", "author-0", "facts.", "notices"),
    "-2018-11-17.md": ("signals", "contacts:", "source-title", "facts.", "notices"),
    "-2018-11-17.txt": ("signals", "contacts:", "source-title", "facts.", "notices"),
    "-2018-11-17.pdf": ("signals", "contacts:", "source-title", "facts.", "notices", "labels:vervangen"),
    "-bronnen.pdf": ("source-title", "author-0", "labels:bronnen"),
    ".csl.json": ("source-title", "source-publisher", "author-0"),
    ".bib": ("source-title", "source-publisher", "author-0"),
}


@pytest.fixture(scope="module", params=["WORDS"])
def words(request: pytest.FixtureRequest) -> str:
    return str(getattr(hostile, request.param))


@pytest.fixture(scope="module")
def made(words: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("hostile")
    for name in ("content", "schema"):
        shutil.copytree(ROOT / name, root / name)
    shutil.rmtree(root / "content/en")
    hostile.write(root, words)
    found = hostile.published(root)
    return {path: data for path, data in found.items() if not path.startswith("api/v1/schema/")}


def test_every_field_that_a_file_tells_is_told_as_it_was_written(made: dict[str, bytes], words: str) -> None:
    garbled = {path: hostile.garbled(path, data, words) for path, data in made.items() if path != "robots.txt"}
    assert {path: names for path, names in garbled.items() if names} == {}


@pytest.mark.parametrize("ending", _TOLD)
def test_the_fields_are_there(made: dict[str, bytes], ending: str) -> None:
    files = {path: hostile.fields_of(path, data) for path, data in made.items() if path.endswith(ending)}
    assert files
    for path, names in files.items():
        for name in _TOLD[ending]:
            assert any(name in one for one in names), (path, name, sorted(names))


def test_no_page_has_an_element_a_script_or_a_link_of_theirs(made: dict[str, bytes]) -> None:
    pages = [data.decode() for path, data in made.items() if PurePath(path).suffix == ".html"]
    assert len(pages) > 8
    for page in map(Reading, pages):
        assert not {tag for tag, _ in page.elements} & {"b", "img", "iframe", "object"}
        scripts = [given for tag, given in page.elements if tag == "script" and given.get("type") is None]
        assert all(re.fullmatch(r"(\.\./)?assets/exit\.js", given["src"]) for given in scripts)
        assert [name for _, given in page.elements for name in given if name.startswith("on")] == []
        assert [address for address in page.values("href") if "kwaad" in address] == []


def test_a_text_that_was_changed_on_its_way_is_reported(made: dict[str, bytes], words: str) -> None:
    path = "recalls.json"
    changed = made[path].replace(b"&amp;", b"&")
    assert changed != made[path]
    assert hostile.garbled(path, changed, words) != set()
