"""The peer of a publication: factsheets as pages through Jinja2 and as PDFs through WeasyPrint, in a plain style.

``INPUTS OUT SHARE SHARES``: every ``SHARES``-th factsheet from ``SHARE``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from jinja2 import Environment
from weasyprint import HTML  # type: ignore[import-untyped]

TEMPLATE = """<!DOCTYPE html>
<html lang="{{ language }}" dir="{{ direction }}"><head><meta charset="utf-8"><title>{{ title.text }}</title></head>
<body><h1>{{ series.title.text }}</h1>
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
<ul>{% for key, source in sources.items() %}<li>{{ source.title }} {{ source.url }}</li>{% endfor %}</ul>
</body></html>
"""

inputs, out = map(Path, sys.argv[1:3])
share, shares = map(int, sys.argv[3:])
template = Environment(autoescape=True).from_string(TEMPLATE)
sources = sorted(inputs.glob("*.json"))[share::shares]
for source in sources:
    page = template.render(json.loads(source.read_text("utf-8")))
    (out / f"{source.stem}.html").write_text(page, encoding="utf-8")
    HTML(string=page).write_pdf(out / f"{source.stem}.html.pdf")
print(2 * len(sources), "files")
