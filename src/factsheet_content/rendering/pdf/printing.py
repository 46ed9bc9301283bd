"""Factsheet → PDF: A4, PDF/UA-1 and PDF/A-2a in one file, the same bytes for the same content."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet_content.errors import FactsheetError
from factsheet_content.rendering.pdf.glyphs import CONTROLS
from factsheet_content.rendering.pdf.links import described
from factsheet_content.rendering.pdf.reading_order import needed
from factsheet_content.rendering.pdf.view import view

if TYPE_CHECKING:
    import typst

    from factsheet_content.model import Factsheet
    from factsheet_content.rendering.pdf.view import Value

_TEMPLATES = Path(__file__).parents[1] / "templates"
_FONTS = {"Noto Sans": "fontpkg_noto_sans", "Noto Sans Arabic": "fontpkg_noto_sans_arabic"}
_INSTALL = "install factsheet-content[tools]"


def render(sheet: Factsheet) -> bytes:
    """The PDF; ``FactsheetError`` where it cannot be made: no compiler or font, or a text that no font can show."""
    return printed(sheet, view(sheet))


def printed(sheet: Factsheet, data: Value) -> bytes:
    """The PDF of a view, which may be of a part of the factsheet."""
    # A control could turn the digits of a number around; validation refuses it, and paper has no need of it.
    shown = CONTROLS.sub("", json.dumps(data, ensure_ascii=False))
    return described(_compile(sheet, shown), data, sheet.language, backward=needed(shown))


def get_ready() -> None:
    """Print a page with nothing on it: for the first document of a process the fonts and the template are read."""
    import pikepdf  # noqa: F401 - what comes after the compiler

    _compiler().compile(format="pdf", sys_inputs={"data": json.dumps(_BLANK)})


_BLANK: Value = {
    **dict.fromkeys(("name", "author", "page", "edition", "site", "checksum"), "-"),
    **{key: {"runs": ["-"]} for key in ("series", "publisher", "title")},
    **dict.fromkeys(("region", "status", "card", "notices", "figures", "intro", "sources", "origin")),
    **{key: [] for key in ("dates", "provenance", "sections")},
    "lang": "nl",
    "dir": "ltr",
    "date": [2000, 1, 1],
}


def _compile(sheet: Factsheet, data: str) -> bytes:
    compiler = _compiler()
    import typst

    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=_timestamp(sheet),
        )
    except typst.TypstError as error:
        raise _refusal(sheet, error.message) from None
    if warnings:
        raise _refusal(sheet, "; ".join(warning.message for warning in warnings))
    if not isinstance(pdf, bytes):
        raise _refusal(sheet, "the compiler returned no document")
    return pdf


def _refusal(sheet: Factsheet, reason: str) -> FactsheetError:
    where = f"{sheet.slug}@{sheet.edition or 'draft'} ({sheet.language})"
    if "could not be displayed" in reason:
        reason += "; leave out that character, or use one that the fonts have"
    return FactsheetError(f"no PDF of {where}: {reason}")


def _timestamp(sheet: Factsheet) -> int:
    """Seconds of the edition's date: the document's own date, whatever the clock says."""
    day = datetime.strptime(sheet.edition or sheet.content_as_of, "%Y-%m-%d")  # noqa: DTZ007 - a date has no zone
    return int(day.replace(tzinfo=UTC).timestamp())


@cache
def _compiler() -> typst.Compiler:
    """One compiler a process: it keeps the fonts and the parsed template from one document to the next."""
    try:
        import typst
    except ImportError:
        raise FactsheetError(f"PDF needs the package typst: {_INSTALL}") from None
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_font_folder(package)) for package in _FONTS.values()],
    )
    # A wrong folder is no error to Typst, and a PDF without any text passes PDF/UA-1.
    missing = set(_FONTS) - set(fonts.families())
    if missing:
        raise FactsheetError(f"the fonts {', '.join(sorted(missing))} cannot be found: {_INSTALL}")
    # A path, not a dict: typst-py 0.15.2 loses the files of a dict after the first compilation.
    template = _TEMPLATES / "factsheet.typ"
    return typst.Compiler(str(template), root=str(_TEMPLATES), font_paths=fonts, ignore_system_fonts=True)


def _font_folder(package: str) -> Path:
    """Where a font package keeps its files; its data folder is all that it has."""
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FactsheetError(f"PDF needs the package {package.replace('_', '-')}: {_INSTALL}")
    return Path(spec.submodule_search_locations[0]) / "files"
