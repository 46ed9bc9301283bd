"""Published editions: frozen as the lock has them, true to their source document, translated where they must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factsheet_content.authoring.diagnostics import Diagnostic, Severity
from factsheet_content.authoring.sheet import sequence, string
from factsheet_content.checks.findings import at, in_unit, is_language, readable
from factsheet_content.editions.lock import (
    LOCK_PATH,
    fingerprint,
    lock_entries,
    series_fingerprint,
    series_lock_entries,
)
from factsheet_content.messages import phrase
from factsheet_content.translation.coverage import coverage
from factsheet_content.translation.states import Language, State
from factsheet_content.translation.templates import SHARED_DOMAINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.sheet import Sheet
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.authoring.unit import Unit
    from factsheet_content.authoring.yaml_document import Document
    from factsheet_content.checks.findings import Place
    from factsheet_content.editions.fidelity import Difference
    from factsheet_content.editions.published import Tampering

_WHY = {
    State.MISSING: phrase("has no translation"),
    State.OUTDATED: phrase("has a translation of another text, or one that waits to be confirmed (fuzzy)"),
    State.UNACCEPTED: phrase("has a translation that nobody has accepted as it stands"),
}


def check_fidelity(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """The body of an edition is its source document, word for word (``origin.text``)."""
    name = sheet.origin.get("text")
    if not isinstance(name, str):
        return
    folder = sheet.document.path.rpartition("/")[0]
    if "/" in name or "\\" in name or not tree.exists(f"{folder}/{name}"):
        pointer = ("origin", "text")
        yield at(sheet.document, pointer).error("FC601", "There is no file {name} beside the edition.", name=name)
        return
    try:
        document = tree.bytes(f"{folder}/{name}").decode()
    except UnicodeDecodeError:
        yield Diagnostic("FC602", phrase("The source document is not UTF-8."), f"{folder}/{name}", 0, 0)
        return
    from factsheet_content.editions.fidelity import compare

    difference = compare(tree, sheet, document)
    if difference is None:
        return
    where = phrase("the end of {name}", name=name)
    if difference.document_line:
        where = phrase("{name}, line {line}", name=name, line=difference.document_line)
    if difference.unit is None and difference.edition_text:
        yield at(sheet.document, _origin_line(sheet, difference.edition_text)).error(
            "FC603",
            "The document has no line “{line}” that is named here.",
            "Write the line as the document has it, or remove it under origin.chrome or origin.masthead.",
            line=difference.edition_text,
        )
        return
    if difference.unit is None:
        yield at(sheet.document, ("origin", "text")).error(
            "FC603",
            "The document goes on where the edition ends: “{there}…” ({where}).",
            "Add what is missing, or list the line under origin.chrome if it is navigation.",
            there=difference.document_text,
            where=where,
        )
        return
    yield _place(difference.unit, difference).error(
        "FC603",
        "The text is not that of the source document: here “{here} …”, there “{there} …” ({where}).",
        "Write it as the document has it; a better text belongs in the next edition.",
        here=difference.edition_text,
        there=difference.document_text,
        where=where,
    )


def _origin_line(sheet: Sheet, line: str) -> tuple[str | int, ...]:
    """Where a line of the document's frame is listed."""
    for key in ("chrome", "masthead"):
        for index, listed in enumerate(sequence(sheet.origin.get(key))):
            if " ".join(string(listed).split()) == line:
                return ("origin", key, index)
    return ("origin",)


def _place(unit: Unit, difference: Difference) -> Place:
    """Where the first word that differs was written; the whole unit where that cannot be told (a field's value)."""
    word = difference.edition_text.partition(" ")[0]
    for wanted in (difference.edition_text, word):
        if wanted and unit.text.count(wanted) == 1:
            start = unit.text.index(wanted)
            return in_unit(unit, start, start + len(word))
    return in_unit(unit)


