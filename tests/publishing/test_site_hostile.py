"""Texts that would be markup to somebody come out as they were written, on every page and in every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.publication import Publication
from factsheet_content.publishing.site.pages import changes, pages
from factsheet_content.publishing.site.plan import Plan
from tests.publishing.published import add_edition
from tests.rendering.html_reading import Reading

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '<b onclick="x">vet</b> <script>alert(1)</script> &amp; #panic("x") $x$ @e <d> ${s} {{ 7 * 7 }} {% raw %}'
#: As it stands in a file of content: braces would be fields, and Markdown's own signs are escaped.
WRITTEN = HOSTILE.replace("{", "{{").replace("}", "}}").replace("<", "\\<").replace("*", "\\*").replace("&", "\\&")


@pytest.fixture
def made(tree: Path) -> dict[str, str]:
    """The pages of content with the hostile text in a type's name, in labels, and in what has changed."""
    quoted = "'" + WRITTEN.replace("'", "''") + "'"
    types = tree / "content/nl/types.yaml"
    text = types.read_text("utf-8").replace("name: Stalking", f"name: {quoted}")
    types.write_text(text.replace("name: Gedwongen achterlating", f"name: {quoted}"), encoding="utf-8")
    labels = tree / "content/nl/labels.yaml"
    text = labels.read_text("utf-8")
    for id_ in ("overzicht", "sporen_wissen", "sporen_knop", "wat_is_veranderd"):
        text, count = re.subn(rf"(?m)^  {id_}:.*\n(?:    .*\n)*", f"  {id_}: {{text: {quoted}}}\n", text)
        assert count == 1, id_
    labels.write_text(text, encoding="utf-8")
    add_edition(tree)
    sheet = tree / "content/nl/factsheets/gedwongen-achterlating/2027-01-31.yaml"
    written = sheet.read_text("utf-8")
    assert "Weglopen van thuis" in written
    sheet.write_text(re.sub(r"(?m)Weglopen van thuis.*$", quoted, written), encoding="utf-8")
    plan = Plan(Publication(ContentTree(tree)))
    return dict([*pages(plan), *changes(plan, "gedwongen-achterlating")])


@pytest.mark.parametrize(
    ("path", "least"),
    [("nl/index.html", 3), ("nl/sporen-wissen.html", 2), ("nl/gedwongen-achterlating-2027-01-31-wijzigingen.html", 3)],
)
def test_it_is_text_on_the_pages_of_the_site(made: dict[str, str], path: str, least: int) -> None:
    page = Reading(made[path])
    assert page.words.count(HOSTILE) >= least
    assert "b" not in {tag for tag, _ in page.elements}
    assert [given for tag, given in page.elements if tag == "script"] == [{"src": "../assets/exit.js", "defer": ""}]
    assert [name for _, given in page.elements for name in given if name.startswith("on")] == []
