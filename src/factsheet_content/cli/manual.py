"""The manual page of a code on the terminal: ``validate --explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.cli.wording import word
from factsheet_content.errors import FactsheetError
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.codes import Code


def explanation(asked: str) -> str:
    """The page of a code, by its number or its name; ``FactsheetError`` where there is none."""
    from factsheet_content.checks.catalogue import codes
    from factsheet_content.checks.findings import did_you_mean

    by_name = codes() | {code.name: code for code in codes().values()}
    found = by_name.get(asked.upper()) or by_name.get(asked.lower())
    if found is None:
        guess = did_you_mean(asked.upper(), codes())
        if not str(guess).startswith("Did"):
            guess = did_you_mean(asked.lower(), [code.name for code in codes().values()])
        known = guess if str(guess).startswith("Did") else phrase("docs/diagnostics.md lists them all.")
        raise FactsheetError(phrase("there is no code {code}. {known}", code=asked, known=known))
    return page(found)


def page(code: Code) -> str:
    """Name, summary, reason, and the two examples."""
    severities = {"error": word("error"), "warning": word("warning"), "advice": word("advice")}
    lines = [
        f"{code.code} {code.name} ({severities[code.severity]})",
        "",
        word(code.summary),
        word(code.why),
        "",
        word("Wrong:"),
        *(f"    {line}".rstrip() for line in word(code.bad).split("\n")),
        "",
        word("Right:"),
        *(f"    {line}".rstrip() for line in word(code.good).split("\n")),
    ]
    return "".join(f"{line}\n" for line in lines)
