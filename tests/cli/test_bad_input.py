"""Whatever is wrong, a person gets a diagnostic or one line and the right exit code: no traceback, no partial file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checks.faults import CONTACTS, ENGLISH, FILES, FOLDER, LABELS, LOCK, NOTICES, SERIES, SHEET, SITE, TYPES
from tests.support import factsheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done, Run

SLUG = "gedwongen-achterlating"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("validate",),
    ("validate", "--format", "json"),
    ("list",),
    ("list", SLUG, "--editions", "--format", "json"),
    ("show", SLUG),
    ("show", SLUG, "--lang", "en"),
    ("export", "--to", "json"),
    ("i18n", "extract", "--check"),
)


def bomb() -> bytes:
    """Ten levels of ten aliases: a gigabyte, for a reader that follows them."""
    lines = ["a: &a [" + ", ".join(["xxxxxxxxxx"] * 10) + "]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{above}'] * 10)}]"
        for above, name in zip("abcdefghi", "bcdefghij", strict=True)
    ]
    return "\n".join(lines).encode()


def put(path: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Changes the bytes of a file."""

    def change_file(root: Path) -> None:
        (root / path).write_bytes(change((root / path).read_bytes()))

    return change_file


def folder(path: str) -> Callable[[Path], None]:
    """Puts a folder where a file was."""

    def change_file(root: Path) -> None:
        (root / path).unlink()
        (root / path).mkdir()

    return change_file


def append(tail: bytes) -> Callable[[bytes], bytes]:
    return lambda before: before + tail


def whole(content: bytes) -> Callable[[bytes], bytes]:
    return lambda _: content


#: What is wrong, how it comes about, and the code that must be said.
FAULTY: list[tuple[str, Callable[[Path], None], str]] = [
    ("malformed", put(SHEET, append(b"\nchanges: [")), "FC1"),
    ("malformed at the start", put(SHEET, lambda before: b"{" + before), "FC1"),
    ("duplicate key", put(SHEET, append(b"\ntitle: Nog een\n")), "FC108"),
    ("tab", put(SHEET, lambda before: before.replace(b"  - series", b"\t- series", 1)), "FC103"),
    ("Latin-1", put(SHEET, lambda before: before.decode().encode("cp1252", "replace")), "FC102"),
    ("UTF-16", put(SHEET, lambda before: before.decode().encode("utf-16")), "FC102"),
    ("NUL", put(SHEET, append(b"\0")), "FC104"),
    ("alias bomb", put(SHEET, whole(bomb())), "FC107"),
    ("alias bomb in contacts", put(CONTACTS, whole(bomb())), "FC107"),
    ("nesting bomb", put(TYPES, whole(b"[" * 200_000)), "FC1"),
    (
        "nesting bomb in the middle",
        put(SHEET, lambda before: before.replace(b"title: ", b"title: " + b"{a: " * 50_000, 1)),
        "FC1",
    ),
    ("unknown key", put(SHEET, append(b"\ntitel: x\n")), "FC201"),
    ("empty", put(LABELS, whole(b"")), "FC106"),
    ("a list", put(LABELS, whole(b"- a\n")), "FC204"),
    ("a number", put(SITE, whole(b"12\n")), "FC204"),
    ("second document", put(LOCK, append(b"---\n{}\n")), "FC105"),
    ("binary", put(SERIES, whole(bytes(range(256)))), "FC102"),
    ("impossible day", put(NOTICES, lambda before: before.replace(b"on: 2026-11-23", b"on: 2026-02-31")), "FC203"),
    ("broken catalog", put(ENGLISH, whole(b'msgid "x\nmsgstr [')), "FC3"),
    ("binary catalog", put(ENGLISH, whole(bytes(range(256)))), "FC3"),
    (
        "catalog in conflict",
        put(ENGLISH, lambda before: before.replace(b"msgctxt", b"<<<<<<< HEAD\nmsgctxt", 1)),
        "FC305",
    ),
    ("folder for a file", folder(TYPES), "FC110"),
    ("folder for the lock", folder(LOCK), "FC110"),
    ("folder for an edition", folder(SHEET), "FC"),
]


def hold(done: Done, *, commands: tuple[str, ...]) -> None:
    """What must hold of every answer."""
    assert "Traceback" not in done.err + done.out, commands
    assert done.code in (0, 1, 2), commands
    if done.code == 2:
        assert done.err.count("\n") == 1, done.err


