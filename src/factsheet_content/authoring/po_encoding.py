"""The bytes of a ``.po`` file as text, whatever they are; doubts are diagnostics.

``FC301`` bytes that are not text in the file's encoding (error);
``FC302`` a declared charset other than UTF-8 (error where another reading of the bytes is possible, else warning);
``FC303`` a byte order mark (warning);
``FC304`` a NUL or EOT character (error).
"""

from __future__ import annotations

import codecs
import re

from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.authoring.po_literals import FORBIDDEN
from factsheet_content.messages import phrase

_DECLARED = re.compile(rb'^(?:msgstr )?"(?:[^"\n]*\\n)?Content-Type:[^"\n]*charset=([\w.:+-]+)', re.MULTILINE)
_UTF_8 = {"utf-8", "utf8"}
#: Says nothing about characters outside ASCII, so that UTF-8 is the only reading left.
_UNDECLARED = {"charset", "ascii", "us-ascii", "ansi_x3.4-1968"}
#: The 8-bit charsets of gettext; no other codec of Python is let loose on somebody's file.
_EIGHT_BIT = r"(?i)(iso[-_]?8859|koi8|cp|windows-|gb|euc|big5|tis|shift|johab)[\w-]*"
_WIDE_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAVE_AS_UTF_8 = phrase("Save the file as UTF-8 and let its header say charset=UTF-8.")


def decode(data: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    """The text with Unix line ends, without byte order mark, closed by a newline; and what was doubtful."""
    text, problems = _decode(data, path)
    if "\r" in text:
        text = _unix(text)
    if ("\0" in text or "\x04" in text) and (forbidden := FORBIDDEN.search(text)):  # `in` is much the quicker
        message = phrase("The file has the character {character}, which gettext refuses.", character=repr(forbidden[0]))
        problems.append(_problem("FC304", message, path, text[: forbidden.start()]))
    return text if text.endswith("\n") else text + "\n", problems


def _decode(data: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    for mark, codec in _WIDE_MARKS:
        if data.startswith(mark):
            message = phrase("The file is in {encoding}; a catalog is in UTF-8.", encoding=codec.upper())
            return data.decode(codec, errors="replace"), [_problem("FC302", message, path)]
    problems = []
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        message = phrase("The file begins with a byte order mark, which gettext refuses.")
        problems.append(_problem("FC303", message, path, severity=Severity.WARNING))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text, problem = _decode_otherwise(data, path, error.start)
        return text, [*problems, problem]
    return text, problems + _doubts(data, path)


def _doubts(data: bytes, path: str) -> list[Diagnostic]:
    """Whether the header of a file that reads as UTF-8 says something else."""
    declared = _DECLARED.search(data)
    if not declared or declared[1].decode().lower() in _UTF_8:
        return []
    charset = declared[1].decode()
    certain = data.isascii() or charset.lower() in _UNDECLARED
    before = data[: declared.start(1)].decode()
    message = phrase("The header says charset={charset}, but the text is UTF-8.", charset=charset)
    return [_problem("FC302", message, path, before, Severity.WARNING if certain else Severity.ERROR)]


def _decode_otherwise(data: bytes, path: str, bad: int) -> tuple[str, Diagnostic]:
    """Read bytes that are not UTF-8, from ``bad`` on: by the charset that the file declares, else with gaps."""
    declared = _DECLARED.search(data)
    charset = declared[1].decode() if declared else ""
    before = data[:bad].decode()
    if declared and re.fullmatch(_EIGHT_BIT, charset):
        try:
            text = data.decode(charset)
        except (LookupError, UnicodeError):
            pass
        else:
            return text, _problem(
                "FC302", phrase("The file is in {encoding}; a catalog is in UTF-8.", encoding=charset), path, before
            )
    lines = sum(1 for line in data.splitlines() if not _is_utf_8(line))
    message = phrase("The byte 0x{byte:02X} is not UTF-8.", byte=data[bad])
    if lines > 1:
        message = phrase(
            "The byte 0x{byte:02X} is not UTF-8 ({lines} lines have such bytes).", byte=data[bad], lines=lines
        )
    return data.decode(errors="replace"), _problem("FC301", message, path, before)


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _problem(code: str, message: str, path: str, before: str = "", severity: Severity = Severity.ERROR) -> Diagnostic:
    before = _unix(before)
    column = len(before) - before.rfind("\n")
    help_text = "" if code == "FC304" else _SAVE_AS_UTF_8
    return Diagnostic(code, message, path, before.count("\n") + 1, column, severity, help=help_text)