def check_lock(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """A published edition is what it was when it was published."""
    if sheet.edition is None:
        return
    entry = lock_entries(tree, sheet.slug).get(sheet.edition)
    if entry is None:
        yield at(sheet.document, ("edition",)).warning(
            "FC604",
            "The edition {edition} is not in {lock}.",
            "Name the file draft.yaml while it is being written; a release locks it.",
            edition=sheet.edition,
            lock=LOCK_PATH,
        )
    elif entry.hash != fingerprint(tree, sheet):
        from factsheet_content.editions.published import sheet_tampering

        yield from _tampered(sheet.document, sheet_tampering(tree, sheet, entry.hash), sheet.slug, sheet.edition)


def _tampered(document: Document, found: Tampering, slug: str, edition: str) -> Iterator[Diagnostic]:
    """What became of a published text, each change at its place, and how to go on."""
    go_on = phrase(_GO_ON, slug=slug, edition=edition)
    for edited in found.texts:
        place = in_unit(edited.unit, *edited.span) if edited.unit else at(document, ("edition",), unit=edited.id)
        old, new = edited.words
        yield place.error("FC605", _EDITED, go_on, old=old, new=new)
    others = ", ".join(found.others)
    if others:
        text = "This edition is published, and something else than its texts is no longer what it was: {others}."
        yield at(document, ("edition",)).error("FC605", text, go_on, others=others)
    elif found.untouched:
        text = "This edition is published, and its figures or countries no longer print as they did."
        yield at(document, ("edition",)).error("FC605", text, _UNTOUCHED, slug=slug, edition=edition)
    elif not found.texts:
        text = "This edition is published, and it is no longer what it was: its facts, links, sources, ids or order."
        yield at(document, ("edition",)).error("FC605", text, go_on)


_EDITED = "This edition is published, and its text is no longer what it was: “{old}” is now “{new}”."
_GO_ON = (
    "Undo the change (git checkout, or write the old text), and make it in the draft: factsheet revise {slug}. "
    "If it corrects a slip and changes no meaning: factsheet release {slug} --amend {edition} --reason …"
)
_UNTOUCHED = (
    "The file is as it was committed, so the locale data of another Babel did this: install the locked version, "
    "or record it: factsheet release {slug} --amend {edition} --reason …"
)


def check_locked_files(tree: ContentTree) -> Iterator[Diagnostic]:
    """Every edition that the lock has is still there, and the series' texts are what they were."""
    for slug in tree.slugs:
        for edition in lock_entries(tree, slug):
            if edition not in tree.editions(slug):
                pointer = ("factsheets", slug, edition)
                text = phrase(
                    "{slug} was published on {edition}, and that edition is gone.", slug=slug, edition=edition
                )
                yield at(tree.lock, pointer).error(
                    "FC606", text, "Bring the file back; an edition is withdrawn, not deleted."
                )
    if readable(tree.lock):
        yield from _series_findings(tree)


def _series_findings(tree: ContentTree) -> Iterator[Diagnostic]:
    locked = series_lock_entries(tree)
    for series in filter(lambda series: readable(series.document), map(tree.series, tree.series_editions)):
        edition = series.document.path.rpartition("/")[2].removesuffix(".yaml")
        if edition not in locked:
            text = phrase("The edition {edition} of the series is not in {lock}.", edition=edition, lock=LOCK_PATH)
            yield at(series.document, ("edition",)).warning("FC604", text)
        elif locked[edition].hash != series_fingerprint(series):
            from factsheet_content.editions.published import series_tampering

            found = series_tampering(tree, series, locked[edition].hash)
            yield from _tampered(series.document, found, "--series", edition)


def check_languages(tree: ContentTree, sheet: Sheet) -> Iterator[Diagnostic]:
    """Languages in which a published edition cannot be published any more, and which units are the reason."""
    if sheet.edition is None:
        return
    for tag in filter(is_language, tree.languages):
        # Of a catalog that cannot be read, what is missing cannot be told.
        catalogs = (tree.catalog(tag, domain) for domain in (f"factsheets/{sheet.slug}", *SHARED_DOMAINS))
        if all(catalog is None or catalog.intact for catalog in catalogs):
            yield from refusals(tree, sheet, tag, Severity.WARNING)


def refusals(tree: ContentTree, sheet: Sheet, tag: str, severity: Severity) -> Iterator[Diagnostic]:
    """Why an edition is not published in a language: each critical unit that is not current, and too little done."""
    found = coverage(tree, sheet, Language(tree, tag))
    name = f"{sheet.slug}@{sheet.edition or 'draft'}"
    for unit, state in found.blocking:
        text = phrase(
            "{name} is not published in {tag}: critical unit {unit} {why}.",
            name=name,
            tag=tag,
            unit=unit.id,
            why=_WHY[state],
        )
        yield _refusal(tree, unit, tag, severity, text)
    if found.ratio < found.threshold:
        counts = found.counts
        text = phrase(
            "{name} is not published in {tag}: "
            "{current} of {total} units are current ({ratio:.0%}), and {threshold:.0%} are needed.",
            name=name,
            tag=tag,
            current=counts.current,
            total=counts.total,
            ratio=found.ratio,
            threshold=found.threshold,
        )
        path = f"content/{tag}/factsheets/{sheet.slug}.po"
        yield Diagnostic("FC506", text, path, 0, 0, severity, help=phrase("Translate what is missing or outdated."))


def _refusal(tree: ContentTree, unit: Unit, tag: str, severity: Severity, text: str) -> Diagnostic:
    path = f"content/{tag}/{unit.domain}.po"
    catalog = tree.catalog(tag, unit.domain)
    entry = catalog.get(unit.id, unit.text) if catalog else None
    help_ = phrase("Translate it, check it, and record in accepted.yaml who accepted it.")
    return Diagnostic(
        "FC505", text, path, entry.line if entry else 0, 1 if entry else 0, severity, help=help_, unit=unit.id
    )


def check_accepted_names(tree: ContentTree) -> Iterator[Diagnostic]:
    """What was accepted belongs to a catalog that there is."""
    for tag in tree.languages:
        path = f"content/{tag}/accepted.yaml"
        document = tree.document(path) if tree.exists(path) else None
        accepted = (document.data or {}).get("accepted") if document and isinstance(document.data, dict) else None
        for domain in accepted if isinstance(accepted, dict) else ():
            if document and not tree.exists(f"content/{tag}/{string(domain)}.po"):
                text = phrase("There is no catalog {domain}.po in {tag}.", domain=domain, tag=tag)
                yield at(document, ("accepted", domain), key=True).error("FC507", text)
