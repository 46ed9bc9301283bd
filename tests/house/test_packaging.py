"""The distributions: built, installed into an empty environment, and used there as an app would."""

from __future__ import annotations

import json
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from factsheet_content.publishing.compiling import compile_tree
from tests.support import ROOT, output, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.house.conftest import Distributions

APP = '''
"""An app's own code, as strictly typed as can be."""

import factsheet_content as fc


def signals(slug: str, lang: str) -> list[str]:
    sheet: fc.Factsheet = fc.load(slug, lang=lang)
    return [item.text.text for item in sheet.section("signals").items]


def main() -> None:
    slugs: list[str] = list(fc.factsheets())
    for slug in slugs:
        for lang in ("nl", "en"):
            sheet = fc.load(slug, lang=lang)
            print(slug, sheet.language, sheet.edition, len(signals(slug, lang)), sheet.title.text, sep="|")
    print(fc.load(slugs[0], edition="2018-11-17").to_json() == fc.load(slugs[0]).to_json())


main()
'''

MISUSE = "import factsheet_content as fc\nfc.load(42)\nfc.load('x').no_such_attribute\n"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("app") / "app.py"
    path.write_text(APP, encoding="utf-8")
    return path


def members(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_the_compiled_content_and_the_schemas(distributions: Distributions) -> None:
    held = members(distributions.wheel)
    data = {name.partition("/data/")[2]: held[name] for name in held if name.startswith("factsheet_content/data/")}
    assert data == compile_tree(ROOT)
    assert "index.json" in data
    schemas = {f"factsheet_content/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "schema").rglob("*.json")}
    assert schemas
    assert schemas <= held.keys()
    assert "factsheet_content/py.typed" in held
    assert not [name for name in held if not name.startswith(("factsheet_content/", "factsheet_content-"))]


def test_checkout_and_sdist_build_the_same_wheel_to_the_byte(distributions: Distributions) -> None:
    assert distributions.wheel.name == distributions.wheel_from_checkout.name
    assert members(distributions.wheel) == members(distributions.wheel_from_checkout)
    assert distributions.wheel.read_bytes() == distributions.wheel_from_checkout.read_bytes()


def test_the_sdist_holds_what_is_needed_to_build_and_to_edit(distributions: Distributions) -> None:
    with tarfile.open(distributions.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "hatch_build.py", "cli.py", "LICENSE", "LICENSE-CONTENT.md", "README.md"} <= names
    for folder in ("content", "schema"):
        wanted = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert wanted
        assert wanted <= names


def test_an_empty_environment_gets_the_package_and_nothing_else(installed: Path) -> None:
    listed = json.loads(output(sys.executable, "-m", "pip", "--python", installed, "list", "--format", "json"))
    assert [entry["name"] for entry in listed] == ["factsheet-content"]


def test_an_app_reads_factsheets_from_it(installed: Path, app: Path, tmp_path: Path) -> None:
    lines = output(installed, "-I", app, cwd=tmp_path, env={"PYTHONIOENCODING": "utf-8"}).decode().splitlines()
    assert "gedwongen-achterlating|nl|2018-11-17|11|Gedwongen achterlating" in lines
    assert any(line.startswith("gedwongen-achterlating|en|2018-11-17|11|") for line in lines)
    assert lines[-1] == "True"


def test_its_types_satisfy_mypy_strict(installed: Path, app: Path, tmp_path: Path) -> None:
    mypy = (sys.executable, "-m", "mypy", "--strict", "--python-executable", installed, "--cache-dir", tmp_path)
    output(*mypy, app, cwd=tmp_path)
    misuse = tmp_path / "misuse.py"
    misuse.write_text(MISUSE, encoding="utf-8")
    found = run(*mypy, misuse, cwd=tmp_path).stdout.decode()
    assert "[arg-type]" in found
    assert "[attr-defined]" in found


def test_the_command_without_its_tools_says_what_to_install(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "-I", "-c", "from factsheet_content.cli import main; main()", cwd=tmp_path)
    assert done.returncode == 2
    assert b"factsheet-content[tools]" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_editable_install_carries_no_copy_that_could_go_stale(repository: Path, tmp_path: Path) -> None:
    build = f"from hatchling.build import build_editable; print(build_editable({str(tmp_path)!r}))"
    output(sys.executable, "-c", build, cwd=repository)
    (wheel,) = tmp_path.glob("*.whl")
    assert not [name for name in members(wheel) if name.startswith("factsheet_content/")]


def test_the_changelog_tells_of_the_version_that_is_built(distributions: Distributions) -> None:
    version = distributions.wheel.name.split("-")[1]
    assert f"\n## [{version}] - " in (ROOT / "CHANGELOG.md").read_text("utf-8")
