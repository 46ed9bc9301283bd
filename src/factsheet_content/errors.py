"""The errors that a call raises when it cannot be carried out; faults *in content* are diagnostics, not errors."""

from __future__ import annotations


class FactsheetError(Exception):
    """Something that was asked for cannot be done; the message says what, why, and what to do instead."""


class UnknownFactsheetError(FactsheetError):
    """No factsheet has that slug; the message lists the ones there are."""


class UnknownEditionError(FactsheetError):
    """The factsheet has no such edition; the message lists the ones there are."""


class UnknownLanguageError(FactsheetError):
    """The language tag is malformed, or nothing is published in it; the message lists what there is."""
