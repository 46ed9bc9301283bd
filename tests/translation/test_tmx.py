from __future__ import annotations

from typing import TYPE_CHECKING

from translate.storage import tmx as toolkit

from factsheet_content.authoring.tree import ContentTree
from factsheet_content.translation import tmx, xml_files
from factsheet_content.translation.states import Language, State
from factsheet_content.translation.templates import domain_units, domains
from tests.support import ROOT
from tests.translation.trees import edit_entry

if TYPE_CHECKING:
    from pathlib import Path


def test_translate_toolkit_reads_every_current_translation(tmp_path: Path) -> None:
    tree = ContentTree(ROOT)
    file = tmp_path / "en.tmx"
    file.write_bytes(tmx.write(tree, "en"))
    store = toolkit.tmxfile.parsefile(str(file))  # type: ignore[no-untyped-call]
    states = Language(tree, "en")
    wanted = {
        (domain, unit.id, unit.text): (states.translated(unit).text, unit.comment)
        for domain in domains(tree)
        for unit, _ in domain_units(tree, domain)
        if states.translated(unit).state is State.CURRENT
    }
    found = {
        (_prop(unit, "x-domain"), _prop(unit, "x-context"), str(unit.source)): (str(unit.target), unit.getnotes())
        for unit in store.units
    }
    assert found == wanted
    assert len(found) == len(store.units) > 100


def test_every_id_is_there_once() -> None:
    root = xml_files.read(tmx.write(ContentTree(ROOT), "en"), "en.tmx")
    ids = [unit.get("tuid", " ") for unit in root.iter("tu")]
    assert len(set(ids)) == len(ids)
    assert not any(" " in id_ for id_ in ids)


def test_it_is_tmx_1_4() -> None:
    root = xml_files.read(tmx.write(ContentTree(ROOT), "en"), "en.tmx")
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("tmx", "1.4", ["header", "body"])
    # The attributes that the standard requires of a header.
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(root[0].attrib) == required
    assert root[0].get("srclang") == "nl"
    assert {tuv.get(xml_files.LANG) for tuv in root.iter("tuv")} == {"nl", "en"}


def test_what_is_not_current_is_no_memory(tree: Path) -> None:
    before = _contexts(ContentTree(tree))
    flags: tuple[str, ...] = ("fuzzy",)
    edit_entry(tree, "signals/mogelijk/weglopen", flags=flags)
    edit_entry(tree, "signals/mogelijk/conflicten", msgstr="")
    edit_entry(tree, "contact/gevaar", msgstr="Call {contacts.alarmnummer.telefoon}!")  # critical, accepted by nobody
    after = _contexts(ContentTree(tree))
    assert before - after == {"signals/mogelijk/weglopen", "signals/mogelijk/conflicten", "contact/gevaar"}
    assert after < before


def _contexts(tree: ContentTree) -> set[str | None]:
    root = xml_files.read(tmx.write(tree, "en"), "en.tmx")
    return {prop.text for prop in root.iter("prop") if prop.get("type") == "x-context"}


def _prop(unit: toolkit.tmxunit, type_: str) -> str:
    return next(str(prop.text) for prop in unit.xmlelement.iter("prop") if prop.get("type") == type_)
