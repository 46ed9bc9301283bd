"""Writes the lock of published editions: in one order and layout, so that a diff shows only what happened."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring.sheet import mapping
from factsheet_content.authoring.yaml_editing import scalar
from factsheet_content.editions.lock import LOCK_PATH
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree

_HEAD = (
    "# yaml-language-server: $schema=../schema/editions-lock.schema.json\n"
    "# What a Dutch reader of each published edition gets, as a fingerprint. Written by the release of an edition.\n"
)


class Ledger:
    """The lock while an event is entered; ``slug`` is ``None`` for the series' shared text."""

    def __init__(self, tree: ContentTree) -> None:
        self._source = tree.document(LOCK_PATH).source if tree.exists(LOCK_PATH) else _HEAD
        data = mapping(copy.deepcopy(tree.lock.data)) if tree.exists(LOCK_PATH) else {}
        self._data: dict[str, Any] = {
            "factsheets": mapping(data.get("factsheets")),
            "series": mapping(data.get("series")),
        }

    def released(self, slug: str | None, edition: str, hash_: str, on: str) -> None:
        """A new edition; ``FactsheetError`` where the lock has it already."""
        records = self._records(slug)
        if edition in records:
            raise FactsheetError(
                phrase(
                    "{name} was released on {day}",
                    name=f"{_name(slug)}@{edition}",
                    day=records[edition].get("released"),
                )
            )
        records[edition] = {"hash": hash_, "released": on}

    def amended(self, slug: str | None, edition: str, hash_: str, on: str, reason: str) -> None:
        """A correction that changed no meaning; the hash before it is kept."""
        record = self._record(slug, edition)
        entry = {"on": on, "reason": reason, "hash": record["hash"]}
        record["amended"] = [*record.get("amended", []), entry]
        record["hash"] = hash_

    def reissued(self, slug: str | None, edition: str, on: str) -> None:
        """An unchanged re-issue."""
        record = self._record(slug, edition)
        record["reissued"] = sorted({*record.get("reissued", []), on})

    def withdrawn(self, slug: str | None, edition: str, on: str, reason: str) -> None:
        """A withdrawal."""
        self._record(slug, edition)["withdrawn"] = {"on": on, "reason": reason}

    def render(self) -> bytes:
        """The file: the comments at its head as they are, then factsheets by name, their editions newest first."""
        head = [line for line in self._source.splitlines() if line.startswith("#")]
        return "".join(f"{line}\n" for line in [*head, *self._lines()]).encode()

    def _records(self, slug: str | None) -> dict[str, Any]:
        records: dict[str, Any] = (
            self._data["series"] if slug is None else self._data["factsheets"].setdefault(slug, {})
        )
        return records

    def _record(self, slug: str | None, edition: str) -> dict[str, Any]:
        records = self._records(slug)
        if edition not in records:
            known = ", ".join(sorted(records, reverse=True)) or phrase("none")
            raise FactsheetError(
                phrase(
                    "{name} has no published edition {edition!r}; there are: {known}",
                    name=_name(slug),
                    edition=edition,
                    known=known,
                )
            )
        record: dict[str, Any] = records[edition]
        return record

    def _lines(self) -> Iterator[str]:
        factsheets = {slug: records for slug, records in sorted(self._data["factsheets"].items()) if records}
        yield "factsheets:" if factsheets else "factsheets: {}"
        for slug, records in factsheets.items():
            yield f"  {slug}:"
            yield from _editions(records, "    ")
        yield "series:" if self._data["series"] else "series: {}"
        yield from _editions(self._data["series"], "  ")


def _name(slug: str | None) -> str:
    return slug or "series"


def _editions(records: dict[str, Any], indent: str) -> Iterator[str]:
    for edition, record in sorted(records.items(), reverse=True):
        yield f"{indent}{edition}:"
        yield f'{indent}  hash: "{record["hash"]}"'
        yield f"{indent}  released: {record['released']}"
        if record.get("reissued"):
            yield f"{indent}  reissued: [{', '.join(record['reissued'])}]"
        if record.get("amended"):
            yield f"{indent}  amended:"
        for amendment in record.get("amended", []):
            yield f"{indent}    - on: {amendment['on']}"
            yield f'{indent}      hash: "{amendment["hash"]}"'
            yield f"{indent}      reason: {scalar(amendment['reason'], len(indent) + 6)}"
        if record.get("withdrawn"):
            yield f"{indent}  withdrawn:"
            yield f"{indent}    on: {record['withdrawn']['on']}"
            yield f"{indent}    reason: {scalar(record['withdrawn']['reason'], len(indent) + 4)}"
