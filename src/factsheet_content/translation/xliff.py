"""XLIFF 1.2, the form in which agencies work: all catalogs of a language in one file, out and in again.

A text is a ``trans-unit`` whose ``resname`` is the unit id. Its XML id, which takes no ``/``, is the same with colons
and the digest of the Dutch text, so that a reworded draft beside its published edition is two. Brace fields are ``ph``
elements, which programs protect; what a translation was made for is an ``alt-trans``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from factsheet_content.authoring.catalog import FUZZY, Catalog, Entry
from factsheet_content.authoring.diagnostics import ContentError
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.authoring.unit import fields
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.translation import xml_files
from factsheet_content.translation.acceptance import digest
from factsheet_content.translation.templates import domains

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from factsheet_content.authoring.tree import ContentTree

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_NS = f"{{{NAMESPACE}}}"
_PREVIOUS = "previous-version"
#: Who wrote a note: the editors (read only, to an agency) or the translators, whose notes come back.
_EDITORS, _TRANSLATORS = "developer", "translator"
_PROJECT = "factsheet-content"
# XLIFF 1.2 §2.3.1, "state": what says that somebody finished the translation.
_FINISHED = ("translated", "final", "signed-off")


@dataclass(frozen=True, slots=True)
class Part:
    """The catalog of one domain."""

    domain: str
    catalog: Catalog


def parts(tree: ContentTree, language: str) -> list[Part]:
    """A language's catalogs in the order in which a translator starts; ``ContentError`` for one that is damaged."""
    found = [(domain, tree.catalog(language, domain)) for domain in domains(tree)]
    damaged = [problem for _, catalog in found if catalog and not catalog.intact for problem in catalog.diagnostics]
    if damaged:
        raise ContentError(phrase("{language} is not sent; repair its catalogs first", language=language), damaged)
    return [Part(domain, catalog) for domain, catalog in found if catalog]


def unit_key(unit_id: str, text: str) -> str:
    """The XML id of a text of a unit."""
    return f"{unit_id.replace('/', ':')}:{digest(text)[:8]}"


def write(parts: Iterable[Part], language: str) -> bytes:
    """The live entries of a language's catalogs, a ``file`` element each."""
    root = ET.Element("xliff", {"version": "1.2", "xmlns": NAMESPACE})
    for part in parts:
        entries = [entry for entry in part.catalog.entries if not entry.obsolete]
        if entries:
            _write_file(root, part.domain, language, entries)
    return xml_files.write(root, f"the XLIFF of {language}", ("source", "target", "note"))


def _write_file(root: ET.Element, domain: str, language: str, entries: list[Entry]) -> None:
    attributes = {
        "original": domain,
        "product-name": _PROJECT,
        "source-language": SOURCE_LANGUAGE,
        "target-language": language,
        "datatype": "po",
    }
    body = ET.SubElement(ET.SubElement(root, "file", attributes), "body")
    for entry in entries:
        if entry.msgid_plural is not None:
            raise FactsheetError(
                phrase(
                    "{domain}: {unit} has plural forms, which are none of this project's",
                    domain=domain,
                    unit=entry.msgctxt,
                )
            )
        _write_unit(body, entry, language)


def _write_unit(body: ET.Element, entry: Entry, language: str) -> None:
    id_ = entry.msgctxt or ""
    attributes = {"id": unit_key(id_, entry.msgid), "resname": id_, xml_files.SPACE: "preserve"}
    if entry.translated:
        attributes["approved"] = "yes"
    unit = ET.SubElement(body, "trans-unit", attributes)
    _write_text(unit, "source", entry.msgid, {xml_files.LANG: SOURCE_LANGUAGE})
    # Without a target, programs show an empty field; an empty one would be a translation that says nothing.
    if entry.msgstr:
        state = "translated" if entry.translated else "needs-review-translation"
        _write_text(unit, "target", entry.msgstr, {xml_files.LANG: language, "state": state})
    _write_previous(unit, entry, language)
    for author, lines in ((_EDITORS, entry.extracted), (_TRANSLATORS, entry.comments)):
        for line in lines:
            ET.SubElement(unit, "note", {"from": author}).text = line


def _write_previous(unit: ET.Element, entry: Entry, language: str) -> None:
    """What an unconfirmed translation was made for; XLIFF wants the ``alt-trans`` to have a translation too."""
    if entry.previous_msgid is None and entry.previous_msgctxt is None:
        return
    attributes = {"alttranstype": _PREVIOUS, xml_files.SPACE: "preserve"}
    if entry.previous_msgctxt is not None:
        attributes["resname"] = entry.previous_msgctxt
    alternative = ET.SubElement(unit, "alt-trans", attributes)
    before = entry.msgid if entry.previous_msgid is None else entry.previous_msgid
    _write_text(alternative, "source", before, {xml_files.LANG: SOURCE_LANGUAGE})
    _write_text(alternative, "target", entry.msgstr, {xml_files.LANG: language})


