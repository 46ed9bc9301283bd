"""Templates are generated and committed; one that is not what the content makes of it misleads translators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring import po_writer
from factsheet_content.authoring.diagnostics import Diagnostic
from factsheet_content.messages import phrase
from factsheet_content.translation.templates import domains, template, template_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree


def check_templates(tree: ContentTree) -> Iterator[Diagnostic]:
    """Each template is there and fresh."""
    for domain in domains(tree):
        yield from check_template(tree, domain)


def check_template(tree: ContentTree, domain: str) -> Iterator[Diagnostic]:
    """The template is there and fresh."""
    path = template_path(domain)
    if not tree.exists(path) or tree.bytes(path) != po_writer.render(template(tree, domain)):
        yield Diagnostic(
            "FC504",
            phrase("The template is not what the content makes of it."),
            path,
            0,
            0,
            help=phrase("Run: factsheet i18n extract"),
        )
