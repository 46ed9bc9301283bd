"""Content trees to test with: the shipped one, and copies with another text, edition or language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.catalog import Catalog
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.lock import fingerprint
from factsheet_content.editions.publication import Publication
from factsheet_content.translation.acceptance import acceptance
from factsheet_content.translation.states import Language
from factsheet_content.translation.templates import domain_units, domains, template
from factsheet_content.translation.wording import Wording
from tests.support import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from factsheet_content.authoring.catalog import Entry
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.model import Factsheet

SLUG = "gedwongen-achterlating"
EDITION = "2018-11-17"
DOMAIN = f"factsheets/{SLUG}"
FOLDER = f"content/nl/factsheets/{SLUG}"
SHEET = f"{FOLDER}/{EDITION}.yaml"
NOTICES = f"{FOLDER}/notices.yaml"
CONTACTS = "content/nl/contacts.yaml"
LABELS = "content/nl/labels.yaml"
SERIES = f"content/nl/series/{EDITION}.yaml"
DOCUMENT = f"{FOLDER}/{EDITION}.source.txt"
LOCK = "content/editions.lock"


@cache
def shipped() -> Publication:
    """The publication of the shipped content; not for tests that change it."""
    return Publication(ContentTree(ROOT))


@cache
def published(language: str) -> Factsheet:
    """The shipped factsheet in a language."""
    return shipped().factsheet(SLUG, EDITION, language)


def sheet(tree: ContentTree, edition: str = EDITION) -> Sheet:
    """An edition of the one factsheet."""
    return tree.sheet(SLUG, edition)


def wording(root: Path, language: str = "nl", edition: str = EDITION) -> Wording:
    """The words of an edition as they are in the tree now."""
    tree = ContentTree(root)
    return Wording(tree, sheet(tree, edition), Language(tree, language))


def localised(root: Path, language: str = "nl", edition: str = EDITION) -> Factsheet:
    """The factsheet that a reader of the tree gets now."""
    return Publication(ContentTree(root)).factsheet(SLUG, edition, language)


def unit(tree: ContentTree, id_: str, domain: str = DOMAIN) -> Unit:
    """A unit by its id."""
    return next(unit for unit, _ in domain_units(tree, domain) if unit.id == id_)


def edit(root: Path, path: str, *changes: tuple[str, str]) -> None:
    """Replaces texts of a file; each must be there once."""
    file = root / path
    text = file.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{path} has {old!r} {text.count(old)} times"
        text = text.replace(old, new)
    file.write_text(text, "utf-8", newline="\n")


def edit_entry(root: Path, id_: str, domain: str = DOMAIN, language: str = "en", **changes: Any) -> None:
    """Changes a catalog's entry, as a translator would; an empty ``msgstr`` is no translation."""
    catalog = ContentTree(root).catalog(language, domain)
    assert catalog is not None
    assert catalog.by_id(id_)
    entries = tuple(replace(entry, **changes) if entry.msgctxt == id_ else entry for entry in catalog.entries)
    po_writer.write(replace(catalog, entries=entries), root / catalog.path)


def edit_header(root: Path, domain: str, language: str = "en", **fields: str) -> None:
    """Changes a catalog's header; an underscore in a name is a hyphen."""
    catalog = ContentTree(root).catalog(language, domain)
    assert catalog is not None
    headers = catalog.headers | {name.replace("_", "-"): value for name, value in fields.items()}
    po_writer.write(replace(catalog, headers=headers), root / catalog.path)


def add_edition(root: Path, edition: str, *changes: tuple[str, str], name: str = "") -> None:
    """A later edition: a copy with another date and changed texts, held against no document; not in the lock yet."""
    path = f"{FOLDER}/{name or edition}.yaml"
    (root / path).write_bytes((root / SHEET).read_bytes())
    line = "" if name == "draft" else f"edition: {edition}\n"
    edit(root, path, ("edition: 2018-11-17\n", line), ("  text: 2018-11-17.source.txt\n", ""), *changes)


def lock(root: Path, withdrawn: Mapping[str, str] | None = None) -> None:
    """Releases every dated edition of the factsheet as it is now, each on its own date."""
    tree = ContentTree(root)
    lines = []
    for edition in tree.editions(SLUG):
        on = (withdrawn or {}).get(edition)
        recall = f", withdrawn: {{on: {on}, reason: Fout nummer}}" if on else ""
        entry = f'{{hash: "{fingerprint(tree, sheet(tree, edition))}", released: {edition}{recall}}}'
        lines.append(f"    {edition}: {entry}\n")
    text = (root / LOCK).read_text("utf-8")
    head, rest = text.split(f"  {SLUG}:\n")
    series = rest[rest.index("series:") :]
    (root / LOCK).write_text(f"{head}  {SLUG}:\n{''.join(lines)}{series}", "utf-8", newline="\n")


def add_language(root: Path, language: str, translate: Callable[[Entry], str], **headers: str) -> None:
    """A language with everything translated by a function, and the critical units accepted."""
    tree = ContentTree(root)
    for domain in domains(tree):
        pot = template(tree, domain)
        entries = tuple(replace(entry, msgstr=translate(entry)) for entry in pot.entries)
        fields = pot.headers | {"Language": language, "PO-Revision-Date": "2026-11-24 12:00+0000"}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        po_writer.write(
            Catalog(f"content/{language}/{domain}.po", fields, entries), root / f"content/{language}/{domain}.po"
        )
    accept(root, language)


def accept(root: Path, language: str = "en") -> None:
    """Accepts every translation of a critical unit as it stands."""
    tree = ContentTree(root)
    lines = ["accepted:\n"]
    for domain in domains(tree):
        found = {unit.id: _accepted(tree, language, unit) for unit, _ in domain_units(tree, domain) if unit.critical}
        lines += [f"  {domain}:\n"] if found else []
        lines += [line for record in found.values() for line in record]
    (root / f"content/{language}/accepted.yaml").write_text("".join(lines), "utf-8", newline="\n")


def _accepted(tree: ContentTree, language: str, critical: Unit) -> list[str]:
    catalog = tree.catalog(language, critical.domain)
    entry = catalog.get(critical.id, critical.text) if catalog else None
    record = acceptance(critical, entry.msgstr if entry else "")
    pair = f'{{source: "{record.source}", translation: "{record.translation}", by: Ann, on: 2026-11-23}}'
    return [f"    {critical.id}:\n", f"      - {pair}\n"]
