"""YAML's traps by name: what an editor did that YAML takes otherwise, and the line as it should be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factsheet_content.messages import Phrase, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from factsheet_content.authoring.yaml_recovery import Fault


class Trap(NamedTuple):
    """A named problem; ``start`` and ``end`` are offsets in the source."""

    code: str
    message: Phrase
    help: Phrase
    start: int
    end: int


#: A line taken apart: indentation and dashes, the key, the value.
LINE = re.compile(
    r"^(?P<before>[ ]*(?:-[ ]+)*)(?:(?P<key>[\w.-]+|\"[^\"]*\"|'[^']*')(?P<colon>[ ]*:(?=[ ]|$)[ ]*))?(?P<value>.*)$"
)
_FLOW = re.compile(r"\{[ ]*[\w\"'-]+[ ]*:[ ]|\[[^\](]*,|\[[ ]*$|\{[ ]*$")
_SPECIAL = frozenset("{}[]*&@%`!|>,?-")
_BLOCK_HEADER = re.compile(r"[|>][+-]?[0-9]?[+-]?[ ]*(#.*)?$")
_CUT = re.compile(r"(?<=\S)[ ]+#")
_WORD = re.compile(r"[ ]*(?:-[ ]+)*[\w.-]+[ ]*")
_PROSE = re.compile(r"\S\s+\S")
_MARKS = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb"  # curly, low and angle quotation marks
_SMART = re.compile(rf"[{_MARKS}][^{_MARKS}]*[{_MARKS}]\Z")


def quoted(text: str) -> str:
    """The text as a quoted scalar that means exactly that."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def mended(line: str) -> str:
    """A line with its value in quotes."""
    match = LINE.match(line)
    return line[: match.start("value")] + quoted(match["value"].rstrip()) if match else line


class Lines:
    """The lines of a source, with the offset of each."""

    def __init__(self, source: str) -> None:
        self.texts = [line.rstrip("\r") for line in source.split("\n")]
        self._starts = [0]
        for line in source.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def text(self, number: int) -> str:
        """A line by its 0-based number; empty behind the end."""
        return self.texts[number] if number < len(self.texts) else ""

    def offset(self, number: int, column: int) -> int:
        """The offset of a 0-based line and column."""
        return min(self._starts[min(number, len(self._starts) - 1)] + column, max(self._starts[-1] - 1, 0))

    def above(self, number: int) -> int:
        """The nearest line above that says something; -1 where there is none."""
        return next((above for above in range(number - 1, -1, -1) if self.texts[above].strip()), -1)

    def indent(self, number: int) -> int:
        """How far a line is indented."""
        return len(self.text(number)) - len(self.text(number).lstrip(" "))


def name_fault(fault: Fault, source: str) -> Trap:
    """The trap that a syntax error is, or libyaml's own words for one that has no name."""
    lines = Lines(source)
    for recognise in _RECOGNISERS:
        trap = recognise(fault, lines)
        if trap:
            return trap
    message = phrase("This is not YAML: {problem}.", problem=fault.problem)
    start = lines.offset(fault.line, fault.column)
    return Trap("FC105", message, phrase("Compare the line with the ones around it."), start, start + 1)


def _unclosed(fault: Fault, lines: Lines) -> Trap | None:
    if "quoted scalar" not in fault.context or "end of stream" not in fault.problem:
        return None
    start = lines.offset(fault.context_line, fault.context_column)
    mark = lines.text(fault.context_line)[fault.context_column : fault.context_column + 1]
    message = phrase("The text that begins with {mark} here has no end.", mark=mark)
    help_ = phrase("Write {mark} behind the last word. Within the text, choose the other quotation mark.", mark=mark)
    return Trap("FC118", message, help_, start, start + 1)


def _no_key(fault: Fault, lines: Lines) -> Trap | None:
    if fault.problem != "could not find expected ':'":
        return None
    line = lines.text(fault.context_line)
    start = lines.offset(fault.context_line, fault.context_column)
    above = lines.text(lines.above(fault.context_line))
    if LINE.match(above) and _BLOCK_HEADER.search(above):
        return _indentation(fault.context_line, lines)
    help_ = phrase("Write “key: text”. If the line goes on with the text above it, indent it further than that key.")
    end = start + max(1, len(line.strip()))
    return _glued(fault.context_line, lines) or Trap("FC119", _NO_KEY, help_, start, end)


_NO_KEY = phrase("This line is neither a key with a text nor the rest of a text.")


def _glued(number: int, lines: Lines) -> Trap | None:
    """A key whose text begins without a space behind the colon."""
    line = lines.text(number)
    glued = re.match(r"[ ]*(?:-[ ]+)*[\w-]+:(?=[^\s/])", line)
    if not glued:
        return None
    start = lines.offset(number, lines.indent(number))
    help_ = phrase("Write a space behind the colon: {line}", line=f"{glued[0].strip()} {line[glued.end() :]}")
    return Trap("FC119", _NO_KEY, help_, start, start + len(line.strip()))


