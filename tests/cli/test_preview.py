from __future__ import annotations

import html
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHEET = "gedwongen-achterlating"


@pytest.fixture
def address(tree: Path) -> Iterator[str]:
    """A preview of the private copy, as a process of its own."""
    command = [sys.executable, "-u", str(ROOT / "cli.py"), "--root", str(tree), "preview", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        assert line.startswith("http://127.0.0.1:"), line
        yield line.partition(" ")[0]
        process.terminate()


def get(address: str, headers: dict[str, str] | None = None) -> str:
    request = urllib.request.Request(address, headers=headers or {})  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return str(answer.read().decode())


def edition(tree: Path) -> Path:
    return tree / f"content/nl/factsheets/{SHEET}/2018-11-17.yaml"


def test_a_save_shows_within_300_ms(tree: Path, address: str) -> None:
    page = f"{address}en/{SHEET}/2018-11-17.html"
    assert "Unexplained absence" in get(page)
    before = get(f"{address}changes")
    assert get(f"{address}changes") == before
    catalog = tree / f"content/en/factsheets/{SHEET}.po"
    text = catalog.read_text("utf-8").replace("Unexplained absence", "Absence without a reason")
    catalog.write_text(text, encoding="utf-8", newline="\n")
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert get(f"{address}changes") != before
        assert "Absence without a reason" in get(page)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3  # the best of a few: the machine has other work


@pytest.mark.parametrize("tag", ["nl", "en-XA", "ar-XB"])
def test_each_save_shows_within_300_ms_in_languages_that_are_made_for_it(tree: Path, address: str, tag: str) -> None:
    page = f"{address}{tag}/{SHEET}/2018-11-17.html"
    notices = tree / f"content/nl/factsheets/{SHEET}/notices.yaml"
    text = notices.read_text("utf-8")
    get(page)
    times = []
    for number in range(5):
        notices.write_text(text.replace("2011 en 2012", f"2011 en ZZ{number}"), encoding="utf-8", newline="\n")
        start = time.perf_counter()
        assert f"ZZ{number}" in get(page)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3


def test_problems_of_the_file_stand_above_the_page_or_instead_of_it(tree: Path, address: str) -> None:
    page = f"{address}nl/{SHEET}/2018-11-17.html"
    text = edition(tree).read_text("utf-8")
    edition(tree).write_text(text.replace("Weglopen van huis", "Weglopen van {thuis}"), encoding="utf-8")
    shown = get(page)
    assert f"content/nl/factsheets/{SHEET}/2018-11-17.yaml:" in shown
    assert "{thuis}" in shown
    edition(tree).write_text("sections: [", encoding="utf-8")
    assert "FC1" in get(page)
    edition(tree).write_text(text, encoding="utf-8")
    assert "Weglopen van huis" in get(page)


def test_it_lists_factsheets_and_leads_to_each_language(tree: Path, address: str) -> None:
    draft = edition(tree).with_name("draft.yaml")
    draft.write_bytes(edition(tree).read_bytes())
    assert get(address) == get(f"{address}nl/index.html")
    for name in ("draft", "2018-11-17"):
        assert f'href="/nl/{SHEET}/{name}.html"' in get(address)
    draft.unlink()
    page = get(f"{address}nl/{SHEET}/2018-11-17.html")
    assert f'href="../../en/{SHEET}/2018-11-17.html"' in page
    assert f'src="../../assets/preview.js?{get(f"{address}changes")}"' in page
    assert "connect-src 'self'" in html.unescape(page)
    assert "fetch(" in get(f"{address}assets/preview.js")


@pytest.mark.parametrize(
    "path", ["no", "nl/no/2018-11-17.html", f"xx/{SHEET}/2018-11-17.html", "../site.yaml", "assets/x"]
)
def test_other_paths_are_not_there(address: str, path: str) -> None:
    with pytest.raises(HTTPError, match="404"):
        get(address + path)


def test_it_answers_to_its_own_name_only(address: str) -> None:
    """A page elsewhere that gives its own name this address (DNS rebinding) gets nothing."""
    assert get(address, {"Host": "localhost:1"})
    with pytest.raises(HTTPError, match="404"):
        get(address, {"Host": "evil.example:80"})


def test_it_listens_on_loopback_alone_and_says_when_a_port_is_taken(address: str) -> None:
    port = int(address.rstrip("/").rpartition(":")[2])
    taken = factsheet("preview", "--port", str(port))
    assert taken.returncode == 2
    assert b"name another with --port" in taken.stderr
    with socket.socket() as other:
        other.settimeout(2)
        addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for place in addresses - {"127.0.0.1"}:
            assert other.connect_ex((place, port)) != 0


def test_it_shows_pseudo_languages_without_leaving_them_in_the_tree(tree: Path, address: str) -> None:
    page = get(f"{address}nl/{SHEET}/2018-11-17.html")
    assert f'href="../../en-XA/{SHEET}/2018-11-17.html"' in page
    assert f'href="../../ar-XB/{SHEET}/2018-11-17.html"' in page
    accented = get(f"{address}en-XA/{SHEET}/2018-11-17.html")
    assert "Ŵéĝļöþéñ ṽåñ ĥûîš" in accented
    assert 'lang="ar-XB" dir="rtl"' in get(f"{address}ar-XB/{SHEET}/2018-11-17.html")
    text = (tree / "content/nl/labels.yaml").read_text("utf-8")
    (tree / "content/nl/labels.yaml").write_text(text.replace("Verlaat deze site", "Verlaat alles"), encoding="utf-8")
    assert "Ṽéŕļååţ åļļéš" in get(f"{address}en-XA/{SHEET}/2018-11-17.html")
    assert sorted(path.name for path in (tree / "content").iterdir() if path.is_dir()) == ["en", "nl", "pot"]


@pytest.mark.parametrize("tag", ["nl", "en", "en-XA", "ar-XB"])
def test_the_page_on_traces_is_there(address: str, tag: str) -> None:
    assert f'href="../../{tag}/sporen-wissen.html"' in get(f"{address}{tag}/{SHEET}/2018-11-17.html")
    assert f'<html lang="{tag}"' in get(f"{address}{tag}/sporen-wissen.html")
