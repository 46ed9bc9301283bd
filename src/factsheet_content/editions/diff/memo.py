"""The difference as an editor would tell it: what to read first, in words; every form is made from this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factsheet_content.editions.diff.changes import Weight
from factsheet_content.editions.diff.languages import unit_id
from factsheet_content.editions.diff.telling import differences, happened, is_second_half, summary
from factsheet_content.editions.diff.words import new_text, old_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factsheet_content.editions.diff.changes import Change, Diff
    from factsheet_content.editions.diff.languages import Consequence
    from factsheet_content.editions.diff.telling import Context
    from factsheet_content.editions.diff.words import Stretches


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: what happened, to what, and the words."""

    what: str
    where: str
    id: str
    texts: tuple[Stretches, ...]
    remarks: tuple[str, ...]
    language: str = ""
    """The language of the texts where it is not the memo's own."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one weight."""

    weight: Weight
    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Memo:
    """All that a form has to show."""

    language: str
    title: str
    summary: str
    groups: tuple[Group, ...]
    languages_heading: str
    languages: tuple[str, ...]


def memo(diff: Diff, context: Context, languages: Sequence[Consequence] = ()) -> Memo:
    """The difference in words."""
    say = context.phrases
    writer = _Writer(diff, context)
    groups = (
        Group(weight, say(str(weight)), tuple(map(writer.entry, writer.leading(diff.of(weight))))) for weight in Weight
    )
    return Memo(
        say.language,
        say("title", slug=diff.slug, old=diff.old, new=diff.new),
        summary(diff, context),
        tuple(group for group in groups if group.entries),
        say("languages"),
        tuple(_consequence(found, context) for found in languages) if diff else (),
    )


class _Writer:
    def __init__(self, diff: Diff, context: Context) -> None:
        self._diff, self._context, self._say = diff, context, context.phrases

    @staticmethod
    def leading(changes: Sequence[Change]) -> list[Change]:
        """Of a split or a merge, the half that tells it."""
        return [change for change in changes if not (change.partner and is_second_half(change))]

    def entry(self, change: Change) -> Entry:
        texts, dutch = self._texts(change)
        remarks = [*self._remarks(change)]
        if dutch:
            remarks.append(self._say("only_dutch"))
        where = self._context.place(change)
        return Entry(happened(change, self._say), where, _ids(change), texts, tuple(remarks), "nl" if dutch else "")

    def _texts(self, change: Change) -> tuple[tuple[Stretches, ...], bool]:
        """The words of the change, in the memo's language where both texts are current in it."""
        shown = [(name, stretches) for name, stretches in change.words if _differs(stretches)]
        languages = self._context.texts
        if languages is None:
            return self._dutch(shown), False
        found = []
        for name, _ in shown:
            before = languages[0].get(unit_id(change.old_id, name)) if change.old_id else ""
            after = languages[1].get(unit_id(change.new_id, name)) if change.new_id else ""
            if before is None or after is None:
                return self._dutch(shown), True
            found.append(self._context.read(before, after))
        return tuple(found), False

    def _dutch(self, shown: list[tuple[str, Stretches]]) -> tuple[Stretches, ...]:
        return tuple(self._context.read_dutch(old_text(stretches), new_text(stretches)) for _, stretches in shown)

    def _remarks(self, change: Change) -> Iterator[str]:
        say = self._say
        yield from self._facts(change)
        yield from self._flags(change)
        if "kind" in change.aspects and change.old and change.new:
            yield say("kind_from_to", old=say.known(change.old.kind), new=say.known(change.new.kind))
        if "renamed" in change.aspects or "moved" in change.aspects:
            along = sum(1 for other in self._diff.changes if other.implied and self._goes_along(other, change))
            if along:
                yield say("with_parts", n=along)
        if change.shifted:
            yield self._shifted(change)
        if change.partner:
            yield say("split_into" if "split" in change.aspects else "merged_with", partner=change.partner)
        if change.likeness:
            yield say("alike", percent=f"{change.likeness:.0%}")
        if change.ruled:
            as_, ruled = say(str(change.weight)).lower(), say(str(change.ruled)).lower()
            yield say("judged", **{"as": as_, "because": change.because, "ruled": ruled})
        if change.weight is Weight.SAFETY:
            yield say("why", reasons=say.listed([say(f"reason_{reason}") for reason in change.reasons]))

    @staticmethod
    def _goes_along(other: Change, change: Change) -> bool:
        return bool(change.new_id and other.new_id and other.new_id.startswith(f"{change.new_id}/"))

    def _shifted(self, change: Change) -> str:
        order = next((order for order in self._diff.orders if order.new_parent == change.new_id), None)
        names = [id_.rpartition("/")[2] for id_ in change.shifted]
        if order and len(order.old) == len(order.new):
            differing = [
                after.rpartition("/")[2] for before, after in zip(order.old, order.new, strict=True) if before != after
            ]
            if len(differing) == 2 and set(order.old) == set(order.new):  # noqa: PLR2004 - two places: a swap
                return self._say("swapped", names=self._say.listed(differing))
        return self._say("shifted", names=self._say.listed(names))

    def _facts(self, change: Change) -> Iterator[str]:
        if change.kind in {"fact", "link", "source", "contact", "contacts"}:
            yield from differences(change, self._context)

    def _flags(self, change: Change) -> Iterator[str]:
        if not (change.old and change.new):
            return
        for flag in ("critical", "editorial", "shared"):
            if flag in change.aspects:
                yield self._say(f"now_{flag}" if change.new.values.get(flag) else f"no_longer_{flag}")


def _differs(stretches: Stretches) -> bool:
    return any(fate != "=" for fate, _ in stretches)


def _ids(change: Change) -> str:
    if change.old_id and change.new_id and change.old_id != change.new_id:
        return f"{change.old_id} → {change.new_id}"
    return change.id.lstrip("#")


def _consequence(found: Consequence, context: Context) -> str:
    say = context.phrases
    language = context.language_name(found.language)
    if found.outdated:
        units = say.listed(found.outdated)
        sentence = say("outdated", language=language, n=len(found.outdated), words=found.words, units=units)
    else:
        sentence = say("current", language=language)
    percent = f"{found.coverage:.0%}"
    if found.publishable:
        return f"{sentence} {say('publishable', percent=percent)}"
    if found.blocking:
        return f"{sentence} {say('blocked', units=say.listed(found.blocking))}"
    return f"{sentence} {say('not_publishable', percent=percent)}"
