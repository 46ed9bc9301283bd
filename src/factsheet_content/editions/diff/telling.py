"""What every memo needs: where a change is read, what became of data, and the whole difference in one paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from factsheet_content.editions.diff.changes import Weight
from factsheet_content.editions.diff.languages import unit_id
from factsheet_content.editions.diff.naming import as_written, section_headings, value_name
from factsheet_content.editions.diff.parts import NOTES
from factsheet_content.editions.diff.reading import plain
from factsheet_content.editions.diff.words import compare_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factsheet_content.editions.diff.changes import Change, Diff
    from factsheet_content.editions.diff.laying import Snapshot
    from factsheet_content.editions.diff.phrases import Phrases
    from factsheet_content.editions.diff.words import Stretches

    FactPhrase = Callable[[Mapping[str, Any]], str]

_FIGURES = ("value", "min", "max", "countries", "unit", "per")


@dataclass(frozen=True)
class Context:
    """What a memo needs to know beside the difference itself."""

    old: Snapshot
    new: Snapshot
    phrases: Phrases
    fact: FactPhrase
    """A fact as a reader sees it, with its unit."""
    texts: tuple[Mapping[str, str], Mapping[str, str]] | None = None
    """The old and new texts in the memo's language, by unit; ``None`` where that is Dutch."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Section → heading in the memo's language, where there is one."""
    language_name: Callable[[str], str] = str
    type_name: Callable[[str], str] = str
    """A type of violence, by its slug."""
    label: Callable[[str], str] = str
    """A word that publications print: what a call costs, when somebody answers."""
    read: Callable[[str, str], Stretches] = compare_words
    """Two texts in the memo's language, compared as a reader reads them."""
    read_dutch: Callable[[str, str], Stretches] = compare_words
    """The same of texts that are there in Dutch alone."""

    def place(self, change: Change) -> str:
        """The heading that a reader finds it under."""
        part = change.new or change.old
        parent = part.parent if part else change.id
        section = change.id.partition("/")[0]
        if parent.startswith("#") and change.kind != "section":
            return self.phrases.known(parent)
        if parent == "":
            return self.phrases.known(f"#{change.kind}")
        for headings in (self.headings, section_headings(self.new), section_headings(self.old)):
            if headings.get(section):
                return plain(headings[section])
        return section


def is_second_half(change: Change) -> bool:
    """Whether it is the loose text of a split or a merge, which the other half tells of."""
    return bool(change.partner) and not {"added", "removed"}.isdisjoint(change.aspects)


def happened(change: Change, say: Phrases) -> str:
    """What happened, in words; that a note for editors changed as well is told only where nothing else did."""
    aspects = [aspect for aspect in change.aspects if aspect != "comment"] or change.aspects
    return say.listed([say(aspect) for aspect in aspects]).capitalize()


def differences(change: Change, context: Context) -> Iterator[str]:
    """What changed of a fact, a link, a source or a contact: "182–815 → 200–900 personen per jaar"."""
    say = context.phrases
    old, new = (dict(part.values) if part else {} for part in (change.old, change.new))
    if change.kind == "fact":
        before, after = (context.fact(values) if values else "" for values in (old, new))
        if before != after:
            yield say("from_to", old=before or say("absent"), new=after or say("absent"))
        old, new = ({key: value for key, value in values.items() if key not in _FIGURES} for values in (old, new))
    for name, before, after in _changed(dict(_leaves(old)), dict(_leaves(new)), context):
        if not (change.kind == "fact" and name == "label"):
            yield f"{_called(name, say)}: " + say("from_to", old=before or say("absent"), new=after or say("absent"))


def _changed(old: Mapping[str, Any], new: Mapping[str, Any], context: Context) -> Iterator[tuple[str, str, str]]:
    """The name of each value that is another now, with what it was and is called."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ()), new.get(name, ())
        if before == after:
            continue
        words = value_name(name, before, context.old, context), value_name(name, after, context.new, context)
        if words[0] == words[1]:  # two things of one name: only their ids tell them apart
            words = as_written(before), as_written(after)
        yield name, *words


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, below in value.items():
            if key in NOTES or (key == "kind" and name):
                continue  # what only editors read is told of, not quoted
            yield from _leaves(below, f"{name}.{key}" if name else key)
    else:
        yield name, value


def _called(name: str, say: Phrases) -> str:
    """A value as an editor calls it; one that has no word here is called what the file calls it."""
    channel = ""
    if name.startswith("channels."):
        _, channel, *fields = name.split(".")
        name = ".".join(fields)
    word = say.known(f"@{name}").removeprefix("@")
    return ", ".join(filter(None, (channel, word)))


def summary(diff: Diff, context: Context) -> str:
    """One paragraph: the change note that a reader gets."""
    say = context.phrases
    if not diff:
        return say("nothing", old=diff.old, new=diff.new)
    changes = [change for change in diff.told if not is_second_half(change)]
    sentences = [say("count", n=len(changes), old=diff.old, new=diff.new)]
    grave = sum(change.weight is Weight.SAFETY for change in changes)
    if grave:
        sentences.append(say("of_which", n=grave))
    sentences += _figures(changes, context)
    by_aspect: dict[str, dict[str, int]] = {}
    for change in changes:
        if change.kind != "fact" and change.aspects:
            places = by_aspect.setdefault(happened(change, say), {})
            place = context.place(change)
            places[place] = places.get(place, 0) + 1
    for aspect, places in by_aspect.items():
        names = say.listed([say("summary_place", place=place, n=n) for place, n in places.items()])
        sentences.append(say("summary_of", aspect=aspect, names=names))
    return " ".join(sentences)


def _figures(changes: Sequence[Change], context: Context) -> Iterator[str]:
    for change in changes:
        if change.kind == "fact" and (told := next(differences(change, context), None)):
            part = change.new or change.old
            label = str(part.values.get("label", change.id)) if part else change.id
            translated = (context.texts or ({}, {}))[1].get(unit_id(change.id, "label"))
            yield context.phrases("summary_of", aspect=plain(translated or label), names=told)
