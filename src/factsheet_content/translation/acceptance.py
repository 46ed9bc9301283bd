"""Who accepted which critical translation of which Dutch text: a change on either side withdraws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.authoring.sheet import mapping, sequence, string

if TYPE_CHECKING:
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit


class Acceptance(NamedTuple):
    """One accepted pair, by the digests of both texts."""

    domain: str
    unit: str
    source: str
    translation: str


def digest(text: str) -> str:
    """A text's fingerprint as ``accepted.yaml`` holds it: the first 16 hexadecimal digits of its SHA-256."""
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:16]


def acceptance(unit: Unit, translation: str) -> Acceptance:
    """What must have been recorded for that translation of a critical unit to be current."""
    return Acceptance(unit.domain, unit.id, digest(unit.text), digest(translation))


def accepted_path(language: str) -> str:
    """The file in which a language's acceptances are recorded."""
    return f"content/{language}/accepted.yaml"


def acceptances(tree: ContentTree, language: str) -> frozenset[Acceptance]:
    """Everything that was accepted in a language."""
    path = accepted_path(language)
    return tree.kept("acceptances", path, lambda: _read(tree, path))


def _read(tree: ContentTree, path: str) -> frozenset[Acceptance]:
    if not tree.exists(path):
        return frozenset()
    data = mapping(mapping(tree.document(path).data).get("accepted"))
    return frozenset(
        Acceptance(domain, unit, string(mapping(record).get("source")), string(mapping(record).get("translation")))
        for domain, units in data.items()
        for unit, records in mapping(units).items()
        for record in sequence(records)
    )
