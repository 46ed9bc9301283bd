"""Finds which part of one edition is which part of another where the ids differ: declared, the same text, or alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from factsheet_content.editions.diff.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from factsheet_content.editions.diff.parts import Part, Parts

#: How alike two texts must be (0 to 100, rapidfuzz's ratio) to be called one text that was reworded.
ALIKE = 65

# Up to this many pairs each is weighed; beyond it only those that share a rare word.
_EVERY_PAIR = 4_000
_RARE = 8

_FAMILIES = {
    "paragraph": "text",
    "subheading": "text",
    "callout": "text",
    "item": "text",
    "bullets": "list",
    "steps": "list",
}

# Two addresses or two figures may look alike and have nothing to do with each other.
_JUDGED_BY_LIKENESS = ("text", "definition", "section")


class Match(NamedTuple):
    """Two parts that are one; ``likeness`` is 0 to 1 where only their texts say so, ``None`` where it is certain."""

    old: str
    new: str
    likeness: float | None = None


def match(old: Parts, new: Parts, removed: list[str], added: list[str], declared: Mapping[str, str]) -> list[Match]:
    """The parts that only seem to have gone and come."""
    return _Matching(old, new, removed, added).matches(declared)


class _Matching:
    def __init__(self, old: Parts, new: Parts, removed: list[str], added: list[str]) -> None:
        self._old, self._new = old, new
        self._removed, self._added = dict.fromkeys(removed), dict.fromkeys(added)
        self._found: list[Match] = []
        self._pairs: dict[str, str] = {}

    def matches(self, declared: Mapping[str, str]) -> list[Match]:
        for one, other in declared.items():
            # A move is declared by the younger edition, and the younger may stand on either side.
            for before, after in ((one, other), (other, one)):
                if before in self._removed and after in self._added:
                    self._take(before, after)
        for find in (self._same, self._alike, self._containers, self._same_names):
            if not (self._removed and self._added):
                break
            find()
        return self._found

    def _take(self, before: str, after: str, likeness: float | None = None) -> None:
        self._found.append(Match(before, after, likeness))
        self._pairs[before] = after
        del self._removed[before], self._added[after]

    def _same(self) -> None:
        """Parts that say the same, those that keep their name or parent first."""
        there = defaultdict(list)
        for after in self._added:
            there[_family(self._new[after]), _said(self._new[after])].append(after)
        choices = []
        for before in self._removed:
            key = _family(self._old[before]), _said(self._old[before])
            choices += [(*self._strangeness(before, after), before, after) for after in there[key] if key[1]]
        for *_, before, after in sorted(choices):
            if before in self._removed and after in self._added:
                self._take(before, after)

    def _strangeness(self, before: str, after: str) -> tuple[bool, bool, list[str]]:
        parents = self._old[before].parent != self._new[after].parent
        names = before.rpartition("/")[2] != after.rpartition("/")[2]
        return parents, names, sorted((before, after))

    def _alike(self) -> None:
        from rapidfuzz import fuzz

        scores = []
        for before, after in self._candidates():
            score = fuzz.ratio(_said(self._old[before]), _said(self._new[after]), score_cutoff=ALIKE)
            if score:
                scores.append((-score, *self._strangeness(before, after), before, after))
        for score, *_, before, after in sorted(scores):
            if before in self._removed and after in self._added:
                self._take(before, after, round(-score / 100, 4))

    def _candidates(self) -> Iterator[tuple[str, str]]:
        befores, afters = self._judged(self._old, self._removed), self._judged(self._new, self._added)
        for family in befores.keys() & afters.keys():
            ours, theirs = befores[family], afters[family]
            if len(ours) * len(theirs) <= _EVERY_PAIR:
                yield from [(before, after) for before in ours for after in theirs]
            else:
                yield from self._sharing(ours, theirs)

    @staticmethod
    def _judged(parts: Parts, ids: Iterable[str]) -> dict[str, list[str]]:
        """What likeness may say something of, by family."""
        found: dict[str, list[str]] = {}
        for id_ in ids:
            family = _family(parts[id_])
            if family in _JUDGED_BY_LIKENESS and _said(parts[id_]):
                found.setdefault(family, []).append(id_)
        return found

    def _sharing(self, befores: list[str], afters: list[str]) -> Iterable[tuple[str, str]]:
        """Pairs that share a word that few others have, so that the work grows with the texts, not their square."""
        ours, theirs = _index(self._old, befores), _index(self._new, afters)
        return dict.fromkeys(
            (before, after)
            for word, having in ours.items()
            if len(having) <= _RARE and len(theirs.get(word, ())) <= _RARE
            for before in having
            for after in theirs.get(word, ())
        )

    def _containers(self) -> None:
        """Lists and sections are the ones whose contents they have; where none has been found, nothing is guessed."""
        for _ in range(2):  # blocks first, then the sections that they stand in
            votes = Counter(
                (self._old[before].parent, self._new[after].parent) for before, after in self._pairs.items()
            )
            ranked = sorted(votes.items(), key=lambda vote: (-vote[1], sorted(vote[0])))
            for (before, after), _count in ranked:
                if (
                    before in self._removed
                    and after in self._added
                    and _family(self._old[before]) == _family(self._new[after])
                ):
                    self._take(before, after)

    def _same_names(self) -> None:
        """What has the same name in a list or section that was found again is the same, however reworded."""
        for before in list(self._removed):
            parent = self._pairs.get(self._old[before].parent)
            after = f"{parent}/{before.rpartition('/')[2]}"
            if parent and after in self._added and _family(self._old[before]) == _family(self._new[after]):
                self._take(before, after)


def _family(part: Part) -> str:
    return _FAMILIES.get(part.kind, part.kind)


def _said(part: Part) -> str:
    """What a part is known by: its words, or what it refers to."""
    return _SAID.get(part.kind, _text)(part.values)


def _text(values: Mapping[str, Any]) -> str:
    return str(values.get("text", ""))


def _fact(values: Mapping[str, Any]) -> str:
    names = ("label", "value", "min", "max", "countries", "unit", "per")
    return " ".join(str(values[name]) for name in names if name in values)


_SAID: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "section": lambda values: str(values["heading"]),
    "contacts": lambda values: " ".join(map(str, values["contacts"])),
    "definition": lambda values: f"{values['term']}: {values['text']}",
    "link": lambda values: str(values["address"]),
    "source": lambda values: str(values.get("title", "")),
    "contact": lambda values: str(values.get("name", "")),
    "fact": _fact,
}


def _index(parts: Parts, ids: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        for word in dict.fromkeys(words(_said(parts[id_]))):
            found[word].append(id_)
    return found
