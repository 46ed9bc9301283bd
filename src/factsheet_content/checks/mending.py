"""``validate --fix``: mends what cannot change what a reader gets, and proposes the rest as a diff.

Every step works on the text of the file, so that comments and layout stay, and is held against the data: what could be
read before must read the same afterwards. A published edition is touched only where its data stay exactly as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factsheet_content.authoring import atomic, yaml_reader
from factsheet_content.authoring.diagnostics import Severity
from factsheet_content.authoring.yaml_traps import mended
from factsheet_content.checks.list_ids import list_with_ids
from factsheet_content.checks.schema import check_schema
from factsheet_content.editions.lock import LOCK_PATH, lock_entries, series_lock_entries
from factsheet_content.messages import Phrase, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.yaml_document import Document

#: More mends of one kind in one file are not an editor's.
MOST = 200


@dataclass
class Mended:
    """What became of one file: what was changed, and what else could be, as a unified diff."""

    path: str
    changes: list[Phrase] = field(default_factory=list)
    suggestion: str = ""


def mend(tree: ContentTree, wanted: Callable[[str], bool]) -> Iterator[Mended]:
    """Mends the YAML files whose paths are wanted; only what is left to say of a file comes back."""
    locked = set(_locked(tree))
    for file in sorted(tree.path("content").rglob("*.yaml")):
        path = file.relative_to(tree.root).as_posix()
        if not wanted(path):
            continue
        try:
            before = tree.bytes(path).decode()
        except UnicodeDecodeError:
            continue
        found = Mended(path)
        after = _mend(before, found, locked=path in locked)
        if after != before:
            atomic.write(file, after.encode())
        if path not in locked:
            found.suggestion = _suggestion(path, after)
        if found.changes or found.suggestion:
            yield found


def _locked(tree: ContentTree) -> Iterator[str]:
    """The files whose text is published."""
    if not tree.exists(LOCK_PATH):
        return
    for slug in tree.slugs:
        for edition in lock_entries(tree, slug):
            yield tree.sheet_path(slug, edition)
    for edition in series_lock_entries(tree):
        yield tree.series_path(edition)


def _mend(text: str, found: Mended, *, locked: bool) -> str:
    path = found.path
    for step, said in (
        (_without_mark, phrase("{path}: took the byte order mark away", path=path)),
        (_composed, phrase("{path}: composed letters and accents (Unicode NFC)", path=path)),
        (_without_tabs, phrase("{path}: replaced tabs by spaces", path=path)),
        (_without_trailing, phrase("{path}: took spaces at line ends away", path=path)),
    ):
        after = step(text)
        if after != text and _means_the_same(path, text, after, exactly=locked):
            text = after
            found.changes.append(said)
    if not locked:
        text = _repeat(path, text, found, _quote, phrase("{path}: put the text of line {line} in quotes"))
        text = _repeat(path, text, found, _give_ids, phrase("{path}: gave the items of the list at line {line} ids"))
    return text


def _repeat(
    path: str, text: str, found: Mended, step: Callable[[str, Diagnostic, Document], str | None], said: Phrase
) -> str:
    """Mends one problem after the other, each time looking anew what is left."""
    tried: set[tuple[str, int, int]] = set()
    for _ in range(MOST):
        document, problems = _read(path, text)
        problem = next((one for one in problems if (one.code, one.line, one.column) not in tried), None)
        if problem is None:
            break
        tried.add((problem.code, problem.line, problem.column))
        after = step(text, problem, document)
        if after is not None and _mends(path, text, after):
            text = after
            found.changes.append(phrase(said.template, path=path, line=problem.line))
    return text


def _without_mark(text: str) -> str:
    return text.removeprefix("\ufeff")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _without_tabs(text: str) -> str:
    text = re.sub(r"(?m)^[ \t]*\t[ \t]*", lambda match: match[0].replace("\t", "  "), text)
    return text.replace("\t", " ")


def _without_trailing(text: str) -> str:
    return re.sub(r"(?m)[ ]+(?=\r?$)", "", text)


def _quote(text: str, problem: Diagnostic, document: Document) -> str | None:
    del document
    if problem.code not in ("FC111", "FC112"):
        return None
    return _with_line(text, problem.line, mended)


def _give_ids(text: str, problem: Diagnostic, document: Document) -> str | None:
    return list_with_ids(text, problem, document) if problem.code == "FC211" else None


def _with_line(text: str, number: int, change: Callable[[str], str]) -> str:
    lines = text.split("\n")
    ending = "\r" if lines[number - 1].endswith("\r") else ""
    lines[number - 1] = change(lines[number - 1].rstrip("\r")) + ending
    return "\n".join(lines)


def _read(path: str, text: str) -> tuple[Document, list[Diagnostic]]:
    document = yaml_reader.read(text.encode(), path)
    return document, sorted([*document.diagnostics, *check_schema(document)])


def _means_the_same(path: str, before: str, after: str, *, exactly: bool) -> bool:
    """Whether the files say the same; where a part could not be read before, at least that nothing was lost."""
    one, other = _read(path, before)[0], _read(path, after)[0]
    if exactly or not one.hidden:
        return one.data is not None and _plain(one.data, exactly=exactly) == _plain(other.data, exactly=exactly)
    return _mends(path, before, after, fewer=False)


def _plain(value: Any, *, exactly: bool) -> Any:
    """The data with keys in their order, texts composed unless they have to be exactly the same."""
    if isinstance(value, dict):
        return [(_plain(key, exactly=exactly), _plain(part, exactly=exactly)) for key, part in value.items()]
    if isinstance(value, list):
        return [_plain(part, exactly=exactly) for part in value]
    return unicodedata.normalize("NFC", value) if isinstance(value, str) and not exactly else value


def _mends(path: str, before: str, after: str, *, fewer: bool = True) -> bool:
    """Whether there are fewer errors, and every text that could be read still can."""
    (one, was), (other, now) = _read(path, before), _read(path, after)
    better = _errors(now) < _errors(was) if fewer else _errors(now) <= _errors(was)
    return better and not Counter(_texts(one.data)) - Counter(_texts(other.data))


def _errors(problems: list[Diagnostic]) -> tuple[int, int]:
    """How many keep the file from being read, and how many there are: what is read again may have faults of its own."""
    codes = [problem.code for problem in problems if problem.severity is Severity.ERROR]
    return sum(code.startswith("FC1") for code in codes), len(codes)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield unicodedata.normalize("NFC", value)


_DID_YOU_MEAN = "Did you mean {name}?"


def _suggestion(path: str, text: str) -> str:
    """A unified diff of what would probably be meant, and only an editor can tell."""
    import difflib

    proposed = text
    for problem in reversed(_read(path, text)[1]):
        proposed = _proposed(proposed, problem)
    old, new = text.splitlines(keepends=True), proposed.splitlines(keepends=True)
    return "".join(difflib.unified_diff(old, new, path, path, n=1))


def _proposed(text: str, problem: Diagnostic) -> str:
    start, end = problem.column - 1, (problem.end_column or problem.column) - 1
    if problem.code == "FC113":
        return _with_line(text, problem.line, mended)
    if problem.code == "FC115":
        return _with_line(text, problem.line, lambda line: line[:start] + line[start + 1 : end - 1] + line[end:])
    named = problem.help.arguments.get("name") if isinstance(problem.help, Phrase) else None
    if problem.code in ("FC201", "FC205") and named and problem.help.template == _DID_YOU_MEAN:  # type: ignore[attr-defined]
        return _with_line(text, problem.line, lambda line: line[:start] + str(named) + line[end:])
    return text