@pytest.mark.parametrize(
    ("change", "code"), [case[1:] for case in FAULTY], ids=[case[0].replace(" ", "-") for case in FAULTY]
)
def test_faulty_content_is_a_diagnostic(
    change: Callable[[Path], None], code: str, run: Run, tree: Path, tmp_path: Path
) -> None:
    change(tree)
    before = sorted(file for file in tree.rglob("*"))
    for command in COMMANDS:
        done = run("--root", tree, *command)
        hold(done, commands=command)
        assert done.code == 1 or command[0] == "i18n", (command, done)
        if command[0] == "validate":
            assert code in done.out
        elif command[0] != "list":
            assert done.out == "", command
    out = tmp_path / "out"
    done = run("--root", tree, "export", "--to", "json", "--to", "text", "--out", out)
    assert (done.code, code in done.err, out.exists()) == (1, True, False)
    assert sorted(file for file in tree.rglob("*")) == before


#: Files that a tree can be without, with no more than warnings: whether English can still be had then.
SPARED = {
    "content/en/accepted.yaml": False,
    "content/en/glossary.yaml": True,
    "content/en/lexicon.yaml": True,
    "content/nl/lexicon.yaml": True,
    "content/en/contacts.po": True,
    "content/en/labels.po": True,
    "content/en/series.po": False,
    "content/en/types.po": True,
}


@pytest.mark.parametrize("path", FILES)
def test_a_missing_file_is_told(path: str, run: Run, tree: Path, tmp_path: Path) -> None:
    (tree / path).unlink()
    answers = {command: run("--root", tree, *command) for command in COMMANDS}
    for command, done in answers.items():
        hold(done, commands=command)
    validated, strict = answers["validate",], run("--root", tree, "validate", "--strict")
    if path in SPARED:
        # Without a language's own word list a check is left out; all else that is missing is warned of.
        assert (validated.code, strict.code) == (0, 0 if path == "content/en/lexicon.yaml" else 1)
        exported = run("--root", tree, "export", "--to", "json", "--lang", "en", "--out", tmp_path / "out")
        assert (exported.code == 0) == SPARED[path], exported.err
        return
    english_only = path.startswith("content/en/factsheets/")
    assert validated.code == 1, validated
    assert english_only or answers["export", "--to", "json"].code in (1, 2)
    exported = run("--root", tree, "export", "--to", "json", "--out", tmp_path / "out")
    assert exported.code in (1, 2)
    assert not (tmp_path / "out/en").exists()


def _file_for_folder(folder: Path) -> Path:
    folder.write_text("a file", encoding="utf-8")
    return folder


def _file_above_folder(folder: Path) -> Path:
    return _file_for_folder(folder) / "deeper"


def _file_for_language(folder: Path) -> Path:
    folder.mkdir()
    (folder / "nl").write_text("a file", encoding="utf-8")
    return folder


def _folder_for_file(folder: Path) -> Path:
    (folder / f"nl/{SLUG}-2018-11-17.json").mkdir(parents=True)
    return folder


@pytest.mark.parametrize("place", [_file_for_folder, _file_above_folder, _file_for_language, _folder_for_file])
def test_where_nothing_can_be_written_one_line_says_so(
    place: Callable[[Path], Path], run: Run, tree: Path, tmp_path: Path
) -> None:
    out = place(tmp_path / "out")
    before = sorted(tmp_path.rglob("*"))
    done = run("--root", tree, "export", "--to", "json", "--lang", "nl", "--out", out)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "cannot write" in done.err
    assert sorted(tmp_path.rglob("*")) == before


def test_templates_that_cannot_be_written_are_one_line(run: Run, tree: Path) -> None:
    (tree / "content/pot/types.pot").unlink()
    (tree / "content/pot/types.pot").mkdir()
    done = run("--root", tree, "i18n", "extract")
    assert (done.code, done.out) == (2, "")
    assert "cannot write" in done.err.splitlines()[-1]


def test_a_folder_without_editions_is_no_trap(run: Run, tree: Path) -> None:
    (tree / "content/nl/factsheets/leeg").mkdir()
    for command in COMMANDS:
        hold(run("--root", tree, *command), commands=command)
    done = run("--root", tree, "show", "leeg")
    assert (done.code, done.out) == (1, "")


def test_a_faulty_tree_leaves_no_trace_of_python_in_a_real_process(tree: Path) -> None:
    (tree / FOLDER / "draft.yaml").write_bytes(b"\xff: [\n\t*a")
    for command in (("validate",), ("show", SLUG), ("export", "--to", "pdf")):
        done = factsheet("--root", tree, *command, env={"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"})
        assert (done.returncode, b"Traceback" in done.stderr, b"FC102" in done.stdout + done.stderr) == (1, False, True)
