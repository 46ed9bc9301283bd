"""The one catalogue of diagnostic codes: each family keeps the manual pages of its own, and here they come together."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factsheet_content.authoring.codes import Code

#: The modules that have ``CODES``.
MODULES = (
    "factsheet_content.authoring.yaml_codes",
    "factsheet_content.authoring.po_codes",
    "factsheet_content.checks.schema_codes",
    "factsheet_content.checks.reference_codes",
    "factsheet_content.checks.translation_codes",
    "factsheet_content.checks.edition_codes",
    "factsheet_content.checks.catalog_codes",
    "factsheet_content.checks.value_codes",
    "factsheet_content.checks.text_codes",
)

#: The first digit of a code → what its family is about.
FAMILIES = {
    "1": "YAML: can the file be read?",
    "2": "Schema: does it have the form that it must have?",
    "3": "Catalogs: can the .po file be read?",
    "4": "References: does everything that is named exist?",
    "5": "Translations: do they say the same?",
    "6": "Editions: does a published text stay what it was?",
    "7": "Values: figures, contacts, links, dates",
    "8": "Text: characters, punctuation, style",
    "9": "Plain language (advice)",
}


@cache
def codes() -> dict[str, Code]:
    """Every code by its name, in order."""
    found = [code for module in MODULES for code in import_module(module).CODES]
    return {code.code: code for code in sorted(found, key=lambda code: code.code)}
