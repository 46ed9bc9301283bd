"""Reads the lines of a ``.po`` file that are not as programs write them; it says what is wrong and keeps what is there.

``FC311`` text that is neither a comment, a keyword nor a string (error);
``FC312`` a string that is not closed, or has a quote that is not escaped (error);
``FC313`` an escape sequence without a meaning (error);
``FC314`` half an entry: its ``msgid`` or ``msgstr`` is missing, or the string of one (error);
``FC315`` plural forms that are not numbered 0, 1, 2 … under a ``msgid_plural`` (error);
``FC316`` lines with and without ``#~`` in one entry (error);
``FC317`` a comment inside an entry (warning);
``FC318`` a second ``msgstr`` for one entry, or a part of a previous text that has no place (error);
``FC319`` a previous text that differs in ``#~`` from its entry (warning).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factsheet_content.authoring import po_literals, po_scanner
from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.authoring.po_comments import read_flags, read_references, read_text
from factsheet_content.authoring.po_draft import ORDER, Draft
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.catalog import Entry
    from factsheet_content.authoring.po_draft import Texts

_WARNINGS = {"FC317", "FC319"}
_PREVIOUS = ORDER[:3]


class Recovery:
    """Takes lines one by one; entries come out at ``entries``, problems at ``problems``."""

    def __init__(self, path: str, entries: list[Entry] | None = None) -> None:
        """``entries`` are those that were read before, and get the others."""
        self.entries: list[Entry] = [] if entries is None else entries
        self.problems: list[Diagnostic] = []
        self._path = path
        self._line = 0
        self._after_blank = True
        self._draft = Draft()
        self._into: list[str] | None = None
        self._waiting: tuple[str, int, int] | None = None  # a keyword without a string so far, its line and column
        self._own_problems = 0

    @property
    def between_entries(self) -> bool:
        """Whether the next line may begin a new entry, with nothing left over for it."""
        return self._draft.complete if self._draft.texts else not self._draft.raw

    def feed(self, lines: list[str], first: int) -> None:
        """Read lines; ``first`` is the 1-based number of the first of them."""
        for number, line in enumerate(lines, first):
            self._line = number
            self._read(line)

    def finish(self) -> tuple[str, ...]:
        """Close the last entry; what comes back are the comment lines that no entry followed."""
        left = tuple(self._draft.raw) if not self._draft.texts else ()
        if self._draft.texts:
            self._close()
        self._draft = Draft()
        return left

    def close(self) -> None:
        """End the entry that was being read, as another one is about to begin."""
        if self._draft.texts:
            self._close()

    def _read(self, line: str) -> None:
        kind = po_scanner.classify(line)
        if kind.marker == "-":
            self._after_blank = True
            return
        if kind.marker:
            self._read_comment(line, kind)
        else:
            self._read_content(line, kind)
        self._after_blank = False

    def _read_comment(self, line: str, kind: po_scanner.Line) -> None:
        draft = self._draft
        if draft.complete or (draft.texts and self._after_blank):
            self._close()
            draft = self._draft
        elif draft.texts:
            self._report("FC317", phrase("A comment inside an entry."), line.index("#") + 1)
        text = line[kind.content :]
        draft.raw.append(line.lstrip(po_scanner.BLANK))
        if kind.marker == "|":
            self._read_previous(line, kind)
        elif kind.marker == ".":
            draft.extracted.append(read_text(text))
        elif kind.marker == ":":
            draft.references += read_references(text)
        elif kind.marker == ",":
            draft.flags.update(dict.fromkeys(read_flags(text)))
        else:
            draft.comments.append(read_text(text))

    def _read_previous(self, line: str, kind: po_scanner.Line) -> None:
        previous = self._draft.previous
        self._draft.previous_obsolete = kind.obsolete
        for token in po_scanner.tokens(line, kind.content):
            if token.kind != "keyword":
                self._take(token)
            elif token.text in previous or token.text not in _PREVIOUS:
                self._report(
                    "FC318", phrase("One previous text has no place for this {text}.", text=token.text), token.column
                )
                self._into = None
            else:
                self._into = previous[token.text] = []

    def _read_content(self, line: str, kind: po_scanner.Line) -> None:
        for token in po_scanner.tokens(line, kind.content):
            if token.kind == "keyword":
                self._begin(token, obsolete=kind.obsolete)
            else:
                if self._draft.texts and self._draft.obsolete != kind.obsolete:
                    self._report("FC316", phrase("Lines with and without '#~' in one entry."), token.column)
                if not self._draft.texts:  # what it could go on with is a previous text, and that is a comment
                    self._into = None
                self._take(token)

    def _begin(self, token: po_scanner.Token, *, obsolete: bool) -> None:
        """A keyword: the next part of this entry, or the first of another one."""
        self._judge_waiting()
        place = ORDER.index(token.text.partition("[")[0])
        draft = self._draft
        again = place == ORDER.index("msgstr") and draft.complete
        if again and (token.text == "msgstr" or token.text in draft.texts):
            self._repeat(token)
        elif not again and place <= draft.reached:
            self._close()
        draft = self._draft
        if not draft.texts:
            draft.line, draft.obsolete = self._line, obsolete
        elif draft.obsolete != obsolete:
            self._report("FC316", phrase("Lines with and without '#~' in one entry."), token.column)
        self._into = draft.texts[token.text] = []
        self._waiting = (token.text, self._line, token.column)

    def _repeat(self, token: po_scanner.Token) -> None:
        """A second translation of one text: both are kept, each with its text."""
        self._report(
            "FC318",
            phrase("A second {text} for one entry.", text=token.text),
            token.column,
            hint=phrase("Keep one of them."),
        )
        kept = {key: text for key, text in self._draft.texts.items() if not key.startswith("msgstr")}
        line, obsolete = self._draft.line, self._draft.obsolete
        self._close()
        self._draft.texts, self._draft.line, self._draft.obsolete = kept, line, obsolete

    def _take(self, token: po_scanner.Token) -> None:
        """A string, or something else where one could be."""
        self._waiting = None
        if token.kind == "stray" or self._into is None:
            self._report("FC311", phrase("This is no part of an entry: {text}", text=token.text[:40]), token.column)
            self._into = None if token.kind == "stray" else self._into
            return
        if token.kind == "open":
            self._report(
                "FC312", phrase("The string is not closed on its line."), token.column, hint=phrase('Close it with ".')
            )
        elif token.kind == "quoted":
            self._report(
                "FC312",
                phrase("A quote inside the string is not escaped."),
                token.column,
                hint=phrase('Write \\" for it.'),
            )
        for offset, text, certain in po_literals.units(token.text):
            if not certain:
                message = phrase("An escape sequence without a meaning: {text}", text=token.text[offset : offset + 2])
                column = token.column + 1 + offset
                self._report("FC313", message, column, hint=phrase("Write \\\\ for a backslash."))
            self._into.append(text)

    def _close(self) -> None:
        draft, texts = self._draft, self._draft.texts
        self._judge_waiting()
        self._judge(draft, texts)
        self.entries.append(draft.entry())
        unit = "".join(texts["msgctxt"]) if "msgctxt" in texts else None
        own = self.problems[self._own_problems :]
        self.problems[self._own_problems :] = [replace(problem, unit=unit) for problem in own]
        self._own_problems = len(self.problems)
        self._draft, self._into = Draft(), None

    def _judge_waiting(self) -> None:
        """Say of a keyword that it has no string at all, which is not an empty one."""
        if self._waiting:
            keyword, line, column = self._waiting
            message = phrase("Half an entry: {keyword} has no text.", keyword=keyword)
            hint = phrase('Bring the text back, or write {keyword} "" where there is none.', keyword=keyword)
            self._report("FC314", message, column, line=line, hint=hint)
            self._waiting = None

    def _judge(self, draft: Draft, texts: Texts) -> None:
        """Say what an entry lacks as a whole."""
        for keyword in ("msgid", "msgstr"):
            if not any(found.partition("[")[0] == keyword for found in texts):
                self._report(
                    "FC314", phrase("Half an entry: {keyword} is missing.", keyword=keyword), 1, line=draft.line
                )
        if draft.previous and draft.previous_obsolete != draft.obsolete:
            self._report("FC319", phrase("The previous text and its entry differ in '#~'."), 1, line=draft.line)
        forms = draft.forms
        numbered = forms == [f"msgstr[{number}]" for number in range(len(forms))]
        if not numbered or (draft.complete and bool(forms) != ("msgid_plural" in texts)):
            message = phrase("Plural forms must be numbered from 0 and stand under a msgid_plural.")
            self._report("FC315", message, 1, line=draft.line)

    def _report(self, code: str, message: str, column: int, *, line: int = 0, hint: str = "") -> None:
        severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
        self.problems.append(Diagnostic(code, message, self._path, line or self._line, column, severity, help=hint))
