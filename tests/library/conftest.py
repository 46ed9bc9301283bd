"""Published data made for these tests, and a package that holds some of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factsheet_content.library import layers
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = (ROOT / "tests/samples/later-v1.json").read_text("utf-8")
SLUG = "gedwongen-achterlating"

#: Edition → languages, newest first: Arabic has no translation of the newest edition.
EDITIONS = {"2024-05-06": ("nl", "en"), "2018-11-17": ("nl", "en", "ar", "zh-Hant")}


def publish(folder: Path, as_of: str = "2026-11-23", slugs: tuple[str, ...] = (SLUG,), title: str = "pakket") -> Path:
    """A tree as ``compile_tree`` makes it, with the layer's name as every factsheet's title."""
    newest: dict[str, str] = {}
    for edition, languages in EDITIONS.items():
        for language in languages:
            newest.setdefault(language, edition)
            for slug in slugs:
                path = folder / language / slug / f"{edition}.json"
                path.parent.mkdir(parents=True, exist_ok=True)
                own = {"slug": slug, "edition": edition, "language": language}
                named = {"title": {"text": title, "markdown": title}}
                path.write_text(json.dumps(json.loads(SAMPLE) | own | named), encoding="utf-8")
    entry = {
        "titles": {},
        "editions": [
            {"edition": edition, "status": "current", "languages": languages} for edition, languages in EDITIONS.items()
        ],
        "languages": [
            {"language": language, "name": language, "direction": "ltr", "edition": edition}
            for language, edition in newest.items()
        ],
    }
    index = {
        "schema": "api/v1/schema/index.schema.json",
        "schema_version": "1.3.0",
        "content_as_of": as_of,
        "factsheets": [{"slug": slug} | entry for slug in slugs],
    }
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return folder


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of an installed package that was made on 2026-11-23."""
    home = tmp_path / "site-packages" / "factsheet_content"
    monkeypatch.setattr(layers, "_PACKAGE", str(home))
    monkeypatch.setattr(layers, "_ROOT", str(tmp_path))
    monkeypatch.delenv(layers.DATA_VARIABLE, raising=False)
    return publish(home / "data")
