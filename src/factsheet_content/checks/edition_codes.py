"""The manual pages of published editions: true to their source, and never changed."""

from __future__ import annotations

from factsheet_content.authoring.codes import Code
from factsheet_content.authoring.diagnostics import Severity

CODES = (
    Code(
        "FC601",
        "source-document-missing",
        Severity.ERROR,
        "The document that an edition was made from is not there.",
        why="Without it nobody can hold the text against what the ministry published.",
        bad="text: 2026-01-06.source.txt",
        good="text: 2026-01-05.source.txt",
    ),
    Code(
        "FC602",
        "source-document-encoding",
        Severity.ERROR,
        "The document that an edition was made from is not UTF-8.",
        why="It cannot be compared letter by letter.",
        bad="A source document saved as Windows-1252.",
        good="A source document saved as UTF-8.",
    ),
    Code(
        "FC603",
        "differs-from-source",
        Severity.ERROR,
        "The text of an edition is not that of its source document.",
        why="What is published in the name of the ministry must be what the ministry wrote, word for word.",
        bad="angst: Is bang voor een vakantie",
        good="angst: Is bang voor de vakantie",
    ),
    Code(
        "FC604",
        "not-in-lock",
        Severity.WARNING,
        "An edition has a date and is not in the lock.",
        why="It is not published, and nothing holds its text. A draft is draft.yaml; a release dates and locks it.",
        bad="An edition that was copied to a file with a new date.",
        good="A draft.yaml that `factsheet release` gives its date.",
    ),
    Code(
        "FC605",
        "published-text-changed",
        Severity.ERROR,
        "The text of a published edition is no longer what it was.",
        why="Apps and readers quote it by its date. Undo the change and make it in draft.yaml.",
        bad="label: Geschat aantal slachtoffers per jaar",
        good="label: Geschat aantal slachtoffers",
    ),
    Code(
        "FC606",
        "published-edition-gone",
        Severity.ERROR,
        "A published edition is no longer there.",
        why="An edition is withdrawn, never deleted: apps ask for it by its date.",
        bad="A tree without the file of an edition that the lock has.",
        good="A tree with every edition that the lock has.",
    ),
)
