"""How much a change matters, by stated rules; an editor may judge otherwise in ``changes.class``, with a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from factsheet_content.editions.diff.changes import Weight
from factsheet_content.editions.diff.words import runs, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factsheet_content.editions.diff.changes import Change
    from factsheet_content.editions.diff.lexicon import Lexicon

# Two spellings of one word are at least this alike ("specifiek", "specifieke"); two words are not.
_SPELLING = 0.8

_CUT = frozenset(("split", "merged"))
_OF_WORDS = frozenset(("added", "removed", "reworded"))


@dataclass(frozen=True, slots=True)
class Judgements:
    """What editors declared in ``changes`` about the step from one edition to the next."""

    moved: Mapping[str, str] = field(default_factory=dict)
    same_meaning: frozenset[str] = frozenset()
    classes: Mapping[str, tuple[Weight, str]] = field(default_factory=dict)
    """Unit → the editor's judgement and the reason for it."""


class Seen:
    """A change with what the rules ask of it, each found out once and only when asked."""

    def __init__(self, change: Change, lexicon: Lexicon, *, critical: bool, same_meaning: bool) -> None:
        self.change, self.lexicon = change, lexicon
        self.critical, self.same_meaning = critical, same_meaning
        self.aspects = frozenset(change.aspects)
        self.kinds = {part.kind for part in (change.old, change.new) if part is not None}
        self.places = [place for _, stretches in change.words for place in runs(stretches)]
        """What was dropped and what was added, place by place."""
        self.runs = [(words(dropped.casefold()), words(added.casefold())) for dropped, added in self.places]
        """The words dropped and added, place by place, in lower case."""
        self.touched = _touched(self.runs)
        """Every word that was dropped, or added, or took another place."""
        self.listed = " ".join(self.touched)
        """The same as one text, for what looks into words."""
        self.cut = not self.aspects.isdisjoint(_CUT)
        """Whether it is half of a split or a merge, in which every word stayed."""
        self.text_changed = not self.cut and not self.aspects.isdisjoint(_OF_WORDS)
        """Whether a reader reads other words, or fewer, or more."""

    @property
    def spaced(self) -> bool:
        """Whether only white space changed in its texts."""
        return all(words(dropped) == words(added) for dropped, added in self.places)

    @property
    def unread(self) -> bool:
        """Whether no reader can notice it."""
        return self.aspects <= {"reworded", "renamed", "comment", "shared"} and self.spaced


