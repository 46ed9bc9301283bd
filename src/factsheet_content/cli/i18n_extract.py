"""``factsheet i18n extract``: the templates that translators start from."""

from __future__ import annotations

import click

from factsheet_content.cli import output
from factsheet_content.cli.catalog_files import say_file


@click.command("extract", epilog="Example: factsheet i18n extract --check")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a template is not fresh.")
@click.pass_obj
def command(root: str | None, check: bool) -> int:
    """Writes a template per domain to content/pot/."""
    from factsheet_content.authoring import atomic, po_writer
    from factsheet_content.checks.templates import check_templates
    from factsheet_content.checks.validation import require_sound
    from factsheet_content.translation.templates import domains, template, template_path

    tree = output.open_tree(root)
    # A template made of what is left of a faulty file would lack texts, and a translator's work with them.
    require_sound(tree, "content/nl/")
    if check:
        stale = list(check_templates(tree))
        for diagnostic in stale:
            output.say(output.line(diagnostic))
        return 1 if stale else 0
    for domain in domains(tree):
        path = template_path(domain)
        written = atomic.write_if_changed(tree.path(path), po_writer.render(template(tree, domain)))
        say_file(path, written=written)
    return 0
