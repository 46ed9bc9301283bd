"""The peer of an export: the same text as HTML through WeasyPrint, without a style sheet. ``INPUTS OUT``."""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt
from weasyprint import HTML  # type: ignore[import-untyped]

inputs, out = map(Path, sys.argv[1:])
sources = sorted(inputs.glob("*.md"))
for source in sources:
    body = source.read_text("utf-8").partition("\n---\n")[2]
    HTML(string=MarkdownIt().render(body)).write_pdf(out / f"{source.stem}.html.pdf")
print(len(sources), "PDFs")
