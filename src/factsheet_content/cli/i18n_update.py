"""``factsheet i18n update``: templates and catalogs brought up to date with the content, and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factsheet_content.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.translation.updating import Source, Update

# How each outcome is counted, in the order in which it is told.
_TOLD = ("kept", "moved", "returned", "outdated", "suggested", "new", "untranslated", "obsolete")


@click.command("update", epilog="Example: factsheet i18n update en --dry-run")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--dry-run", is_flag=True, help="Write nothing; list what would become of each text that is not kept.")
@click.pass_obj
def command(root: str | None, languages: tuple[str, ...], dry_run: bool) -> int:
    """Brings the templates, and the catalogs of each LANG (by default all), up to date with the content."""
    import gc

    gc.disable()  # all that is read is needed to the end

    from factsheet_content.translation.updating import Source

    tree = output.open_tree(root)
    source = Source(tree)
    refused = _check(tree, source)
    updates = {tag: source.update(tag) for tag in output.chosen_languages(tree, languages)}
    if not dry_run:
        _write_templates(tree, source)
    for tag, found in updates.items():
        written = 0 if dry_run else _write(tree, found)
        output.say(_summary(tag, found, written))
        for line in _details(found) if dry_run else ():
            output.say(line)
    gc.freeze()  # and when the process ends, nobody needs to go through it all once more
    return 1 if refused else 0


def _check(tree: ContentTree, source: Source) -> bool:
    """Stops at a file that is not understood, and tells which declarations are not believed."""
    from factsheet_content.authoring.diagnostics import ContentError, Severity
    from factsheet_content.checks.declarations import check_same_meaning
    from factsheet_content.checks.schema import check_schema
    from factsheet_content.translation.declarations import declares

    found = [fault for document in source.documents for fault in (*document.diagnostics, *check_schema(document))]
    if any(fault.severity is Severity.ERROR for fault in found):
        # From what is left of a faulty file, texts would seem to be gone.
        raise ContentError("the content has errors, so nothing is made from it", found)
    declaring = [slug for slug in tree.slugs if declares(tree, slug)]
    refused = [fault for slug in declaring for sheet in tree.sheets(slug) for fault in check_same_meaning(tree, sheet)]
    for fault in refused:
        output.say(output.line(fault))
    return bool(refused)


def _write_templates(tree: ContentTree, source: Source) -> None:
    from factsheet_content.authoring import atomic, po_writer

    paths = {tree.path(template.path): template for template in source.templates.values()}
    for file in atomic.write_changed((file, po_writer.render(template)) for file, template in paths.items()):
        output.say(f"{paths[file].path}: written")


def _write(tree: ContentTree, updates: list[Update]) -> int:
    from factsheet_content.authoring import atomic, po_writer

    files = ((tree.path(update.path), po_writer.render(update.merged.catalog)) for update in updates)
    return sum(1 for _ in atomic.write_changed(files))


def _summary(tag: str, updates: list[Update], written: int) -> str:
    from factsheet_content.translation.updating import open_words, totals

    counts = dict(totals(updates))
    told = ", ".join(f"{counts[name]} {name}" for name in _TOLD if name in counts) or "no texts"
    words = sum(open_words(update.merged.catalog) for update in updates)
    files = f"; {written} {'file' if written == 1 else 'files'} written" if written else ""
    return f"{tag}: {told}; {words} words to translate{files}"


def _details(updates: list[Update]) -> Iterator[str]:
    for update in updates:
        for entry, outcome in update.merged.outcomes:
            if outcome not in ("kept", "untranslated"):
                yield f"  {outcome:<9} {update.domain}: {entry.msgctxt}"
        for entry in update.merged.retired:
            yield f"  obsolete  {update.domain}: {entry.msgctxt}"
