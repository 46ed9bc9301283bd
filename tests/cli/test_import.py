from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from pathlib import Path

SERIES = ROOT / "tests" / "examples" / "series"
BODY = "Factsheet: {title}\n\n17-11-2018\n\nEen inleiding.\n\nWat is {title}?\n\nIets wat {title} heet.\n"


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_document_becomes_a_draft_and_every_word_is_accounted_for(tree: Path) -> None:
    types = (tree / "content/nl/types.yaml").read_text("utf-8")
    done = factsheet("--root", tree, "import", SERIES / "stappen" / "sheet.html", "--slug", "stalking")
    told = done.stderr.decode()
    assert done.returncode == 0, told
    assert "words in, " in told
    assert "downloaden als pdf" in told
    assert (tree / "content/nl/factsheets/stalking/2020-02-29.source.html").is_file()
    added = set((tree / "content/nl/types.yaml").read_text("utf-8").splitlines()) - set(types.splitlines())
    assert added == {"    factsheet: stalking"}
    assert factsheet("--root", tree, "validate").returncode == 0


@pytest.mark.parametrize(
    ("name", "data", "slug", "says"),
    [
        ("a.txt", b"", "proef", "empty"),
        ("a.txt", b"\x00\x01\x02", "proef", "binary"),
        ("a.txt", b"x" * 50_000_000, "proef", "too large"),
        ("a.exe", b"MZ", "proef", "no reader"),
        ("a.txt", BODY.format(title="Proef").encode(), "gedwongen-achterlating", "already"),
        ("a.txt", BODY.format(title="Proef").encode(), "../x", "no slug"),
    ],
)
def test_what_cannot_be_imported_changes_nothing(  # noqa: PLR0913, PLR0917 - what is tried, and what it says
    tree: Path, tmp_path: Path, name: str, data: bytes, slug: str, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    before = files(tree)
    done = factsheet("--root", tree, "import", tmp_path / name, "--slug", slug)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert files(tree) == before


def test_many_documents_are_imported_and_a_bad_one_stops_none(tree: Path, tmp_path: Path) -> None:
    paths = []
    for number in range(30):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(BODY.format(title=f"Proef {number}") if number != 7 else "", encoding="utf-8")
    done = factsheet("--root", tree, "import", *paths)
    told = done.stderr.decode()
    assert done.returncode == 1
    assert f"{tmp_path / '7.txt'}: it is empty" in told
    assert "29 of 30 documents imported" in told
    assert len(list((tree / "content/nl/factsheets").glob("proef-*"))) == 29
    assert factsheet("--root", tree, "validate").returncode == 0


def test_a_new_factsheet_is_a_draft_that_can_be_looked_at(tree: Path, tmp_path: Path) -> None:
    types = (tree / "content/nl/types.yaml").read_text("utf-8")
    done = factsheet("--root", tree, "new", "kind-oudergeweld", "--title", "Kind-oudergeweld")
    assert done.returncode == 0, done.stderr.decode()
    added = set((tree / "content/nl/types.yaml").read_text("utf-8").splitlines()) - set(types.splitlines())
    assert added == {"    factsheet: kind-oudergeweld"}
    assert factsheet("--root", tree, "validate").returncode == 0
    assert b"kind-oudergeweld  Kind-oudergeweld" in factsheet("--root", tree, "list").stdout
    forms = [part for form in ("json", "markdown", "text", "html", "pdf") for part in ("--to", form)]
    assert (
        factsheet("--root", tree, "export", "kind-oudergeweld@draft", *forms, "--out", tmp_path / "o").returncode == 0
    )


@pytest.mark.parametrize("slug", ["gedwongen-achterlating", "../x", "Kind", "a_b"])
def test_a_name_that_cannot_be_is_refused(tree: Path, slug: str) -> None:
    before = files(tree)
    assert factsheet("--root", tree, "new", slug, "--title", "Proef").returncode == 2
    assert files(tree) == before


def test_a_dry_run_prints_the_draft_and_writes_nothing(tree: Path) -> None:
    before = files(tree)
    done = factsheet("--root", tree, "import", SERIES / "tabel" / "sheet.txt", "--slug", "proef", "--dry-run")
    assert done.stdout.startswith(b"# yaml-language-server")
    assert files(tree) == before


def test_an_editor_is_told_in_dutch(tree: Path, tmp_path: Path) -> None:
    done = factsheet(
        "--root", tree, "--ui-lang", "nl", "import", SERIES / "stappen" / "sheet.html", "--slug", "stalking"
    )
    told = done.stderr.decode()
    assert "woorden erin" in told
    assert "navigatie, niet in de tekst:" in told
    assert "words" not in told
    (tmp_path / "leeg.txt").write_text("")
    refused = factsheet("--root", tree, "--ui-lang", "nl", "import", tmp_path / "leeg.txt", "--slug", "x")
    assert refused.stderr.decode() == f"factsheet: {tmp_path / 'leeg.txt'}: het is leeg\n"


def on_a_terminal(*arguments: str | Path) -> tuple[int, str]:
    """The exit code and what a person sees, with a real terminal as standard error."""
    import pty

    main, side = pty.openpty()
    with subprocess.Popen([sys.executable, ROOT / "cli.py", *map(str, arguments)], stdout=side, stderr=side) as process:
        os.close(side)
        seen = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # Linux says so that nobody writes there any more
                break
            if not part:
                break
            seen += part
    os.close(main)
    return process.returncode, seen.decode().replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_on_a_terminal_a_hundred_documents_show_how_far_they_are(tree: Path, tmp_path: Path) -> None:
    paths = []
    for number in range(100):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(BODY.format(title=f"Proef {number}") if number != 7 else "", encoding="utf-8")
    code, seen = on_a_terminal("--root", tree, "import", *paths)
    assert code == 1
    steps = [int(percent) for percent in re.findall(r"(\d+)%", seen)]
    assert len(set(steps)) > 10
    assert steps == sorted(steps)
    assert steps[-1] == 100
    # The reports come after the bar, a line each, the bad one among them.
    _, _, reports = seen.partition("100%")
    assert f"\n{tmp_path / '7.txt'}: it is empty\n" in reports
    assert len(re.findall(r"words in, \d+ out", reports)) == 99
    assert "99 of 100 documents imported" in reports
