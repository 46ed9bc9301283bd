"""``factsheet i18n update``: templates and catalogs brought up to date with the content, and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factsheet_content.cli import end_at_once, output
from factsheet_content.cli.catalog_files import say_file
from factsheet_content.cli.wording import told, word
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.translation.updating import Source, Update

# What each outcome is called, in the order in which they are told.
_TOLD = {
    "kept": phrase("kept"),
    "moved": phrase("moved"),
    "returned": phrase("returned"),
    "outdated": phrase("outdated"),
    "suggested": phrase("suggested"),
    "new": phrase("new"),
    "untranslated": phrase("untranslated"),
    "obsolete": phrase("obsolete"),
}


@click.command("update", epilog="Example: factsheet i18n update en --dry-run")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@click.option("--dry-run", is_flag=True, help="Write nothing; list what would become of each text that is not kept.")
@click.pass_obj
def command(root: str | None, languages: tuple[str, ...], dry_run: bool) -> int:
    """Brings the templates, and the catalogs of each LANG (by default all), up to date with the content."""
    import gc

    gc.disable()  # all that is read is needed to the end

    from factsheet_content.cli.meanwhile import SchemaCheck
    from factsheet_content.translation.updating import Source, documents

    tree = output.open_tree(root)
    tags = output.chosen_languages(tree, languages)
    read = list(documents(tree))
    schema_check = SchemaCheck(read)
    _require_sound(fault for document in read for fault in document.diagnostics)
    source = Source(tree)
    updates = {tag: source.update(tag) for tag in tags}
    _require_sound(schema_check.faults())
    refused = _told_refusals(tree)
    written = set() if dry_run else _write(tree, source, updates.values())
    for tag, found in updates.items():
        output.say(_summary(tag, found, sum(update.path in written for update in found)))
        for line in _details(found) if dry_run else ():
            output.say(line)
    end_at_once()
    return 1 if refused else 0


def _require_sound(found: Iterable[Diagnostic]) -> None:
    """Stops at a file that is not understood: from what is left of it, texts would seem to be gone."""
    from factsheet_content.authoring.diagnostics import ContentError, Severity

    faults = list(found)
    if any(fault.severity is Severity.ERROR for fault in faults):
        raise ContentError(phrase("the content has errors, so nothing is made from it"), faults)


def _told_refusals(tree: ContentTree) -> bool:
    """Tells which declarations are not believed."""
    from factsheet_content.translation.declarations import declares

    declaring = [slug for slug in tree.slugs if declares(tree, slug)]
    if not declaring:
        return False
    from factsheet_content.checks.declarations import check_same_meaning

    refused = [fault for slug in declaring for sheet in tree.sheets(slug) for fault in check_same_meaning(tree, sheet)]
    for fault in refused:
        output.say(output.line(fault))
    return bool(refused)


def _write(tree: ContentTree, source: Source, updates: Iterable[list[Update]]) -> set[str]:
    """Catalogs and templates to disk, some made while others are written; the paths of those that changed."""
    from factsheet_content.authoring import atomic, po_writer

    catalogs = {tree.path(update.path): update.merged.catalog for found in updates for update in found}
    templates = {tree.path(template.path): template for template in source.templates.values()}
    paths = {file: catalog.path for file, catalog in (catalogs | templates).items()}
    files = ((file, po_writer.render(catalog)) for file, catalog in (catalogs | templates).items())
    for folder in {file.parent for file in paths}:
        atomic.clear_leftovers(folder)
    written = set()
    for file in atomic.write_changed(files, passing=templates):
        written.add(paths[file])
        if file in templates:
            say_file(paths[file])
    return written


def _summary(tag: str, updates: list[Update], written: int) -> str:
    from factsheet_content.translation.updating import open_words, totals

    counts = dict(totals(updates))
    parts = [", ".join(f"{counts[name]} {told(called)}" for name, called in _TOLD.items() if name in counts)]
    if not counts:
        parts = [word("no texts")]
    parts.append(word("{count} words to translate", count=sum(open_words(one.merged.catalog) for one in updates)))
    if written:
        parts.append(word("1 file written") if written == 1 else word("{count} files written", count=written))
    return f"{tag}: {'; '.join(parts)}"


def _details(updates: list[Update]) -> Iterator[str]:
    for update in updates:
        for entry, outcome in update.merged.outcomes:
            if outcome not in ("kept", "untranslated"):
                yield f"  {told(_TOLD[outcome]):<9} {update.domain}: {entry.msgctxt}"
        for entry in update.merged.retired:
            yield f"  {told(_TOLD['obsolete']):<9} {update.domain}: {entry.msgctxt}"