def _write_text(parent: ET.Element, name: str, text: str, attributes: dict[str, str]) -> None:
    """A text whose fields are elements; all that stands in it, read in order, is the text again."""
    element = ET.SubElement(parent, name, attributes)
    at, last = 0, None
    for number, field in enumerate(fields(text), 1):
        _append(element, last, text[at : field.start])
        last = ET.SubElement(element, "ph", {"id": str(number), "ctype": "x-field"})
        last.text = text[field.start : field.end]
        at = field.end
    _append(element, last, text[at:])


def _append(element: ET.Element, last: ET.Element | None, text: str) -> None:
    if last is None:
        element.text = text
    else:
        last.tail = text


def read_file(file: Path, now: dt.datetime) -> list[Catalog]:
    """The catalogs in a file that came back ``now``; ``FactsheetError`` for what is no XLIFF 1.2."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise FactsheetError(
            phrase("cannot read {file}: {reason}", file=file, reason=error.strerror or error)
        ) from error
    return read(data, str(file), now)


def read(data: bytes, path: str, now: dt.datetime) -> list[Catalog]:
    """The same, from bytes. Version 1.2 alone, for 2.0 is built otherwise."""
    root = xml_files.read(data, path)
    if root.tag != f"{_NS}xliff":
        raise FactsheetError(phrase("{file} is no XLIFF 1.2: its root is {root}", file=path, root=root.tag))
    return [_read_file(file, path, now) for file in root.iter(f"{_NS}file")]


def domain(back: Catalog) -> str:
    """The domain of a catalog that came back."""
    return back.headers["Project-Id-Version"].removeprefix(f"{_PROJECT} ")


def aligned(back: Catalog, sent: Catalog) -> Catalog:
    """What came back, as if it were a whole catalog: with the obsolete entries, which no agency gets to see.

    Spaces that a program changed in a Dutch text do not make it another text.
    """
    known = {(entry.msgctxt, _bare(entry.msgid)): entry.msgid for entry in sent.entries if not entry.obsolete}
    entries = [
        replace(entry, msgid=known.get((entry.msgctxt, _bare(entry.msgid)), entry.msgid)) for entry in back.entries
    ]
    obsolete = [entry for entry in sent.entries if entry.obsolete]
    return replace(back, entries=(*entries, *obsolete))


def _bare(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _read_file(file: ET.Element, path: str, now: dt.datetime) -> Catalog:
    headers = {
        "Project-Id-Version": f"{_PROJECT} {file.get('original', '')}",
        "PO-Revision-Date": f"{now:%Y-%m-%d %H:%M%z}",
        "Language": file.get("target-language", ""),
    }
    entries = tuple(_read_unit(unit, path) for unit in file.iter(f"{_NS}trans-unit"))
    return Catalog(path, headers, entries)


def _read_unit(unit: ET.Element, path: str) -> Entry:
    source = unit.find(f"{_NS}source")
    if source is None:
        raise FactsheetError(phrase("{file}: the trans-unit {id} has no source", file=path, id=unit.get("id")))
    previous = next((alt for alt in unit.iter(f"{_NS}alt-trans") if alt.get("alttranstype") == _PREVIOUS), None)
    before = None if previous is None else previous.find(f"{_NS}source")
    return Entry(
        _text(source),
        _text(unit.find(f"{_NS}target")),
        unit.get("resname") or _unit_id(unit.get("id", "")),
        comments=tuple(_notes(unit)),
        flags=() if _is_finished(unit) else (FUZZY,),
        previous_msgctxt=None if previous is None else previous.get("resname"),
        previous_msgid=None if before is None else _text(before),
    )


def _unit_id(key: str) -> str:
    """The unit id that an XML id was made of."""
    return key.rpartition(":")[0].replace(":", "/")


def _text(element: ET.Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _is_finished(unit: ET.Element) -> bool:
    """Whether the agency says so; where it says nothing, what it changed is taken as done."""
    target = unit.find(f"{_NS}target")
    if target is None:
        return True
    state = target.get("state")
    return state in _FINISHED or (state is None and unit.get("approved") != "no")


def _notes(unit: ET.Element) -> Iterator[str]:
    for note in unit.iterfind(f"{_NS}note"):
        if note.get("from") != _EDITORS:
            yield from _text(note).splitlines() or [""]
