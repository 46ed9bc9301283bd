"""A tree of content in which every text would be markup to somebody, and what each of its published files says."""

from __future__ import annotations

import io
import json
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pikepdf

from factsheet_content import inline
from factsheet_content.authoring import yaml_editing
from factsheet_content.authoring.tree import ContentTree
from factsheet_content.editions.publication import Publication
from factsheet_content.publishing.site import api, pages
from factsheet_content.publishing.site.plan import Plan
from factsheet_content.publishing.site.rendering import render_bundle
from factsheet_content.translation.templates import domain_units, domains
from tests.rendering import outline
from tests.rendering.html_reading import Reading
from tests.rendering.pdf_text import tagged_text
from tests.rendering.test_sources import plain
from tests.translation import trees

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factsheet_content.authoring.unit import Unit

#: HTML, comments and ends of scripts, entities, Markdown, Typst, three template languages, BibTeX, XML and addresses.
WORDS = (
    '<b onclick="x">n</b> </p> </script> <script>alert(1)</script> <!-- --> <![CDATA[ ]]> &amp; &#35; "q" \'r\' '
    "*a* **b** _c_ `d` [e](https://kwaad.example) ![f](g.png) <https://kwaad.example> #panic(1) #let $i$ @j "
    "// k /* l */ \\m \\input{x} {{ 7 * 7 }} {% raw %} ${p} {facts.q} %(s)s | r ~~s~~ % t ^ ~ = --"
)
NEWEST, WITHDRAWN = "2027-01-31", "2017-01-01"
_BEGIN, _END = "¶{}¶", "§{}§"
_BEGUN = re.compile(r"¶([^¶]+)¶")
_FIELD = re.compile(r"\[[^]]*\]\(\{[^}]*\}\)|\{[^}]*\}")
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def told(number: object, words: str) -> str:
    """The words of one field."""
    return f"{_BEGIN.format(number)} {words} {_END.format(number)}"


def write(root: Path, words: str) -> None:
    """Fill the tree: three editions, one of them withdrawn, and a second language that is written from the right."""
    trees.add_edition(root, NEWEST)
    trees.add_edition(root, WITHDRAWN)
    _write_review(root)
    tree = ContentTree(root)
    found: dict[str, list[tuple[Any, Any]]] = {}
    for domain in domains(tree):
        for unit, _ in domain_units(tree, domain):
            if unit.kind != "address":
                found.setdefault(unit.document.path, []).append((unit.pointer, _written(unit, words)))
    for path, edits in found.items():
        text = (root / path).read_text("utf-8")
        for pointer, value in [*edits, *_strings_of(path, tree, words)]:
            text = yaml_editing.with_value(text, pointer, value)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    trees.lock(root, {WITHDRAWN: "2026-11-24"})
    trees.add_language(root, "ar", lambda entry: entry.msgid)


def _write_review(root: Path) -> None:
    notices = root / trees.NOTICES
    text = notices.read_text("utf-8")
    review = "review: {on: 2026-11-22, by: Ann, due: 2027-11-22}\nnotices:\n"
    notices.write_text(text.replace("notices:\n", review, 1), encoding="utf-8")


def _written(unit: Unit, words: str) -> str:
    """As it stands in a file: braces would be fields, and Markdown's own signs are escaped; its fields stay."""
    name = f"{unit.domain}:{unit.id}".replace("/", "~")
    text = inline.to_markdown((inline.Plain(told(name, words).replace("{", "{{").replace("}", "}}")),))
    kept = "".join(f" {field}" for field in _FIELD.findall(unit.text))
    # What is new in an edition is what the page of its changes tells.
    return text + kept + (" nieuw" if NEWEST in unit.document.path else "")


def _strings_of(path: str, tree: ContentTree, words: str) -> Iterator[tuple[Any, Any]]:
    """Texts that are no units: they are the same in every language."""
    data: Any = tree.document(path).data
    for key, source in data.get("sources", {}).items():
        for name in ("title", "publisher"):
            yield ("sources", key, name), told(f"source-{name}", words)
        yield ("sources", key, "authors"), [told(f"author-{at}", words) for at, _ in enumerate(source["authors"])]
    if path == trees.CONTACTS:
        for key, contact in data["contacts"].items():
            for channel in contact["channels"]:
                yield ("contacts", key, "channels", channel, "display"), told(f"{key}-{channel}", words)
            if "retired" in contact:
                yield ("contacts", key, "retired"), [told(f"{key}-retired", words)]
    if path == trees.SERIES:
        yield ("site",), told("site", words)
    if path == trees.NOTICES:
        yield ("review", "by"), told("by", words)


