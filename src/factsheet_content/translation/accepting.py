"""Records who accepted which critical translation: lines added to ``accepted.yaml``, and none taken away."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring import yaml_reader
from factsheet_content.authoring.diagnostics import ContentError, Diagnostic
from factsheet_content.authoring.sheet import mapping, sequence
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.translation.acceptance import Acceptance, acceptance, accepted_path
from factsheet_content.translation.initialising import EMPTY_ACCEPTED
from factsheet_content.translation.states import Language, State
from factsheet_content.translation.templates import domain_units, domains

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit

# What YAML reads as it stands, inside braces too.
_PLAIN = re.compile(r"(?!(?i:true|false|null)$)[^\W\d_][\w .()/'’-]*[\w.)]")


class Waiting(NamedTuple):
    """A critical text with the translation that is to be accepted."""

    unit: Unit
    translation: str


def waiting(tree: ContentTree, language: str, wanted: Sequence[str] = ()) -> list[Waiting]:
    """The translations that nobody accepted yet: of the critical texts named (``unit``, ``domain:unit``), else of all.

    ``ContentError`` where one that was named has no translation, or only an unconfirmed one.
    """
    critical = list(_critical(tree))
    states = Language(tree, language)
    named = [_named(critical, name) for name in dict.fromkeys(wanted)] or [critical]
    refused, found = [], []
    for units in named:
        by_state = [(unit, states.translated(unit).state) for unit in units]
        acceptable = [unit for unit, state in by_state if state is State.UNACCEPTED]
        found += acceptable
        # Of a text that editions word differently one may wait while another is outdated.
        if wanted and not acceptable:
            refused += [_refusal(tree, language, *pair) for pair in by_state if pair[1] is not State.CURRENT]
    if refused:
        raise ContentError(phrase("nothing was accepted"), refused)
    return [Waiting(unit, _translation(tree, language, unit)) for unit in found]


def _critical(tree: ContentTree) -> Iterator[Unit]:
    """Each critical unit with each Dutch text that an edition has of it."""
    seen = set()
    for domain in domains(tree):
        for unit, _ in domain_units(tree, domain):
            if unit.critical and (domain, unit.id, unit.text) not in seen:
                seen.add((domain, unit.id, unit.text))
                yield unit


def _named(critical: list[Unit], name: str) -> list[Unit]:
    domain, colon, id_ = name.rpartition(":")
    found = [unit for unit in critical if unit.id == id_ and (not colon or unit.domain == domain)]
    if not found:
        raise FactsheetError(phrase("there is no critical text {unit}", unit=name))
    if len({unit.domain for unit in found}) > 1:
        choice = ", ".join(sorted({f"{unit.domain}:{unit.id}" for unit in found}))
        raise FactsheetError(phrase("{unit} is there more than once; name one of: {choice}", unit=name, choice=choice))
    return found


def _translation(tree: ContentTree, language: str, unit: Unit) -> str:
    catalog = tree.catalog(language, unit.domain)
    entry = catalog.get(unit.id, unit.text) if catalog else None
    return entry.msgstr if entry else ""


def _refusal(tree: ContentTree, language: str, unit: Unit, state: State) -> Diagnostic:
    catalog = tree.catalog(language, unit.domain)
    entry = catalog.get(unit.id, unit.text) if catalog else None
    missing = phrase("The critical text {id} has no translation, so it cannot be accepted.", id=unit.id)
    doubtful = phrase("The translation of the critical text {id} is outdated or unconfirmed.", id=unit.id)
    return Diagnostic(
        "FC505",
        missing if state is State.MISSING else doubtful,
        f"content/{language}/{unit.domain}.po",
        entry.line if entry else 0,
        1 if entry else 0,
        help=phrase("Translate it, or take away its fuzzy mark once it is right."),
        unit=unit.id,
    )


def with_acceptances(tree: ContentTree, language: str, accepted: Iterable[Waiting], by: str, on: str) -> bytes:
    """The bytes of ``accepted.yaml`` with those translations recorded; what is in it stays as it is written."""
    path = accepted_path(language)
    before = tree.bytes(path).decode() if tree.exists(path) else EMPTY_ACCEPTED
    lines = before.replace("accepted: {}", "accepted:").splitlines()
    data = mapping(mapping(yaml_reader.read(before.encode(), path).data).get("accepted"))
    for unit, translation in accepted:
        record = acceptance(unit, translation)
        known = sequence(mapping(data.get(unit.domain)).get(unit.id))
        if not any(_is(record, mapping(entry)) for entry in known):
            _insert(lines, record, by, on)
    after = "".join(f"{line}\n" for line in lines).encode() if lines != before.splitlines() else before.encode()
    if yaml_reader.read(after, path).diagnostics:
        raise FactsheetError(
            phrase("{path} is not written in the usual way; bring it in the form that its schema shows", path=path)
        )
    return after


def _is(record: Acceptance, entry: dict[str, object]) -> bool:
    return (entry.get("source"), entry.get("translation")) == (record.source, record.translation)


def _insert(lines: list[str], record: Acceptance, by: str, on: str) -> None:
    """Adds a record at the end of its unit's, with the lines above it that are not there yet."""
    start, end = _block(lines, 0, len(lines), "accepted:")
    for indent, key in (("  ", record.domain), ("    ", record.unit)):
        inner = _block(lines, start, end, f"{indent}{key}:")
        if inner == (0, 0):
            lines.insert(end, f"{indent}{key}:")
            inner = (end + 1, end + 1)
        start, end = inner
    scalar = by if _PLAIN.fullmatch(by) else json.dumps(by, ensure_ascii=False)
    lines.insert(
        end, f'      - {{source: "{record.source}", translation: "{record.translation}", by: {scalar}, on: {on}}}'
    )


def _block(lines: list[str], start: int, end: int, head: str) -> tuple[int, int]:
    """The lines below a key: from just after it to just after the last that is indented further; (0, 0) without it."""
    if head not in lines[start:end]:
        return 0, 0
    first = lines.index(head, start, end) + 1
    indent = len(head) - len(head.lstrip())
    last = first
    for at in range(first, end):
        if lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) <= indent:
            break
        if lines[at].strip():
            last = at + 1
    return first, last
