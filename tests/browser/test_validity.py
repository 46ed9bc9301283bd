"""What other people's checkers say of the pages: the Nu HTML checker, a JSON-LD library, schema.org's types."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from factsheet_content.rendering.linked_data import linked_data as written
from tests.browser.browsing import PAGES, PSEUDO_PAGES, SHEET, module
from tests.rendering.test_sources import TYPES, of_type
from tests.support import need, run

if TYPE_CHECKING:
    from pathlib import Path

#: Samples that repeat ids: good to look at, but no page that could be published.
REPEATING = ("states/every_kind.html",)
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
CONTEXT = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}


#: A file has no origin that could be 'self', and the checker fetches nothing from loopback. That the policy lets the
#: page's own style and script through is held by a browser (test_exit.py: the console says nothing).
NO_ORIGIN = re.compile(r"(?=.*Content Security Policy).*“(?:\.\./)?assets/(?:style\.css|exit\.js)”")

#: Dutch in Arabic letters is no language; which one the checker takes it for is a guess that differs from run to run.
PSEUDO = re.compile(r"This document appears to be written in .*“lang=\"(?:en-XA|ar-XB)\"”")


def nu(*files: Path) -> list[str]:
    """What the Nu HTML checker says, errors, warnings and remarks alike."""
    jar = module("vnu-jar/build/dist/vnu.jar")
    done = run(need("java"), "-jar", jar, "--format", "json", "--also-check-css", *files)
    messages = json.loads(done.stderr)["messages"]
    said = [one for one in messages if not (NO_ORIGIN.match(one["message"]) or PSEUDO.match(one["message"]))]
    return [f"{one.get('url', '').rpartition('/')[2]}: {one['message']}" for one in said]


def test_the_nu_checker_has_nothing_to_say(site: Path) -> None:
    pages = [site / path for path in PAGES if path not in REPEATING]
    assert nu(*pages, *(site / path for path in PSEUDO_PAGES), site / "assets/style.css") == []


@pytest.mark.parametrize(
    ("path", "good", "fault"),
    [
        (f"nl/{SHEET}.html", "</main>", "</div></main>"),
        (f"nl/{SHEET}.html", "<h1", '<h1 align="left"'),
        (f"nl/{SHEET}.html", 'id="signals"', 'id="definition"'),
        ("assets/style.css", "color: var(--ink)", "colour: var(--ink)"),
    ],
)
def test_the_nu_checker_reports_a_planted_fault(site: Path, tmp_path: Path, path: str, good: str, fault: str) -> None:
    text = (site / path).read_text("utf-8")
    assert good in text
    for folder in ("nl", "assets"):
        shutil.copytree(site / folder, tmp_path / folder)
    assert nu(tmp_path / path) == []
    (tmp_path / path).write_text(text.replace(good, fault, 1), encoding="utf-8")
    assert nu(tmp_path / path) != []


def linked_data(path: Path) -> Any:
    (text,) = DATA.findall(path.read_text("utf-8"))
    return json.loads(text)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_json_ld_library_reads_the_same(site: Path, lang: str) -> None:
    from pyld import jsonld  # type: ignore[import-untyped]

    def loader(url: str, options: object) -> dict[str, object]:
        del options
        assert url.rstrip("/") == "https://schema.org"  # nothing else is asked for
        return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}

    data = linked_data(site / f"{lang}/{SHEET}.html")
    (page,) = jsonld.expand(data, {"documentLoader": loader})
    (article,) = page["https://schema.org/mainEntity"]
    assert article["@type"] == ["https://schema.org/Article"]
    assert article["https://schema.org/inLanguage"] == [{"@value": lang}]
    assert page["@id"] == f"https://factsheets.example/{lang}/{SHEET}.html"
    points = [
        point["https://schema.org/telephone"][0]["@value"]
        for organisation in article["https://schema.org/mentions"]
        for point in organisation["https://schema.org/contactPoint"]
        if "https://schema.org/telephone" in point
    ]
    assert points == ["112", "0800-2000", "0900-8844", "+31 247 247 247"]


@pytest.mark.parametrize(
    ("key", "value"), [("@id", 5), ("@type", 5), ("inLanguage", {"@value": "nl", "@language": 7}), ("@context", 5)]
)
def test_a_json_ld_library_reports_a_planted_fault(site: Path, key: str, value: object) -> None:
    from pyld import jsonld

    data = linked_data(site / f"nl/{SHEET}.html")
    assert jsonld.expand(data | {"@context": CONTEXT["@context"]})
    with pytest.raises(jsonld.JsonLdError):
        jsonld.expand(data | {"@context": CONTEXT["@context"]} | {key: value})


def typed(data: object, folder: Path) -> str:
    """What TypeScript says of the data as schema.org's types."""
    module("schema-dts/package.json")
    imported = 'import type { WebPage, WithContext } from "schema-dts";\n'
    source = f"{imported}export const page: WithContext<WebPage> = {json.dumps(data)};\n"
    (folder / "page.ts").write_text(source, encoding="utf-8")
    (folder / "node_modules").symlink_to(module("typescript").parent)
    options = ("--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext")
    done = run(need("node"), module("typescript/bin/tsc"), *options, folder / "page.ts", cwd=folder)
    return done.stdout.decode()


@pytest.mark.parametrize("path", [path for path in PAGES if SHEET in path and "wijzigingen" not in path])
def test_its_types_are_schema_orgs(site: Path, tmp_path: Path, path: str) -> None:
    assert typed(linked_data(site / path), tmp_path) == ""


def test_so_are_those_of_every_type_of_source(site: Path, tmp_path: Path) -> None:
    data = linked_data(site / f"nl/{SHEET}.html")
    data["mainEntity"]["citation"] = [
        one for type_ in TYPES for one in written(of_type(type_))["mainEntity"]["citation"]
    ]
    assert typed(data, tmp_path) == ""


@pytest.mark.parametrize(
    ("key", "value"), [("lastReviewed", 2018), ("mainEntity", {"@type": "NoSuchThing"}), ("no_such_property", "x")]
)
def test_a_planted_fault_is_no_schema_org_type(site: Path, tmp_path: Path, key: str, value: object) -> None:
    assert "error TS" in typed(linked_data(site / f"nl/{SHEET}.html") | {key: value}, tmp_path)
