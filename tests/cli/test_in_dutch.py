"""What the commands of an edition's life say to an editor is Dutch, in what they do and in what they refuse."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.house.ui_messages import SOURCE, called

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

SLUG = "gedwongen-achterlating"
EDITION = "2018-11-17"
ROOM = SOURCE / "factsheet_content"
SPEAKING = [
    *sorted((ROOM / "editions").rglob("*.py")),
    ROOM / "authoring/tree.py",
    *(ROOM / f"publishing/{name}.py" for name in ("releasing", "recalling")),
    *(ROOM / f"cli/{name}.py" for name in ("changing", "diff", "list", "release", "review", "revise", "verify")),
]
REFUSALS = ("FactsheetError", "UnknownFactsheetError", "UnknownEditionError", "UnknownLanguageError", "UsageError")


def test_no_refusal_of_an_edition_is_without_a_translation() -> None:
    """An exception of one of ours is made of a phrase: only those are in the catalog."""
    found = [
        f"{path.name}:{call.lineno}"
        for path in SPEAKING
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and called(call) in {*REFUSALS, "ContentError", *_said(path)} and call.args
        if isinstance(call.args[0], ast.JoinedStr | ast.Constant) and not _is_quoted(call.args[0])
    ]
    assert found == []


def _said(path: Path) -> tuple[str, ...]:
    """The memo's words are a table of their own."""
    return ("say",) if path.parent.name == "cli" else ()


def _is_quoted(said: ast.expr) -> bool:
    """Whether it has nothing but values: names, quotation marks, a count."""
    parts = said.values if isinstance(said, ast.JoinedStr) else [said]
    constants = [part.value for part in parts if isinstance(part, ast.Constant)]
    return not any(character.isalpha() for text in constants for character in str(text))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("revise", SLUG), "er is al een concept"),
        (("release", SLUG), "geef --date om het concept uit te geven"),
        (("release", SLUG, "--amend", EDITION), "bij --amend hoort --reason"),
        (("release", SLUG, "--date", "2026-02-30"), "een dag die niet bestaat"),
        (("release", SLUG, "--date", "2018-01-01"), "ligt niet na 2018-11-17, de datum van de nieuwste uitgave van"),
        (("release", SLUG, "--amend", EDITION, "--reason", "x"), "is wat gepubliceerd is; verbeter eerst"),
        (
            ("release", SLUG, "--reissue", "2017-01-01"),
            "heeft geen gepubliceerde uitgave '2017-01-01'; er zijn: 2018-11-17",
        ),
        (("release", SLUG, "--date", "2026-12-01", "--dry-run"), "zou worden uitgegeven"),
        (("release", SLUG, "--date", "2026-12-01", "--dry-run"), "zou wijzigen: content/editions.lock"),
        (("release", SLUG, "--withdraw", EDITION, "--reason", "Fout."), "ingetrokken; de uitgave blijft leesbaar"),
        (("review", SLUG, "--by", "LKHA", "--on", "2026-01-02"), "herzien op 2026-01-02 door LKHA"),
        (("review", "stalking", "--by", "LKHA"), "factsheet 'stalking'"),
        (("diff", SLUG, EDITION), "Noem SLUG OUD NIEUW"),
        (("diff", SLUG, "--since", "-x"), "is geen revisie van git"),
        (("diff", SLUG, EDITION, "draft", "--lang", "xx"), "er is geen taal 'xx'"),
        (("verify", f"{SLUG}@draft"), "noemt geen brondocument"),
        (("verify", f"{SLUG}@{EDITION}"), "navigatie"),
    ],
)
def test_an_editor_is_spoken_to_in_dutch(run: Run, tree: Path, arguments: tuple[str, ...], says: str) -> None:
    assert "begonnen vanaf 2018-11-17" in run("--root", tree, "--ui-lang", "nl", "revise", SLUG).err
    draft = tree / f"content/nl/factsheets/{SLUG}/draft.yaml"
    draft.write_text(draft.read_text("utf-8").replace("Weglopen van huis", "Weglopen van het huis"), "utf-8")
    assert says in run("--root", tree, "--ui-lang", "nl", *arguments).err


def test_the_history_is_dutch_too(run: Run, tree: Path) -> None:
    assert run("--root", tree, "release", SLUG, "--withdraw", EDITION, "--reason", "Fout.").code == 0
    told = run("--root", tree, "--ui-lang", "nl", "list", SLUG, "--editions").out
    for words in ("concept", "oudste controle van een nummer", "ingetrokken, uitgegeven op", "talen", "ingetrokken "):
        assert words in told
