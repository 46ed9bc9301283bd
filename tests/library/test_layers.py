from __future__ import annotations

import json
import shutil
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

import factsheet_content as fc
from factsheet_content.library import layers
from tests.library.conftest import SLUG, publish
from tests.support import ROOT, output, run

if TYPE_CHECKING:
    from pathlib import Path

LOAD = f"import factsheet_content as fc; print(fc.load({SLUG!r}).title)"


@pytest.fixture
def newer(tmp_path: Path, package: Path) -> Path:
    """Newer data beside an installed package."""
    assert package.is_dir()
    return publish(tmp_path / "newer", "2026-11-24")


def rewrite(path: Path, **changes: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is not JSON"),
        (b'{"schema_version": "1.0.0", ', "it is not JSON"),
        (b"\xff\xfe\xfa", "it is not JSON"),
        (b"[" * 200_000, "it is not JSON"),
        (b"[]", "no object of the factsheet contract"),
        (b'{"schema_version": "2.0.0"}', "this is contract version 2.0.0"),
        (b'{"schema_version": "1.0.0"}', "title is missing|it is no index"),
        (
            b'{"schema_version": "1.0.0", "content_as_of": "2026-11-24", "factsheets": 1}',
            "title is missing|it is no index",
        ),
    ],
)
@pytest.mark.parametrize("name", ["index.json", f"nl/{SLUG}/2024-05-06.json"])
def test_a_broken_file_is_named(newer: Path, name: str, content: bytes, reason: str) -> None:
    (newer / name).write_bytes(content)
    with pytest.raises(fc.FactsheetError, match=reason) as caught:
        fc.load(SLUG, data=newer)
    assert str(newer / name) in str(caught.value)


def test_a_file_that_is_not_there_is_named(newer: Path) -> None:
    (newer / "nl" / SLUG / "2024-05-06.json").unlink()
    with pytest.raises(fc.FactsheetError, match=r"2024-05-06\.json: No such file"):
        fc.load(SLUG, data=newer)


def test_a_file_that_holds_something_else_is_refused(newer: Path) -> None:
    rewrite(newer / "nl" / SLUG / "2024-05-06.json", language="en")
    with pytest.raises(fc.FactsheetError, match=rf"it holds {SLUG}, 2024-05-06, en"):
        fc.load(SLUG, data=newer)


@pytest.mark.parametrize("entry", [{"slug": SLUG}, {"slug": SLUG, "editions": [1], "languages": []}])
def test_a_broken_entry_of_the_index_is_named(newer: Path, entry: dict[str, Any]) -> None:
    rewrite(newer / "index.json", factsheets=[entry])
    with pytest.raises(fc.FactsheetError, match=rf"index\.json: its entry for '{SLUG}' is broken"):
        fc.load(SLUG, data=newer)


@pytest.mark.parametrize("where", [".", "nowhere"])
def test_a_folder_that_is_no_published_data_is_refused(newer: Path, where: str) -> None:
    with pytest.raises(fc.FactsheetError, match=r"holds no index\.json: data is the api/v1 folder"):
        fc.load(SLUG, data=newer / "nl" / where)


@pytest.mark.parametrize("edition", ["../../secret", "..", "/etc/secret", "2024-05-06/x", "c:secret", 2024])
def test_an_index_cannot_lead_out_of_its_folder(newer: Path, edition: Any) -> None:
    shutil.copy(newer / "nl" / SLUG / "2024-05-06.json", newer / "secret.json")
    entry = {
        "slug": SLUG,
        "editions": [{"edition": edition, "languages": ["nl"]}],
        "languages": [{"language": "nl", "edition": edition}],
    }
    rewrite(newer / "index.json", factsheets=[entry])
    with pytest.raises(fc.FactsheetError, match="cannot be a factsheet's file"):
        fc.load(SLUG, data=newer)


def test_a_package_without_content_says_so(package: Path) -> None:
    shutil.rmtree(package)
    with pytest.raises(fc.FactsheetError, match="holds no content"):
        fc.factsheets()


def test_data_alone_is_enough(newer: Path, package: Path) -> None:
    shutil.rmtree(package)
    assert fc.load(SLUG, data=newer).slug == SLUG


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with the package as installed, for other processes."""
    home = tmp_path / "apart"
    shutil.copytree(
        ROOT / "src/factsheet_content", home / "factsheet_content", ignore=shutil.ignore_patterns("__pycache__")
    )
    publish(home / "factsheet_content/data", title="apart")
    return home


def test_the_package_is_read_from_a_zip_file_too(site: Path, tmp_path: Path) -> None:
    packed = tmp_path / "app.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in site.rglob("*"):
            archive.write(path, path.relative_to(site).as_posix())
    assert output(sys.executable, "-c", LOAD, env={"PYTHONPATH": str(packed)}).split() == [b"apart"]


def test_a_load_imports_nothing_slow(site: Path) -> None:
    """Each of these costs an app a tenth of its first load, or more."""
    slow = "{'dataclasses', 'typing', 'inspect', 'pathlib', 'importlib.resources', 'importlib.metadata', 'difflib'}"
    script = f"import sys; before = set(sys.modules); {LOAD}; print(*sorted(({slow} - before) & set(sys.modules)))"
    environment = {"PYTHONPATH": str(site)}
    assert (
        output(sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(site)!r}); {script}")
        == b"apart\n\n"
    )
    assert b"difflib" in output(sys.executable, "-c", script.replace(LOAD, f"{LOAD}; import difflib"), env=environment)


@pytest.fixture
def checkout(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library as it works in a checkout whose content may be altered."""
    monkeypatch.setattr(layers, "_PACKAGE", str(tree / "src" / "factsheet_content"))
    monkeypatch.setattr(layers, "_ROOT", str(tree))
    monkeypatch.delenv(layers.DATA_VARIABLE, raising=False)
    return tree


def test_in_a_checkout_a_changed_file_is_never_served_stale(checkout: Path) -> None:
    contacts = checkout / "content/nl/contacts.yaml"
    assert fc.load(SLUG).contacts["veilig_thuis"].channels["telefoon"].display == "0800-2000"
    text = contacts.read_text("utf-8").replace("0800-2000", "0800-2009").replace("08002000", "08002009")
    contacts.write_text(text, encoding="utf-8")
    assert fc.load(SLUG).contacts["veilig_thuis"].channels["telefoon"].display == "0800-2009"


def test_in_a_checkout_unchanged_files_are_compiled_once(checkout: Path) -> None:
    fc.load(SLUG)
    first = layers._COMPILATIONS[str(checkout)][1]
    fc.load(SLUG, lang="en")
    assert layers._COMPILATIONS[str(checkout)][1] is first


def test_a_checkout_does_not_read_data_that_a_build_left(checkout: Path) -> None:
    publish(checkout / "src/factsheet_content/data", "2999-01-01", title="oud")
    assert fc.load(SLUG).title.text == "Gedwongen achterlating"


def test_a_checkout_without_the_tools_says_what_to_install(tmp_path: Path) -> None:
    for folder in ("src", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "data"))
    done = run(sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'src')!r}); {LOAD}")
    assert done.returncode == 1
    last = done.stderr.decode().strip().splitlines()[-1]
    assert "FactsheetError" in last
    assert "pip install -e '.[tools]'" in last
