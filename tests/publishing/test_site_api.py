"""What apps rely on in the content API: what never changes, what they hear of, and schemas that find faults."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.publishing.published import SLUG, add_edition, contents, publish, replace, withdraw
from tests.support import ROOT, factsheet

if TYPE_CHECKING:
    from pathlib import Path

SCHEMAS = {path.name: json.loads(path.read_text("utf-8")) for path in (ROOT / "schema/export").glob("*.json")}
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(schema)) for name, schema in SCHEMAS.items()
)
EDITION = f"api/v1/nl/{SLUG}/2018-11-17.json"
#: By its own words in the schema: what a reader of the Dutch text of a published edition gets for ever.
KEPT = [
    key
    for key, schema in SCHEMAS["factsheet.schema.json"]["properties"].items()
    if "ever change" in schema.get("description", "")
]


def read(out: Path, path: str) -> Any:
    return json.loads((out / path).read_bytes())


#: Contact details as they were and as they become: all that may change in what is kept.
CORRECTED = {
    "112": "144",
    "0800-2000": "0800-2001",
    "08002000": "08002001",
    "Politie (geen spoed)": "Politie zonder spoed",
}


def live(tree: Path) -> None:
    """Everything that may happen to a published edition: all live files, a newer edition, another translation."""
    contacts = tree / "content/nl/contacts.yaml"
    replace(contacts, "    name: Alarmnummer\n", '    retired: ["one-one-two"]\n    name: Alarmnummer\n')
    text = contacts.read_text("utf-8")
    for old, new in CORRECTED.items():
        assert old in text
        text = re.sub(rf"(display: \"|tel:|name: ){re.escape(old)}", rf"\g<1>{new}", text)
    contacts.write_text(text.replace("one-one-two", "112"), encoding="utf-8")
    replace(tree / "content/nl/labels.yaml", "text: Lees dit bij deze tekst", "text: Lees dit eerst")
    replace(tree / "content/nl/types.yaml", "name: Stalking", "name: Stalken")
    replace(tree / f"content/nl/factsheets/{SLUG}/notices.yaml", "Gebruik het afwegingskader", "Gebruik dat kader")
    replace(tree / f"content/en/factsheets/{SLUG}.po", "Unexplained absence", "Absence without a reason")
    add_edition(tree)
    for arguments in (("i18n", "extract"), ("review", SLUG, "--by", "Redactie", "--on", "2026-11-23")):
        done = factsheet("--root", tree, *arguments)
        assert done.returncode == 0, done.stderr.decode()


def test_the_dutch_text_and_the_facts_of_an_edition_never_change(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(tree, out)
    before = read(out, EDITION)
    live(tree)
    publish(tree, out)
    after = read(out, EDITION)
    assert {"title", "intro", "sections", "facts", "sources", "origin"} <= set(KEPT)
    for key in KEPT:
        told = json.dumps(after[key])
        for old, new in CORRECTED.items():
            told = told.replace(new, old)
        assert told == json.dumps(before[key]), key
    changed = {key for key in after if after[key] != before[key]} - {"sections"}
    assert changed >= {"status", "contacts", "notices", "editions", "labels"}, "or nothing was tried"
    assert after["status"] == "superseded"
    assert read(out, f"api/v1/nl/{SLUG}.json")["edition"] == "2027-01-31"


def test_a_withdrawn_edition_still_says_what_it_said(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(tree, out)
    before = read(out, EDITION)
    withdraw(tree)
    publish(tree, out)
    after = read(out, EDITION)
    assert after["status"] == "withdrawn"
    assert {key: after[key] for key in KEPT} == {key: before[key] for key in KEPT}
    assert f"api/v1/nl/{SLUG}.json" not in contents(out), "no app may take it for the current one"


def test_every_kind_of_recall_is_in_both_lists(tree: Path, tmp_path: Path) -> None:
    import xml.etree.ElementTree as ET

    out = tmp_path / "site"
    withdraw(tree)
    publish(tree, out)
    recalls = read(out, "recalls.json")["recalls"]
    assert {one["kind"] for one in recalls} == {"retired_channel", "withdrawn_edition", "critical_notice"}
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.parse(out / "recalls.atom").getroot()  # noqa: S314 - our own
    entries = [*feed.iter(f"{atom}entry")]
    ids = [one.findtext(f"{atom}id") or "" for one in entries]
    assert [id_.partition("#")[2] for id_ in ids] == [one["id"] for one in recalls]
    assert len(set(ids)) == len(ids)
    (withdrawn,) = (one for one in recalls if one["kind"] == "withdrawn_edition")
    assert withdrawn["on"] == "2026-11-24"
    assert (feed.findtext(f"{atom}updated") or "") >= f"{withdrawn['on']}T", "who asks by date hears of it"


def test_contacts_can_be_had_today_and_say_what_to_show_no_more(tree: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    live(tree)
    publish(tree, out)
    found = read(out, "api/v1/contacts.json")["contacts"]
    assert found["alarmnummer"]["languages"]["en"]["channels"]["telefoon"]["uri"] == "tel:144"
    assert found["veilig_thuis"]["retired"] == ["0900-1262626"]
    assert found["veilig_thuis"]["languages"]["nl"]["channels"]["telefoon"]["display"] == "0800-2001"


def faults(path: str, content: Any) -> list[str]:
    schema = SCHEMAS[content["schema"].rpartition("/")[2]]
    return [f"{path}: {one.message}" for one in Draft202012Validator(schema, registry=REGISTRY).iter_errors(content)]


@pytest.mark.parametrize(
    ("path", "keys", "fault"),
    [
        (EDITION, ("sections", 0, "blocks", 0), {"id": "x", "kind": "paragraph"}),
        (EDITION, ("contacts", "alarmnummer", "channels", "telefoon", "uri"), None),
        (f"api/v1/nl/{SLUG}.json", ("title",), "Gedwongen achterlating"),
        ("api/v1/index.json", ("factsheets", 0, "editions", 0), {"status": "current"}),
        ("api/v1/index.json", ("types", 0, "names"), ["Stalking"]),
        ("api/v1/contacts.json", ("contacts", "alarmnummer", "retired"), "0900"),
        ("recalls.json", ("recalls", 0, "texts"), "Niet meer gebruiken"),
        ("manifest.json", ("files", "recalls.json", "sha256"), "x"),
    ],
)
def test_a_planted_fault_breaks_a_schema(shared: Path, path: str, keys: tuple[Any, ...], fault: Any) -> None:
    content = read(shared, path)
    assert faults(path, content) == []
    place = content
    for key in keys[:-1]:
        place = place[key]
    assert place[keys[-1]] != fault
    place[keys[-1]] = fault
    assert faults(path, content) != []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the content of the repository publishes; not to be altered."""
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(ROOT, folder)
    return folder
