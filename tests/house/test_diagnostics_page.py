"""``docs/diagnostics.md`` is the manual pages of all codes; ``REWRITE=1`` writes it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from factsheet_content.checks.catalogue import FAMILIES, codes
from tests.support import ROOT

if TYPE_CHECKING:
    from factsheet_content.authoring.codes import Code

PAGE = ROOT / "docs" / "diagnostics.md"

HEAD = """\
# Diagnostics

Everything that `factsheet validate` can say, by code. An **error** stops a publication, a **warning** wants an answer
(`--strict` lets it fail), **advice** may be ignored (`--advice` shows it). `factsheet validate --explain CODE` prints
one of these pages, in Dutch or English (`--ui-lang`). Each has an example in
[tests/examples/invalid](../tests/examples/invalid), with what is said of it.

This page is written from the codes themselves: `REWRITE=1 python -m pytest tests/house/test_diagnostics_page.py`.
What our checks see that other programs do not: [validation.md](validation.md).
"""


def page() -> str:
    parts = [HEAD, _table()]
    family = ""
    for code in codes().values():
        if code.code[2] != family:
            family = code.code[2]
            parts.append(f"## FC{family}xx · {FAMILIES[family]}\n")
        parts.append(_entry(code))
    return "\n".join(parts)


def _table() -> str:
    rows = [
        f"| [{code.code}](#{code.code.lower()}-{code.name}) | {code.severity} | {_cell(code.summary)} |"
        for code in codes().values()
    ]
    return "\n".join(["| code | severity | what is wrong |", "|---|---|---|", *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _entry(code: Code) -> str:
    language = "po" if code.code[2] in "35" else "yaml"
    return "\n".join(
        [
            f"### {code.code} {code.name}\n",
            f"{code.summary}\n",
            f"{code.why}\n",
            *(
                line
                for title, text in (("Wrong", code.bad), ("Right", code.good))
                for line in _block(title, text, language)
            ),
        ]
    )


def _block(title: str, text: str, language: str) -> list[str]:
    return [f"{title}:\n", f"```{language}", text, "```\n"]


if os.environ.get("REWRITE"):
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")


def test_the_page_has_every_code_as_it_is() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_family_has_a_title() -> None:
    assert {code[2] for code in codes()} <= set(FAMILIES)
