"""``factsheet reuse``: texts that factsheets share, with a proposal to keep each of them once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from factsheet_content.cli import output

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
    output.say(f"{len(found)} texts are shared")
    return 0


def _lines(one: Shared) -> list[str]:
    alike = "the same" if one.likeness == 100 else f"{one.likeness}% alike"  # noqa: PLR2004 - percent
    texts = dict.fromkeys(place.unit.text for place in one.places)
    places = ", ".join(f"{place.slug}: {place.unit.id}" for place in one.places)
    return [f"{alike}  {places}", *(f"    {text}" for text in texts), f"    → {_advice(one)}", ""]


def _advice(one: Shared) -> str:
    if one.can_move:
        return f"in the series' next edition, {one.proposal}"
    return "write it the same in each" if one.likeness < 100 else "one translation serves all"  # noqa: PLR2004 - percent


def _as_json(one: Shared) -> dict[str, Any]:
    return {
        "likeness": one.likeness,
        "places": [{"factsheet": p.slug, "unit": p.unit.id, "text": p.unit.text} for p in one.places],
        "proposal": _advice(one),
    }
