from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import factsheet_content
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.errors import FactsheetError
from factsheet_content.publishing.executors import InProcess
from factsheet_content.publishing.site import earlier, making
from tests.publishing.published import SLUG, contents, digest, manifest, publish, replace, withdraw
from tests.rendering.html_reading import Reading
from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from pathlib import Path

SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / "schema/export").glob("*.json")}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the content of the repository publishes; not to be altered."""
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(ROOT, folder)
    return folder


def test_the_tree_has_every_page_download_and_file_of_the_api(out: Path) -> None:
    stem = f"{SLUG}-2018-11-17"
    wanted = {"index.html", "assets/style.css", "assets/exit.js", "manifest.json", "recalls.json", "recalls.atom"}
    wanted |= {"sitemap.xml", "robots.txt", "api/v1/index.json", "api/v1/contacts.json"}
    wanted |= {f"api/v1/schema/{name}" for name in SCHEMAS}
    for lang in ("nl", "en"):
        wanted |= {f"{lang}/{name}.html" for name in ("index", "sporen-wissen", SLUG, stem)}
        wanted |= {f"{lang}/{stem}{ending}" for ending in (".pdf", "-bronnen.pdf", ".txt", ".md", ".csl.json", ".bib")}
        wanted |= {f"api/v1/{lang}/{SLUG}.json", f"api/v1/{lang}/{SLUG}/2018-11-17.json"}
    assert wanted <= contents(out).keys()


def test_the_manifest_names_every_file_with_its_digest_and_size(out: Path) -> None:
    files = contents(out)
    del files["manifest.json"]
    assert manifest(out)["files"] == {path: {"sha256": digest(data), "size": len(data)} for path, data in files.items()}


def test_the_largest_page_weighs_under_60_kb(out: Path) -> None:
    weights = {path: len(data) for path, data in contents(out).items() if path.endswith((".html", ".css", ".js"))}
    assets = sum(size for path, size in weights.items() if path.startswith("assets/"))
    assert max(size for path, size in weights.items() if path.endswith(".html")) + assets < 60_000


def test_nothing_but_the_style_sheet_holds_up_a_page(out: Path) -> None:
    for path, data in contents(out).items():
        if path.endswith(".html"):
            elements = Reading(data.decode()).elements
            scripts = [given for tag, given in elements if tag == "script" and "json" not in given.get("type", "")]
            assert [given for given in scripts if "src" not in given or "defer" not in given] == [], path
            loaded = [given for tag, given in elements if tag == "link" and given["rel"] in ("stylesheet", "preload")]
            assert len(loaded) == 1, path
            assert not {"img", "iframe", "object", "style", "video"} & {tag for tag, _ in elements}, path
    assert not re.search(r"url\(|@import|@font-face", (out / "assets/style.css").read_text("utf-8"))


def test_files_of_the_api_satisfy_their_schemas(out: Path) -> None:
    checked = 0
    for path, data in contents(out).items():
        if path.endswith(".json") and "/schema/" not in path and not path.endswith(".csl.json"):
            content = json.loads(data)
            assert (out / content["schema"]).is_file(), path
            schema = SCHEMAS[content["schema"].rpartition("/")[2]]
            assert list(Draft202012Validator(schema, registry=REGISTRY).iter_errors(content)) == [], path
            checked += 1
    assert checked == 8


def test_the_index_says_which_types_have_a_factsheet(out: Path) -> None:
    types = {one["type"]: one for one in json.loads((out / "api/v1/index.json").read_text("utf-8"))["types"]}
    assert types[SLUG]["factsheet"] == SLUG
    assert types[SLUG]["names"]["en"] == "Forced abandonment"
    assert "factsheet" not in types["stalking"]
    assert types["stalking"]["pages"]["nl"] == "https://www.huiselijkgeweld.nl/stalking"
    assert "pages" not in types["kindermishandeling"]


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("recalls.json", {"recalls": [{"kind": "x"}]}),
        ("manifest.json", {"files": {"a": {"sha256": "x", "size": 1}}}),
        ("api/v1/contacts.json", {"contacts": {"a": {"retired": [], "languages": {"nl": {"name": "A"}}}}}),
    ],
)
def test_a_planted_fault_breaks_a_schema(out: Path, path: str, fault: dict[str, object]) -> None:
    content = json.loads((out / path).read_bytes()) | fault
    schema = SCHEMAS[content["schema"].rpartition("/")[2]]
    assert list(Draft202012Validator(schema, registry=REGISTRY).iter_errors(content)) != []


def test_an_app_lays_it_over_its_package(out: Path) -> None:
    for lang in ("nl", "en"):
        laid = factsheet_content.load(SLUG, lang=lang, data=out / "api/v1")
        assert laid == factsheet_content.load(SLUG, lang=lang)


def test_a_second_run_writes_nothing(tree: Path, tmp_path: Path) -> None:
    first = publish(tree, tmp_path / "site")
    assert first.rendered == 2
    assert first.written == first.files
    before = {path: (tmp_path / "site" / path).stat() for path in contents(tmp_path / "site")}
    assert earlier.unchanged(tree, tmp_path / "site") == earlier.Report(first.files, 0, 0, 0)
    report = making.publish(ContentTree(tree), tmp_path / "site", InProcess())
    assert (report.written, report.removed, report.rendered) == (0, 0, 0)
    after = {path: (tmp_path / "site" / path).stat() for path in contents(tmp_path / "site")}
    assert {path: (one.st_ino, one.st_mtime_ns) for path, one in before.items() if path != "manifest.json"} == {
        path: (one.st_ino, one.st_mtime_ns) for path, one in after.items() if path != "manifest.json"
    }


def test_one_changed_word_is_rendered_again_and_equals_a_fresh_run(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    replace(tree / f"content/en/factsheets/{SLUG}.po", "Unexplained absence", "Absence without a reason")
    report = publish(tree, tmp_path / "site")
    assert report.rendered == 2
    assert (
        report.written == 8
    )  # in English: page and JSON at both addresses, PDF, its sources (checksum), Markdown, text
    assert b"Absence without a reason" in (tmp_path / f"site/en/{SLUG}.html").read_bytes()
    publish(tree, tmp_path / "fresh")
    assert contents(tmp_path / "site") == contents(tmp_path / "fresh")


def test_what_is_no_longer_published_goes(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    withdraw(tree)
    report = publish(tree, tmp_path / "site")
    files = contents(tmp_path / "site")
    assert f"nl/{SLUG}.html" not in files
    assert f"nl/{SLUG}-2018-11-17.html" in files  # says that it was withdrawn
    assert report.removed == 4
    recalls = json.loads(files["recalls.json"])["recalls"]
    assert [one["id"] for one in recalls if one["kind"] == "withdrawn_edition"] == [f"withdrawn/{SLUG}/2018-11-17"]


def test_a_folder_with_other_files_is_refused_and_left_alone(tree: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "thesis.docx").write_bytes(b"ten years")
    with pytest.raises(FactsheetError, match=r"thesis\.docx"):
        publish(tree, folder)
    (folder / "thesis.docx").unlink()
    publish(tree, folder)
    (folder / "nl/notes.txt").write_bytes(b"mine")
    with pytest.raises(FactsheetError, match=r"nl/notes\.txt"):
        publish(tree, folder)
    assert (folder / "nl/notes.txt").read_bytes() == b"mine"


@pytest.mark.parametrize("entry", ["../outside", "/etc/outside", "nl/../../outside"])
def test_a_manifest_that_leads_elsewhere_is_refused(tree: Path, tmp_path: Path, entry: str) -> None:
    folder = tmp_path / "site"
    publish(tree, folder)
    data = manifest(folder)
    data["files"][entry] = {"sha256": "0" * 64, "size": 1}
    (folder / "manifest.json").write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "outside").write_bytes(b"x")
    with pytest.raises(FactsheetError, match="leads elsewhere"):
        publish(tree, folder)
    assert (tmp_path / "outside").exists()


def test_faulty_content_changes_nothing(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    before = contents(tmp_path / "site")
    replace(tree / f"content/nl/factsheets/{SLUG}/2018-11-17.yaml", "Weglopen van huis", "Weglopen")
    with pytest.raises(ContentError):
        publish(tree, tmp_path / "site")
    assert contents(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == [".site.memory.json"]


def test_a_lost_file_comes_back(tree: Path, tmp_path: Path) -> None:
    publish(tree, tmp_path / "site")
    before = contents(tmp_path / "site")
    (tmp_path / f"site/nl/{SLUG}-2018-11-17.pdf").unlink()
    assert publish(tree, tmp_path / "site").rendered == 1
    assert contents(tmp_path / "site") == before


def test_jobs_clock_zone_and_locale_leave_the_bytes_alone(out: Path, tmp_path: Path) -> None:
    env = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
    done = factsheet("publish", "--out", tmp_path / "other", "--jobs", "2", env=env)
    assert done.returncode == 0, done.stderr.decode()
    assert contents(tmp_path / "other") == contents(out)


def test_the_command_says_what_it_did(tree: Path, tmp_path: Path) -> None:
    first = factsheet("--root", tree, "publish", "--out", tmp_path / "site")
    assert b" written, 0 removed." in first.stderr
    second = factsheet("--root", tree, "publish", "--out", tmp_path / "site")
    assert second.stderr.endswith(b"nothing changed.\n")
    (tmp_path / "site/mine").write_bytes(b"")
    refused = factsheet("--root", tree, "publish", "--out", tmp_path / "site")
    assert refused.returncode == 2
    assert b"mine" in refused.stderr


def test_the_feed_is_read_by_another_program(out: Path) -> None:
    """Xmllint would need a schema; the standard library's parser holds well-formedness and the required elements."""
    import xml.etree.ElementTree as ET

    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.parse(out / "recalls.atom").getroot()  # noqa: S314
    recalls = json.loads((out / "recalls.json").read_bytes())["recalls"]
    assert [entry.findtext(f"{atom}title") for entry in feed.iter(f"{atom}entry")] == [
        recall["texts"]["nl"] for recall in recalls
    ]
    for part in (feed, *feed.iter(f"{atom}entry")):
        assert part.findtext(f"{atom}id")
        assert (part.findtext(f"{atom}updated") or "").endswith("T00:00:00Z")
    kinds = {recall["kind"] for recall in recalls}
    assert kinds == {"retired_channel", "critical_notice"}
