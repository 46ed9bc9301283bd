"""``factsheet list``: what factsheets there are, their editions and languages, and how old the checks are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from factsheet_content.cli import output
from factsheet_content.cli.wording import told, word
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.publication import Publication


_STATUSES = {
    "current": phrase("current"),
    "superseded": phrase("superseded"),
    "withdrawn": phrase("withdrawn"),
    "unreleased": phrase("unreleased"),
}
_WEIGHTS = {
    "safety": phrase("safety"),
    "substance": phrase("substance"),
    "wording": phrase("wording"),
    "layout": phrase("layout"),
}


@click.command("list", epilog="Example: factsheet list gedwongen-achterlating --editions")
@click.argument("slug", required=False)
@click.option("--editions", is_flag=True, help="Show every edition.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the list.")
@click.pass_obj
def command(root: str | None, slug: str | None, editions: bool, form: str) -> int:
    """Lists factsheets with their editions, languages, reviews, and the oldest check of a number to call."""
    from factsheet_content.checks.validation import errors, validate
    from factsheet_content.editions.publication import Publication
    from factsheet_content.errors import UnknownFactsheetError

    tree = output.open_tree(root)
    if slug and slug not in tree.slugs:
        known = ", ".join(tree.slugs) or phrase("none")
        raise UnknownFactsheetError(phrase("no factsheet {slug!r}; there are: {known}", slug=slug, known=known))
    listed = [_describe(Publication(tree), name) for name in ([slug] if slug else tree.slugs)]
    shown = "".join(f"{line}\n" for entry in listed for line in _lines(entry, editions=editions))
    if form == "json":
        output.write(json.dumps(listed, ensure_ascii=False, indent=2) + "\n")
    else:
        output.write(shown if slug else shown + "".join(f"{line}\n" for line in _without(tree)))
    if not errors(validate(tree)):
        return 0
    output.say(phrase("factsheet: the content has errors, so this list may lack something; run: factsheet validate"))
    return 1


def _describe(publication: Publication, slug: str) -> dict[str, Any]:
    tree = publication.tree
    newest = publication.newest(slug)
    sheet = next((sheet for sheet in tree.sheets(slug) if newest in (None, sheet.edition)), None)
    return {
        "slug": slug,
        "title": sheet.title.text if sheet and sheet.title else "",
        "types": [type_ for type_, entry in tree.types.entries.items() if entry.get("factsheet") == slug],
        "current": newest,
        "draft": tree.has_draft(slug),
        "editions": [_edition(publication, slug, edition) for edition in tree.editions(slug)],
        "reviewed": tree.notices(slug).review.get("on"),
        "oldest_verification": publication.oldest_verification(sheet) if sheet else None,
    }


def _without(tree: ContentTree) -> Iterator[str]:
    """The types of violence that have no factsheet yet."""
    without = {type_: entry for type_, entry in tree.types.entries.items() if entry.get("factsheet") not in tree.slugs}
    if without:
        yield from ("", word("types without a factsheet:"))
        yield from (f"  {type_}  {entry.get('name', '')}" for type_, entry in without.items())


def _edition(publication: Publication, slug: str, edition: str) -> dict[str, Any]:
    """An edition with its history, as the JSON contract has it."""
    from factsheet_content.authoring.tree import SOURCE_LANGUAGE
    from factsheet_content.contract import to_dict

    found = next((one for one in publication.edition_entries(slug, SOURCE_LANGUAGE) if one.edition == edition), None)
    if found is None:  # written, and not released
        return {"edition": edition, "status": publication.status(slug, edition), "languages": []}
    entry: dict[str, Any] = to_dict(found)
    return entry | _plain(entry)


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    """Texts as plain strings: there is one language here."""
    plain: dict[str, Any] = {}
    if "note" in entry:
        plain["note"] = entry["note"]["text"]
    if "amended" in entry:
        plain["amended"] = [{"on": one["on"], "reason": one["reason"]["text"]} for one in entry["amended"]]
    if "withdrawn" in entry:
        plain["withdrawn"] = {"on": entry["withdrawn"]["on"], "reason": entry["withdrawn"]["reason"]["text"]}
    return plain


def _lines(entry: dict[str, Any], *, editions: bool) -> Iterator[str]:
    current = next((row for row in entry["editions"] if row["edition"] == entry["current"]), None)
    yield f"{entry['slug']}  {entry['title']}"
    if entry["types"] not in ([], [entry["slug"]]):
        yield f"  {word('types'):<12}{', '.join(entry['types'])}"
    if current:
        yield f"  {word('current'):<12}{current['edition']} ({', '.join(current['languages'])})"
    yield f"  {word('draft'):<12}{word('yes') if entry['draft'] else word('no')}"
    yield f"  {word('reviewed'):<12}{entry['reviewed'] or word('never')}"
    yield f"  {word('oldest check of a number')}  {entry['oldest_verification'] or word('none known')}"
    for row in entry["editions"] if editions else ():
        yield ""
        yield from _history(row)


def _history(row: dict[str, Any]) -> Iterator[str]:
    released = word(", released {day}", day=row["released"]) if "released" in row else ""
    yield f"  {row['edition']}  {told(_STATUSES.get(row['status'], row['status']))}{released}"
    yield f"    {word('languages'):<12}{', '.join(row['languages']) or word('none')}"
    if row.get("changes"):
        counts = (f"{count} {told(_WEIGHTS[weight])}" for weight, count in row["changes"].items())
        yield f"    {word('changes'):<12}{', '.join(counts)}"
    if "note" in row:
        yield from _wrapped(word("note"), row["note"])
    for review in row.get("reviews", ()):
        yield f"    {word('reviewed'):<12}{_review_said(review)}"
    for day in row.get("reissued", ()):
        yield f"    {word('issued again, unchanged, on {day}', day=day)}"
    for amendment in row.get("amended", ()):
        yield from _wrapped(word("amended"), f"{amendment['on']}: {amendment['reason']}")
    if withdrawn := row.get("withdrawn"):
        yield from _wrapped(word("withdrawn"), f"{withdrawn['on']}: {withdrawn['reason']}")


def _review_said(review: dict[str, Any]) -> str:
    said = phrase("{day} by {by}", day=review["on"], by=review["by"])
    return told(phrase("{said}, next by {due}", said=said, due=review["due"]) if "due" in review else said)


def _wrapped(name: str, text: str) -> Iterator[str]:
    import textwrap

    yield from textwrap.wrap(text, 100, initial_indent=f"    {name:<12}", subsequent_indent=" " * 16)
