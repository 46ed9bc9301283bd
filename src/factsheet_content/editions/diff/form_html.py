"""The memo as a page: ``ins`` and ``del``, with words for who cannot see them, and marks that need no colour."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factsheet_content.editions.diff.phrases import Phrases

if TYPE_CHECKING:
    from jinja2 import Template

    from factsheet_content.editions.diff.memo import Memo


def render(memo: Memo) -> str:
    """The memo as one HTML file that needs no other."""
    return _template().render(memo=memo, say=Phrases(memo.language))


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("factsheet_content.rendering", "templates")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("diff/diff.html")