def _special(fault: Fault, lines: Lines) -> Trap | None:
    """A value that begins with a character that means something to YAML, or goes on behind a closing quote."""
    scanning = fault.context.startswith(("while scanning", "while parsing a flow", "while parsing a quoted"))
    number = fault.context_line if scanning else fault.line
    line = lines.text(number)
    match = LINE.match(line)
    value = match["value"] if match else ""
    if not match or not value or "mapping values" in fault.problem:
        return None
    start = lines.offset(number, match.start("value"))
    if value[0] in "\"'" and not scanning and fault.column > match.start("value"):
        at = lines.offset(fault.line, fault.column)
        message = phrase("The text goes on behind its closing quotation mark.")
        help_ = phrase("Put the whole text in quotes: {line}", line=_requoted(line).strip())
        return Trap("FC117", message, help_, at, at + 1)
    if value[0] not in _SPECIAL or _FLOW.match(value) or _BLOCK_HEADER.match(value):
        return None
    message = phrase("A text that begins with {mark} means something else in YAML.", mark=value[0])
    return Trap("FC112", message, phrase("Put the text in quotes: {line}", line=mended(line).strip()), start, start + 1)


def _requoted(line: str) -> str:
    match = LINE.match(line)
    return line[: match.start("value")] + "'" + match["value"].strip().replace("'", "''") + "'" if match else line


def _colon(fault: Fault, lines: Lines) -> Trap | None:
    line = lines.text(fault.line)
    flow = fault.context.startswith("while parsing a flow") and fault.line == fault.context_line
    flow = flow and line[fault.column : fault.column + 1] == ":"
    if "mapping values" not in fault.problem and not flow:
        return None
    if _WORD.fullmatch(line[: fault.column]):
        above = lines.above(fault.line)
        glued = above >= 0 and lines.indent(above) == lines.indent(fault.line) and _glued(above, lines)
        return glued or _indentation(fault.line, lines)
    start = lines.offset(fault.line, fault.column)
    message = phrase("A colon with a space behind it ends a key, and this one stands within a text.")
    if flow or lines.indent(fault.line + 1) > lines.indent(fault.line) or not (LINE.match(line) or {"key": ""})["key"]:
        help_ = phrase("Put the whole text in quotes, or begin it on a line of its own behind “>-”.")
    else:
        help_ = phrase("Put the text in quotes: {line}", line=mended(line).strip())
    return Trap("FC111", message, help_, start, start + 1)


def _cut_and_continued(fault: Fault, lines: Lines) -> Trap | None:
    above = lines.above(fault.line)
    cut = _CUT.search(lines.text(above)) if above >= 0 else None
    if fault.problem != "did not find expected key" or not cut or _KEYED.match(lines.text(fault.line)):
        return None
    return cut_short(lines.offset(above, cut.end() - 1), lines.text(above)[cut.end() - 1 :])


_KEYED = re.compile(r"[ ]*(?:-[ ]+)*[\w.-]+[ ]*:(?=[ ]|$)|[ ]*-[ ]")


def _misplaced(fault: Fault, lines: Lines) -> Trap | None:
    if fault.problem.startswith("did not find expected") and ("block" in fault.context or "<" in fault.problem):
        return _indentation(fault.line, lines)
    return None


def _indentation(number: int, lines: Lines) -> Trap:
    indent, above = lines.indent(number), lines.above(number)
    start = lines.offset(number, indent)
    message = phrase(
        "This line begins at column {column}, and nothing that it could belong to does.", column=indent + 1
    )
    fitting = sorted(
        {lines.indent(other) for other in range(max(0, above - 20), above + 1) if lines.text(other).strip()}
    )
    spaces = min(fitting, key=lambda candidate: abs(candidate - indent), default=0)
    if spaces == indent:
        help_ = phrase("Indent what belongs together equally far, with spaces; lists begin with “- ”.")
    elif spaces:
        help_ = phrase("Put {spaces} spaces before it, as before the lines that it belongs to.", spaces=spaces)
    else:
        help_ = phrase("Begin it at the start of the line.")
    return Trap("FC114", message, help_, start, start + 1)


def _conflict(fault: Fault, lines: Lines) -> Trap | None:
    for number in {fault.line, fault.context_line}:
        if re.match(r"<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|", lines.text(number)):
            start = lines.offset(number, 0)
            help_ = phrase("Decide between the two sides and take the marker lines out.")
            return Trap("FC120", phrase("A conflict that git left."), help_, start, start + len(lines.text(number)))
    return None


_RECOGNISERS = (_conflict, _unclosed, _no_key, _colon, _special, _cut_and_continued, _misplaced)


def cut_short(start: int, rest: str) -> Trap:
    """Words behind ` #`, which YAML takes for a comment."""
    message = phrase("The text ends here: YAML reads “{rest}” as a comment.", rest=rest.strip())
    help_ = phrase("If it belongs to the text, put the text in quotes; else put the comment on a line of its own.")
    return Trap("FC113", message, help_, start, start + len(rest.rstrip()))


_COMMENT = re.compile(r"[ ]+(#(.).*)")


def suspicious(source: str, scalars: Iterator[Any]) -> Iterator[Trap]:
    """What parses and was hardly meant: a plain text cut short by ` #`, or typographic quotes instead of YAML's."""
    for event in scalars:
        if event.style:
            continue
        end = event.end_mark.index
        cut = _COMMENT.match(source, end)
        if cut and (cut[2] not in " \t#" or _PROSE.search(event.value)):
            yield cut_short(cut.start(1), cut[1])
        if _SMART.match(event.value):
            message = phrase(
                "The quotation marks {marks} become part of the text.", marks=event.value[0] + event.value[-1]
            )
            help_ = phrase("Leave them out, or type straight ones: {text}", text=quoted(event.value[1:-1]))
            yield Trap("FC115", message, help_, event.start_mark.index, end)
