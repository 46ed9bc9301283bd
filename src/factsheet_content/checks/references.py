"""What an edition refers to outside its texts: contacts, sources, series paragraphs, types; and what it never uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.sheet import SeriesBlock, mapping, string
from factsheet_content.authoring.unit import fields
from factsheet_content.checks.findings import at, did_you_mean, readable
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.diagnostics import Diagnostic
    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree


def check_names(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """The edition and the slug that a file gives itself are those of its place in the tree."""
    del tree
    document = sheet.document
    data = mapping(document.data)
    folder, _, file = document.path.rpartition("/")
    stem = file.removesuffix(".yaml")
    if stem == "draft" and "edition" in data:
        yield at(document, ("edition",)).error(
            "FC411", "A draft has no edition yet.", "Remove the line; a release dates it."
        )
    if stem not in ("draft", sheet.edition) and "edition" not in document.hidden:
        text = phrase(
            "The file is named {file}, and the edition in it is {found}.",
            file=file,
            found=sheet.edition or phrase("not said"),
        )
        yield at(document, ("edition",)).error("FC411", text, "Write edition: {stem}.", stem=stem)
    if string(data.get("factsheet")) not in ("", folder.rpartition("/")[2]):
        yield at(document, ("factsheet",)).error(
            "FC411", "The factsheet is in the folder {slug}.", "Write factsheet: {slug}.", slug=sheet.slug
        )


def check_ids(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """No two sections, and no two blocks of a section, have the same id."""
    del tree
    places = [(section.id, (*section.pointer, "id")) for section in sheet.sections]
    places += [(block.id, (*block.pointer, "id")) for block in sheet.blocks()]
    seen: set[str] = set()
    for id_, pointer in places:
        if id_ not in seen:
            seen.add(id_)
        else:
            yield at(sheet.document, pointer, unit=id_).error(
                "FC412",
                "The id {id} is used more than once.",
                "Give each its own id; an id that was published stays with its text.",
                id=id_,
            )


def check_contacts(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Every contact of a ``contacts`` block is in the registry."""
    if not readable(tree.contacts.document):
        return
    for block in sheet.blocks():
        for index, contact in enumerate(block.contacts):
            if contact not in tree.contacts.entries:
                yield at(sheet.document, (*block.pointer, "contacts", index), unit=block.id).error(
                    "FC405",
                    "contacts.yaml has no contact {contact}.",
                    did_you_mean(contact, tree.contacts.entries),
                    contact=contact,
                )


def check_series(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """The edition of the series exists, and so do the paragraphs and headings that are taken from it."""
    if sheet.series not in tree.series_editions:
        if "series" in sheet.document.hidden:
            return
        known = did_you_mean(sheet.series, tree.series_editions)
        yield at(sheet.document, ("series",)).error(
            "FC406", "There is no edition {series} of the series.", known, series=sheet.series
        )
        return
    series = tree.series(sheet.series)
    if not readable(series.document):
        return
    for block in sheet.intro or ():
        if isinstance(block, SeriesBlock) and block.name not in series.intro:
            known = did_you_mean(block.name, series.intro)
            yield at(sheet.document, block.pointer).error(
                "FC406", "The series has no paragraph {name}.", known, name=block.name
            )
    for section in sheet.sections:
        if section.heading is None and series.heading(section.id) is None:
            yield at(sheet.document, (*section.pointer, "id"), unit=section.id).error(
                "FC407",
                "The section {section} has no heading.",
                "Write a heading; only the standard sections get theirs from the series.",
                section=section.id,
            )


def check_sources(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Every fact's source is among the edition's sources."""
    del tree
    for fact in sheet.facts.values() if "sources" not in sheet.document.hidden else ():
        source = fact.data.get("source")
        if isinstance(source, str) and source not in sheet.sources:
            yield at(sheet.document, (*fact.pointer, "source")).error(
                "FC408", "There is no source {source}.", did_you_mean(source, sheet.sources), source=source
            )


def check_types(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A link to another factsheet names a type that the registry knows."""
    for id_, address in sheet.links.items() if readable(tree.types.document) else ():
        slug = address.removeprefix("factsheet:")
        if slug != address and slug not in tree.types.entries:
            yield at(sheet.document, ("links", id_)).error(
                "FC409", "types.yaml has no type {slug}.", did_you_mean(slug, tree.types.entries), slug=slug
            )


def check_sheets(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A link to a type of violence leads to its factsheet, and not to what is printed for want of one."""
    # Whoever takes a published link over has decided already.
    published = [tree.sheet(sheet.slug, edition).links.values() for edition in tree.editions(sheet.slug)]
    decided = {address for addresses in published for address in addresses}
    for id_, address in sheet.links.items() if readable(tree.types.document) else ():
        slug = address.removeprefix("factsheet:")
        entry = tree.types.entries.get(slug)
        if slug == address or address in decided or entry is None or entry.get("factsheet") in tree.slugs:
            continue
        page = string(entry.get("page"))
        instead = phrase("it leads to {page} instead", page=page) if page else phrase("it is printed as plain text")
        yield at(sheet.document, ("links", id_)).warning(
            "FC419",
            "The type {slug} has no factsheet yet, so that the link cannot lead there; {instead}.",
            "Begin it with `factsheet new {slug}`."
            if page
            else "Begin it with `factsheet new {slug}`, or write the official page of the type in types.yaml.",
            slug=slug,
            instead=instead,
        )


def check_notices(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """What a notice is about is a unit or a fact of the edition."""
    if sheet.edition is None or sheet.document.hidden:
        return
    notices = tree.notices(sheet.slug)
    series = tree.series(sheet.series)
    known = [unit.id for unit in sheet.units()] + [f"facts.{id_}" for id_ in sheet.facts]
    known += [section.id for section in sheet.sections] + [block.id for block in sheet.blocks()]
    known += [unit.id for unit in series.units.values()]
    for notice in notices.for_edition(sheet.edition):
        about = notice.data.get("about")
        if isinstance(about, str) and about not in known:
            yield at(notices.document, (*notice.pointer, "about"), unit=f"notices.{notice.id}").error(
                "FC410",
                "Edition {edition} has no unit or fact {about}.",
                did_you_mean(about, known),
                edition=sheet.edition,
                about=about,
            )


def check_unused(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Facts, links and sources that nothing refers to: kept data that no reader sees is kept for nobody."""
    if sheet.document.hidden:
        return
    used = _used_fields(tree, sheet)
    sources = {string(fact.data.get("source")) for fact in sheet.facts.values()}
    candidates = [(("facts", id_), f"facts.{id_}") for id_ in sheet.facts]
    candidates += [(("links", id_), f"links.{id_}") for id_ in sheet.links]
    candidates += [(("sources", id_), f"sources.{id_}") for id_ in sheet.sources if id_ not in sources]
    for pointer, name in candidates:
        listed = pointer[0] == "sources" and "sources" in used
        if not listed and not any(field == name or field.startswith(f"{name}.") for field in used):
            yield at(sheet.document, pointer, key=True).warning(
                "FC413", "Nothing refers to {name}.", "Write {{{name}}} where it belongs, or remove it.", name=name
            )


def _used_fields(tree: ContentTree, sheet: Sheet) -> set[str]:
    units = list(sheet.units())
    units += [notice.unit for notice in tree.notices(sheet.slug).notices if notice.unit]
    return {field.name for unit in units for field in fields(unit.text)}
