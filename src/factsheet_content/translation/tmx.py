"""TMX 1.4, the form in which translation memories travel: what readers get today, for any program to suggest from.

No document type is declared, for a reader that obeys it fetches a file; the memory is the same without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.translation import xml_files
from factsheet_content.translation.states import Language, State
from factsheet_content.translation.templates import domain_units, domains
from factsheet_content.translation.xliff import unit_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

_HEADER = {
    "creationtool": "factsheet-content",
    "creationtoolversion": "1",
    "segtype": "block",
    "o-tmf": "po",
    "adminlang": "en",
    "srclang": SOURCE_LANGUAGE,
    "datatype": "plaintext",
}


def write(tree: ContentTree, language: str) -> bytes:
    """Every text whose translation is current, critical ones where somebody accepted it, with its id and notes."""
    root = ET.Element("tmx", {"version": "1.4"})
    ET.SubElement(root, "header", _HEADER)
    body = ET.SubElement(root, "body")
    for unit, translation in _current(tree, language):
        _write_unit(body, unit, language, translation)
    return xml_files.write(root, f"the TMX of {language}", ("seg", "note", "prop"))


def _current(tree: ContentTree, language: str) -> Iterator[tuple[Unit, str]]:
    """Each text once, however many editions have it; critical where it is so in any of them."""
    states = Language(tree, language)
    for domain in domains(tree):
        found: dict[tuple[str, str], Unit] = {}
        for unit, _ in domain_units(tree, domain):
            known = found.get((unit.id, unit.text))
            found[unit.id, unit.text] = unit if known is None or unit.critical else known
        for unit in found.values():
            translated = states.translated(unit)
            if translated.state is State.CURRENT:
                yield unit, translated.text


def _write_unit(body: ET.Element, unit: Unit, language: str, translation: str) -> None:
    # A tuid may hold no white space and must be the only one of its kind in the file.
    tu = ET.SubElement(body, "tu", {"tuid": f"{unit.domain}:{unit_key(unit.id, unit.text)}"})
    if unit.comment:
        ET.SubElement(tu, "note").text = unit.comment
    ET.SubElement(tu, "prop", {"type": "x-domain"}).text = unit.domain
    ET.SubElement(tu, "prop", {"type": "x-context"}).text = unit.id
    for tag, text in ((SOURCE_LANGUAGE, unit.text), (language, translation)):
        tuv = ET.SubElement(tu, "tuv", {xml_files.LANG: tag})
        ET.SubElement(tuv, "seg").text = text
