"""``factsheet reuse``: texts that factsheets share, with a proposal to keep each of them once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from factsheet_content.cli import output
from factsheet_content.cli.wording import told, word
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.importing.sharing import Shared


@click.command("reuse", epilog="Example: factsheet reuse --least 95")
@click.option(
    "--least", type=click.IntRange(50, 100), default=88, show_default=True, help="How alike texts are, in percent."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the list.")
@click.pass_obj
def command(root: str | None, least: int, form: str) -> int:
    """Lists the texts that two or more factsheets have, or nearly so; nothing is changed.

    A paragraph of the introduction or a heading can move to the series' next edition (factsheet revise --series).
    Another text is best written the same everywhere: then one translation is suggested for all.
    """
    from factsheet_content.importing.sharing import shared_texts

    found = shared_texts(output.open_tree(root), least)
    if form == "json":
        output.write(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2) + "\n")
    else:
        output.write("".join(f"{line}\n" for one in found for line in _lines(one)))
    output.say(phrase("{count} texts are shared", count=len(found)))
    return 0


def _lines(one: Shared) -> list[str]:
    same = one.likeness == 100  # noqa: PLR2004 - percent
    alike = word("the same") if same else word("{likeness}% alike", likeness=one.likeness)
    texts = dict.fromkeys(place.unit.text for place in one.places)
    places = ", ".join(f"{place.slug}: {place.unit.id}" for place in one.places)
    return [f"{alike}  {places}", *(f"    {text}" for text in texts), f"    → {told(_advice(one))}", ""]


def _advice(one: Shared) -> str:
    if one.can_move:
        return phrase("in the series' next edition, {proposal}", proposal=one.proposal)
    if one.likeness < 100:  # noqa: PLR2004 - percent
        return phrase("write it the same in each")
    return phrase("one translation serves all")


def _as_json(one: Shared) -> dict[str, Any]:
    return {
        "likeness": one.likeness,
        "places": [{"factsheet": p.slug, "unit": p.unit.id, "text": p.unit.text} for p in one.places],
        "proposal": _advice(one),
    }
