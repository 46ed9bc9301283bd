"""The draft that a new factsheet starts from: the standard sections, with guidance for who fills them in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factsheet_content.authoring.yaml_editing import scalar
from factsheet_content.errors import FactsheetError
from factsheet_content.importing.drafting import check_slug
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.registries import Series
    from factsheet_content.authoring.tree import ContentTree

# What each standard section is for, and what stands there until the editor writes it.
_GUIDANCE = {
    "definition": ("Wat is het? Twee of drie korte alinea's.", "paragraph", "omschrijving"),
    "signals": ("Wat kan een professional zien of horen? Eén signaal per onderdeel.", "bullets", "mogelijk"),
    "risk-factors": ("Wie is extra kwetsbaar? Laat de sectie weg als daar niets over bekend is.", "bullets", "groepen"),
    "reporting-code": (
        "Wat is bij dit type anders in de vijf stappen? Zet `critical: true` bij wat gevaar kan voorkomen.",
        "bullets",
        "aandachtspunten",
    ),
    "more-information": ("Waar is meer te lezen? Adressen staan onder `links:`.", "paragraph", "verwijzing"),
    "facts": ("Cijfers met een bron. Zet ze onder `facts:` en schrijf hier {{facts.id}}.", "bullets", "cijfers"),
    "credits": ("Wie heeft de factsheet gemaakt?", "paragraph", "opstellers"),
}
TO_WRITE = "Nog te schrijven"


def new_draft(tree: ContentTree, slug: str, title: str) -> bytes:
    """The text of ``draft.yaml`` for a new factsheet."""
    check_slug(tree, slug)
    plain = " ".join(title.split())
    if not plain:
        raise FactsheetError(phrase("the title is empty"))
    if not tree.series_editions:
        raise FactsheetError(phrase("the tree has no edition of the series to belong to"))
    series = tree.series(tree.series_editions[0])
    lines = [
        "# yaml-language-server: $schema=../../../../schema/factsheet.schema.json",
        "# Concept. Onder elke kop staat wat er hoort; haal die regels weg als het er staat.",
        f"factsheet: {slug if slug[0].isalpha() else json.dumps(slug)}",
        f"series: {series.edition}",
        f"title: {scalar(plain.replace('{', '{{').replace('}', '}}'))}",
        "",
        "# De inleiding van de serie. Een eigen alinea: - {id: beknopt, paragraph: …}",
        "intro:",
        *(f"  - series: {name}" for name in series.intro),
        "",
        "sections:",
    ]
    for section, (guidance, kind, block) in _GUIDANCE.items():
        lines += [f"  # {guidance.replace('{{', '{').replace('}}', '}')}", f"  - id: {section}"]
        if series.heading(section) is None:
            lines.append(f"    heading: {scalar(f'Wat is {plain[:1].lower()}{plain[1:]}?', 4)}")
        lines += _block(kind, block)
    lines += _contact(tree, series)
    return ("\n".join(lines) + "\n").encode()


def _block(kind: str, id_: str) -> list[str]:
    if kind == "paragraph":
        return ["    blocks:", f"      - id: {id_}", f"        paragraph: {TO_WRITE}", ""]
    return ["    blocks:", f"      - id: {id_}", f"        {kind}:", f"          eerste: {TO_WRITE}", ""]


def _contact(tree: ContentTree, series: Series) -> list[str]:
    """Who to call: never a number in the text itself."""
    known = tree.contacts.entries
    if series.heading("contact") is None or not known:
        return []
    lines = ["  # Wie kan de lezer bellen? De nummers staan in contacts.yaml.", "  - id: contact", "    blocks:"]
    if "telefoon" in (known.get("alarmnummer", {}).get("channels") or {}):
        lines += [
            "      - id: gevaar",
            "        paragraph: Bij acuut gevaar bel {contacts.alarmnummer.telefoon}.",
            "        critical: true",
        ]
    first = "veilig_thuis" if "veilig_thuis" in known else next(iter(known))
    return [*lines, "      - id: nummers", f"        contacts: [{first}]"]