def published(root: Path) -> dict[str, bytes]:
    """Path → bytes of every file that publishing makes of the tree, sound or not."""
    plan = Plan(Publication(ContentTree(root)))
    made = {path: text.encode() for path, text in (*pages.pages(plan), *api.files(plan))}
    made |= {path: text.encode() for path, text in pages.changes(plan, trees.SLUG)}
    made |= {"sitemap.xml": pages.sitemap(plan).encode(), "robots.txt": pages.robots(plan).encode()}
    for bundle in plan.bundles:
        sheet = plan.publication.factsheet(bundle.slug, bundle.edition, bundle.language)
        files = render_bundle(sheet.to_json().encode(), bundle.site, tuple(bundle.paths()))
        made |= {path: files[name] for name, paths in bundle.paths().items() for path in paths}
    return made


def garbled(path: str, data: bytes, words: str) -> set[str]:
    """The fields whose text begins in a file and does not go on as it was written."""
    shown = _squeezed(read(path, data))
    begun = set(_BEGUN.findall(shown))
    return {name for name in begun if _squeezed(told(name, words)) not in shown}


def fields_of(path: str, data: bytes) -> set[str]:
    """The fields that a file tells."""
    return set(_BEGUN.findall(_squeezed(read(path, data))))


def _squeezed(text: str) -> str:
    return "".join(_CONTROLS.sub("", text).split())


def read(path: str, data: bytes) -> str:
    """All the text of a file, as the programs get it that are there for its format."""
    return _READERS["".join(PurePath(path).suffixes[-2:]) if path.endswith(".csl.json") else PurePath(path).suffix](
        data
    )


def _html(data: bytes) -> str:
    page = data.decode()
    linked = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    found = Reading(page)
    attributes = (value for _, given in found.elements for value in given.values())
    titles = re.findall("<title>(.*?)</title>", page)
    return "\n".join([found.words, *attributes, *(_json(one.encode()) for one in linked), *map(_unescaped, titles)])


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)


def _json(data: bytes) -> str:
    return "\n".join(_strings(json.loads(data)))


def _strings(node: Any) -> Iterator[str]:
    """Every string but labels, which are templates, and Markdown, which is read as such."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "markdown":
                yield inline.to_text(inline.parse(value)) if "text" in node else ""
            elif key != "labels":
                yield from _strings(value)


def _xml(data: bytes) -> str:
    elements = ET.fromstring(data).iter()  # noqa: S314 - our own files
    return "\n".join(text for one in elements for text in [one.text or "", *one.attrib.values()])


def _markdown(data: bytes) -> str:
    return " ".join(line for _, line in outline.read(outline.split(data.decode())[1]))


def _pdf(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as document:
        return tagged_text(document)


def _csl(data: bytes) -> str:
    from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

    items = CiteProcJSON(json.loads(data)).values()
    names = (name.family for one in items for name in one.author)
    return "\n".join([*names, *(f"{one.title}\n{one.publisher}" for one in items)])


def _bibtex(data: bytes) -> str:
    from pybtex.database import parse_string  # type: ignore[import-untyped]

    found = []
    for entry in parse_string(data.decode(), "bibtex").entries.values():
        found += [plain(value) for value in entry.fields.values()]
        found += [plain(str(person)) for person in entry.persons["author"]]
    return "\n".join(found)


_READERS: dict[str, Callable[[bytes], str]] = {
    ".html": _html,
    ".json": _json,
    ".csl.json": _csl,
    ".xml": _xml,
    ".atom": _xml,
    ".md": _markdown,
    ".txt": bytes.decode,
    ".pdf": _pdf,
    ".bib": _bibtex,
    ".css": lambda _: "",
    ".js": lambda _: "",
    ".ts": lambda _: "",
}
