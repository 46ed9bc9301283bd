"""The sources of a factsheet as a PDF of their own, in the look of the factsheet's PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.model import Text
from factsheet_content.record import replace
from factsheet_content.rendering.pdf.printing import printed
from factsheet_content.rendering.pdf.view import view
from factsheet_content.rendering.words import phrase

if TYPE_CHECKING:
    from factsheet_content.model import Factsheet
    from factsheet_content.rendering.pdf.view import Value


def render(sheet: Factsheet) -> bytes:
    """The PDF; errors as those of the factsheet's own. Its checksum is that of the whole factsheet's data."""
    # Whose sources these are, and of which text, stands above them; the rest is in the factsheet.
    return printed(sheet, sources_view(sheet))


def sources_view(sheet: Factsheet) -> Value:
    """What the template prints of them."""
    return view(_sources_only(sheet), part_of=sheet)


def _sources_only(sheet: Factsheet) -> Factsheet:
    heading, title = phrase(sheet, "bronnen"), sheet.series.title
    whole = Text(f"{heading.text} · {title.text}", f"{heading.markdown} · {title.markdown}", title.lang, title.dir)
    return replace(
        sheet,
        series=replace(sheet.series, title=whole),
        notices=(),
        intro=(),
        sections=(),
        facts={},
        contacts={},
        links={},
    )
