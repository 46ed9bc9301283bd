"""Judges whether what was edited in a published edition is a correction that changes no meaning (stated rules).

An amendment may set right how something is written: a spelling, a comma, a slip of the importer. What tells a reader
something else is a new edition, or a withdrawal: another number, brace field, negation or modal; a critical text; a
text that came or went; a fact, contact, link or source; what stands where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.diagnostics import ContentError, Diagnostic
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase
from factsheet_content.translation.meaning import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.yaml_document import Document
    from factsheet_content.editions.published import Edited, Tampering

_HELP = "Undo the change; say it in a new edition (factsheet revise), or in notices.yaml until there is one."


def require_amendable(name: str, document: Document, found: Tampering) -> None:
    """``ContentError`` that names what changes the meaning; ``FactsheetError`` where the old text is not known."""
    refusals = [_refusal(document, edited, reason) for edited in found.texts for reason in _reasons(edited)]
    refusals += [_refusal(document, None, phrase("its {part} changed", part=part)) for part in found.others]
    if refusals:
        raise ContentError(phrase("{name} is not amended, for this changes what it says", name=name), refusals)
    if not found.certain and not found.untouched:
        raise FactsheetError(
            phrase(
                "{name} cannot be amended: more than texts was changed, and what it was is not known. A template has "
                "texts alone; a fact, a link, a source, an id or an order only git could name, and it has no version "
                "of {path} with the locked hash. Put the file back as it was published, and correct only its words.",
                name=name,
                path=document.path,
            )
        )


def _reasons(edited: Edited) -> Iterator[str]:
    if not edited.old or edited.unit is None:
        yield phrase("the text is new") if edited.unit else phrase("the text is gone")
        return
    if edited.unit.critical:
        yield phrase("the text is critical")
    if edited.unit.kind == "address":
        yield phrase("it is an address")
    if words := differences(edited.old, edited.new):
        yield phrase("words that carry the meaning changed: {words}", words=", ".join(words))


def _refusal(document: Document, edited: Edited | None, reason: str) -> Diagnostic:
    unit = edited.unit if edited else None
    span = unit.span if unit else document.span(("edition",))
    text = phrase("An amendment changes no meaning, and here {reason}.", reason=reason)
    id_ = edited.id if edited else None
    return Diagnostic("FC605", text, document.path, span.line, span.column, help=phrase(_HELP), unit=id_)
