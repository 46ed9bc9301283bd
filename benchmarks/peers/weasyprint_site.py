"""The peer of a publication: the same factsheets as pages through Jinja2 and as PDFs through WeasyPrint.

It prints all that ours print, in the same fonts and much the same shape, tagged for PDF/UA-1: each factsheet, and its
sources apart. It makes none of the other formats, and its input was read, checked and translated before.

``COLUMNS INPUTS OUT SHARE SHARES``: every ``SHARES``-th factsheet from ``SHARE``, in so many columns. Ours have two;
with one WeasyPrint has less to do.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader
from markdown_it import MarkdownIt
from markupsafe import Markup
from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent


def faces() -> Iterator[str]:
    """The fonts that our PDFs have."""
    for family, package in (("Noto", "fontpkg_noto_sans"), ("Noto Arabic", "fontpkg_noto_sans_arabic")):
        spec = find_spec(package)
        assert spec
        for folder in spec.submodule_search_locations or ():
            for file in sorted(Path(folder).rglob("*.ttf")):
                slope = "italic" if "Italic" in file.name else "normal"
                yield (
                    f"@font-face {{ font-family: '{family}'; src: url('{file.as_uri()}'); "
                    f"font-style: {slope}; font-weight: 100 900 }}\n"
                )


inputs, out = map(Path, sys.argv[2:4])
columns, share, shares = (int(sys.argv[index]) for index in (1, 4, 5))
markdown = MarkdownIt()
environment = Environment(loader=FileSystemLoader(HERE), autoescape=True)
environment.filters["block"] = lambda text: Markup(markdown.render(text))  # noqa: S704 - MarkdownIt escapes HTML
environment.filters["line"] = lambda text: Markup(markdown.renderInline(text))  # noqa: S704
template = environment.get_template("weasyprint_site.html.jinja")
fonts = FontConfiguration()
shape = f".columns {{ columns: {columns} }}" if columns > 1 else ""
rules = (HERE / "weasyprint_site.css").read_text("utf-8")
style = CSS(string="".join(faces()) + rules + shape, font_config=fonts)
sources = sorted(inputs.glob("*.json"))[share::shares]
for source in sources:
    data = json.loads(source.read_text("utf-8"))
    page, cited = template.render(data), template.render(data, sources_only=True)
    (out / f"{source.stem}.html").write_text(page, encoding="utf-8")
    for text, name in ((page, ".html.pdf"), (cited, ".sources.pdf")):
        HTML(string=text).write_pdf(
            out / f"{source.stem}{name}", stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"
        )
print(3 * len(sources), "files")
