"""What docs/hosting.md shows runs as shown, against a real server that is set up as it says."""

from __future__ import annotations

import json
import shlex
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

import factsheet_content as fc
from tests.publishing.hosting import blocks, nginx, script
from tests.publishing.published import SLUG, contents, publish, replace
from tests.support import ROOT, need, output, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message
    from pathlib import Path

EVERYWHERE = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Strict-Transport-Security": "max-age=31536000",
    "Cache-Control": "no-cache",
}
FOR_APPS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
}
API = (
    "api/v1/index.json",
    f"api/v1/nl/{SLUG}.json",
    "api/v1/contacts.json",
    "recalls.json",
    "recalls.atom",
    "manifest.json",
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the content of the repository publishes; not to be altered."""
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(ROOT, folder)
    return folder


@pytest.fixture(scope="module")
def address(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(out, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def asked(address: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
    request = Request(address, method=method, headers={key.replace("_", "-"): headers[key] for key in headers})  # noqa: S310
    try:
        with urlopen(request) as answer:  # noqa: S310 - on loopback
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_every_file_is_served_with_its_type_and_headers(address: str, out: Path) -> None:
    types = {
        "html": "text/html", "css": "text/css", "js": "text/javascript", "json": "application/json",
        "pdf": "application/pdf", "atom": "application/atom+xml", "txt": "text/plain", "bib": "text/plain",
        "ts": "text/plain", "md": "text/markdown", "xml": "application/xml",
    }  # fmt: skip
    for path, data in contents(out).items():
        status, headers, body = asked(address + path)
        assert (status, body) == (200, data), path
        wanted = types[path.rpartition(".")[2]]
        assert headers["Content-Type"] == (wanted if wanted == "application/pdf" else f"{wanted}; charset=utf-8"), path
        assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE, path
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], path
        assert (headers["Access-Control-Allow-Origin"] == "*") == (path.startswith("api/") or path in API), path


@pytest.mark.parametrize("path", API)
def test_an_app_asks_again_and_gets_nothing_twice(address: str, path: str) -> None:
    _, headers, _ = asked(address + path)
    status, again, body = asked(address + path, If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")
    assert {name: again[name] for name in FOR_APPS} == FOR_APPS, "a browser refuses a 304 without them"
    assert asked(address + path, If_None_Match='"other"')[0] == 200


@pytest.mark.parametrize("path", API)
def test_a_browser_that_asks_first_is_answered(address: str, path: str) -> None:
    status, headers, _ = asked(address + path, "OPTIONS", Origin="https://app.example")
    assert status == 204
    assert {name: headers[name] for name in FOR_APPS} == FOR_APPS
    assert "GET" in headers["Access-Control-Allow-Methods"]


def test_the_command_for_the_shell_runs(address: str, out: Path, tmp_path: Path) -> None:
    (line,) = (block for block in blocks("sh") if "curl" in block)
    command = [
        need("curl"),
        *shlex.split(line.replace("https://factsheets.example/", address))[1:],
        "--write-out",
        "%{http_code}",
    ]
    assert output(*command, cwd=tmp_path) == b"200"
    assert (tmp_path / "index.json").read_bytes() == (out / "api/v1/index.json").read_bytes()
    assert output(*command, cwd=tmp_path) == b"304"
    assert (tmp_path / "index.json").read_bytes() == (out / "api/v1/index.json").read_bytes()


def test_the_script_for_node_runs_and_fetches_nothing_twice(address: str, out: Path, tmp_path: Path) -> None:
    (tmp_path / "follow.mjs").write_text(script("follow.mjs", "js"), encoding="utf-8")
    first, second = (output(need("node"), "follow.mjs", address, cwd=tmp_path).decode() for _ in range(2))
    assert second == first.replace("200 ", "304 ")
    for recall in json.loads((out / "recalls.json").read_bytes())["recalls"]:
        assert f"- {recall['texts']['nl']}\n" in first
    for section in json.loads((out / f"api/v1/en/{SLUG}.json").read_bytes())["sections"]:
        assert f"# {section['heading']['text']}\n" in first


def test_an_app_in_python_lays_what_is_new_over_its_package(tree: Path, tmp_path: Path) -> None:
    """The whole way: fetch, nothing new, a correction is published, fetch that alone, load it."""
    site = tmp_path / "site"
    publish(tree, site)
    (tmp_path / "update.py").write_text(script("update.py", "python"), encoding="utf-8")
    load = script("fc.load", "python") + "print(sheet.contacts['veilig_thuis'].channels['telefoon'].display)\n"
    with nginx(site, tmp_path / "nginx") as address:
        update = (sys.executable, "update.py", address, "newer")
        wanted = {path for path in contents(site) if path.startswith("api/v1/")}
        fetched = output(*update, cwd=tmp_path).decode().split()
        assert set(fetched) == wanted
        assert fetched[-1] == "api/v1/index.json"
        again = run(*update, cwd=tmp_path)
        assert (again.stdout, again.stderr) == (b"", b"nothing new\n")
        replace(tree / "content/nl/contacts.yaml", 'display: "0800-2000"', 'display: "0800-2001"')
        replace(tree / "content/nl/contacts.yaml", "tel:08002000", "tel:08002001")
        time.sleep(1.1)  # an ETag of nginx knows seconds; the page says so
        publish(tree, site)
        fetched = output(*update, cwd=tmp_path).decode().split()
        assert f"api/v1/nl/{SLUG}.json" in fetched
        assert not [path for path in fetched if "/schema/" in path]
        assert output(sys.executable, "-c", load, cwd=tmp_path, env={"PYTHONPATH": str(ROOT / "src")}) == b"0800-2001\n"
    assert fc.load(SLUG).contacts["veilig_thuis"].channels["telefoon"].display == "0800-2000"


def test_a_file_that_is_not_what_the_manifest_says_is_not_laid_over(tree: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(tree, site)
    (site / "api/v1/contacts.json").write_bytes(b"{}")
    (tmp_path / "update.py").write_text(script("update.py", "python"), encoding="utf-8")
    with nginx(site, tmp_path / "nginx") as address:
        done = run(sys.executable, "update.py", address, "newer", cwd=tmp_path)
    assert b"api/v1/contacts.json is not what the manifest says" in done.stderr
    assert done.returncode == 1
    assert not (tmp_path / "newer/api/v1/contacts.json").exists()
    assert not (tmp_path / "newer/api/v1/index.json").exists()
    assert not (tmp_path / "newer/etag").exists()