def _touched(places: list[tuple[list[str], list[str]]]) -> set[str]:
    found: set[str] = set()
    for dropped, added in places:
        if not dropped or not added:
            found.update(dropped, added)
            continue
        found |= set(dropped) ^ set(added)
        if len(dropped) > 1 and len(added) > 1:  # a word may be there twice, and only once on the other side
            before, after = Counter(dropped), Counter(added)
            found.update(before - after, after - before)
    return found


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason for a weight."""

    name: str
    weight: Weight
    meaning: str
    """What it catches, as the docs have it."""
    holds: Callable[[Seen], bool] = lambda _seen: True
    aspects: frozenset[str] = frozenset()
    """One of these must have happened for it to be asked; none: it is always asked."""


def _only_spelling(seen: Seen) -> bool:
    from rapidfuzz.distance import Indel

    def alike(dropped: list[str], added: list[str]) -> bool:
        left = [
            " ".join(w for w in side if _is_word(w) and w not in seen.lexicon.function_words).replace("-", " ")
            for side in (dropped, added)
        ]
        return left[0] == left[1] or Indel.normalized_similarity(*left) >= _SPELLING

    return all(alike(dropped, added) for dropped, added in seen.runs)


def _is_word(word: str) -> bool:
    return word[-1].isalnum() or word[0] == "{"


def _has_field(seen: Seen, start: str) -> bool:
    return start in seen.listed  # where a brace is, a word begins


def _meaning(seen: Seen) -> bool:
    return seen.text_changed and not seen.same_meaning and not _only_spelling(seen)


def _contact(seen: Seen) -> bool:
    if "contact" in seen.kinds:
        return bool(seen.aspects - {"renamed", "comment", "moved"})
    blocks = "contacts" in seen.kinds and not seen.aspects.isdisjoint(("added", "removed", "contacts"))
    return blocks or (seen.text_changed and _has_field(seen, "{contacts."))


def _number(seen: Seen) -> bool:
    if "fact" in seen.kinds and not seen.aspects.isdisjoint(_CHANGED_DATA):
        return True
    return seen.text_changed and (
        any(map(str.isdigit, seen.listed))
        or _has_field(seen, "{facts.")
        or not seen.touched.isdisjoint(seen.lexicon.numbers)
    )


_CHANGED_DATA = frozenset(("data", "added", "removed"))

#: Every rule; a change has the heaviest weight whose rule holds, and layout where none does.
RULES: tuple[Rule, ...] = (
    Rule(
        "critical",
        Weight.SAFETY,
        "A critical text or list changed in any way that a reader can notice, or began or ceased to be critical.",
        lambda seen: "critical" in seen.aspects or (seen.critical and not seen.unread),
    ),
    Rule(
        "number",
        Weight.SAFETY,
        "A number is among the words that were dropped or added, in figures, in words or as a fact; or a fact changed.",
        _number,
        _OF_WORDS | _CHANGED_DATA,
    ),
    Rule(
        "negation",
        Weight.SAFETY,
        "A negation (`negations` of the lexicon) is among the words that were dropped or added.",
        lambda seen: seen.text_changed and not seen.touched.isdisjoint(seen.lexicon.negations),
        _OF_WORDS,
    ),
    Rule(
        "modal",
        Weight.SAFETY,
        "A word that says how binding or how urgent something is (`modals`) is among the words dropped or added.",
        lambda seen: seen.text_changed and not seen.touched.isdisjoint(seen.lexicon.modals),
        _OF_WORDS,
    ),
    Rule(
        "contact",
        Weight.SAFETY,
        "A contact, a channel, a list of contacts or a contact's place in a text changed.",
        _contact,
    ),
    Rule(
        "added",
        Weight.SUBSTANCE,
        "Something new is there to read.",
        lambda seen: not seen.cut,
        frozenset(("added",)),
    ),
    Rule(
        "removed",
        Weight.SUBSTANCE,
        "Something is gone.",
        lambda seen: not seen.cut,
        frozenset(("removed",)),
    ),
    Rule(
        "meaning",
        Weight.SUBSTANCE,
        "A text has other words, and not only in spelling.",
        _meaning,
        frozenset(("reworded",)),
    ),
    Rule(
        "moved",
        Weight.SUBSTANCE,
        "A text stands under another heading or in another list.",
        aspects=frozenset(("moved",)),
    ),
    Rule(
        "structure",
        Weight.SUBSTANCE,
        "A list became steps or steps a list, a text an item or a heading, or the order of steps changed.",
        lambda seen: "kind" in seen.aspects or "steps" in seen.kinds,
        frozenset(("kind", "reordered")),
    ),
    Rule(
        "data",
        Weight.SUBSTANCE,
        "A link leads elsewhere, or what is said of a source changed.",
        lambda seen: not seen.kinds.isdisjoint(("link", "source")),
        frozenset(("data",)),
    ),
    Rule(
        "editorial",
        Weight.SUBSTANCE,
        "A block is marked as the editors' own addition, or no longer.",
        aspects=frozenset(("editorial",)),
    ),
    Rule(
        "spelling",
        Weight.WORDING,
        "Words differ in spelling, punctuation or function words only, or mean the same (`same_meaning`).",
        lambda seen: seen.text_changed and not seen.spaced,
        frozenset(("reworded",)),
    ),
)


@cache
def _asked(aspects: tuple[str, ...]) -> list[tuple[Weight, list[tuple[str, Callable[[Seen], bool]]]]]:
    """The rules to ask of what happened, the heaviest first."""
    asked = [rule for rule in RULES if not rule.aspects or not rule.aspects.isdisjoint(aspects)]
    heavy = [weight for weight in Weight if weight is not Weight.LAYOUT]
    return [(weight, [(rule.name, rule.holds) for rule in asked if rule.weight is weight]) for weight in heavy]


def weigh(change: Change, lexicon: Lexicon, judgements: Judgements, *, critical: bool) -> Change:
    """The change with its weight and the rules that gave it; the editor's judgement goes before the rules'."""
    ids = change.old_id, change.new_id
    seen = Seen(change, lexicon, critical=critical, same_meaning=not judgements.same_meaning.isdisjoint(ids))
    weight = Weight.LAYOUT
    reasons: tuple[str, ...] = ()
    for heavy, rules in _asked(change.aspects):
        if reasons := tuple([name for name, holds in rules if holds(seen)]):
            weight = heavy
            break
    judged = _judged(judgements, ids) if judgements.classes else None
    if judged and judged[0] is not weight:
        return change.weighed(judged[0], reasons, ruled=weight, because=judged[1])
    return change.weighed(weight, reasons)


def _judged(judgements: Judgements, ids: tuple[str | None, ...]) -> tuple[Weight, str] | None:
    """The editor's judgement, whichever of the two ids it names."""
    return next((judgements.classes[id_] for id_ in sorted(filter(None, ids)) if id_ in judgements.classes), None)
