"""Problems as SARIF 2.1.0, in English: what code hosts and editors take from any checker."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factsheet_content.checks.catalogue import codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factsheet_content.authoring.codes import Code
    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree

_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(found: Sequence[Diagnostic], tree: ContentTree, *, colour: bool) -> str:
    """One run with the problems and the manual pages of their codes."""
    del tree, colour
    used = sorted({diagnostic.code for diagnostic in found})
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": _driver([codes()[code] for code in used])},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"ROOT": {"description": {"text": "The folder that holds content/."}}},
        "results": [_result(diagnostic, used.index(diagnostic.code), seen) for diagnostic in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(pages: list[Code]) -> dict[str, Any]:
    from factsheet_content import __version__

    rules = [
        {
            "id": page.code,
            "name": page.name,
            "shortDescription": {"text": page.summary},
            "fullDescription": {"text": page.why},
            "help": {"text": f"{page.why}\n\nWrong:\n{page.bad}\n\nRight:\n{page.good}"},
            "defaultConfiguration": {"level": _LEVELS[page.severity]},
        }
        for page in pages
    ]
    return {"name": "factsheet", "version": __version__, "rules": rules}


def _result(diagnostic: Diagnostic, rule: int, seen: Counter[str]) -> dict[str, Any]:
    text = " ".join(filter(None, (str(diagnostic.message), str(diagnostic.help))))
    location: dict[str, Any] = {
        "artifactLocation": {"uri": quote(diagnostic.path), "uriBaseId": "ROOT"},
        "region": _region(diagnostic),
    }
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"factsheetProblem/v1": _fingerprint(diagnostic, seen)},
    }
    if diagnostic.unit:
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": diagnostic.unit, "kind": "unit"}]
    return result


def _region(diagnostic: Diagnostic) -> dict[str, int]:
    if not diagnostic.line:
        return {"startLine": 1}
    region = {"startLine": diagnostic.line, "startColumn": max(diagnostic.column, 1)}
    if diagnostic.end_line and diagnostic.end_column:
        region |= {"endLine": diagnostic.end_line, "endColumn": diagnostic.end_column}
    return region


def _fingerprint(diagnostic: Diagnostic, seen: Counter[str]) -> str:
    """The same when lines above are added or taken away: a problem is what, where in the content, and which of them."""
    what = "\0".join((diagnostic.code, diagnostic.path, diagnostic.unit or "", str(diagnostic.message)))
    seen[what] += 1
    return hashlib.sha256(f"{what}\0{seen[what]}".encode()).hexdigest()[:32]
