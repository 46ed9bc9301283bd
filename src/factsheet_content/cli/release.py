"""``factsheet release``: the draft becomes an edition; and what can still happen to an edition afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factsheet_content.cli import changing, output
from factsheet_content.messages import phrase

if TYPE_CHECKING:
    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.publishing.releasing import Behind

# Each is another thing to do, with what it needs beside it, and what it can do with.
_ACTIONS: dict[str, tuple[set[str], set[str]]] = {
    "date": (set(), {"note", "dry_run"}),
    "amend": ({"reason"}, set()),
    "withdraw": ({"reason"}, set()),
    "reissue": (set(), {"date"}),
}


@click.command("release", epilog="Example: factsheet release gedwongen-achterlating --date 2026-12-01 --dry-run")
@click.argument("slug", required=False)
@click.option("--series", is_flag=True, help="The text that the whole series shares, instead of a factsheet.")
@click.option("--date", metavar="DATE", help="Release the draft as the edition of this date; the day of a re-issue.")
@click.option("--note", metavar="TEXT", help="What is new, for readers; by default what the draft or the diff says.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what the release would do.")
@click.option("--amend", metavar="EDITION", help="Record that its edited file is a correction that changes no meaning.")
@click.option("--withdraw", metavar="EDITION", help="Record that it must not be used any more.")
@click.option("--reissue", metavar="EDITION", help="Record that it was issued again unchanged, today or on --date.")
@click.option("--reason", metavar="TEXT", help="Why it is amended or withdrawn, in Dutch, for readers.")
@click.pass_obj
def command(root: str | None, /, slug: str | None, series: bool, **options: str | bool | None) -> int:
    """Releases the draft of SLUG as the edition of --date, all or nothing; or amends, re-issues or withdraws one."""
    given = {name: str(value) for name, value in options.items() if value not in (None, False)}
    action = _action(given)
    work = changing.chosen_work(slug, series=series)
    tree = output.open_tree(root)
    if action == "date":
        return _release(tree, work, given)
    return _recall(tree, work, action, given)


def _action(given: dict[str, str]) -> str:
    """What is asked for; ``UsageError`` where that is nothing, two things, or less than is needed."""
    chosen = [name for name in _ACTIONS if name in given and name != "date"] or ["date"] * ("date" in given)
    if len(chosen) != 1:
        raise click.UsageError(phrase("give --date to release the draft, or one of --amend, --withdraw and --reissue"))
    needed, allowed = _ACTIONS[chosen[0]]
    if missing := needed - given.keys():
        raise click.UsageError(phrase("--{option} needs --{other}", option=chosen[0], other=missing.pop()))
    if surplus := sorted(given.keys() - needed - allowed - {chosen[0]}):
        raise click.UsageError(
            phrase("--{option} has no meaning with --{other}", option=surplus[0].replace("_", "-"), other=chosen[0])
        )
    if "reason" in given and not given["reason"].strip():
        raise click.UsageError(phrase("--reason is empty"))
    return chosen[0]


def _release(tree: ContentTree, slug: str | None, given: dict[str, str]) -> int:
    from factsheet_content.publishing.releasing import release

    dry_run = "dry_run" in given
    done = release(tree, slug, given["date"], given.get("note"), dry_run=dry_run)
    name = f"{slug or 'series'}@{done.edition}"
    output.say(phrase("{name}: would be released", name=name) if dry_run else phrase("{name}: released", name=name))
    if done.proposed:
        output.say(
            phrase("change note (from the diff; changes.note in the file may be edited): {note}", note=done.note)
        )
    elif done.note:
        output.say(phrase("change note: {note}", note=done.note))
    for behind in done.behind:
        output.say(_behind(behind))
    changing.say_written(done.files, dry_run=dry_run)
    return 0


def _behind(behind: Behind) -> str:
    counts, found = behind.coverage.counts, behind.coverage
    keeps = phrase("keeps {edition}, marked superseded", edition=behind.keeps or "")
    critical = phrase(", of the others {count} critical", count=len(found.blocking))
    return phrase(
        "{language} falls behind: it {keeps}, until the new edition is translated "
        "({current} of {total} texts current{critical})",
        language=behind.language,
        keeps=keeps if behind.keeps else phrase("is not published"),
        current=counts.current,
        total=counts.total,
        critical=critical if found.blocking else "",
    )


def _recall(tree: ContentTree, slug: str | None, action: str, given: dict[str, str]) -> int:
    from factsheet_content.publishing import recalling

    edition = given[action]
    name = f"{slug or 'series'}@{edition}"
    if action == "amend":
        found, files = recalling.amend(tree, slug, edition, given["reason"].strip())
        for edited in found.texts:
            output.say(f"{edited.id}: “{'” → “'.join(edited.words)}”")
        output.say(phrase("{name}: amended; translations stay as they were", name=name))
    elif action == "withdraw":
        files, refreshed = recalling.withdraw(tree, slug, edition, given["reason"].strip())
        if slug:
            said = phrase("{name}: withdrawn; it stays readable, with a notice, and no language keeps it", name=name)
        else:
            said = phrase("{name}: withdrawn; every edition that carries it has a notice that says so", name=name)
        output.say(said)
        if not refreshed:
            output.say(phrase("the content has errors: mend them, then run: factsheet i18n update"))
    else:
        day = given.get("date") or tree.today.isoformat()
        files = recalling.reissue(tree, slug, edition, day)
        output.say(phrase("{name}: issued again, unchanged, on {day}", name=name, day=day))
    changing.say_written(files)
    return 0
