"""The peer of an export: the bare Typst compiler on the same template and data. ``TEMPLATE INPUTS OUT``.

With ``SHARE SHARES`` it makes every ``SHARES``-th from ``SHARE``.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import typst

template, inputs, out = map(Path, sys.argv[1:4])
share, shares = map(int, sys.argv[4:] or (0, 1))
packages = [find_spec(name) for name in ("fontpkg_noto_sans", "fontpkg_noto_sans_arabic")]
folders = [folder for spec in packages if spec for folder in spec.submodule_search_locations or ()]
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
compiler = typst.Compiler(str(template), root=str(template.parent), font_paths=fonts, ignore_system_fonts=True)
sources = sorted(inputs.glob("*.json"))[share::shares]
for source in sources:
    data = {"data": source.read_text("utf-8")}
    pdf = compiler.compile(format="pdf", sys_inputs=data, pdf_standards=["ua-1", "a-2a"], timestamp=1542412800)
    assert isinstance(pdf, bytes)
    (out / f"{source.stem}.pdf").write_bytes(pdf)
print(len(sources), "PDFs")
