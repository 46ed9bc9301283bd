"""What became of each published edition of a factsheet: its release, what it changed, what happened to it since."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from factsheet_content import inline, model
from factsheet_content.authoring.tree import SOURCE_LANGUAGE
from factsheet_content.record import replace
from factsheet_content.translation import locales
from factsheet_content.translation.states import Language
from factsheet_content.translation.templates import note_unit
from factsheet_content.translation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factsheet_content.authoring.tree import ContentTree
    from factsheet_content.editions.lock import LockEntry


@dataclass(frozen=True, slots=True)
class Happening:
    """What the lock and the files know of one edition, in no language."""

    released: str
    changes: Mapping[str, int]
    lock: LockEntry
    reviews: tuple[model.EditionReview, ...] = ()


def happenings(
    tree: ContentTree, slug: str, published: Sequence[str], lock: Mapping[str, LockEntry]
) -> dict[str, Happening]:
    """Per published edition, newest first, what is known of it."""
    before = dict(zip(published, [*published[1:], None], strict=False))  # none is published: none is before
    reviews = _reviews(tree, slug, {edition: lock[edition] for edition in published})
    return {
        edition: Happening(
            lock[edition].released,
            _sizes(tree, slug, older, edition),
            lock[edition],
            tuple(review for of, review in reviews if of == edition),
        )
        for edition, older in before.items()
    }


def _reviews(
    tree: ContentTree, slug: str, lock: Mapping[str, LockEntry]
) -> list[tuple[str | None, model.EditionReview]]:
    """Every review with the edition that it is of, the one that was current on its day; the last one comes first."""
    return [
        (_current_on(lock, review["on"]), model.EditionReview(review["on"], review["by"], review.get("due")))
        for review in tree.notices(slug).reviews
    ]


def _current_on(lock: Mapping[str, LockEntry], day: str) -> str | None:
    there = (edition for edition, entry in lock.items() if edition <= day and not "" < entry.withdrawn < day)
    return max(there, default=None)


def _sizes(tree: ContentTree, slug: str, older: str | None, edition: str) -> Mapping[str, int]:
    """How many changes of each weight there are since the edition before, the heaviest first."""
    if older is None:
        return model.EMPTY
    # Most factsheets have one edition, and nothing to compare it with.
    from factsheet_content.editions.diff import asking
    from factsheet_content.editions.diff.changes import Weight

    diff = asking.of_editions(tree, slug, older, edition).diff
    counts = {str(weight): len(diff.of(weight)) for weight in Weight}
    return MappingProxyType({weight: count for weight, count in counts.items() if count})


def entry(edition: str, status: str, languages: tuple[str, ...], known: Happening) -> model.EditionEntry:
    """An edition as the index has it, without words in any language."""
    lock = known.lock
    return model.EditionEntry(
        edition,
        status,
        languages,
        released=known.released,
        changes=known.changes,
        reissued=lock.reissued,
        reviews=known.reviews,
        amended=tuple(model.Amendment(amendment.on) for amendment in lock.amended),
        withdrawn=model.Withdrawal(lock.withdrawn) if lock.withdrawn else None,
    )


def told(tree: ContentTree, slug: str, entry_: model.EditionEntry, known: Happening, tag: str) -> model.EditionEntry:
    """The same with its words: the change note in that language, reasons as the editors wrote them."""
    sheet = tree.sheet(slug, entry_.edition)
    note = note_unit(sheet)
    amended = tuple(model.Amendment(one.on, _dutch(one.reason, tag)) for one in known.lock.amended)
    reason = _dutch(known.lock.withdrawn_because, tag)
    return replace(
        entry_,
        note=Wording(tree, sheet, Language(tree, tag)).text(note) if note else None,
        amended=amended,
        withdrawn=model.Withdrawal(entry_.withdrawn.on, reason) if entry_.withdrawn else None,
    )


def _dutch(text: str, tag: str) -> model.Text:
    """What the editors wrote in the lock, which nobody translates."""
    markdown = inline.to_markdown((inline.Plain(text),))
    if tag == SOURCE_LANGUAGE:
        return model.Text(text, markdown)
    return model.Text(text, markdown, lang=SOURCE_LANGUAGE, dir=locales.direction(SOURCE_LANGUAGE))
