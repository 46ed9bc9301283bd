"""The pages that translators and reviewers read, as text, Markdown or HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from factsheet_content import inline
from factsheet_content.translation import locales
from factsheet_content.translation.initialising import english_name
from factsheet_content.translation.word_changes import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factsheet_content.translation.outdated import Outdated
    from factsheet_content.translation.reviewing import Pair
    from factsheet_content.translation.word_changes import Passage

#: Format → the extension of its template.
FORMATS = {"text": "txt", "markdown": "md", "html": "html"}

_FOLDER = Path(__file__).with_name("page_templates")


def outdated_page(texts: Iterable[Outdated], language: str, form: str) -> str:
    """The outdated texts of a language, the changed words marked."""
    return _render("outdated", language, form, texts=list(texts))


def review_page(sheets: Iterable[tuple[str, Sequence[Pair]]], language: str, form: str) -> str:
    """Editions by name, each with its texts in both languages."""
    return _render("review", language, form, sheets=[{"name": name, "pairs": pairs} for name, pairs in sheets])


def _render(page: str, language: str, form: str, **values: Any) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=form == "html",  # noqa: S701 - Markdown is escaped by `plain`; text is no markup
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.get_template(f"{page}.{FORMATS[form]}.jinja")
    return template.render(
        language=language,
        name=english_name(language),
        direction=locales.direction(language),
        marked=_MARKED[form],
        plain=_markdown,
        **values,
    )


def _markdown(text: str) -> str:
    """Characters as they are, in Markdown, in a table too."""
    return inline.to_markdown((inline.Plain(text),) if text else ()).replace("|", "\\|")


def _marked_text(passages: Iterable[Passage]) -> str:
    """As wdiff marks them."""
    marks = {Kind.SAME: ("", ""), Kind.REMOVED: ("[-", "-]"), Kind.ADDED: ("{+", "+}")}
    return "".join(text.join(marks[kind]) for kind, text in passages)


def _marked_markdown(passages: Iterable[Passage]) -> str:
    """Marks stand against the words, for Markdown takes no space inside them."""
    marks = {Kind.SAME: "", Kind.REMOVED: "~~", Kind.ADDED: "**"}
    return "".join(_within(marks[kind], text) for kind, text in passages)


def _within(mark: str, text: str) -> str:
    words = text.strip()
    if not words:
        return text
    start = text[: len(text) - len(text.lstrip())]
    return f"{start}{mark}{_markdown(words)}{mark}{text[len(text.rstrip()) :]}"


def _marked_html(passages: Iterable[Passage]) -> str:
    from markupsafe import Markup

    marks = {Kind.SAME: "{}", Kind.REMOVED: "<del>{}</del>", Kind.ADDED: "<ins>{}</ins>"}
    return Markup("").join(Markup(marks[kind]).format(text) for kind, text in passages)  # noqa: S704 - our own marks


_MARKED: dict[str, Callable[[Iterable[Passage]], str]] = {
    "text": _marked_text,
    "markdown": _marked_markdown,
    "html": _marked_html,
}
