"""The peer of a publication: factsheets as pages through Jinja2 and as tagged PDFs through WeasyPrint, sources apart.

It is in the same fonts and a plain style, and makes none of the other formats.

``INPUTS OUT SHARE SHARES``: every ``SHARES``-th factsheet from ``SHARE``.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment
from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

TEMPLATE = """<!DOCTYPE html>
<html lang="{{ language }}" dir="{{ direction }}"><head><meta charset="utf-8"><title>{{ title.text }}</title></head>
<body><h1>{{ series.title.text }}</h1>
{% if not sources_only %}
{% for notice in notices %}<p>{{ notice.text.text }}</p>{% endfor %}
{% macro list(items) %}<ul>{% for item in items %}<li>{{ item.term.text if item.term }}
{{ (item.text or item.description).text }}
{{ list(item.get("items")) if item.get("items") }}</li>{% endfor %}</ul>{% endmacro %}
{% macro block(one) %}
{% if one.kind == "subheading" %}<h3>{{ one.text.text }}</h3>
{% elif one.get("items") %}{{ list(one.get("items")) }}
{% elif one.text %}<p>{{ one.text.text }}</p>{% endif %}
{% endmacro %}
{% for one in intro %}{{ block(one) }}{% endfor %}
{% for section in sections %}<h2 id="{{ section.id }}">{{ section.heading.text }}</h2>
{% for one in section.blocks %}{{ block(one) }}{% endfor %}{% endfor %}
{% endif %}
<ul>{% for key, source in sources.items() %}<li>{{ source.title }} {{ source.url }}</li>{% endfor %}</ul>
</body></html>
"""


def _faces() -> Iterator[str]:
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


inputs, out = map(Path, sys.argv[1:3])
share, shares = map(int, sys.argv[3:])
template = Environment(autoescape=True).from_string(TEMPLATE)
fonts = FontConfiguration()
style = CSS(string="".join(_faces()) + "body { font: 10pt 'Noto', 'Noto Arabic' }", font_config=fonts)
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
